import type { Language } from '../../domain/records';

/** What colleagues write under a story. */
export const remarks: Record<Language, readonly string[]> = {
	es: [
		'Yo estaba en el pasillo y lo vi salir con otra cara. Qué bien lo hiciste.',
		'Me lo guardo para el próximo que llegue así.',
		'Esto es exactamente lo que quiero contarle a mi madre cuando pregunta en qué trabajo.',
		'Y encima con el turno que llevábamos. Olé.',
		'La próxima vez avísame, que me apunto.',
		'Volvió a preguntar por ti esta mañana.',
		'Qué fácil parece cuando lo cuentas, y qué pocos lo habríamos visto.',
		'Se me ha puesto la piel de gallina.',
		'Lo mejor es que no te lo pidió nadie.',
		'Lo leí en voz alta en el office. Silencio total.',
		'Eso no sale en ningún manual.',
		'Desde hoy yo también dejo la puerta abierta.',
		'¿Y la cara del compañero cuando te vio llegar?',
		'Gracias por contarlo. Estas cosas se olvidan.',
		'Le diré a Pisos que prepare lo mismo si vuelve.',
		'Me quedo con la última frase.'
	],
	en: [
		'I was in the corridor and saw them leave. Completely different face. Well done.',
		'Keeping this one for the next guest who walks in like that.',
		'And on a Saturday night, with the house full.',
		'Next time call me, I want in.',
		'They asked about you again this morning.',
		'You make it sound easy. Most of us would have missed it.',
		'Read this out in the pantry. You could hear a pin drop.',
		'The best part is that nobody asked you to.',
		'That is in no manual.',
		'From today I leave the door open too.',
		'Thank you for writing it down. We forget these.',
		'I will tell Housekeeping, in case they come back.',
		'Goosebumps.',
		'The last line. That is the whole job.',
		'My kid asked what I do all day. I showed her this.',
		'I would have gone for the obvious thing. Yours was better.'
	]
};
