import { describe, expect, it } from 'vitest';
import { formatMoney } from './money';

describe('formatMoney', () => {
	it('[rule 1] shows the decimals of the pinned table', () => {
		expect(formatMoney(300_000, 'JPY', { code: true })).toMatch(/^JPY\s300,000$/u);
		expect(formatMoney(1_234, 'BHD', { code: true })).toMatch(/^BHD\s1\.234$/u);
		expect(formatMoney(12_345, 'CLF', { code: true })).toMatch(/^CLF\s1\.2345$/u);
	});

	it('whole amounts go without decimals', () => {
		expect(formatMoney(200_000, 'USD')).toBe('$2,000');
		expect(formatMoney(200_050, 'USD')).toBe('$2,000.50');
	});

	it('is exact at the largest amount', () => {
		expect(formatMoney(9_999_999_999, 'USD')).toBe('$99,999,999.99');
	});
});
