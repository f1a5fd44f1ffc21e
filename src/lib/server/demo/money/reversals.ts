/** Slips of the pen, and money that came back. */
import { createId } from '../../../base/ids';
import { targetOf, type Deed, type Entry, type Ledger } from '../deeds';
import type { Fate } from './fates';
import { paidAt } from './settling';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const SOON_MS = 3 * HOUR_MS;
const RETURN_DAYS = 3;
/** After a payment, when the leader has looked as well. */
const NOTICED_DAYS = 6;
/** When the slip turned up and the month was long closed [rule 18]. */
const FOUND_DAYS = 40;

/** Of what was first written, what was right, in hundredths. */
const RIGHT_SHARE: Partial<Record<Fate, number>> = { corrected: 90, raised: 120, repaid: 75 };

function share(amountMinor: number, hundredths: number): number {
	return Math.max(1, Math.round((amountMinor * hundredths) / 10_000) * 100);
}

function correctedAt(entry: Entry, fate: Fate): number {
	if (fate === 'repaid') return paidAt(entry) + NOTICED_DAYS * DAY_MS;
	return entry.at + (fate === 'raised' ? FOUND_DAYS * DAY_MS : SOON_MS);
}

function deedOf(ledger: Ledger, entry: Entry, fate: Fate): Pick<Deed, 'at' | 'type' | 'args'> | null {
	const { at, amountMinor } = entry;
	const id = () => createId({ now: () => at }, ledger.rng);
	const target = targetOf(ledger, entry);
	const right = RIGHT_SHARE[fate];
	if (right !== undefined) {
		const args = { ...target, reversal: id(), to: id(), amountMinor: share(amountMinor, right) };
		return { at: correctedAt(entry, fate), type: 'spend.correct', args };
	}
	if (fate === 'voided') return { at: at + SOON_MS, type: 'spend.void', args: { ...target, reversal: id() } };
	if (fate !== 'refunded') return null;
	const args = { ...target, refund: id(), amountMinor: share(amountMinor, 50) };
	return { at: at + RETURN_DAYS * DAY_MS, type: 'spend.refund', args };
}

/** Corrections, voids and refunds, by whoever spent. */
export function reversalDeeds(ledger: Ledger, fates: ReadonlyMap<Entry, Fate>): Deed[] {
	return [...fates].flatMap(([entry, fate]) => {
		const deed = deedOf(ledger, entry, fate);
		return deed ? [{ ...deed, place: entry.place, person: entry.person }] : [];
	});
}
