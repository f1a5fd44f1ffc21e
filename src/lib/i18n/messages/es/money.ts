export const money = {
	title: 'Dinero',
	hint: 'Lo que va de mes, lo que merece una mirada y quién usa su margen',
	place: 'Sitio',
	month: {
		before: 'Mes anterior',
		after: 'Mes siguiente',
		label: 'Mes'
	},
	asOf: (ago: string) => `Datos de ${ago}.`,
	asOfOffline: (ago: string) => `Sin red: datos de ${ago}.`,
	neverLoaded: 'Esta pantalla aún no ha llegado a este teléfono. En cuanto haya red, aparece.',
	lead: {
		none: 'Aún no se ha usado dinero este mes.',
		calm: 'Vais con calma: queda margen para más gestos.',
		steady: 'Vais al ritmo de otros meses.',
		fast: 'Va más deprisa que otros meses. Quizá sea un mes que lo pide: mira en qué.',
		unknown: 'Es el primer mes con gastos: aún no hay con qué comparar.',
		pastLess: (amount: string) => `${amount} menos que la media de los meses anteriores.`,
		pastMore: (amount: string) => `${amount} más que la media de los meses anteriores.`,
		pastSame: 'Como la media de los meses anteriores.',
		poolSpare: (amount: string) => `Sobraron ${amount} de la bolsa.`,
		poolOver: (amount: string) => `La bolsa se pasó en ${amount}.`,
		look: (n: number) =>
			n === 0
				? 'No hay nada que mirar.'
				: n === 1
					? 'Hay 1 gesto que merece una mirada.'
					: `Hay ${n} gestos que merecen una mirada.`,
		notYet: (n: number) =>
			n === 0
				? 'Todo el equipo ha usado su margen.'
				: n === 1
					? 'Una persona aún no ha usado su margen.'
					: `${n} personas aún no han usado su margen.`
	},
	spent: 'Usado',
	ofPool: (left: string, pool: string) => `Quedan ${left} de los ${pool} de la bolsa del mes.`,
	overPool: (over: string, pool: string) =>
		`La bolsa de ${pool} se pasó en ${over}. Nadie necesita permiso por eso.`,
	bar: {
		label: (used: number, gone: number) =>
			`Usado: ${used} por ciento. Ha pasado el ${gone} por ciento del mes.`,
		day: (day: number, of: number) => `Día ${day} de ${of}`,
		whole: 'Mes completo',
		average: (amount: string, months: number) =>
			months === 1 ? `el mes anterior: ${amount}` : `media de los ${months} meses anteriores: ${amount}`,
		pool: (amount: string) => `bolsa: ${amount}`
	},
	facts: {
		use: (gestures: number, people: number) =>
			`${gestures === 1 ? '1 gesto' : `${gestures} gestos`} con dinero, de ${people === 1 ? '1 persona' : `${people} personas`}`,
		refunded: 'Ha vuelto',
		net: 'Queda en',
		late: 'De meses ya cerrados',
		lateNote: 'Llegó cuando su mes ya estaba cerrado, así que cuenta en este.'
	},
	days: {
		title: 'Por días',
		summary: (top: string, amount: string, days: number) =>
			`${days === 1 ? '1 día' : `${days} días`} con gasto. El mayor, ${top}: ${amount}.`,
		day: 'Día',
		amount: 'Importe',
		empty: 'Ningún día con gasto.'
	},
	purposes: {
		title: 'Para qué',
		fix: 'Arreglar algo',
		wow: 'Sorprender',
		both: 'Las dos cosas'
	},
	methods: {
		title: 'De dónde salió',
		house_comp: 'Invitación de la casa',
		company_card: 'Tarjeta de la empresa',
		petty_cash: 'Caja',
		out_of_pocket: 'Bolsillo propio',
		points: 'Puntos'
	},
	state: {
		title: 'El mes',
		open: 'Abierto',
		openNote: 'Lo que llegue tarde aún cuenta aquí.',
		closed: (day: string, name: string) => (name ? `Cerrado ${day} por ${name}` : `Cerrado ${day}`),
		phonesTitle: 'Aún en teléfonos',
		phones: (entries: number, phones: number) =>
			`${entries === 1 ? '1 entrada' : `${entries} entradas`} en ${phones === 1 ? '1 teléfono' : `${phones} teléfonos`} cuando hablaron por última vez.`,
		phone: (name: string, entries: number) => `${name}: ${entries}`,
		noPhones: 'Ningún teléfono guarda nada sin enviar, que se sepa.'
	},
	empty: {
		title: 'Un mes sin gastos',
		body: 'No pasa nada: lo que no cuesta dinero cuenta igual. Si el equipo no se anima, cuenta en la reunión un gesto pequeño que costó poco.'
	},
	reach: {
		title: 'Quién usa su margen',
		window: (days: number) => `Últimos ${days} días`,
		gesture: 'Con algún gesto',
		withMoney: 'Con algún gasto',
		of: (n: number, of: number) => `${n} de ${of}`,
		median: 'Gasto típico',
		medianNote: (n: number) => (n === 1 ? 'en 1 gesto' : `mediana de ${n} gestos`),
		notYet: 'Aún no',
		notYetLead:
			'Que alguien no lo use suele decir más de cómo se lo contamos que de esa persona. Cuéntale lo último que salió bien y pregúntale qué le frena.',
		none: 'Todo el equipo lo ha usado. Cuéntalo en la reunión.',
		noStaff: 'Aquí no trabaja nadie todavía.',
		what: { gesture: 'Aún sin gestos', money: 'Con gestos, aún sin gastos' },
		isNew: 'acaba de llegar',
		private: 'Esto solo lo ve quien dirige.'
	},
	talks: {
		title: 'Para hablarlo con calma',
		lead: 'Coincidencias que a veces esconden algo que arreglar. Casi siempre tienen una buena razón: pregúntala.',
		NEAR_CAP_PATTERN: (name: string) =>
			`Varios gestos de ${name} se quedan justo bajo el tope. Quizá el tope se le queda corto.`,
		SPLIT_SUSPECT: (name: string, day: string) =>
			`${name} ayudó al mismo huésped en varios asuntos (${day}) y entre todos pasan del tope. ¿Era uno solo?`,
		OVERCOMP: (name: string, day: string) =>
			`Un gesto de ${name} (${day}) compensa bastante más de lo que se perdió. ¿Qué pedía el momento?`,
		OUTLIER: (name: string) =>
			`El mes pasado de ${name} fue muy distinto del de su equipo. Puede ser el turno, o algo que falla cerca.`,
		FREQ_GUEST: 'A un mismo huésped hubo que arreglarle algo seis veces o más en medio año. Busca la causa.',
		SELF_GUEST: (name: string, day: string) =>
			`En un gesto de ${name} (${day}), el huésped se llama igual. Puede ser casualidad, o alguien de su familia: pregúntalo.`,
		someone: 'alguien del equipo',
		through: (day: string) => `Se mira cada noche; la última vez, hasta ${day}.`
	},
	review: {
		title: 'Merece una mirada',
		lead: 'Mirar es normal y casi siempre acaba bien. Decir «bien hecho» también es una respuesta.',
		open: 'Por mirar',
		done: 'Ya vistas',
		waiting: (n: number) => (n === 1 ? '1 por mirar' : `${n} por mirar`),
		allSeen: 'Todo mirado',
		nothing: 'Nada por mirar',
		lacking: (n: number) => `a ${n} le${n === 1 ? '' : 's'} falta el recibo o el huésped`,
		groups: { look: 'Merecen una mirada', sample: 'Al azar', soft: 'Les falta algo' },
		groupLeads: {
			look: 'Pasaron de un tope o piden una segunda opinión.',
			sample: 'Cinco de cada cien entradas sin aviso, elegidas por sorteo: nadie puede escogerlas.',
			soft: 'Solo les falta un recibo o decir para quién fue.'
		},
		noWords: 'El gesto se retiró',
		over: (over: string, cap: string) => `${over} por encima del tope de ${cap}.`,
		overOnly: (over: string) => `${over} por encima.`,
		within: (cap: string) => `Dentro del tope de ${cap}.`,
		shown: (left: string) => `Su teléfono mostraba ${left} disponibles.`,
		flags: {
			OVER_CAP: 'Pasó del tope',
			OVER_CAP_CONCURRENT: 'Dos personas ayudaron a la vez, de buena fe',
			STALE_POLICY: 'El tope había cambiado sin que su teléfono lo supiera',
			OVER_POOL: 'La bolsa del mes estaba vacía',
			LATE_POST: 'Su mes ya estaba cerrado',
			CLOCK_ADJUSTED: 'El reloj del teléfono no iba en hora',
			CLOCK_SUSPECT: 'La hora no está clara',
			FUTURE_CLOCK: 'El reloj del teléfono iba adelantado',
			NO_GUEST: 'No dice para quién fue',
			NEEDS_RECEIPT: 'Falta el recibo',
			NEVER_ALONE: 'Un asunto que nadie decide a solas',
			DUP_SUSPECT: 'Quizá se registró dos veces',
			FX_PENDING: 'Falta confirmar el cambio de moneda'
		},
		twin: (name: string, amount: string) => `Se parece a lo de ${name}, ${amount}:`,
		twinLink: 'verlo',
		outcome: '¿Qué te parece?',
		outcomes: {
			praise: 'Bien hecho',
			fine: 'Está bien',
			coach: 'Lo hablamos',
			fix_policy: 'Cambiar la norma',
			look_further: 'Mirar más'
		},
		given: {
			praise: 'Bien hecho. Díselo también en persona',
			fine: 'Está bien así',
			coach: 'Lo hablaréis',
			fix_policy: 'La norma pide un cambio',
			look_further: 'Se mirará con más calma'
		},
		giveAnother: 'Puedes elegir otra respuesta cuando quieras.',
		by: (name: string, ago: string) => (name ? `${name}, ${ago}` : ago),
		addNote: 'Añadir una nota',
		note: 'Nota, solo para quien dirige',
		saveNote: 'Guardar la nota',
		mine: 'Es tuyo: lo mira otra persona.',
		more: (n: number) => (n === 1 ? 'Y 1 más, después de estas.' : `Y ${n} más, después de estas.`),
		emptyOpen: {
			title: 'No hay nada que mirar',
			example: '«Gracias por llamar al taxi y pagarlo: llegaron al parto a tiempo».',
			body: 'Cuando un gesto pase del tope, o le toque por sorteo, aparecerá aquí para darle una respuesta.'
		},
		emptyDone: {
			title: 'Aún no hay ninguna vista',
			body: 'Aquí quedan las respuestas, y se pueden cambiar.'
		},
		stats: {
			title: (days: number) => `Últimos ${days} días`,
			inTime: 'Miradas en una semana',
			none: 'Ningún aviso',
			mix: 'Respuestas'
		}
	}
};
