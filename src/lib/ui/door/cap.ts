import { must } from '$lib/base/assert';
import { ok, type Result } from '$lib/base/result';
import { marksOf, parseAmount, type AmountError } from '$lib/domain/money/amount';
import { currencyDigits } from '$lib/domain/money/currency';

const CAP_PRESET = 2_000;

/** The preset cap as typed by people of the locale: `2.000,00`, `2,000.00`, or without decimals. */
export function capPreset(currency: string, locale: string): string {
	const digits = must(currencyDigits(currency), `unknown currency ${currency}`);
	const { decimal, group } = marksOf(locale);
	const whole = `${Math.floor(CAP_PRESET / 1_000)}${group}000`;
	return digits === 0 ? whole : `${whole}${decimal}${'0'.repeat(digits)}`;
}

/** Minor units of a typed cap. Unlike an amount a cap may be 0; the screen warns, and lets it pass [003-13]. */
export function parseCap(text: string, currency: string, locale: string): Result<number, AmountError> {
	if (/^\s*0+([.,]0{1,4})?\s*$/.test(text)) return ok(0);
	return parseAmount(text, currency, locale);
}
