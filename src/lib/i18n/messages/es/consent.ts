/** Asking and answering from phone to phone, without a network. */
export const consent = {
	show: {
		title: 'Sin esperar a la red',
		lead: 'Que lo escanee quien dirige tu sitio: Preguntas, «Escanear una pregunta».',
		label: (amount: string) => `Código de tu pregunta por ${amount} más`,
		code: '¿No hay cámara? Dile este código:',
		next: 'Escanear su respuesta',
		granted: (name: string, amount: string) => `${name} dijo que sí: ${amount} más`,
		goAhead: (name: string) => `${name} dice que adelante`,
		grantedNote: 'Ya puedes, solo para este asunto. Lo guardan los dos teléfonos y cuenta una vez.',
		declined: (name: string) => `${name} prefiere que no esta vez`,
		declinedNote: 'Habladlo: suele haber otra manera. Lo que podías, lo sigues pudiendo.',
		again: 'Volver al código'
	},
	reply: {
		title: 'Enséñale tu respuesta',
		lead: (name: string) => `Que ${name} la escanee desde su pregunta. Ya está guardada en tu teléfono.`,
		label: 'Código con tu respuesta',
		noKey:
			'Este teléfono no pudo firmar el código, así que cuenta en cuanto tu teléfono tenga red. Díselo de palabra.',
		noKeyTitle: 'Respondido',
		spoken: '¿No puede escanear? Dile esto:',
		spokenTerms: (amount: string, hours: string) => `${amount}, durante ${hours}`,
		noNeed: 'Si no puede escanearla, cuenta igual en cuanto tu teléfono tenga red.',
		done: 'Listo'
	},
	scan: {
		title: 'Responder sin red',
		lead: 'Apunta al código de su pantalla.',
		leadReply: 'Apunta al código de la pantalla de quien te responde.',
		starting: 'Abriendo la cámara',
		view: 'Lo que ve la cámara',
		refused:
			'La cámara no tiene permiso. Puedes darlo en los ajustes del navegador, o elegir una foto del código.',
		missing: 'Aquí no hay cámara. Elige una foto del código.',
		picture: 'Elegir una foto del código',
		unread: 'En esa foto no se ve ningún código. Prueba más cerca y con luz.',
		other: 'Ese código no es de Respiro. Busca el de su pregunta.',
		asksFor: (name: string) => `${name} pregunta`,
		somebody: 'Alguien del equipo',
		wrongPlace: 'Esa pregunta es de un sitio que no diriges. La responde otra persona.',
		own: 'Es tu propia pregunta: la responde otra persona.',
		lapsed: 'Esa pregunta ya no espera respuesta. Que la haga otra vez.',
		answered: 'Esa pregunta ya tiene respuesta tuya.',
		again: 'Escanear otra'
	},
	typed: {
		action: 'Escribir el código',
		label: 'Su código de ocho letras y cifras',
		hint: 'Por ejemplo, 4K7P-9XQM',
		bad: 'Son ocho letras y cifras. Míralo otra vez.',
		find: 'Buscar su pregunta',
		unknown: 'Esa pregunta aún no está en este teléfono. Dime quién y cuánto, y tu respuesta se unirá sola.',
		who: '¿Quién pregunta?',
		much: '¿Cuánto más le das?',
		hold: 'Vale durante',
		give: (amount: string) => `Sí, ${amount} más`,
		giveBare: 'Sí',
		pick: 'Elige a alguien.',
		saved: 'Guardado en este teléfono',
		savedNote: (said: string, hours: string) =>
			`Díselo de palabra: ${said}, durante ${hours}, y este código:`,
		savedBare: (said: string) =>
			`Díselo de palabra: ${said}. Contará cuando los dos teléfonos hayan tenido red.`,
		counts: 'Con el código le cuenta en cuanto uno de los dos teléfonos tenga red.',
		kind: '¿Qué pregunta?',
		kinds: { more: 'Más margen', go_ahead: 'Si adelante' },
		goAhead: 'Sí, adelante'
	},
	heard: {
		action: 'Escribir su código',
		title: 'Su respuesta, de palabra',
		who: '¿Quién te respondió?',
		pick: 'Elige a alguien.',
		much: '¿Cuánto más te dio?',
		hold: 'Vale durante',
		code: 'Su código de diez letras y cifras',
		hint: 'Por ejemplo, 4K7P9-XQM2C',
		bad: 'No encaja con quién, cuánto o cuánto tiempo. Repasadlo juntos.',
		save: 'Guardar su respuesta',
		saved: 'Guardado en este teléfono',
		savedNote: (name: string, said: string) =>
			`${name} dijo: ${said}. Ya cuenta aquí; el código se comprueba cuando tu teléfono tenga red.`,
		goAhead: 'adelante',
		more: (amount: string) => `${amount} más`
	},
	errors: {
		not_a_reply: 'Ese código no es una respuesta. Busca el que sale después de responder.',
		other_ask: 'Esa respuesta es para otra pregunta.',
		unknown_signer: (name: string) =>
			`Tu teléfono aún no conoce el de ${name}, así que no puede comprobarlo. Cuenta en cuanto su teléfono tenga red.`,
		ended_key: (name: string) =>
			`La llave del teléfono de ${name} se dio por perdida. Cuenta en cuanto responda desde otro.`,
		not_signed: 'La firma no es la de esa respuesta. Pide que te la enseñe otra vez.',
		may_not: (name: string) => `${name} no puede responder en este sitio. Pregunta a quien lo dirige.`
	}
};
