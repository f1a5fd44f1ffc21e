import { describe, expect, it } from 'vitest';
import { guideOf, isSpecific, SPECIFIC_MAX, specificityOf } from './guide';
import { privateWords, replaceWord } from './privateWords';

const guests = [
	{ name: 'Sra. Ana Gold', alias: 'Sra. G.' },
	{ name: 'Rosa de la Fuente', alias: 'F.' }
];
const es = { guests, language: 'es' as const };
const en = { guests, language: 'en' as const };
const kindsIn = (text: string, where: typeof es | typeof en = es) =>
	privateWords(text, where).map(({ kind, text: word }) => `${kind}:${word}`);

/** Every private word replaced, one tap after another. */
function tapped(text: string, where: typeof es | typeof en = es): string {
	let now = text;
	for (let word = privateWords(now, where)[0]; word; word = privateWords(now, where)[0]) {
		now = replaceWord(now, word);
	}
	return now;
}

describe('[003-5] private words', () => {
	it.each([
		['Ayer Ana Gold lloró', ['name:Ana Gold']],
		['La señora Gold y Rosa', ['name:Gold', 'name:Rosa']],
		['Le di una rosa de oro', []],
		['Una fuente de fruta', []],
		['Llámala al +34 600 123 456 cuando puedas', ['phone:+34 600 123 456']],
		['(555) 010-9999.', ['phone:(555) 010-9999']],
		['Pagó 1.999,99 el 2026-06-15 o el 15/06/2026', []],
		['Son 12.345.678,90 pesos', []],
		['Escribe a ana.gold@correo.example, ¿vale?', ['email:ana.gold@correo.example']],
		['Subí a la habitación 214 y a la 305', ['room:habitación 214', 'room:la 305']],
		['hab. 12B, cuarto nº 7', ['room:hab. 12B', 'room:cuarto nº 7']],
		['La 2019 fue buena añada, la 100 % era suya', []],
		['😀😀😀', []],
		['a'.repeat(200), []]
	])('%s', (text, expected) => expect(kindsIn(text)).toEqual(expected));

	it('speaks English too', () => {
		expect(kindsIn('I took it to Room 214, suite #7', en)).toEqual(['room:Room 214', 'room:suite #7']);
	});

	it('one tap each leaves nothing behind', () => {
		expect(tapped('Ana Gold, de la habitación 214, tel. 600 123 456, ana@correo.example')).toBe(
			'Sra. G., de la habitación, tel. su teléfono, su correo'
		);
		expect(tapped('Fui a la 305 con Gold')).toBe('Fui a la habitación con Sra. G.');
		expect(tapped('Room 9: call 600-123-4567', en)).toBe('Room: call their phone number');
	});

	it('is done with hostile text at once', () => {
		for (const text of ['1 '.repeat(4_000), 'a.'.repeat(4_000), `${'x@'.repeat(4_000)}`, '('.repeat(9_000)]) {
			expect(privateWords(text, es).length).toBeGreaterThanOrEqual(0);
		}
	});
});

describe('the writing guide', () => {
	it('asks for what is missing once there is something to judge, and never before', () => {
		expect(guideOf({ parts: { what: 'Té' }, quote: '', privateCount: 0 })).toEqual({
			specific: 'open',
			reaction: 'open',
			unnamed: 'open',
			length: 'open'
		});
		const dull = 'atendimos muy bien a un cliente que estaba muy contento con todo';
		expect(guideOf({ parts: { what: dull }, quote: '', privateCount: 1 })).toEqual({
			specific: 'ask',
			reaction: 'ask',
			unnamed: 'ask',
			length: 'ask'
		});
	});

	it('is content with a story that is one', () => {
		const parts = {
			situation: 'A las dos y cuarto de la mañana bajó un señor mayor en pijama y zapatos de calle.',
			what: 'Crucé con él hasta el murete, con una manta, y no hablamos casi.',
			reaction: 'A las tres y media dijo: «ya».'
		};
		expect(Object.values(guideOf({ parts, quote: '', privateCount: 0 }))).toEqual(Array(4).fill('good'));
		expect(guideOf({ parts: { ...parts, reaction: '' }, quote: 'Gracias', privateCount: 0 }).reaction).toBe(
			'good'
		);
	});

	it.each([
		['She said "thank you"', true],
		['Pregunté si quería algo', true],
		['le llevé doce rosas', true],
		['fuimos por Río Churubusco', true],
		['fue muy amable', false],
		['we were very nice', false]
	])('specific? %s → %s', (text, expected) => expect(isSpecific(text)).toBe(expected));
});

describe('how specific a telling is', () => {
	const signs = (what: string, over: object = {}) => specificityOf({ parts: { what, ...over }, quote: '' });

	it.each([
		[0, 'Ayudé a un huésped'],
		[1, 'Le llevé un té con miel sin que lo pidiera'],
		[2, 'Le llevé dos tés con miel sin que lo pidiera'],
		[2, 'Le llevé un té y dijo que era su favorito'],
		[2, 'Le llevé un té con miel y sonrió un rato largo']
	])('%i: %s', (n, what) => expect(signs(what)).toBe(n));

	it('a number or a name, words that were said, a reaction, and enough to tell: that is all it asks', () => {
		const what = 'Le llevé dos tés con miel y dijo «igual que en casa», en la terraza de Cádiz. '.repeat(2);
		expect(signs(what, { reaction: 'Se le saltaron las lágrimas' })).toBe(SPECIFIC_MAX);
	});
});
