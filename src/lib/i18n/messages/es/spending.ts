/** "Can I?", asks, and own money. */
export const spending = {
	canI: {
		title: '¿Puedo…?',
		amount: '¿Cuánto?',
		purpose: '¿Para qué?',
		purposes: { fix: 'Arreglar algo', wow: 'Dar una alegría', both: 'Las dos' },
		matter: '¿Para qué asunto?',
		newMatter: 'Un asunto nuevo',
		thisMatter: 'El asunto por el que vienes',
		subjects: '¿Toca algo de esto?',
		subject: {
			safety: 'Seguridad física',
			security: 'Robos o amenazas',
			privacy: 'Datos personales',
			health: 'Salud',
			ethics: 'Ética',
			cash_to_guest: 'Dinero en mano',
			legally_owed: 'Lo debemos por ley'
		},
		available: (amount: string, of: string) => `Tienes ${amount} ${of}.`,
		start: 'Escribe un importe y te lo digo.',
		verdicts: {
			yes: 'Sí. Hazlo.',
			yes_tell: 'Sí, y coméntalo.',
			part: (allowed: string) => `Hasta ${allowed}, sí.`,
			ask: 'Pregunta antes.',
			person: (names: string) => `Habla antes con ${names}.`
		},
		details: {
			noCap: 'Aquí no hay tope. Haz lo que el huésped necesita.',
			yes: (left: string, of: string) => `Después quedarán ${left} ${of}.`,
			yes_tell:
				'La bolsa de este mes ya no llega, pero no hace falta permiso: quien dirige tu sitio lo verá hoy.',
			part: (excess: string) => `Para los otros ${excess}, pregunta. Mientras, haz tu parte.`,
			ask: (of: string) => `Ya no queda margen ${of}. Si ya está hecho, regístralo: aquí cabe la verdad.`,
			person: (subjects: string) =>
				`Nadie decide a solas sobre ${subjects}, sea cual sea el importe. Si ya está hecho, regístralo.`,
			personOver: (excess: string) => `Además, ${excess} pasan del tope: eso puedes preguntarlo aquí.`
		},
		someone: 'la persona responsable',
		log: 'Registrarlo',
		logPart: (allowed: string) => `Hacer lo de ${allowed}`,
		askFirst: 'Preguntar antes aquí',
		askRest: (excess: string) => `Preguntar por los ${excess}`,
		done: 'Ya está hecho: registrarlo'
	},
	over: {
		title: 'Tú eliges',
		part: (allowed: string) => `Dejarlo en ${allowed}`,
		partHint: 'Lo que puedes ahora, sin preguntar',
		ask: (excess: string) => `Preguntar por ${excess} más`,
		askHint: 'Mientras te responden, lo tuyo sigue igual',
		done: 'Ya está hecho: guardarlo',
		doneHint: 'Se guarda tal como fue',
		pool: 'La bolsa del mes no llega, pero no hace falta permiso: quien dirige tu sitio lo verá hoy.'
	},
	ask: {
		title: 'Preguntas',
		lead: 'Preguntar no quita nada: lo que podías, lo sigues pudiendo.',
		more: (amount: string) => `${amount} más`,
		subjects: (subjects: string) => `Toca esto: ${subjects}. Nadie lo decide a solas.`,
		within: 'dentro del tope, para un asunto',
		asksAbout: (name: string, subjects: string) => `${name} pregunta antes: ${subjects}`,
		inAll: (amount: string) => `${amount} en total, para un asunto`,
		why: '¿Por qué merece la pena?',
		whyHint: 'Una línea ayuda a responder pronto.',
		optional: 'opcional',
		until: 'Esperar respuesta',
		hours: (n: number) => `${n} h`,
		send: 'Preguntar',
		cancel: 'Ahora no',
		sent: 'Preguntado. Te avisamos aquí.',
		sentOffline: 'Guardado en este teléfono. Se preguntará en cuanto haya red.',
		mine: 'Las tuyas',
		toAnswer: 'Esperan tu respuesta',
		answered: 'Las demás',
		asks: (name: string) => `${name} pregunta`,
		somebody: 'Alguien del equipo',
		states: {
			open: (until: string) => `Esperando respuesta hasta ${until}`,
			openPhone: 'Aún en este teléfono: se preguntará en cuanto haya red',
			lapsed: 'Nadie llegó a responder. Tu margen es el de siempre; lo que ya esté hecho, regístralo.',
			withdrawn: 'La retiraste',
			withdrawnOther: 'Ya no hace falta',
			goAhead: (name: string) => `${name} dijo que adelante`,
			granted: (name: string, amount: string) => `${name} dijo que sí: ${amount} más`,
			holds: (until: string) => `Vale hasta ${until}, solo para este asunto.`,
			ended: (until: string) => `Valió hasta ${until}.`,
			declined: (name: string) => `${name} prefiere que no esta vez. Habladlo: suele haber otra manera.`
		},
		you: 'Tú',
		youSaid: {
			goAhead: 'Dijiste que adelante',
			granted: (amount: string) => `Dijiste que sí: ${amount} más`,
			declined: 'Dijiste que esta vez no'
		},
		scan: 'Escanear una pregunta',
		scanNote: 'Responde sin red, de teléfono a teléfono',
		show: 'Enseñar la pregunta',
		near: (time: string) => `Sin red, de teléfono a teléfono, ${time}`,
		formerly: 'Cuando lo dijo le tocaba decidirlo; su papel cambió después. Sigue contando.',
		withdraw: 'Retirar la pregunta',
		withdrawn: 'Pregunta retirada',
		log: 'Registrar el gasto',
		answer: {
			goAhead: 'Sí, adelante',
			yes: (amount: string) => `Sí, ${amount} más`,
			upTo: 'Sí, hasta…',
			no: 'Esta vez no',
			amount: '¿Hasta cuánto más?',
			give: (amount: string) => `Dar ${amount} más`,
			hold: 'Vale durante',
			noNote: 'Puede hacer su parte igual, y lo que ya esté hecho lo registrará. Díselo también de palabra.',
			noConfirm: 'Responder que no',
			back: 'Volver',
			saved: 'Respondido',
			own: 'La tuya la responde otra persona.'
		},
		before: (name: string) =>
			`${name} ya había respondido. Vale lo suyo; lo tuyo queda al lado, y todo bien.`,
		empty: {
			title: 'Nadie ha preguntado nada',
			note: 'Cuando algo pase del tope y quieras preguntar antes, lo verás aquí.',
			action: '¿Puedo…?'
		}
	},
	/** Money paid in another currency, in the form. */
	foreign: {
		currency: '¿En qué moneda?',
		choose: 'Elige la moneda',
		remove: (code: string) => `Volver a ${code}`,
		rate: (from: string, to: string) => `1 ${from} en ${to}`,
		rateHint: 'El cambio que te cobraron.',
		lastRate: (day: string) => `El último que usaste, de ${day}. Si hoy es otro, cámbialo.`,
		rateOn: 'Cambio del día',
		noRate: 'Pon el cambio que te cobraron: está en el recibo o en la app del banco.',
		badRate: (example: string) => `Escribe el cambio en cifras, por ejemplo ${example}.`,
		noDate: 'Di de qué día es el cambio.'
	},
	mine: {
		title: 'Mi dinero',
		lead: 'Solo lo ves tú y quien dirige tu sitio.',
		more: 'Ver más',
		takenBack: 'Gesto retirado',
		voided: 'Anulado',
		refunded: (amount: string) => `Volvieron ${amount}`,
		paid: (amount: string) => `pagado ${amount}`,
		rate: (rate: string, day: string) => `${rate}, cambio de ${day}`,
		before: (amount: string) => `antes ${amount}`,
		receipts: {
			attached: (n: number) => (n === 1 ? '1 recibo' : `${n} recibos`),
			missing: 'Falta el recibo',
			another: 'Añadir otra foto'
		},
		owed: {
			submitted: (days: number) =>
				days === 0
					? 'Te lo devolvemos: pedido hoy'
					: days === 1
						? 'Te lo devolvemos: hace 1 día'
						: `Te lo devolvemos: hace ${days} días`,
			needs_receipt: (days: number) =>
				days === 0
					? 'Para devolvértelo falta el recibo'
					: days === 1
						? 'Para devolvértelo falta el recibo: hace 1 día'
						: `Para devolvértelo falta el recibo: hace ${days} días`,
			ready: (days: number) =>
				days === 1 ? 'Listo para pagarte, tras 1 día' : `Listo para pagarte, tras ${days} días`,
			paid: (days: number) =>
				days === 0 ? 'Pagado el mismo día' : days === 1 ? 'Pagado en 1 día' : `Pagado en ${days} días`,
			declined: 'No se devuelve'
		},
		declinedWhy: (reason: string) => `Te dicen: «${reason}»`,
		repay: (amount: string) => `Te pagaron ${amount} que ya no hacía falta: devuélvelos cuando puedas.`,
		gaveBack: (amount: string) => `Devolviste ${amount}. Está saldado, y gracias.`,
		empty: {
			title: 'Aún no has usado dinero',
			example: '«Le pagué el taxi a la estación: perdía el último tren».',
			note: 'Cuando lo hagas, aquí verás cada gasto, su recibo y lo que te deben.',
			action: 'Registrar un gesto'
		},
		sheet: {
			title: 'Este gasto',
			faith: 'Lo que sabías entonces',
			left: (amount: string) => `Tu teléfono mostraba ${amount} disponibles.`,
			leftNone: 'Tu teléfono aún no mostraba ningún tope.',
			version: (n: number) => `Norma ${n}`,
			fair: 'Con eso se mira, y con nada más.',
			method: 'De dónde salió',
			day: 'Cuándo',
			story: 'Ver el gesto',
			again: 'Otro gasto de este asunto',
			flags: 'Para que lo sepas'
		},
		correct: {
			action: 'Corregir el importe',
			label: 'El importe bueno',
			hint: (amount: string) => `Ahora pone ${amount}. Se seguirá viendo, al lado.`,
			save: 'Guardar el importe',
			same: 'Es el mismo que ya hay.',
			saved: 'Importe corregido',
			not: 'Ya volvió dinero de este gasto: anúlalo y regístralo de nuevo si hace falta.'
		},
		refund: {
			action: 'Volvió dinero',
			label: '¿Cuánto volvió?',
			hint: (amount: string) => `Como mucho ${amount}.`,
			tooMuch: (amount: string) => `Quedan ${amount} de este gasto: no puede volver más.`,
			save: 'Guardar',
			saved: 'Guardado: volvió dinero'
		},
		void: {
			action: 'Anularlo',
			owed: 'Si fue dinero de tu bolsillo, ya no se te deberá.',
			saved: 'Anulado. Sigue a la vista, tachado.',
			undone: 'No se ha anulado: sigue como estaba.',
			late: 'Ya estaba anulado. Si hacía falta, regístralo otra vez.'
		},
		attached: 'Recibo añadido'
	}
};
