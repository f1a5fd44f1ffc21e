/** Amounts of caps as people type them. */
import { amountToText, marksOf, type AmountError } from '$lib/domain/money/amount';
import { parseCap } from '../door/cap';

export type FieldTrouble = AmountError | 'MISSING';

/** Minor units as people type them here: grouped, and without empty decimals. */
export function typedAmount(amountMinor: number, currency: string, locale: string): string {
	const [whole = '', fraction = ''] = amountToText(amountMinor, currency).split('.');
	const { decimal, group } = marksOf(locale);
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
	return /[1-9]/.test(fraction) ? grouped + decimal + fraction : grouped;
}

/** The same amount in the marks of another language; what cannot be read stays as it was typed. */
export function retypedAmount(text: string, currency: string, from: string, to: string): string {
	const parsed = parseCap(text, currency, from);
	return parsed.ok ? typedAmount(parsed.value, currency, to) : text;
}
