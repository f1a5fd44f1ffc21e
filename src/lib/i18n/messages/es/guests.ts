export const guests = {
	title: 'Huéspedes',
	search: 'Nombre, habitación o gusto',
	clear: 'Borrar la búsqueda',
	found: (n: number) => (n === 1 ? '1 huésped' : `${n} huéspedes`),
	more: (n: number) => `Ver ${n} más`,
	none: (typed: string) => `Nadie con «${typed}» en este teléfono.`,
	add: 'Nuevo huésped',
	addNamed: (name: string) => `Recordar a «${name}»`,
	empty: {
		title: 'Que nadie tenga que contarlo dos veces',
		example: '«La señora G. tiene doce gatos. Pregúntale por el más viejo: se llama Bruno.»',
		note: 'Apunta lo que a un huésped le importa y el próximo compañero lo tendrá a mano, también sin red.',
		action: 'Recordar a alguien'
	},
	nothingYet: 'Aún no hay nada apuntado',
	lastHere: (day: string) => `Última vez: ${day}`,
	fresh: 'al día',
	askAgain: '¿Sigue igual?',
	sources: { told: 'Lo dijo', observed: 'Visto una vez', asked: 'Preguntado' },
	confirmed: 'Confirmado',
	knownBy: (how: string, day: string) => `${how} · ${day}`,
	by: (name: string) => `por ${name}`,
	name: {
		label: 'Nombre',
		placeholder: 'Sra. Gold',
		hint: (alias: string) => `En las historias será «${alias}».`,
		hintEmpty: 'Lo ven tus compañeros de aquí; en las historias sale un alias.',
		missing: 'Falta el nombre, o cómo la reconocerías.',
		tooLong: (extra: number) => `Sobran ${extra} caracteres. Nada se ha cortado: acórtalo un poco.`,
		titleNew: 'Nuevo huésped',
		titleRename: 'Cambiar el nombre',
		save: 'Guardar',
		saved: 'Guardado en este teléfono',
		similar: 'Quizá ya está aquí:'
	},
	stay: {
		title: 'Estancia',
		from: 'Llegada',
		to: 'Salida',
		add: 'Fechas de la estancia',
		change: 'Cambiar',
		dates: (from: string, to: string) => `${from} – ${to}`,
		why: 'Para el tope de la estancia. Quedan en su ficha.',
		whyCard: 'Con ellas se cuenta el tope de la estancia. Se borran si se olvida al huésped.',
		outside: 'Hoy queda fuera: no cuenta para el tope de la estancia.',
		unknown: 'Sin fechas',
		save: 'Guardar',
		saved: 'Estancia guardada en este teléfono',
		clear: 'Quitar las fechas',
		cleared: 'Fechas quitadas',
		troubles: {
			no_date: 'Faltan las dos fechas, o quítalas.',
			backwards: 'La salida es antes que la llegada.',
			too_long: 'Es más de un año: ponlo por partes.'
		}
	},
	note: {
		label: '¿Qué le importa?',
		placeholder: 'Té con limón, nunca con leche',
		add: 'Apuntar algo',
		change: 'Cambiar',
		sourceLabel: '¿Cómo lo sabes?',
		sources: { told: 'Lo dijo', observed: 'Lo vi', asked: 'Lo pregunté' },
		save: 'Recordar',
		saved: 'Apuntado en este teléfono',
		missing: 'Escribe primero lo que quieres recordar.',
		tooLong: (extra: number) => `Sobran ${extra} caracteres. Nada se ha cortado: acórtalo un poco.`,
		full: 'Esta ficha está llena. Olvida algo que ya no cuente y cabrá.'
	},
	sensitive: {
		said: (word: string) => `«${word}» habla de algo que solo el huésped puede darnos por escrito.`,
		topics: {
			allergy:
				'Las alergias son salud: hacen falta su consentimiento y la cocina. Pásalo hoy de palabra a cocina; aquí puedes poner qué servirle.',
			health: 'La salud no se apunta aquí sin su consentimiento.',
			faith: 'Las creencias no se apuntan aquí sin su consentimiento.',
			politics: 'Las ideas políticas no se apuntan aquí.',
			origin: 'El origen no se apunta aquí.',
			intimacy: 'La vida íntima no se apunta aquí.',
			union: 'La afiliación a un sindicato no se apunta aquí.',
			law: 'Los asuntos con la justicia no se apuntan aquí.'
		},
		instead: 'Dilo como un hecho del servicio:',
		examples: {
			allergy: 'De postre, fruta',
			health: 'Prefiere una habitación en planta baja',
			faith: 'Desayuna antes de las 7',
			politics: 'Lee la prensa en papel',
			origin: 'Agradece que le hablen en francés',
			intimacy: 'Cama de matrimonio y dos albornoces',
			union: 'Sala tranquila para reunirse los martes',
			law: 'Prefiere que la llamemos al móvil'
		},
		kept: 'No se ha guardado ni enviado nada; tu texto sigue aquí.'
	},
	card: {
		missing: {
			title: 'Esta ficha no está en este teléfono',
			body: 'Puede que acabe de hacerse en otro. Llegará sola en cuanto haya red.',
			action: 'Ver huéspedes'
		},
		erased: {
			title: 'Este huésped pidió que le olvidáramos',
			body: 'De su ficha no queda nada. Lo que se gastó sigue en las cuentas, sin nombre.'
		},
		alias: (alias: string) => `En las historias: «${alias}»`,
		also: (names: string) => `También: ${names}`,
		worth: 'Lo que merece la pena recordar',
		confirm: 'Sigue igual',
		confirmOf: (text: string) => `Sigue igual: ${text}`,
		confirmed: 'Confirmado con fecha de hoy',
		changeOf: (text: string) => `Cambiar: ${text}`,
		forget: 'Olvidar esto',
		forgotten: 'Olvidado',
		gestures: 'Últimos gestos',
		noGestures: 'Cuando registres un gesto para este huésped, aparecerá aquí.',
		log: 'Registrar un gesto',
		more: 'Esta ficha',
		rename: 'Cambiar el nombre',
		merge: 'Unir con otra ficha',
		held: 'Todo lo que guardamos',
		heldNote: 'Para enseñárselo o imprimírselo',
		erase: 'Olvidar a este huésped',
		eraseStaff: 'Si un huésped pide que le olvidemos, avisa a tu responsable: puede hacerlo desde aquí.',
		forgetting:
			'Esta ficha se unió a la de alguien que pidió que le olvidáramos. ¿Es la misma persona? Entonces olvida también esta.',
		apart: 'Son dos personas'
	},
	merge: {
		title: '¿Con quién la unimos?',
		lead: 'Se verán como una sola. No se pierde nada, y se puede deshacer.',
		search: 'Buscar la otra ficha',
		none: 'Ninguna otra ficha con ese nombre.',
		done: (name: string) => `Unida con ${name}`,
		undone: 'Vuelven a ser dos'
	},
	held: {
		title: 'Todo lo que guardamos',
		of: (name: string) => `Lo que guardamos de ${name}`,
		asOf: (day: string, house: string) => `${house}, a fecha de ${day}`,
		names: 'Nombres',
		aliasNote: (alias: string) =>
			`En las historias que leen otros aparece como «${alias}», nunca por su nombre.`,
		known: 'Lo que sabemos que le importa',
		columns: { what: 'Qué', how: 'De dónde', asOf: 'Desde', until: 'Se vuelve a preguntar', by: 'Quién' },
		nothing: 'Nada.',
		gestures: 'Gestos que hemos tenido',
		spent: (amount: string) => `Gastamos ${amount}.`,
		photos: (n: number) => (n === 1 ? 'Con 1 foto.' : `Con ${n} fotos.`),
		taken: 'La historia se retiró.',
		older: (n: number) => `Y ${n} más antiguos.`,
		partOffline: 'Sin red faltan aquí los importes y los gestos más antiguos.',
		partStaff: 'Quien dirige puede imprimirlo con los importes y todo lo anterior.',
		why: 'Lo guardamos para atenderle mejor y para que no tenga que repetirse. Puede pedir que cambiemos o que borremos cualquier cosa, o todo. Los importes quedan en las cuentas sin su nombre.',
		print: 'Imprimir'
	},
	erase: {
		title: (name: string) => `¿Olvidar a ${name}?`,
		body: 'Se borran el nombre, todo lo apuntado y el nombre en sus gestos: aquí, en el servidor y en los demás teléfonos en cuanto se conecten. También lo que alguien añada después sin saberlo.',
		stays: 'Los importes quedan en las cuentas y las historias siguen con el alias.',
		asked: 'Lo ha pedido el huésped, o ya no hay motivo para guardarlo.',
		forever: 'No se puede deshacer.',
		confirm: 'Olvidar para siempre',
		keep: 'Dejarlo como está',
		done: 'Olvidado. Los demás teléfonos lo harán al conectarse.'
	},
	pick: {
		known: 'Huéspedes que ya conoces',
		remember: 'Recordar a este huésped',
		rememberNote: 'Tendrá su ficha para la próxima vez.',
		remembered: 'Se recordará al guardar',
		picked: (name: string) => `${name}: ya nos conocemos`,
		notThis: 'No es la misma persona',
		count: (n: number) =>
			n === 0 ? 'Sin huéspedes conocidos' : n === 1 ? '1 huésped conocido' : `${n} huéspedes conocidos`,
		nothing: 'Aún no hay nada apuntado de este huésped.'
	}
};
