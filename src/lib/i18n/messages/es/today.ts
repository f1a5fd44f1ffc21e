export const today = {
	title: 'Hoy',
	greeting: {
		morning: (name: string) => `Buenos días, ${name}`,
		afternoon: (name: string) => `Buenas tardes, ${name}`,
		night: (name: string) => `Buenas noches, ${name}`
	},
	forAnyGuest: 'para cualquier huésped, ahora',
	noPermission: 'No necesitas permiso.',
	noCap: 'Sin tope',
	noCapBody: 'Aquí no hay un tope marcado. Haz lo que el huésped necesita.',
	capZero: 'Hoy el dinero no hace falta: palabras, atención y tiempo también cuentan.',
	neverSynced: 'Aún sin datos del servidor',
	everyday: 'Detalle de cada día',
	everydayHint: 'Palabras, atención, cariño',
	grand: 'Gran gesto',
	grandHint: 'Esfuerzo, ingenio, quizá dinero',
	yours: 'Lo tuyo',
	allYours: 'Ver todo',
	toRead: 'Para leer',
	moreStories: 'Todas las historias',
	empty: {
		title: 'Aquí empieza todo con algo pequeño',
		example:
			'«La señora G. buscaba su té de siempre. Salí un momento, se lo traje y le dejé una nota con su nombre».',
		exampleNote: 'Un detalle de cada día: tres minutos, ningún gasto.',
		action: 'Registrar el primero'
	}
};
