/** Amounts, days and names arrive as people read them; `n` counts. */
const entries = (n: number) => (n === 1 ? '1 apunte' : `${n} apuntes`);

export const caps = {
	title: 'Topes',
	hint: 'Hasta dónde llega cada quien sin pedir permiso',
	notYours: {
		title: 'Los topes los publica la dirección',
		body: 'Los que valen y los que valieron están a la vista de todo el equipo.',
		action: 'Leer los topes'
	},
	scope: 'Dónde valen',
	everywhere: 'En todos los sitios',
	/** A day within a sentence. */
	theDay: (day: string) => `el ${day}`,
	begins: (day: string) => `Partes de lo que vale desde ${day}.`,
	beginsOrg: (day: string) =>
		`Este sitio no tiene tope propio: vale el de todos desde ${day}. Lo que no cambies aquí seguirá siendo lo de todos.`,
	coming: (day: string, what: string) => `Ya publicado, desde ${day}: ${what}`,
	beginsEmpty: 'Aún no hay topes. Los primeros pueden valer desde hoy.',
	restored: 'Sigue donde lo dejaste.',
	startOver: 'Empezar de nuevo',
	offline: 'Sin red puedes preparar los topes y no se pierde nada. Para publicarlos hace falta red.',
	roles: { staff: 'Equipo', manager: 'Responsables', owner: 'Dirección' },
	incident: {
		title: 'Para un mismo asunto',
		lead: 'Lo que se puede usar con un huésped, para arreglar algo o para sorprender, sin pedir permiso.',
		share: 'Quién lo comparte',
		shared: 'Entre quienes ayuden',
		each: 'Entero cada persona'
	},
	more: {
		title: 'Otros topes, si hacen falta',
		lead: 'Casi nunca hacen falta. Cada uno es una cosa más que alguien tiene que recordar.',
		names: {
			guestDay: 'Por huésped y día',
			guestStay: 'Por huésped y estancia',
			guestYear: 'Por huésped en doce meses',
			employeeDay: 'Por persona del equipo y día',
			employeeMonth: 'Por persona del equipo y mes',
			employeeYear: 'Por persona y año, en todos los sitios',
			pool: 'Bolsa del mes para todo el sitio'
		},
		hints: {
			guestDay: 'Todo lo que recibe un huésped en un día.',
			guestStay: 'Todo lo que recibe un huésped de la llegada a la salida. Cuenta donde se saben las fechas.',
			guestYear: 'Todo lo que recibe un huésped en 365 días.',
			employeeDay: 'Todo lo que una persona usa en un día.',
			employeeMonth: 'Todo lo que una persona usa en un mes.',
			employeeYear: 'Todo lo que una persona usa en el año, en los sitios con la misma moneda.',
			pool: 'Si se acaba, nadie tiene que pedir permiso: se avisa a quien lleva el sitio.'
		},
		inherited: (amount: string) => `Aquí vale el de todos los sitios: ${amount}.`
	},
	lease: {
		label: 'Sin red, cada teléfono puede usar',
		how: { usual: 'La parte de siempre', own: 'Otra parte', none: 'Nada' },
		hints: {
			usual: 'Una cincuentava parte de la bolsa, durante doce horas.',
			own: 'Eso se aparta para cada teléfono, y vuelve a la bolsa cuando se acaba el tiempo.',
			none: 'Lo que se registre sin red cuenta al llegar, y puede pasar de la bolsa.'
		},
		share: 'Parte de cada teléfono',
		length: 'Durante cuánto tiempo',
		hours: (n: number) => (n === 1 ? '1 hora' : `${n} horas`)
	},
	amount: 'Hasta',
	amountIn: (currency: string, places: string) => `${currency} · ${places}`,
	byRole: 'Distinto según el papel',
	likeAll: 'como el resto',
	forAll: 'Para el resto',
	troubles: {
		MISSING: 'Escribe una cantidad. Puede ser 0.',
		BAD_CURRENCY: 'Esta moneda no existe.',
		BAD_NUMBER: (example: string) => `No se lee como cantidad. Por ejemplo, ${example}.`,
		TOO_MANY_DECIMALS: 'Esta moneda no tiene tantos decimales.',
		NOT_POSITIVE: 'Un tope es 0 o más.',
		TOO_LARGE: 'Es más de lo que cabe en un apunte.'
	},
	kept: {
		title: 'Otros que ya estaban',
		lead: 'Aquí no se pueden cambiar, solo quitar.',
		remove: (what: string) => `Quitar: ${what}`
	},
	alone: {
		title: 'Nadie lo decide a solas',
		lead: 'En estos asuntos, sea cual sea la cantidad, se avisa a la persona que nombres. Lo hecho se registra igual.',
		add: 'Nombrar a alguien para',
		nobody: 'Nadie en particular',
		inherited: 'Si no nombras a nadie, valen las personas nombradas para todos los sitios.',
		gone: 'alguien que ya no está',
		subjects: {
			safety: 'Peligro para alguien',
			security: 'Robo o amenaza',
			privacy: 'Datos de una persona',
			health: 'Salud o alergias',
			ethics: 'Trato indigno',
			cash_to_guest: 'Dinero en mano al huésped',
			legally_owed: 'Lo que se debe por ley'
		}
	},
	when: {
		title: 'Desde cuándo',
		tomorrow: 'Mañana',
		date: 'Otro día',
		now: 'Ya mismo',
		day: 'Primer día',
		explain: (day: string) => `Vale desde ${day}, al empezar el día en cada sitio.`,
		explainNow: 'Vale ya: es una subida para todos, y nadie pierde nada.',
		needDate: 'Elige el primer día.'
	},
	why: {
		label: 'Por qué',
		hint: 'Lo lee todo el equipo, junto a los topes.',
		placeholder: 'En verano los imprevistos cuestan más',
		tooLong: 'Con menos palabras basta.'
	},
	preview: {
		title: 'Con los últimos 90 días',
		sentence: (flagged: number, total: number, now: number) =>
			`Con esto, ${flagged} de ${entries(total)} ${flagged === 1 ? 'habría quedado marcado' : 'habrían quedado marcados'} (ahora, ${now}).`,
		none: 'En los últimos 90 días no hay apuntes con los que comparar.',
		place: (flagged: number, total: number, now: number) =>
			now === flagged ? `${flagged} de ${total}, como ahora` : `${flagged} de ${total} (ahora, ${now})`,
		byCap: (what: string, n: number) => `${what}: ${n}`,
		why: 'Marcado no es prohibido: se registra igual, y alguien lo mira con calma.',
		offline: 'Para comparar con lo pasado hace falta red.',
		waiting: 'Comparando…',
		fix: 'Cuando las cantidades estén completas, aquí se comparan con lo pasado.',
		reads: 'Así lo leerá tu equipo'
	},
	publish: {
		action: 'Publicar',
		final: 'Una versión publicada ya no cambia. Si hace falta, se publica otra.',
		unchanged: 'Es igual que lo que ya vale.',
		confirm: 'Lo he leído y lo quiero así',
		needConfirm: 'Marca que lo quieres así, o cámbialo.',
		needFix: 'Falta algo por completar: está señalado.',
		needNetwork: 'Para publicar hace falta red. Lo que has preparado se queda aquí.',
		done: 'Publicado',
		doneBody: (version: number, day: string) => `Es la versión ${version} y vale desde ${day}.`,
		doneNow: (version: number) => `Es la versión ${version} y vale ya.`,
		arriving: 'Llega a cada teléfono en cuanto tenga red.',
		history: 'Ver todos los topes',
		again: 'Preparar otros'
	},
	moved: {
		title: (name: string) => `Mientras tanto, ${name} ha publicado otros topes`,
		body: (day: string, scope: string) => `Valen desde ${day}. ${scope}.`,
		elsewhere: 'En otro sitio',
		keep: 'Lo tuyo sigue aquí, sin publicar.',
		theirs: 'Partir de los suyos',
		mine: 'Seguir con los míos'
	},
	problems: {
		unknown_role: (role: string) => `El papel «${role}» ya no existe. Quita esta línea para poder publicar.`,
		zero_for_frontline: (role: string) =>
			`${role}: con 0 habrá que preguntar por cualquier cosa que cueste algo.`,
		bad_amount: 'Esta cantidad no vale.',
		bad_window: 'Este plazo no se conoce.',
		bad_currency: 'Esta moneda no existe.',
		no_dims: 'No dice de qué es este tope.',
		twice: 'Este tope está dos veces.',
		variants_differ: 'Las variantes de este tope no cuentan lo mismo.',
		stay_without_guest: 'Un tope por estancia necesita un huésped.',
		too_early: (day: string) =>
			`Puede valer como pronto desde ${day}. Antes, solo una subida para todos, y hoy mismo.`,
		number_taken: 'Otra versión tiene ya este número. Carga la página otra vez.',
		same_date: (version: number) =>
			`La versión ${version} empieza ese mismo día: valdrá esta, y aquella no llegará a valer.`,
		not_kept: 'De este tope no se llevan cuentas. Quítalo para poder publicar.',
		too_many: 'Son demasiadas cantidades para una versión. Quita algún tope, o publica por sitios.',
		unknown_location: 'Este sitio ya no está.',
		unknown_person: (subject: string) => `${subject}: la persona nombrada ya no está. Nombra a otra.`,
		other: 'El servidor no acepta estos topes. Carga la página otra vez.'
	},
	lines: {
		incident: (amount: string) => `Hasta ${amount} para un mismo asunto, entre quienes ayuden.`,
		incidentEach: (amount: string) => `Hasta ${amount} cada persona para un mismo asunto.`,
		guest: (amount: string, window: string) => `Hasta ${amount} por huésped ${window}.`,
		employee: (amount: string, window: string) => `Hasta ${amount} por persona del equipo ${window}.`,
		employeeAll: (amount: string, window: string) =>
			`Hasta ${amount} por persona del equipo ${window}, en todos los sitios con esa moneda.`,
		location: (amount: string, window: string) => `${amount} ${window} para todo el sitio.`,
		org: (amount: string, window: string) => `${amount} ${window} entre todos los sitios.`,
		other: (amount: string, window: string) => `Hasta ${amount} ${window}.`,
		zero: 'Todo lo que cueste algo se pregunta antes.',
		forSome: (who: string, amount: string) => `${who}: ${amount}.`,
		free: 'Nadie tiene que preguntar.',
		noCaps: 'No hay ningún tope.',
		alone: (subjects: string) => `Nadie decide a solas: ${subjects}.`,
		windows: {
			none: '',
			day: 'al día',
			iso_week: 'a la semana',
			month: 'al mes',
			posting: 'al mes',
			year: 'al año',
			stay: 'en una estancia'
		},
		year: 'en doce meses',
		days: (n: number) => `en ${n} días`
	},
	names: {
		incident: 'Por asunto',
		incidentEach: 'Por asunto, cada persona',
		guest: (window: string) => `Por huésped ${window}`,
		employee: (window: string) => `Por persona del equipo ${window}`,
		employeeAll: (window: string) => `Por persona del equipo ${window}, en todos los sitios`,
		location: 'Bolsa del sitio',
		org: 'Entre todos los sitios',
		other: 'Otro tope'
	},
	changes: {
		raised: (what: string, before: string, after: string) =>
			`${what}: de ${before} a ${after}, más que antes.`,
		lowered: (what: string, before: string, after: string) =>
			`${what}: de ${before} a ${after}, menos que antes.`,
		added: (what: string, amount: string) => `Nuevo. ${what}: ${amount}.`,
		removed: (what: string) => `${what}: ya no hay tope.`,
		first: 'Los primeros topes.',
		same: 'Los topes siguen igual.',
		alone: 'Cambia a quién se avisa en lo que nadie decide a solas.',
		lease: 'Cambia lo que un teléfono puede usar de la bolsa sin red.'
	},
	history: {
		title: 'Los topes',
		lead: 'Lo que puedes hacer sin pedir permiso, y cómo ha ido cambiando.',
		now: 'Ahora',
		later: 'Próximamente',
		past: 'Antes',
		since: (day: string) => `Desde ${day}`,
		from: (day: string) => `Desde ${day}`,
		between: (first: string, last: string) => `Del ${first} al ${last}`,
		on: (day: string) => `Solo el ${day}`,
		replaced: (day: string) => `Para ${day}, pero otra versión tomó su lugar`,
		changed: 'Qué cambió',
		by: (name: string, day: string) => `Publicado por ${name}, ${day}`,
		setUp: 'De la puesta en marcha',
		somebody: 'alguien que ya no está',
		number: (n: number) => `Versión ${n}`,
		beside: 'Además vale lo de todos los sitios en lo que aquí no se dice.',
		empty: 'Aún no hay topes',
		emptyBody: 'Haz lo que el huésped necesita. Cuando haya topes, los leerás aquí, también sin red.',
		edit: 'Preparar otros topes'
	}
};
