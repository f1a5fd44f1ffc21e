import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, QUERY_CHARS_MAX, searchWords, termsOf } from './terms';

/** Whether a text in a language is found by a question: what every home does with the terms. */
function finds(question: string, text: string, language: 'es' | 'en' = 'es'): boolean {
	const terms = termsOf(text, language);
	return searchWords(question).every(({ prefix, exact }) =>
		terms.some((term) => term.startsWith(prefix) || exact.includes(term))
	);
}

describe('terms of a search', () => {
	it.each([
		['senora', 'La señora volvió', 'es'],
		['SEÑORA', 'la senora volvio', 'es'],
		['reparaciones', 'Hicimos la reparación', 'es'],
		['reparacion', 'Hicimos las reparaciones', 'es'],
		['gatos', 'Tenía un gato', 'es'],
		['gato', 'sus doce gatos', 'es'],
		['drives', 'He drove; then we were driving', 'en'],
		['rings', 'We brought the ring back', 'en'],
		['jo', 'Las joyas volaron', 'es'],
		['12', 'sus 12 gatos', 'es'],
		['el gato de la señora', 'La señora y su gato', 'es'],
		['Ñandú', 'un nandu', 'es']
	] as const)('%s finds “%s” (%s)', (question, text, language) => {
		expect(finds(question, text, language)).toBe(true);
	});

	it('all words have to be there; a part inside a word is no word', () => {
		expect(finds('gato perro', 'un gato')).toBe(false);
		expect(finds('ato', 'un gato')).toBe(false);
	});

	it('signs are no words: quotes, stars and brackets ask for nothing', () => {
		expect(searchWords('"*()[]:^-+ \'')).toEqual([]);
		expect(searchWords('')).toEqual([]);
		expect(searchWords('gato"* OR (1=1)').map((word) => word.prefix)).toEqual(['gato', '1']);
	});

	it('of 10,000 characters the beginning counts', () => {
		expect(searchWords('gato '.repeat(2_000))).toHaveLength(1);
		expect(searchWords('x'.repeat(10_000))[0]?.prefix.length).toBeLessThanOrEqual(QUERY_CHARS_MAX);
	});

	it('terms are letters and digits only, whatever is typed, so that none can leave its quotes', () => {
		const texts = fc.string({ unit: 'binary', maxLength: 300 });
		fc.assert(
			fc.property(texts, fc.constantFrom('es', 'en'), (text, language) => {
				const asked = searchWords(text).flatMap((word) => [word.prefix, ...word.exact]);
				for (const term of [...termsOf(text, language), ...asked]) expect(term).toMatch(/^[\p{L}\p{N}]+$/u);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('a text is found by each of its words, folded or as typed', () => {
		const words = fc.array(fc.stringMatching(/^[a-zñáéíóúü]{2,12}$/), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(words, (list) => {
				for (const word of list) {
					expect(finds(word, list.join(' '))).toBe(true);
					expect(finds(fold(word), list.join(' '))).toBe(true);
				}
			}),
			{ numRuns: 1_000 }
		);
	});
});
