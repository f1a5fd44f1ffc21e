/** One o'clock is singular. */
const clock = (time: string) => `${/^0?1\D/.test(time) ? 'la' : 'las'} ${time}`;

/** The words of the breathing room, on Today and in the form. */
export const room = {
	/** What is left, and of which cap. */
	of: {
		matter: 'para este asunto',
		matterYours: 'para ti en este asunto',
		guest: (when: string) => `para este huésped ${when}`.trimEnd(),
		you: (when: string) => `para ti ${when}`.trimEnd(),
		youAll: (when: string) => `para ti ${when}, en todos los sitios`.replace(' ,', ','),
		pool: 'en la bolsa de este mes'
	},
	when: {
		always: '',
		day: 'hoy',
		week: 'esta semana',
		month: 'este mes',
		year: 'este año',
		stay: 'en su estancia',
		rolling: (days: number) => `en ${days} días`
	},
	left: (amount: string, of: string) => `Quedan ${amount} ${of}`,
	sum: (used: string, now: string) => `${used} usados + ${now} ahora`,
	raise: (amount: string) => `Incluye ${amount} más que te han dado para este asunto.`,
	/** Of the month's pool, what this phone holds for itself, so that nobody else can use it up. */
	share: (amount: string) => `De la bolsa tienes ${amount} con seguridad, también sin conexión.`,
	poolUsed: 'La bolsa de este mes está usada. Haz lo que el huésped necesita: no hace falta permiso.',
	usedUp: 'Por ahora está usado. Puedes preguntar, y lo que ya esté hecho regístralo igual.',
	/** A moment in a sentence, with its article: "las 14:05", "ayer a las 14:05", "el 3 nov a las 14:05". */
	moment: {
		today: (time: string) => `${clock(time)}`,
		near: (day: string, time: string) => `${day} a ${clock(time)}`,
		far: (day: string, time: string) => `el ${day} a ${clock(time)}`
	},
	asOf: (moment: string) => `con datos de ${moment}`.replace('de el ', 'del '),
	asOfOffline: (moment: string) => `con datos de ${moment}, sin red`.replace('de el ', 'del '),
	others: 'Lo tuyo ya está restado. Lo que otros aún no han enviado no se ve aquí.',
	canI: '¿Puedo…?',
	asks: {
		toAnswer: (n: number) =>
			n === 1 ? 'Alguien te pregunta si puede' : `${n} personas te preguntan si pueden`,
		open: 'Has preguntado, y esperas respuesta',
		granted: (amount: string) => `Te han dado ${amount} más`
	}
};
