import { currencyDigits } from '$lib/domain/money/currency';
import type { AmountError } from '$lib/domain/money/amount';
import { t } from '$lib/i18n/index.svelte';
import { formatMoney } from '../money';

/** What is wrong with a typed amount, in a sentence that says how to put it right. */
export function amountProblem(error: AmountError, currency: string): string {
	const digits = currencyDigits(currency) ?? 2;
	switch (error) {
		case 'BAD_NUMBER':
			return t.log.amountErrors.BAD_NUMBER(formatMoney(125 * 10 ** Math.max(0, digits - 1), currency));
		case 'TOO_MANY_DECIMALS':
			return t.log.amountErrors.TOO_MANY_DECIMALS(digits);
		default:
			return t.log.amountErrors[error];
	}
}
