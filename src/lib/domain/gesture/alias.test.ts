import { describe, expect, it } from 'vitest';
import { guestAliasOf, hideGuestName } from './alias';

describe('guest alias [003-5]', () => {
	it.each([
		['Sra. Ana Gold', 'Sra. G.'],
		['señor de la Fuente', 'señor F.'],
		['Mr Óscar Ñíguez', 'Mr Ñ.'],
		['Gold', 'G.'],
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

	it('takes names as text, not as patterns, and the alias as text, not as a template', () => {
		expect(hideGuestName('a (b+ c', '(b+', '$&')).toBe('a $& c');
	});

	it('keeps short words and particles that every sentence has', () => {
		expect(hideGuestName('Él y la de Al', 'Al de la Paz', 'P.')).toBe('Él y la de Al');
	});
});
