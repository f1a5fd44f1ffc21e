export const telling = {
	tags: {
		right_words: 'Las palabras justas',
		recognised: 'Lo reconocimos',
		remembered: 'Nos acordamos',
		listened: 'Escuchar',
		anticipated: 'Adelantarse',
		unasked_benefit: 'Algo que no pidió',
		broke_routine: 'Salir de la rutina',
		lateral_service: 'Echar una mano',
		owned_it: 'Hacerlo propio',
		turned_around: 'Dar la vuelta',
		made_it_easy: 'Ponerlo fácil',
		celebrated: 'Celebrar',
		comforted: 'Acompañar',
		went_out_of_way: 'Ir más allá'
	},
	thanks: {
		title: 'Dar las gracias',
		kinds: { thanks: 'Gracias', inspired: 'Me inspira', learned: 'Aprendo', team: 'Somos equipo' },
		count: (n: number) => (n === 1 ? 'Una persona lo agradece' : `${n} personas lo agradecen`),
		from: (names: string) => `De ${names}`,
		more: (names: string, n: number) =>
			n === 1 ? `De ${names} y una persona más` : `De ${names} y ${n} más`,
		none: 'Nadie ha dicho nada todavía. Puedes ser quien empiece.',
		noneOwn: 'Cuando alguien te dé las gracias, lo verás aquí.'
	},
	comments: {
		title: 'Comentarios',
		count: (n: number) => (n === 1 ? '1 comentario' : `${n} comentarios`),
		label: 'Escribe un comentario',
		placeholder: 'Di algo amable',
		send: 'Comentar',
		older: 'Ver los anteriores',
		remove: 'Borrar',
		removed: 'Comentario borrado',
		mention: 'Mencionar a alguien',
		mentionWho: (name: string) => `Mencionar a ${name}`,
		late: 'Llegó cuando la historia ya no se mostraba. Solo lo leéis tú y tus responsables.',
		hidden: (reason: string) => `No se muestra: ${reason}`,
		waiting: 'En este teléfono',
		none: 'Aún no hay comentarios.',
		kept: 'Tu comentario está guardado',
		keptNote: 'La historia ya no se muestra. Tu comentario lo leéis tú y tus responsables.',
		more: (name: string) => `Más sobre el comentario de ${name}`
	},
	outcome: {
		title: 'Qué vino después',
		add: 'Añadir qué vino después',
		lead: 'A veces se sabe semanas más tarde. La historia conserva su fecha.',
		tags: {
			thanked: 'Dio las gracias',
			returned: 'Ha vuelto',
			told_others: 'Lo ha contado',
			customer_for_life: 'Se queda con nosotros',
			bond_built: 'Nació un vínculo'
		},
		on: (tag: string, day: string) => `${tag}, ${day}`
	},
	with: (names: string) => `con ${names}`,
	retold: (name: string) => `Contado por ${name}`,
	routine: (left: string) => `Para hacerlo dejó: ${left}.`,
	covered: (name: string) => `Lo cubrió ${name}.`,
	effort: (text: string) => `Llevó ${text}.`,
	minutes: (n: number) => (n === 1 ? '1 minuto' : `${n} minutos`),
	hours: (n: number) => (n === 1 ? '1 hora' : `${n} horas`),
	and: (a: string, b: string) => `${a} y ${b}`,
	quoteBy: 'En sus palabras',
	always: 'Siempre',
	gallery: 'Fotos de la historia',
	photoOf: (n: number, of: number) => `Foto ${n} de ${of} de la historia`,
	more: 'Más opciones',
	report: {
		action: 'Avisar de algo',
		title: '¿Qué no está bien?',
		lead: 'Solo lo leen tus responsables. Nadie más sabrá que has avisado.',
		reasons: {
			guest_named: 'Se reconoce al huésped',
			hurtful: 'Puede herir a alguien',
			not_so: 'No fue así',
			other: 'Otra cosa'
		},
		note: '¿Quieres añadir algo?',
		send: 'Avisar',
		sent: 'Gracias. Tus responsables lo mirarán.'
	},
	hide: {
		action: 'Dejar de mostrar',
		title: '¿Dejar de mostrar esta historia?',
		commentTitle: '¿Dejar de mostrar este comentario?',
		lead: 'La seguirán leyendo quien la escribió y los responsables, con tu motivo.',
		reason: 'Motivo',
		reasonHint: 'Lo leerá quien lo escribió. Una frase amable basta.',
		reasonMissing: 'Escribe el motivo en una frase: quien lo escribió lo leerá.',
		confirm: 'Dejar de mostrar',
		done: 'Ya no se muestra',
		undo: 'Volver a mostrar',
		undone: 'Se muestra otra vez'
	},
	held: {
		private: 'Solo tú y tus responsables leéis esta historia.',
		privateOther: 'Su autor la guarda para sí. La lees como responsable.',
		hidden: (name: string) => `${name} ha dejado de mostrar esta historia.`,
		reason: (reason: string) => `Motivo: ${reason}`,
		badge: 'No se muestra'
	},
	visibility: {
		title: 'Quién la lee',
		private: 'Solo yo',
		location: 'Mi sede',
		org: 'Toda la organización',
		notes: {
			private: 'Tú y tus responsables.',
			location: 'Todos los que trabajan en tu sede.',
			org: 'Todas las sedes leen una copia.'
		},
		saved: 'Cambiado'
	},
	history: {
		action: 'Cómo se contó antes',
		title: 'Cómo se contó antes',
		lead: 'Lo leen quien la vivió y los responsables.',
		by: (name: string, day: string) => `${name}, ${day}`
	},
	form: {
		people: 'Con quién',
		peopleHint: 'Quien ayudó también sale en la historia.',
		addPerson: 'Añadir a alguien',
		findPerson: 'Buscar por nombre',
		nobody: 'Nadie con ese nombre en tu sede.',
		removePerson: (name: string) => `Quitar a ${name}`,
		scale: '¿Cómo fue de grande?',
		scaleFrom: 'Detalle de cada día',
		scaleTo: 'Gran gesto',
		tags: '¿Qué enseña?',
		tagOwn: 'Otra palabra',
		tagAdd: 'Añadir',
		tagsFull: (max: number) => `Hasta ${max} etiquetas. Quita una para añadir otra.`,
		value: 'Valor de la casa',
		valueHint: 'Como lo decís vosotros',
		quote: 'Lo que dijo el huésped',
		quoteHint: 'Con sus palabras',
		alwaysAsk: 'Suena a «siempre». ¿Lo dijo de verdad como algo bueno?',
		alwaysYes: 'Sí, siempre',
		alwaysNo: 'No',
		alwaysMark: 'Es un «siempre»',
		routine: '¿Qué dejaste para hacerlo?',
		routineHint: 'El carro a medias, la barra…',
		cover: '¿Quién te cubrió?',
		coverNobody: 'Nadie, no hizo falta',
		effort: '¿Cuánto tiempo llevó?',
		effortHint: 'Ese rato también es trabajo.',
		efforts: {
			none: 'Sin decir',
			m5: '5 min',
			m15: '15 min',
			m30: 'Media hora',
			h1: '1 hora',
			h4: 'Medio turno',
			h8: 'Un día'
		},
		more: 'Más detalles',
		photos: 'Fotos',
		photosHint: (max: number) => `Hasta ${max}. Se guardan en este teléfono y se envían solas.`,
		photosCut: (max: number, n: number) =>
			n === 1
				? `Caben ${max} fotos: se han quedado las primeras y una no ha entrado.`
				: `Caben ${max} fotos: se han quedado las primeras y ${n} no han entrado.`,
		photosLater: 'Las fotos no se pueden abrir ahora. Puedes guardar la historia y añadirlas después.',
		addPhotos: 'Añadir fotos',
		alt: 'Qué se ve',
		altHint: 'Para quien no puede verla',
		earlier: (n: number) => `Mover la foto ${n} antes`,
		later: (n: number) => `Mover la foto ${n} después`,
		removePhoto: (n: number) => `Quitar la foto ${n}`,
		consent: '¿Sale alguien en las fotos?',
		consents: { none: 'Nadie', verbal: 'Me dijo que sí', written: 'Lo firmó' },
		consentHint: 'Si se reconoce a alguien y no ha dicho que sí, mejor otra foto.'
	},
	guide: {
		title: 'Para que se quiera leer',
		points: {
			specific: 'Es concreta',
			reaction: 'Se ve la reacción',
			unnamed: 'El huésped no se reconoce',
			length: 'Se cuenta en un minuto'
		},
		asks: {
			specific: '¿Qué dijo exactamente? Un número, un nombre de cosa o una frase la hacen única.',
			reaction: '¿Qué hizo o qué dijo después?',
			unnamed: 'Hay algo que podría decir quién es. Míralo abajo.',
			length: 'Entre unas líneas y una página: ni tan corta ni tan larga.'
		},
		good: 'Lo tiene',
		look: 'Échale un ojo',
		open: 'Aún por escribir'
	},
	spots: {
		title: 'Antes de guardarla',
		lead: 'Esto podría decir quién es el huésped. Tú decides.',
		kinds: { name: 'Un nombre', phone: 'Un teléfono', email: 'Un correo', room: 'Una habitación' },
		replace: (instead: string) => `Poner «${instead}»`,
		replaceFull: (text: string, instead: string) => `Cambiar «${text}» por «${instead}»`,
		all: 'Cambiarlo todo'
	},
	desk: {
		title: 'Historias del equipo',
		hint: 'Avisos, lo que no se muestra y a quién dar las gracias',
		place: 'Sede',
		reports: 'Avisos',
		reportsNone: 'Nadie ha avisado de nada.',
		reported: (name: string, day: string) => `${name}, ${day}`,
		onComment: 'Sobre un comentario',
		keep: 'Está bien así',
		kept: 'Aviso cerrado',
		see: 'Ver la historia',
		hidden: 'No se muestran',
		hiddenNone: 'Todo lo que se ha contado se muestra.',
		unthanked: 'A quién dar las gracias',
		unthankedLead: 'En 60 días nadie les ha dicho nada. Es una idea para ti, no una lista de nadie.',
		unthankedNone: 'Todo el equipo ha recibido las gracias en los últimos 60 días.',
		did: (n: number) => (n === 1 ? 'Contó una historia' : `Contó ${n} historias`),
		didNone: 'Sin historias en 60 días: pregúntale qué ha vivido',
		begin: 'Leer la última'
	}
};
