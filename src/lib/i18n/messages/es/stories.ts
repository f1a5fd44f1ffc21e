export const stories = {
	title: 'Historias',
	legends: 'Leyendas',
	search: 'Buscar',
	news: (n: number) => (n === 1 ? 'Una historia nueva' : `${n} historias nuevas`),
	all: 'Todas',
	/** Stories that other locations share. */
	elsewhere: 'Otras sedes',
	fromPlace: (place: string) => `De ${place}`,
	filter: 'Sede',
	filling: 'Completando historias más antiguas…',
	end: 'Has llegado al principio.',
	older: {
		asking: 'Buscando historias más antiguas…',
		noAnswer: 'Las historias más antiguas no caben en este móvil: para leerlas hace falta red.',
		askingOne: 'Buscando la historia…',
		noAnswerOne: 'Puede que sea antigua y no quepa en este móvil. Con red la buscamos.',
		again: 'Intentar otra vez'
	},
	someone: 'Alguien del equipo',
	you: 'Tú',
	guest: (alias: string) => `Huésped: ${alias}`,
	photo: 'Foto de la historia',
	back: 'Historias',
	tellMore: 'Contar más',
	takeBack: 'Retirar',
	takeBackTitle: '¿Retirar esta historia?',
	takeBackBody: 'Saldrá de las historias de todos. Si hubo un gasto, se anula con un apunte nuevo.',
	takeBackConfirm: 'Sí, retirarla',
	keep: 'Dejarla',
	takenBack: 'Historia retirada',
	missing: {
		title: 'Esta historia no está en este teléfono',
		body: 'Puede que aún esté llegando, que sea de otra sede o que su autor la haya retirado.'
	},
	empty: {
		title: 'Aún no hay historias aquí',
		example:
			'«El señor R. perdió el último taxi al aeropuerto. Yo terminaba el turno y me quedaba de camino: lo llevé».',
		exampleNote: 'Así suenan: qué pasaba, qué notaste, qué hiciste.',
		action: 'Registrar la primera'
	},
	parts: { lesson: 'Para la próxima' },
	thanked: (n: number) => (n === 1 ? '1 gracias' : `${n} gracias`)
};
