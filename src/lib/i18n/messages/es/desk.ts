export const desk = {
	title: 'Despacho',
	lead: 'Personas e invitaciones',
	notYours: {
		title: 'Esta mesa es de quien dirige',
		body: 'Aquí se invita a gente y se cuida de los sitios. Lo tuyo está en Hoy y en las historias.',
		action: 'Ir a Hoy'
	},
	offline: 'Para invitar o cambiar algo hace falta red. Lo que ves es lo último que llegó.',
	invite: {
		title: 'Invitar',
		role: 'Entran como',
		roles: { staff: 'Equipo', manager: 'Responsable' },
		location: 'Sitio',
		who: 'Para',
		one: 'Una persona',
		shift: 'Un turno',
		count: 'Cuántas personas',
		countHint: (max: number) => `De 2 a ${max}`,
		countBad: (max: number) => `Escribe un número de 2 a ${max}.`,
		hours: 'Vale durante',
		hoursOptions: (n: number) =>
			n === 1 ? '1 hora' : n === 24 ? '1 día' : n > 24 ? `${n / 24} días` : `${n} horas`,
		make: 'Hacer invitación',
		ready: 'Lista para escanear',
		another: 'Hacer otra'
	},
	open: {
		title: 'Invitaciones abiertas',
		none: 'No hay ninguna abierta. Haz una: quien la escanee entra en menos de un minuto.',
		left: (left: number, of: number) =>
			of === 1
				? 'Para una persona'
				: left === 1
					? `Queda 1 plaza de ${of}`
					: `Quedan ${left} plazas de ${of}`,
		joined: (names: string) => `Con ella: ${names}`,
		end: 'Anular',
		endLabel: (place: string) => `Anular la invitación a ${place}`,
		ended: 'Invitación anulada. Ya nadie puede entrar con ella.'
	},
	people: {
		title: 'Personas',
		alone: 'Todavía estás a solas aquí. Haz una invitación y que la escanee tu turno.',
		noLocation: 'Sin sitio',
		you: 'tú',
		ended: 'Sin acceso',
		role: 'Papel',
		roles: { staff: 'Equipo', manager: 'Responsable', owner: 'Dirección' },
		locations: 'Sitios',
		save: 'Guardar',
		saved: 'Guardado',
		end: 'Quitar el acceso',
		endHint: 'Sus historias se quedan. En su teléfono, lo que falte por enviar no se borra.',
		restore: 'Devolver el acceso',
		onlyOwner: 'El papel y los sitios los cambia la dirección.',
		needLocation: 'Elige al menos un sitio.'
	},
	locations: {
		title: 'Sitios',
		add: 'Añadir un sitio',
		name: 'Nombre',
		namePlaceholder: 'Playa, Centro…',
		save: 'Añadir',
		added: 'Sitio añadido',
		needName: 'Escribe cómo se llama.'
	}
};
