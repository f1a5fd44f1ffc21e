import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinor, AMOUNT_MINOR_MAX, amountRefusal } from './amount';
import { convertMinor, rateOn } from './convert';
import { currencyCodes, currencyDigits } from './currency';
import { divideHalfAway, ratioToText } from './decimal';

const RUNS = { numRuns: 1_000 };

describe('conversion [rule 22, vectors §6]', () => {
	it.each([
		[10_000, 'USD', 'EUR', '0.92345', 9_235],
		[-10_000, 'USD', 'EUR', '0.92345', -9_235],
		[15_000, 'JPY', 'EUR', '0.0061237', 9_186],
		[1, 'USD', 'JPY', '0.4', 0],
		[12_345, 'KWD', 'JPY', '500', 6_173],
		[9_999_999_999, 'USD', 'VND', '26000', 2_599_999_999_740],
		[100, 'EUR', 'EUR', '1', 100]
	])('%i %s in %s at %s is %i', (amount, from, to, rate, expected) => {
		expect(convertMinor(amount, from, to, rate)).toEqual({ ok: true, value: expected });
	});

	it.each([
		[1, 'ZZZ', 'EUR', '1', 'BAD_CURRENCY'],
		[1, 'EUR', 'XYZ', '1', 'BAD_CURRENCY'],
		[1, 'EUR', 'USD', '1,1', 'BAD_NUMBER'],
		[1, 'EUR', 'USD', '-1', 'BAD_NUMBER'],
		[1, 'EUR', 'USD', '1e5', 'BAD_NUMBER'],
		[1, 'EUR', 'USD', '9'.repeat(31), 'BAD_NUMBER'],
		[9_999_999_999, 'EUR', 'VND', '99999999', 'TOO_LARGE']
	])('refuses %i %s in %s at %s: %s', (amount, from, to, rate, error) => {
		expect(convertMinor(amount, from, to, rate)).toEqual({ ok: false, error });
	});

	it('is within half a unit of the exact product, and the same on both sides of zero', () => {
		const parts = fc.record({
			amount: fc.integer({ min: 1, max: AMOUNT_MINOR_MAX }),
			from: fc.constantFrom(...currencyCodes()),
			to: fc.constantFrom(...currencyCodes()),
			whole: fc.integer({ min: 0, max: 99 }),
			fraction: fc.integer({ min: 0, max: 999_999 })
		});
		fc.assert(
			fc.property(parts, ({ amount, from, to, whole, fraction }) => {
				const rate = `${whole}.${String(fraction).padStart(6, '0')}`;
				const converted = convertMinor(amount, from, to, rate);
				expect(converted.ok).toBe(true);
				if (!converted.ok) return;
				const exactNum =
					BigInt(amount) * BigInt(whole * 1_000_000 + fraction) * 10n ** BigInt(currencyDigits(to)!);
				const exactDen = 10n ** BigInt(6 + currencyDigits(from)!);
				const twiceOff = 2n * (BigInt(converted.value) * exactDen - exactNum);
				expect(twiceOff <= exactDen && twiceOff > -exactDen).toBe(true);
				const mirrored = convertMinor(-amount, from, to, rate);
				expect(mirrored.ok && mirrored.value + converted.value).toBe(0);
			}),
			RUNS
		);
	});

	it('takes the rate of the day; else the last one before, pending [FX_PENDING]', () => {
		const rates = ['2026-05-01', '2026-05-04'].map((on) => ({ from: 'USD', to: 'EUR', on, rate: '0.9' }));
		expect(rateOn(rates, 'USD', 'EUR', '2026-05-04')).toEqual({ rate: rates[1], pending: false });
		expect(rateOn(rates, 'USD', 'EUR', '2026-05-03')).toEqual({ rate: rates[0], pending: true });
		expect(rateOn(rates, 'USD', 'EUR', '2026-04-30')).toBeUndefined();
		expect(rateOn(rates, 'EUR', 'USD', '2026-05-04')).toBeUndefined();
	});
});

describe('integers only [rule 1]', () => {
	it('rounds once, half away from zero', () => {
		expect([5n, -5n, 4n, -4n, 15n].map((num) => divideHalfAway(num, 10n))).toEqual([1n, -1n, 0n, 0n, 2n]);
		expect(ratioToText(-1n, 1_000n, 2)).toBe('0.00');
		expect(ratioToText(-5n, 1_000n, 2)).toBe('-0.01');
		expect(ratioToText(7n, 2n, 0)).toBe('4');
	});

	it('a total beyond exact integers throws; so does a fraction of a unit', () => {
		expect(addMinor(Number.MAX_SAFE_INTEGER - 1, 1)).toBe(Number.MAX_SAFE_INTEGER);
		expect(() => addMinor(Number.MAX_SAFE_INTEGER, 1)).toThrow('exact integers');
		expect(() => amountRefusal(0.5)).toThrow('integer');
		expect([0, -1, 1, AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX + 1].map(amountRefusal)).toEqual([
			'NOT_POSITIVE',
			'NOT_POSITIVE',
			undefined,
			undefined,
			'TOO_LARGE'
		]);
	});
});
