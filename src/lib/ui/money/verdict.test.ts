import { describe, expect, it } from 'vitest';
import { verdictOf } from './verdict';

const answer = { result: 'OK', allowedMinor: 100, excessMinor: 0, poolOnly: false, askFor: [] } as const;

describe('verdictOf', () => {
	it('[rule 6] all of it allowed is a plain yes', () => {
		expect(verdictOf(answer)).toBe('yes');
	});

	it('[rule 4] over the cap: a part now, or ask when nothing is left', () => {
		const over = { ...answer, result: 'ASK', excessMinor: 50 } as const;
		expect(verdictOf(over)).toBe('part');
		expect(verdictOf({ ...over, allowedMinor: 0 })).toBe('ask');
	});

	it('[rule 19] an empty pool alone needs nobody’s permission', () => {
		const over = { ...answer, result: 'ASK', excessMinor: 50, allowedMinor: 0, poolOnly: true } as const;
		expect(verdictOf(over)).toBe('yes_tell');
	});

	it('[rule 26] some subjects go to a person whatever the amount, the pool included', () => {
		const askFor = [{ subject: 'safety', person: 'p' }] as const;
		expect(verdictOf({ ...answer, result: 'ASK', askFor })).toBe('person');
		expect(verdictOf({ ...answer, result: 'ASK', excessMinor: 9, poolOnly: true, askFor })).toBe('person');
	});
});
