import { amountToText, marksOf } from '$lib/domain/money/amount';
import { amountLocale } from '../money';

/** Minor units as this person would type them: "1250,50", whole amounts without decimals. */
export function amountTyped(minor: number, currency: string): string {
	const text = amountToText(minor, currency).replace(/\.0+$/, '');
	return text.replace('.', marksOf(amountLocale()).decimal);
}
