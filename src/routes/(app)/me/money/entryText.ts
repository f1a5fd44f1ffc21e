import type { MoneyEntry } from '$lib/client/types';
import { t } from '$lib/i18n/index.svelte';

type Owed = MoneyEntry['owed'][number];

const DAY_MS = 86_400_000;

/** Whole days that it took, or has taken until `now` [M20]. Instants in UTC ms. */
export function daysToPay({ submittedAt, readyAt, settledAt, state }: Owed, now: number): number {
	const end = state === 'ready' ? readyAt : settledAt;
	return Math.max(0, Math.floor(((end ?? now) - submittedAt) / DAY_MS));
}

/** Where the money that the house owes is. `state` is never `cancelled`: such a debt is not shown. */
export function owedText(owed: Owed, now: number): string {
	const words = t.spending.mine.owed;
	if (owed.state === 'cancelled') return '';
	if (owed.state === 'declined') return words.declined;
	return words[owed.state](daysToPay(owed, now));
}

/** What may still be done with an entry; it is corrected only while nothing of it was taken back [rule 17]. */
export function mayDo({ leftMinor, body, place }: MoneyEntry): { correct: boolean; takeBack: boolean } {
	const isKnown = place !== 'needs_you';
	return { correct: isKnown && leftMinor === body.amountMinor, takeBack: isKnown && leftMinor > 0 };
}
