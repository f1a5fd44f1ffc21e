export const search = {
	title: 'Buscar',
	field: 'Buscar en las historias',
	placeholder: 'Una palabra, un nombre, una etiqueta',
	filters: 'Filtros',
	bands: { everyday: 'De cada día', middle: 'Intermedias', grand: 'Grandes gestos' },
	photo: 'Con foto',
	untold: 'Sin contar aún',
	forLineup: 'Para la reunión',
	moreFilters: 'Más filtros',
	fewer: 'Quitar filtros',
	person: 'Quién',
	anybody: 'Cualquiera',
	from: 'Desde',
	to: 'Hasta',
	savedOnes: 'Búsquedas guardadas',
	keep: 'Guardar búsqueda',
	kept: 'Guardada',
	clear: 'Borrar todo',
	reading: (n: number) => (n === 0 ? 'Leyendo las historias de este móvil…' : `Leyendo las historias… ${n}`),
	count: (n: number) => (n === 1 ? 'Una historia' : `${n} historias`),
	near: 'Nada escrito justo así. Se parece a esto:',
	asking: ' Buscando también las más antiguas…',
	beyond: 'Más antiguas, que no están en este móvil',
	more: 'Ver más',
	catchUp: {
		title: (n: number, isMore: boolean) =>
			isMore ? `Más de ${n} historias nuevas` : `${n} historias nuevas`,
		lead: (two: number) =>
			two > 1 ? 'Mientras no estabas. Empieza por estas dos:' : 'Mientras no estabas. Empieza por esta:',
		close: 'Ver todas'
	},
	none: {
		title: 'Ninguna historia con eso',
		note: 'Prueba con otra palabra, o con menos filtros.',
		offline: 'En este móvil no hay ninguna. Con red buscaremos también en las más antiguas.'
	}
};
