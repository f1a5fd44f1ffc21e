import { assert, must } from '../../base/assert';
import { err, ok, type Result } from '../../base/result';
import { currencyDigits } from './currency';

/** Largest amount of one entry, in minor units. */
export const AMOUNT_MINOR_MAX = 9_999_999_999;

export type AmountError = 'BAD_CURRENCY' | 'BAD_NUMBER' | 'TOO_MANY_DECIMALS' | 'NOT_POSITIVE' | 'TOO_LARGE';

/** Why an amount in minor units cannot be recorded; undefined: it can. No cap is asked [rule 5, vectors §3.2]. */
export function amountRefusal(amountMinor: number): 'NOT_POSITIVE' | 'TOO_LARGE' | undefined {
	assert(Number.isInteger(amountMinor), 'money is an integer of minor units');
	if (amountMinor <= 0) return 'NOT_POSITIVE';
	return amountMinor > AMOUNT_MINOR_MAX ? 'TOO_LARGE' : undefined;
}

/** Adds minor units; a sum that floating point could no longer hold exactly is a bug, never a rounded total. */
export function addMinor(a: number, b: number): number {
	const sum = a + b;
	assert(Number.isSafeInteger(sum), 'a total is beyond exact integers');
	return sum;
}

const COMMA_LOCALES = new Set(['es', 'es-ES', 'es-AR', 'es-CL', 'es-CO', 'pt-BR', 'de-DE']);

/** The decimal and group marks people of a locale type [vectors §6]. */
export function marksOf(locale: string): { decimal: string; group: string } {
	return COMMA_LOCALES.has(locale) ? { decimal: ',', group: '.' } : { decimal: '.', group: ',' };
}

/** Integer minor units from typed text, refused rather than guessed [rule 1, C11]. */
export function parseAmount(text: string, currency: string, locale: string): Result<number, AmountError> {
	const digits = currencyDigits(currency);
	if (digits === undefined) return err('BAD_CURRENCY');
	// The longest amount allowed has 10 digits; anything far longer is not worth a regular expression.
	const trimmed = text.trim();
	const { decimal, group } = marksOf(locale);
	const g = `\\${group}`;
	const shape = new RegExp(`^([-−]?)(\\d+|\\d{1,3}(?:${g}\\d{2,3})*${g}\\d{3})(?:\\${decimal}(\\d+))?$`);
	const match = trimmed.length <= 200 ? shape.exec(trimmed) : null;
	if (!match) return err('BAD_NUMBER');
	const fraction = match[3] ?? '';
	if (fraction.length > digits) return err('TOO_MANY_DECIMALS');
	const whole = must(match[2], 'the shape has a whole part').split(group).join('');
	const minor = BigInt(whole + fraction.padEnd(digits, '0'));
	if (match[1] || minor === 0n) return err('NOT_POSITIVE');
	if (minor > BigInt(AMOUNT_MINOR_MAX)) return err('TOO_LARGE');
	return ok(Number(minor));
}

/** Plain decimal text of minor units: point, all digits, no grouping [vectors §6]. */
export function amountToText(amountMinor: number, currency: string): string {
	const digits = must(currencyDigits(currency), `unknown currency ${currency}`);
	const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
	const sign = amountMinor < 0 ? '-' : '';
	if (digits === 0) return sign + text;
	return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
