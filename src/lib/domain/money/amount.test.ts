import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMOUNT_MINOR_MAX, amountToText, marksOf, parseAmount } from './amount';
import { currencyCodes, currencyDigits } from './currency';

describe('parseAmount [rule 1]', () => {
	it.each([
		['12,50', 'EUR', 'es', 1250],
		['1.234,5', 'EUR', 'es-ES', 123450],
		['1,234.50', 'USD', 'en', 123450],
		['45 ', 'JPY', 'en', 45],
		['1,00,000', 'INR', 'en-IN', 10_000_000],
		['0.125', 'KWD', 'en', 125],
		['99999999.99', 'USD', 'en', AMOUNT_MINOR_MAX]
	])('reads %s %s in %s', (text, currency, locale, minor) => {
		expect(parseAmount(text, currency, locale)).toEqual({ ok: true, value: minor });
	});

	it.each([
		['0', 'EUR', 'es', 'NOT_POSITIVE'],
		['-5', 'EUR', 'es', 'NOT_POSITIVE'],
		['−5', 'EUR', 'es', 'NOT_POSITIVE'],
		['1,234', 'EUR', 'es', 'TOO_MANY_DECIMALS'],
		['1,0', 'JPY', 'es', 'TOO_MANY_DECIMALS'],
		['12.5', 'EUR', 'es', 'BAD_NUMBER'],
		['doce', 'EUR', 'es', 'BAD_NUMBER'],
		['', 'EUR', 'es', 'BAD_NUMBER'],
		['1e5', 'EUR', 'en', 'BAD_NUMBER'],
		['1234567890123456', 'EUR', 'en', 'TOO_LARGE'],
		['9'.repeat(10_000), 'EUR', 'en', 'BAD_NUMBER'],
		['100000000.00', 'USD', 'en', 'TOO_LARGE'],
		['5', 'XYZ', 'en', 'BAD_CURRENCY']
	])('refuses %s %s in %s', (text, currency, locale, error) => {
		expect(parseAmount(text, currency, locale)).toEqual({ ok: false, error });
	});

	it('[rule 1] reads back what it shows, in every currency and both marks', () => {
		const anyAmount = fc.tuple(
			fc.integer({ min: 1, max: AMOUNT_MINOR_MAX }),
			fc.constantFrom(...currencyCodes()),
			fc.constantFrom('es', 'en', 'de-DE')
		);
		fc.assert(
			fc.property(anyAmount, ([minor, currency, locale]) => {
				const shown = amountToText(minor, currency).replace('.', marksOf(locale).decimal);
				expect(parseAmount(shown, currency, locale)).toEqual({ ok: true, value: minor });
			}),
			{ numRuns: 1_000 }
		);
	});
});

describe('the pinned ISO 4217 table', () => {
	it('differs from Intl where Intl is wrong', () => {
		expect(['HUF', 'IDR', 'COP', 'PKR', 'IQD', 'JPY', 'CLF'].map(currencyDigits)).toEqual([
			2, 2, 2, 2, 3, 0, 4
		]);
	});
});
