import { describe, expect, it } from 'vitest';
import { guestAliasOf, hideGuestName } from './alias';

describe('guest alias [003-5]', () => {
	it.each([
		['Sra. Ana Gold', 'Sra. G.'],
		['señor de la Fuente', 'señor F.'],
		['Mr Óscar Ñíguez', 'Mr Ñ.'],
		['Gold', 'G.'],
		['Sra. Prado, 214', 'Sra. P.'],
		['214', '2.'],
		['山田 花子', '花.'],
		['🙂', '·'],
		['Dr.', 'Dr. ·']
	])('%s becomes %s', (name, alias) => {
		expect(guestAliasOf(name)).toBe(alias);
	});

	it('leaves no word of the name in the text, whatever its case and marks around it', () => {
		const text = 'La señora GOLD llegó; a Ana Gold, «Gold», le di agua. Golden no es ella.';
		expect(hideGuestName(text, 'Ana Gold', 'G.')).toBe(
			'La señora G. llegó; a G., «G.», le di agua. Golden no es ella.'
		);
	});

	it.each([
		['La Sra. Ana Gold y su gato', 'Sra. Ana Gold', 'La Sra. G. y su gato'],
		['Ana Gold volvió', 'Sra. Ana Gold', 'Sra. G. volvió'],
		['La señora Gold volvió', 'Sra. Gold', 'La Sra. G. volvió'],
		['Prado, de la 214, volvió', 'Sra. Prado, 214', 'Sra. P., de la Sra. P., volvió'],
		['la señora Gold volvió', 'Gold', 'la señora G. volvió']
	])('tells %s of the guest %s with one alias', (text, name, told) => {
		expect(hideGuestName(text, name, guestAliasOf(name))).toBe(told);
	});

	it('stays quick on long text and odd names', () => {
		const text = 'a '.repeat(600);
		expect(hideGuestName(text, 'a a a a aaa aaa', 'x')).toBe(text);
	});

	it('takes names as text, not as patterns, and the alias as text, not as a template', () => {
		expect(hideGuestName('a (b+ c', '(b+', '$&')).toBe('a $& c');
	});

	it('keeps short words and particles that every sentence has', () => {
		expect(hideGuestName('Él y la de Al', 'Al de la Paz', 'P.')).toBe('Él y la de Al');
	});
});
