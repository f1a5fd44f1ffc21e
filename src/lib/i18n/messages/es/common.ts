export const common = {
	app: 'Respiro',
	close: 'Cerrar',
	back: 'Volver',
	done: 'Listo',
	undo: 'Deshacer',
	retry: 'Probar otra vez',
	loading: 'Un momento…',
	skipToContent: 'Ir al contenido',
	nav: {
		label: 'Principal',
		today: 'Hoy',
		stories: 'Historias',
		log: 'Registrar',
		guests: 'Huéspedes',
		me: 'Yo',
		desk: 'Despacho'
	},
	day: {
		today: 'hoy',
		yesterday: 'ayer',
		months: 'ene feb mar abr may jun jul ago sept oct nov dic'
	},
	sync: {
		sent: 'Todo enviado',
		sending: (n: number) => (n > 0 ? `Enviando ${n}` : 'Enviando'),
		waiting: (n: number) => (n > 0 ? `${n} en espera de red` : 'Sin red'),
		needsYou: 'Te necesita',
		open: (state: string) => `${state}. Abrir el registro de envíos`
	},
	place: {
		phone: 'En este teléfono',
		server: 'En el servidor',
		needsYou: 'Te necesita',
		told: 'Contada en la reunión'
	},
	kind: { everyday: 'Detalle de cada día', between: 'Un buen gesto', grand: 'Gran gesto' },
	notFound: {
		title: 'Aquí no hay nada',
		body: 'La dirección no lleva a ninguna pantalla. Lo que has guardado sigue en su sitio.',
		action: 'Ir a Hoy'
	},
	broken: {
		title: 'Esta pantalla no ha podido abrirse',
		body: 'Lo que has guardado está a salvo en este teléfono. Vuelve a probar; si sigue igual, cierra la aplicación y ábrela de nuevo.',
		action: 'Probar otra vez'
	}
};
