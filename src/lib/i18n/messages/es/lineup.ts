const people = (n: number) => (n === 1 ? '1 persona' : `${n} personas`);

export const lineup = {
	title: 'Reunión de turno',
	shift: 'Turno',
	shifts: { morning: 'Mañana', afternoon: 'Tarde', night: 'Noche' },
	stories: 'Dos historias',
	oneStory: 'Una historia',
	noStories: 'Aún sin historias',
	another: 'Otra',
	anotherFor: (title: string) => `Otra historia en lugar de «${title}»`,
	leaveOut: 'Quitar',
	leaveOutFor: (title: string) => `Quitar «${title}»`,
	suggest: 'Proponer una',
	allSeen: 'Ya has visto todas. Empezamos de nuevo.',
	slots: { everyday: 'De cada día', grand: 'Grande' },
	slotEmpty: {
		everyday: 'Sin una historia de cada día',
		grand: 'Sin un gran gesto'
	},
	gone: 'Esta historia ya no está: su autor la retiró o no ha llegado a este teléfono.',
	why: {
		untold: (who: string) => `Aún no se ha contado, ${who}.`,
		told: (day: string, who: string) => `Se contó ${day}, ${who}.`,
		never: (name: string) => `y de ${name} todavía no se ha contado ninguna`,
		while: (name: string) => `y hace más de un mes que no sale ${name}`,
		turn: (name: string) => `y ya le toca a ${name}`,
		lately: (name: string) => `aunque ${name} ha salido hace nada`,
		someone: 'quien la hizo'
	},
	day: 'Hoy',
	topic: 'Un tema',
	topicHint: 'Uno solo: lo que hoy queréis hacer bien.',
	value: 'Valor',
	length: 'Duración',
	minutes: (n: number) => `${n} min`,
	defects: 'Lo que falló ayer',
	defectsHint: 'Procesos, no personas. El ascensor lento, no quien estaba de turno.',
	addDefect: 'Añadir un fallo',
	guests: 'Huéspedes de hoy',
	guestsHint: 'Con su alias: la hoja impresa se queda por ahí.',
	addGuest: 'Añadir un huésped',
	actions: 'Para hacer',
	addAction: 'Añadir una tarea',
	action: 'Qué hay que hacer',
	owner: 'Quién',
	dueOn: 'Para cuándo',
	due: (day: string) => `para ${day}`,
	done: 'Hecho',
	remove: (text: string) => `Quitar: ${text}`,
	add: 'Añadir',
	full: 'No caben más.',
	optional: 'opcional',
	start: 'Empezar',
	read: 'Leer las historias',
	save: 'Guardar',
	saved: 'Guardado en este teléfono',
	print: 'Imprimir',
	toldAt: (time: string, n: number) =>
		n > 0 ? `Contado a las ${time} · ${people(n)}` : `Contado a las ${time}`,
	notPlanned: {
		title: 'Aún no está preparada',
		note: 'Aquí verás el tema, las dos historias y lo que trae el día en cuanto alguien la prepare.',
		action: 'Leer historias'
	},
	noneToTell: {
		title: 'Todavía no hay historias que contar',
		note: 'Con dos basta: una pequeña y una grande. La reunión también vale con un tema.',
		action: 'Registrar un detalle'
	},
	reading: {
		title: 'Historias para contar',
		position: (n: number, of: number) => `${n} de ${of}`,
		minute: (n: number) => (n <= 1 ? 'un minuto, más o menos' : `unos ${n} minutos`),
		next: 'Siguiente',
		previous: 'Anterior',
		close: 'Salir',
		end: 'Terminar',
		lesson: 'Para la próxima',
		didIt: (name: string) => `Lo hizo ${name}`,
		missing: 'Esta historia ya no está. Sigue con la siguiente.'
	},
	tell: {
		title: '¿Quién ha estado?',
		note: 'Toca los nombres o pon solo cuántos erais. También puedes dejarlo en blanco.',
		count: 'Cuántos erais',
		action: 'Contadas',
		done: 'Contadas. Las historias ya lo dicen.',
		staff: 'Eso era todo por hoy',
		staffNote: 'Que vaya bien el turno.'
	},
	sheet: {
		defects: 'Ayer falló',
		guests: 'Hoy vienen',
		actions: 'Para hacer',
		lesson: 'Para la próxima',
		rest: '… sigue en la aplicación'
	},
	card: {
		title: 'Para la reunión de hoy',
		open: 'Preparar',
		view: 'Ver',
		planned: (shift: string) => `${shift}: preparada`,
		told: (shift: string) => `${shift}: contada`,
		unplanned: 'Dos historias propuestas'
	},
	told: {
		once: (day: string) => `Contada en la reunión: ${day}`,
		often: (n: number, day: string) => `Contada ${n} veces en la reunión, la última: ${day}`
	},
	legends: {
		title: 'Leyendas',
		lead: 'Las historias que esta casa cuenta durante años.',
		empty: {
			title: 'La estantería está vacía',
			example: '«Dejó la brocha, cogió las llaves de la furgoneta y los llevó al aeropuerto».',
			note: 'Una leyenda es una historia que se cuenta sola. Quien dirige la pone aquí desde la propia historia.',
			action: 'Ir a las historias'
		},
		isOne: 'Leyenda de la casa',
		put: 'Hacerla leyenda',
		why: 'Por qué se cuenta',
		whyHint: 'Una frase para quien la lea dentro de unos años.',
		confirm: 'Poner en la estantería',
		off: 'Quitar de las leyendas',
		isOn: 'Ya está entre las leyendas',
		isOff: 'Ya no está entre las leyendas'
	},
	share: {
		action: 'Compartir',
		copied: 'Enlace copiado. Se abre dentro de la casa, a quien pueda leerla.',
		failed: 'No se ha podido copiar. El enlace es este:',
		text: 'Una historia de Respiro'
	},
	taken: {
		one: 'Lo que has compartido está en el borrador',
		photos: (n: number) => (n === 1 ? 'Una foto va con la historia' : `${n} fotos van con la historia`),
		remove: (n: number) => `Quitar la foto ${n}`,
		left: (n: number) =>
			n === 1
				? 'Un archivo se ha quedado fuera: no era una foto o pesaba demasiado.'
				: `${n} archivos se han quedado fuera: no eran fotos, pesaban demasiado o eran más de seis.`
	},
	notices: {
		title: 'Avisos',
		action: 'Avísame cuando me den las gracias',
		hint: 'Y cuando se cuente tu historia. El aviso no dice nada de la historia ni del huésped.',
		on: 'Activado en este teléfono',
		denied: 'El navegador los tiene bloqueados para Respiro. Se cambia en sus ajustes.',
		unsupported: 'Este navegador no sabe avisar. En iPhone, añade antes Respiro a la pantalla de inicio.',
		offline: 'Hace falta red para activarlo. Prueba cuando vuelva.',
		failed: 'No se ha podido activar. Prueba dentro de un rato.'
	}
};
