import { describe, expect, it } from 'vitest';
import { borneBy, fragmentsOf, hideAll, hideStray } from './names';

const none = new Set<string>();

describe('[G4] names of somebody who is forgotten', () => {
	it('go word by word from what is about them', () => {
		const hide = hideAll(['Sra. Ana Gold', 'Anita']);
		expect(hide('Ana pidió té; a la señora Gold le gusta. anita, ¡GOLD!')).toBe(
			'G. pidió té; a la señora G. le gusta. A., ¡G.!'
		);
	});

	it.each([
		['the whole name, however it is written', 'Para ana  gold y la Sra. Gold', 'Para G. y la Sra. G.'],
		['the last name as a name', 'Gold y GOLD', 'G. y G.'],
		['no first name alone, no word that is a word', 'Ana, de gold, Goldberg', 'Ana, de gold, Goldberg']
	])('from anything else: %s', (_, text, bare) => {
		expect(hideStray(['Ana Gold'], none)(text)).toBe(bare);
	});

	it('stay where somebody else is called so', () => {
		const hide = hideStray(['Sra. Rosa'], borneBy(['Rosa Prado']));
		expect(hide('Rosa trajo una rosa a la Sra. Rosa')).toBe('Rosa trajo una rosa a la R.');
		expect(hideStray(['Sra. Rosa'], none)('Rosa trajo una rosa')).toBe('R. trajo una rosa');
	});

	it.each(['', '·', 'Sra. G.', 'Dña. de la', '214'])('"%s" hides little, and nothing by mistake', (name) => {
		const text = 'G. de la 21 · Sra. Prado';
		expect(hideAll([name])(text)).toBe(text);
		expect(hideStray([name], none)(text)).toBe(text);
	});

	it('never make a text longer, and are never read as a pattern', () => {
		for (const name of ['Sra. Eva', 'Li', 'A.*+ (Bo', 'Ñu']) {
			const text = `${name} y ${name}`;
			expect(hideAll([name])(text).length).toBeLessThanOrEqual(text.length);
			expect(hideStray([name], none)(text).length).toBeLessThanOrEqual(text.length);
		}
	});

	it('are looked for by what every database can fold', () => {
		expect(fragmentsOf(['Sra. Ofelia Peñalver'])).toEqual(['ofelia', 'alver']);
		expect(fragmentsOf(['Ñu'])).toEqual(['']);
		expect(fragmentsOf(['·'])).toEqual([]);
	});
});
