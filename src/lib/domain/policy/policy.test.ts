import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveVersion, incidentRule, overage, type PolicyVersion } from './policy';

function version(
	number: number,
	effectiveFrom: string,
	location: string | null,
	amountMinor: number
): PolicyVersion {
	const rule = { id: 'INC', dims: ['incident' as const], window: 'none', amountMinor, currency: 'EUR' };
	return { version: number, effectiveFrom, location, rules: [rule] };
}

describe('the version in force [rule 12]', () => {
	const versions = [
		version(1, '2026-01-01', null, 200_000),
		version(2, '2026-06-01', null, 100_000),
		version(3, '2026-06-01', null, 150_000),
		version(4, '2026-07-01', 'palma', 50_000)
	];
	it.each([
		['2025-12-31', 'palma', undefined],
		['2026-05-31', 'palma', 1],
		['2026-06-01', 'palma', 3],
		['2026-07-01', 'palma', 4],
		['2026-07-01', 'madrid', 3]
	])('on %s in %s is %s', (date, location, expected) => {
		expect(effectiveVersion(versions, location, date)?.version).toBe(expected);
	});

	it('has an incident rule only in the currency of the entry', () => {
		expect(incidentRule(versions[0], 'EUR')?.amountMinor).toBe(200_000);
		expect(incidentRule(versions[0], 'USD')).toBeUndefined();
		expect(incidentRule(undefined, 'EUR')).toBeUndefined();
	});
});

describe('overage [rule 6]', () => {
	it('is nothing exactly at the cap and one unit just over', () => {
		expect(overage(150_000, 50_000, 200_000)).toBe(0);
		expect(overage(150_000, 50_001, 200_000)).toBe(1);
	});

	it('adds up to the overage of the bucket in any order', () => {
		const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 30 });
		fc.assert(
			fc.property(amounts, fc.integer({ min: 0, max: 5_000_000 }), (list, cap) => {
				let used = 0;
				let over = 0;
				for (const amount of list) {
					over += overage(used, amount, cap);
					used += amount;
				}
				expect(over).toBe(Math.max(0, used - cap));
			}),
			{ numRuns: 1_000 }
		);
	});
});
