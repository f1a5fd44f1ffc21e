export const me = {
	title: 'Yo',
	roles: { staff: 'Equipo', manager: 'Responsable', owner: 'Dirección' },
	location: 'Dónde trabajas ahora',
	locationHint: 'Lo que registres irá a este sitio.',
	month: {
		title: (month: string) => `Lo que has usado en ${month}`,
		none: 'Nada este mes, y está bien: lo que no cuesta también cuenta.',
		left: (amount: string) => `${amount} para el próximo huésped, sin pedir permiso.`,
		private: 'Solo lo ves tú y quien dirige tu sitio.',
		each: 'Ver cada gasto'
	},
	caps: { title: 'Los topes', hint: 'Lo que puedes hacer sin pedir permiso, y cómo ha cambiado' },
	stories: {
		title: 'Mis historias',
		empty: 'Aquí verás lo que hagas por tus huéspedes, lo pequeño y lo grande.',
		emptyAction: 'Registrar algo'
	},
	flags: {
		title: 'Para que lo sepas',
		lead: 'Esto solo lo ves tú y quien dirige tu sitio. No hay que hacer nada.',
		OVER_CAP: (amount: string) =>
			`Un gesto pasó ${amount} del tope. Lo registraste tal como fue, y eso es lo que hay que hacer.`,
		OVER_CAP_CONCURRENT: (amount: string) =>
			`Dos personas ayudasteis al mismo huésped a la vez. Las dos de buena fe: entre ambas, ${amount} de más.`,
		CLOCK_ADJUSTED: 'El reloj de este teléfono no iba en hora. Hemos corregido la de una entrada.',
		CLOCK_SUSPECT: 'La hora de una entrada no estaba clara. Vale la de cuando llegó al servidor.',
		FUTURE_CLOCK: 'El reloj de este teléfono iba adelantado. Vale la hora de cuando llegó la entrada.',
		STALE_POLICY: (amount: string) =>
			`El tope había cambiado sin que este teléfono lo supiera: ${amount} de más, de buena fe.`,
		OVER_POOL: (amount: string) =>
			`La bolsa del mes de tu sitio se pasó en ${amount}. Quien lo dirige ya lo ve; tú hiciste bien en registrarlo.`,
		LATE_POST: 'El mes de una entrada ya estaba cerrado: cuenta en el mes siguiente.',
		NO_GUEST: 'Un gasto no dice para qué huésped fue. Si te acuerdas, añádelo; si no, no pasa nada.',
		NEEDS_RECEIPT: 'Falta el recibo de un gasto. Añádelo cuando lo tengas.',
		NEVER_ALONE: 'Un gesto tocó un asunto que nadie decide a solas. Cuéntaselo a la persona indicada.',
		DUP_SUSPECT: 'Quizá dos personas registrasteis lo mismo. Si es así, una de las dos puede anularlo.',
		FX_PENDING: 'El cambio de un gasto en otra moneda se confirmará pronto.'
	},
	settings: 'A tu gusto',
	theme: 'Aspecto',
	themes: { auto: 'Auto', light: 'Claro', dark: 'Oscuro' },
	phone: {
		title: 'Este teléfono',
		syncLog: 'Registro de envíos',
		syncLogHint: 'Dónde está cada cosa que has registrado',
		install: 'Ponlo en tu pantalla de inicio',
		installHint: 'Se abre más deprisa y funciona mejor sin red',
		export: 'Llévate tus datos',
		exportHint: 'Un archivo con todo lo tuyo',
		exported: 'Archivo guardado',
		exportFailed: 'El archivo no ha salido. Prueba otra vez.',
		exportName: 'respiro-mis-datos'
	},
	keys: {
		title: 'Cómo entras',
		username: 'Nombre de usuario',
		passkey: 'Llave de acceso',
		passkeyYes: 'Huella, cara o PIN de un dispositivo',
		passkeyNo: 'Aún no tienes ninguna',
		add: 'Añadir',
		addPasskey: 'Añadir una llave de este dispositivo',
		signInAgain: 'Ha pasado un rato desde que entraste. Sal, vuelve a entrar y añade la llave.',
		passkeyAdded: 'Este dispositivo ya te reconoce',
		passkeyImpossible: 'Este navegador no puede guardar llaves aquí. Hace falta una dirección https.',
		password: 'Contraseña',
		passwordYes: 'Puedes entrar con ella en cualquier dispositivo',
		passwordNo: 'Aún no tienes; sirve si pierdes este teléfono',
		setPassword: 'Poner una',
		changePassword: 'Cambiarla',
		current: 'La de ahora',
		next: 'La nueva',
		save: 'Guardar contraseña',
		passwordSaved: 'Contraseña guardada',
		wrongCurrent: 'La de ahora no es esa. Míralo con calma y prueba otra vez.',
		none: 'Aún no tienes cómo volver a entrar. Añade este dispositivo o pon una contraseña.'
	},
	devices: {
		title: 'Dónde has entrado',
		thisOne: 'este',
		lastSeen: (ago: string) => `Visto ${ago}`,
		end: 'Cerrar',
		endLabel: (device: string) => `Cerrar la sesión en ${device}`,
		ended: (device: string) => `Sesión cerrada en ${device}`,
		offline: 'Para ver tus otros dispositivos hace falta red.',
		unnamed: 'Un dispositivo'
	},
	signOut: {
		action: 'Salir',
		title: '¿Salir de Respiro?',
		clean: 'Todo lo tuyo está en el servidor. Podrás volver cuando quieras.',
		unsent: (n: number) =>
			n === 1
				? 'Queda 1 entrada por enviar. Se queda en este teléfono y se enviará cuando vuelvas a entrar aquí.'
				: `Quedan ${n} entradas por enviar. Se quedan en este teléfono y se enviarán cuando vuelvas a entrar aquí.`,
		noKey: 'Ojo: aún no tienes llave ni contraseña. Sin una de las dos no podrás volver a entrar.',
		offline: 'Sin red cerramos la sesión en este teléfono; el servidor lo sabrá más tarde.',
		confirm: 'Salir',
		confirmUnsent: 'Salir y dejarlas aquí',
		stay: 'Quedarme'
	},
	sync: {
		title: 'Registro de envíos',
		states: {
			sent: 'Todo está en el servidor',
			sending: (n: number) =>
				n === 1 ? 'Enviando 1 entrada' : n > 1 ? `Enviando ${n} entradas` : 'Poniéndose al día',
			waiting: (n: number) =>
				n === 1 ? '1 entrada espera' : n > 1 ? `${n} entradas esperan` : 'Sin contacto con el servidor',
			needsYou: 'Algo te necesita'
		},
		reasons: {
			offline: 'No hay red. Lo tuyo está guardado aquí y saldrá solo en cuanto vuelva.',
			no_answer: 'El servidor no contesta. Lo intentamos cada poco; no tienes que hacer nada.',
			server_trouble: 'El servidor tiene un mal momento. Lo tuyo sigue aquí y lo intentamos otra vez.',
			not_respiro:
				'Contesta otra página, quizá la del wifi. Abre el navegador, acepta sus condiciones y vuelve.',
			signed_out: 'Tu sesión ha terminado. Entra otra vez y lo que espera se enviará con tu nombre.',
			quarantined: 'El servidor no ha podido con una entrada. Aquí abajo ves cuál y qué puedes hacer.',
			update_needed:
				'Hay que poner al día Respiro. Cierra la aplicación, ábrela con red y sigue donde estabas.',
			newer_database:
				'Otra pestaña tiene una versión más nueva. Cierra todas y abre Respiro otra vez; lo guardado no se toca.',
			storage_full:
				'El teléfono no tiene sitio. Borra algo grande, como vídeos, y vuelve: así lo nuevo cabrá.',
			storage_lost:
				'El navegador no deja guardar. Cierra la aplicación y ábrela otra vez; en una ventana privada no se puede.'
		},
		allWell: 'Cada cosa que registras llega a tu equipo en cuanto hay red.',
		leftOut:
			'Algo de lo que tiene tu equipo pide la versión nueva de Respiro. Estará aquí en cuanto actualices.',
		signIn: 'Entrar otra vez',
		reload: 'Abrir de nuevo',
		lastSync: (ago: string) => `Último contacto: ${ago}`,
		never: 'Aún no ha hablado con el servidor',
		now: 'Enviar ahora',
		others: (n: number) =>
			n === 1
				? '1 entrada de otra persona espera en este teléfono. Se enviará cuando esa persona entre aquí.'
				: `${n} entradas de otras personas esperan en este teléfono. Se enviarán cuando entren aquí.`,
		attention: 'Te necesitan',
		waiting: 'Esperan',
		sentTitle: 'En el servidor',
		empty: 'Nada en camino. Lo que registres aparecerá aquí con su estado.',
		rowStates: { pending: 'En este teléfono', committed: 'En el servidor', quarantined: 'Te necesita' },
		attempts: (n: number) => (n === 1 ? '1 intento' : `${n} intentos`),
		types: {
			'lease.take': 'Parte de la bolsa',
			'gesture.log': 'Gesto',
			'gesture.tell': 'Historia ampliada',
			'gesture.retract': 'Gesto retirado',
			'spend.void': 'Gasto anulado',
			'spend.correct': 'Gasto corregido',
			'spend.refund': 'Dinero devuelto',
			'receipt.attach': 'Ticket',
			'ask.open': 'Pregunta',
			'ask.withdraw': 'Pregunta retirada',
			'ask.answer': 'Respuesta',
			'ask.consent': 'Acuerdo sin red',
			'ask.word': 'Respuesta de palabra',
			'signer.end': 'Llave de un teléfono',
			'reimbursement.settle': 'Reembolso',
			'reimbursement.repaid': 'Dinero que volvió',
			'review.give': 'Revisión',
			'period.close': 'Mes cerrado',
			'period.reopen': 'Mes reabierto',
			'books.put': 'Cuentas',
			'policy.publish': 'Topes',
			'guest.put': 'Ficha de huésped',
			'guest.note': 'Nota de huésped',
			'guest.confirm': 'Nota confirmada',
			'guest.forget': 'Nota olvidada',
			'guest.stay': 'Fechas de una estancia',
			'guest.met': 'Encuentro con un huésped',
			'guest.merge': 'Fichas unidas',
			'guest.erase': 'Ficha borrada',
			'story.tell': 'Historia contada',
			'story.outcome': 'Lo que vino después',
			'story.show': 'Quién la ve',
			'story.share': 'Historia compartida',
			'story.report': 'Aviso',
			'story.hide': 'Historia oculta',
			'story.unhide': 'Historia visible otra vez',
			'comment.hide': 'Comentario oculto',
			'comment.unhide': 'Comentario visible otra vez',
			'report.keep': 'Aviso revisado',
			'thanks.give': 'Gracias',
			'thanks.across': 'Gracias',
			'comment.add': 'Comentario',
			'comment.remove': 'Comentario retirado',
			'lineup.put': 'Reunión de turno',
			'lineup.told': 'Contada en la reunión',
			'lineup.action': 'Tarea de la reunión',
			'legend.put': 'Leyenda',
			other: 'Cambio'
		},
		mend: 'Arreglarla',
		again: 'Enviarla otra vez',
		formInUse: 'Tienes otra entrada a medias en el formulario. Guárdala o vacíala antes.',
		saveCopy: 'Guardar una copia',
		mendFailed: 'Esta no se puede reabrir. Guarda una copia y enséñasela a quien dirige tu sitio.',
		quarantine: {
			malformed: 'Llegó estropeada. Ábrela y guárdala otra vez.',
			hash_mismatch: 'Llegó distinta de como salió. Ábrela y guárdala otra vez.',
			same_id_other_content: 'El servidor ya tenía otra con la misma marca. Ábrela y guárdala como nueva.',
			unknown_type:
				'El servidor aún no conoce este tipo de entrada. Guarda una copia y avisa a quien lo lleva.',
			bad_args: 'Hay algo escrito que el servidor no entiende. Ábrela, revisa y guarda.',
			unknown_ref: 'Habla de algo que el servidor aún no tiene. Cuando llegue, se enviará otra vez sola.',
			not_yours: 'Es sobre la historia de otra persona, y solo esa persona puede cambiarla.',
			over_reversal: 'Devuelve más dinero del que se usó. Revisa el gesto.',
			bad_currency: 'La moneda no es la de este sitio. Ábrela y pon la cantidad otra vez.',
			bad_consent:
				'La respuesta que escaneaste no se pudo confirmar: puede que quien la dio ya no dirija tu sitio. Pregunta otra vez; lo que ya hiciste sigue contando.',
			wrong_author: 'Lleva otro nombre que el de tu sesión. Entra como quien la escribió.',
			unknown_space: 'Es de un sitio que ya no existe. Ábrela y guárdala en el tuyo.',
			not_allowed:
				'La hiciste cuando ya no te tocaba, o llegó mucho después. Guarda una copia y habla con quien dirige tu sitio.',
			unlisted: 'El servidor dio un motivo que esta versión no conoce. Actualiza Respiro y prueba otra vez.'
		}
	}
};
