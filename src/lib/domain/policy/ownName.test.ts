import { describe, expect, it } from 'vitest';
import { isOwnName } from './ownName';

describe('[rule 25] SELF_GUEST: a guest with the name of who spent', () => {
	it.each([
		['Ana Prado', 'Ana Prado'],
		['Sra. Ana Prado, 214', 'Ana Prado'],
		['PRADO, ANA', 'Ana Prado'],
		['Begoña Núñez de la Torre', 'begona nunez torre'],
		['D. Íñigo  Sáez', 'Iñigo Saez'],
		["Mary O'Neill", 'Mary O’Neill']
	])('%s is %s', (guest, own) => {
		expect(isOwnName(guest, own)).toBe(true);
		expect(isOwnName(own, guest)).toBe(true);
	});

	it.each([
		['Ana Prado', 'Ana Pardo'],
		['Sra. Prado', 'Ana Prado'],
		// A sister, or the same first name: said of nobody.
		['Eva Prado', 'Ana Prado'],
		['Ana', 'Ana'],
		['Sra. Ana', 'Ana'],
		['214', '214'],
		['', '']
	])('%s is not %s', (guest, own) => expect(isOwnName(guest, own)).toBe(false));
});
