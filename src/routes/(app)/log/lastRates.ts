import type { SpendRow } from '$lib/client/types';

/** The rate of each currency as this person last used it against `to`; newest first in, most recent first out. */
export function lastRates(
	rows: readonly Pick<SpendRow, 'body'>[],
	to: string
): Map<string, { rate: string; rateOn: string }> {
	const rates = new Map<string, { rate: string; rateOn: string }>();
	for (const { body } of rows) {
		const { original } = body;
		if (!original || body.currency !== to || rates.has(original.currency)) continue;
		rates.set(original.currency, { rate: original.rate, rateOn: original.rateOn });
	}
	return rates;
}
