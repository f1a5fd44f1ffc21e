export const log = {
	title: 'Registrar',
	what: '¿Qué hiciste?',
	whatPlaceholder: 'Una línea basta',
	whatMissing: 'Cuenta en una línea qué hiciste; con eso se guarda.',
	amount: 'Importe',
	guest: 'Huésped',
	addAmount: 'Importe',
	addGuest: 'Huésped',
	addPhoto: 'Foto',
	addReceipt: 'Recibo',
	otherCurrency: 'Otra moneda',
	receiptLater: 'Las fotos no se pueden abrir ahora. Podrás añadirlas después, en Mi dinero.',
	removeAmount: 'Quitar el importe',
	removeGuest: 'Quitar al huésped',
	amountPlaceholder: '0',
	guestPlaceholder: 'Sra. Gómez',
	guestPrivate: (alias: string) => `Los demás leerán «${alias}». El nombre lo veis tú y tus responsables.`,
	guestHint: 'El nombre no sale en la historia: los demás verán un alias.',
	scale: '¿Cómo fue de grande?',
	scaleShort: { everyday: 'De cada día', between: 'Buen gesto', grand: 'Grande' },
	method: '¿De dónde salió?',
	methods: {
		house_comp: 'Invitación de la casa',
		company_card: 'Tarjeta de la empresa',
		petty_cash: 'Caja',
		out_of_pocket: 'De tu bolsillo',
		points: 'Puntos'
	},
	left: (amount: string) => `Te quedan ${amount} para este huésped`,
	over: (amount: string) => `${amount} por encima del tope. Si ya está hecho, guárdalo: aquí cabe la verdad.`,
	noCap: 'Aquí no hay tope.',
	amountErrors: {
		BAD_NUMBER: (example: string) => `Escribe el importe en cifras, por ejemplo ${example}.`,
		TOO_MANY_DECIMALS: (digits: number) =>
			digits === 0 ? 'Esta moneda no lleva decimales.' : `Esta moneda lleva ${digits} decimales como mucho.`,
		NOT_POSITIVE:
			'Pon un importe mayor que cero. Si no gastaste nada, quita el importe: cuenta igual de bien.',
		TOO_LARGE: 'Es más de lo que cabe aquí. Mira si sobra alguna cifra.',
		BAD_CURRENCY: 'Este teléfono no conoce la moneda de tu sede. Guarda el gesto sin importe.'
	},
	/** The same deed may have been logged already. */
	twin: {
		yours: (amount: string, time: string) =>
			`Registraste ${amount} para esto a las ${time}. Si es otra cosa, guárdalo igual.`,
		other: (name: string, alias: string, time: string) =>
			`${name} anotó algo para «${alias}» a las ${time}. Si es lo mismo, con un registro basta; si no, guárdalo.`,
		somebody: 'Alguien del equipo'
	},
	tooLong: (extra: number) =>
		extra === 1
			? 'Sobra 1 carácter. No se ha cortado nada: acórtalo un poco.'
			: `Sobran ${extra} caracteres. No se ha cortado nada: acórtalo un poco.`,
	save: 'Guardar',
	saving: 'Guardando',
	restored: 'Sigue donde lo dejaste.',
	startAfresh: 'Empezar de nuevo',
	afresh: 'Formulario vacío',
	saved: 'Guardado en este teléfono',
	savedNote: 'Se enviará solo en cuanto haya red.',
	tellStory: 'Contar la historia',
	undo: 'Deshacer',
	undone: 'Deshecho. El texto está otra vez en el formulario.',
	another: 'Registrar otro',
	failures: {
		storage_full:
			'No queda sitio en este teléfono, y aún no está guardado. Libera algo de espacio y pulsa Guardar otra vez: lo escrito sigue aquí.',
		storage_lost:
			'El teléfono no deja escribir ahora, y aún no está guardado. Copia el texto por si acaso, cierra las otras pestañas y pulsa Guardar otra vez.',
		newer_database:
			'Este teléfono ya tiene una versión más nueva de Respiro en otra pestaña. Cierra esta, abre la aplicación de nuevo: lo escrito te espera.',
		bad_args: 'Hay algo en el texto que no se puede guardar. Revísalo y prueba otra vez.',
		too_large: 'Es demasiado largo para guardarlo de una vez. Acorta alguna parte.'
	},
	shortcut: 'Ctrl + Intro para guardar',
	tell: {
		title: 'Contar la historia',
		lead: 'Escribe como se lo contarías a alguien del equipo. Lo que dejes vacío no sale.',
		situation: '¿Qué pasaba?',
		situationHint: 'El momento y el lugar',
		need: '¿Qué notaste que necesitaba?',
		needHint: 'Lo que no llegó a pedir',
		what: '¿Qué hiciste?',
		whatHint: 'El gesto',
		reaction: '¿Cómo lo recibió?',
		reactionHint: 'Una frase suya vale mucho',
		lesson: '¿Qué te llevas para la próxima?',
		lessonHint: 'Lo que le dirías a un compañero',
		save: 'Guardar la historia',
		saved: 'Historia guardada en este teléfono',
		notYours: 'Esta historia la cuenta quien la vivió',
		notYoursNote: 'Puedes darle las gracias o comentarla; y si sabes qué vino después, añadirlo.',
		read: 'Leer la historia'
	}
};
