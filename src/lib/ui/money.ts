import { intlTag, locale } from '$lib/i18n/index.svelte';
import { must } from '$lib/base/assert';
import { amountToText, marksOf } from '$lib/domain/money/amount';
import { currencyDigits } from '$lib/domain/money/currency';

/**
 * The locale whose marks are both shown and read here: the browser's region when it and the domain's table agree
 * on the decimal mark, else the plain language. "1.234" must never mean two things on one phone.
 */
export function amountLocale(): string {
	const tag = intlTag();
	const shown = new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === 'decimal')?.value;
	return shown === marksOf(tag).decimal ? tag : locale.current;
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * Minor units as people read money: "$2,000", "12,50 €". Decimals by the pinned table, not by Intl's own;
 * whole amounts go without. `code` writes the ISO code instead of the sign, where several currencies meet.
 */
export function formatMoney(amountMinor: number, currency: string, options: { code?: boolean } = {}): string {
	const digits = must(currencyDigits(currency), `unknown currency ${currency}`);
	const tag = amountLocale();
	const key = `${tag} ${currency} ${options.code ?? false}`;
	const format =
		formats.get(key) ??
		new Intl.NumberFormat(tag, {
			style: 'currency',
			currency,
			currencyDisplay: options.code ? 'code' : 'narrowSymbol',
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
			trailingZeroDisplay: 'stripIfInteger'
		});
	formats.set(key, format);
	return format.format(amountToText(amountMinor, currency) as `${number}`);
}

/** The sign of a currency beside an amount that is being typed, and on which side of it people here write it. */
export function currencySign(currency: string): { sign: string; after: boolean } {
	const parts = new Intl.NumberFormat(amountLocale(), {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol'
	}).formatToParts(1);
	const at = parts.findIndex((part) => part.type === 'currency');
	return {
		sign: parts[at]?.value ?? currency,
		after: at > parts.findIndex((part) => part.type === 'integer')
	};
}
