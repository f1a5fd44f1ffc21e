export const desk = {
	title: 'Despacho',
	/** `invites`: open ones; null while not known. */
	lead: (people: number, invites: number | null) => {
		const team = people === 1 ? 'Por ahora estás a solas' : `Sois ${people} personas`;
		if (invites === null) return `${team}.`;
		if (invites === 0) return `${team}; ninguna invitación abierta.`;
		return `${team}; ${invites === 1 ? '1 invitación abierta' : `${invites} invitaciones abiertas`}.`;
	},
	notYours: {
		title: 'Este despacho es de quien dirige',
		body: 'Aquí se invita a gente y se cuida de los sitios. Lo tuyo está en Hoy y en las historias.',
		action: 'Ir a Hoy'
	},
	offline: 'Para invitar o cambiar algo hace falta red. Lo que ves es lo último que llegó.',
	asks: {
		wants: (name: string, amount: string) => `${name} pide ${amount} más`,
		other: 'Otra respuesta',
		more: (n: number) => (n === 1 ? 'Y 1 más' : `Y ${n} más`)
	},
	/** De un vistazo, de un sitio: qué fue constante, qué está por hacer y a quién dar las gracias. */
	glance: {
		steady: {
			title: 'Semana tras semana',
			of: (steady: number, weeks: number) =>
				steady === weeks
					? weeks === 1
						? 'La primera semana'
						: `Las ${weeks} últimas semanas, todas`
					: `${steady} de las ${weeks} últimas semanas`,
			with: 'Con algún detalle para alguien. Cada columna es cuántos participaron.',
			week: (day: string) => `Semana del ${day}`,
			people: (n: number) => (n === 0 ? 'nadie' : n === 1 ? '1 persona' : `${n} personas`),
			running: (n: number, team: number) => `Esta semana, ${n} de ${Math.max(n, team)}.`,
			notYet: 'Esta semana aún no hay ninguno. Una línea basta.',
			none: 'Cuando haya detalles registrados, aquí se verá si llegan semana tras semana.'
		},
		todo: {
			title: 'Por hacer',
			reports: (n: number) => (n === 1 ? '1 aviso sobre una historia' : `${n} avisos sobre historias`),
			look: (n: number) => (n === 1 ? '1 gasto merece una mirada' : `${n} gastos merecen una mirada`),
			pay: (amount: string, people: number) =>
				`${amount} por devolver a ${people === 1 ? '1 persona' : `${people} personas`}`,
			month: (month: string) => `Cerrar ${month}`,
			none: 'Nada espera por ti.',
			partial: 'Puede que falte algo: ahora no hay red.',
			unknown: 'Ahora no hay red: lo que espera se verá en cuanto vuelva.'
		},
		thank: {
			title: 'A quién dar las gracias',
			did: (n: number) =>
				n === 1 ? '1 historia, y nadie le ha dicho nada' : `${n} historias, y nadie le ha dicho nada`,
			begin: 'Leer',
			all: 'Ver todo',
			none: 'Nadie se ha quedado sin unas gracias en 60 días.'
		}
	},
	lineup: { title: 'Reunión de turno', hint: 'Dos historias para contar hoy, y lo que trae el día' },
	stories: { title: 'Historias del equipo', hint: 'Avisos, lo que no se muestra y a quién dar las gracias' },
	books: { title: 'Cuentas', hint: 'Cerrar el mes, descargarlo y los códigos' },
	caps: { title: 'Topes', hint: 'Hasta dónde llega cada quien sin pedir permiso' },
	aside: {
		title: (n: number) => (n === 1 ? '1 entrada apartada' : `${n} entradas apartadas`),
		lead: 'El servidor no pudo con ellas, así que las guarda enteras hasta que alguien las mire.',
		noWords: 'Sin texto que mostrar',
		settle: 'Ya está arreglada',
		leaveOut: 'Dejarla fuera',
		settled: 'Arreglada. Gracias por mirarlo.',
		leftOut: 'Queda fuera. El servidor conserva una copia.',
		anotherPerson: 'Es tuya: la mira otra persona responsable.',
		reasons: {
			malformed: 'Llegó estropeada. Pide que la guarde otra vez desde su teléfono.',
			hash_mismatch: 'Llegó distinta de como salió. Pide que la guarde otra vez desde su teléfono.',
			same_id_other_content: 'Ya había otra con la misma marca. Pide que la guarde como nueva.',
			unknown_type: 'Viene de una versión de Respiro que el servidor aún no conoce. Hay que ponerlo al día.',
			bad_args: 'Trae algo escrito que el servidor no entiende. Pide que la revise y la guarde otra vez.',
			unknown_ref: 'Habla de un gesto que el servidor no tiene. Pide que lo registre de nuevo.',
			not_yours: 'Quiso cambiar la historia de otra persona, y solo su autor puede.',
			over_reversal: 'Devolvía más dinero del que se usó. Mirad juntos las cantidades.',
			bad_currency: 'La moneda no es la de este sitio. Pide que ponga la cantidad otra vez.',
			bad_consent:
				'Una respuesta dada de teléfono a teléfono no se pudo confirmar: firma, plazo o cargo no cuadran. No dio margen a nadie.',
			wrong_author: 'Llevaba otro nombre que el de la sesión. Quizá dos personas comparten el teléfono.',
			unknown_space: 'Era para un sitio que ya no existe. Pide que la registre en el suyo.',
			not_allowed:
				'La hizo cuando ya no le tocaba, o llegó mucho después de que cambiara su papel. Hazlo por ella si hace falta.',
			unlisted: 'El servidor dio un motivo que esta versión no conoce. Actualiza Respiro para leerlo.'
		}
	},
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
