/** What one person may do now, from the caps and totals on this phone: the same engine as the server's [rule 27]. */
import { poolKey } from '../domain/ledger/accounts';
import type { Pool } from '../domain/ledger/ledgerRecords';
import { factsOf, standingFrom, type Bodies, type Occasion } from '../domain/ledger/occasion';
import { plan, viewOf } from '../domain/policy/judge';
import type { PlanAnswer, Standing, Subject } from '../domain/policy/types';
import { isLeaseDue, leaseNow, type LeaseShare } from './lease';

/** `share`: of the pool, what this phone may spend offline with certainty; null: nothing, or no pool. */
export interface StandingNow extends Standing {
	currency: string;
	share: LeaseShare | null;
}

/** How every cap stands for the next spend; null when the location is not known here. */
export function standingNow(occasion: Occasion, held: Bodies): StandingNow | null {
	const known = factsOf(occasion, held);
	if (!known) return null;
	const { view, standing } = standingFrom(known);
	const holder = { leases: known.leases, month: view.postingPeriod };
	const share = leaseNow(known.tx.get<Pool>(poolKey(occasion)), holder, known.at);
	return { ...standing, currency: known.location.currency, share };
}

/** May I? Minor units of the location's currency. Writes nothing, holds nothing [rule 4]. */
export function mayI(
	occasion: Occasion,
	held: Bodies,
	amountMinor: number,
	subjects: readonly Subject[] = []
): (PlanAnswer & { currency: string }) | null {
	const known = factsOf(occasion, held);
	if (!known) return null;
	const answer = plan({ ...known.entry, amountMinor, subjects }, known.policies, known.ledger, known.place);
	return { ...answer, currency: known.location.currency };
}

/** Whether this phone should ask for a share of the pool now. */
export function wantsLease(occasion: Occasion, held: Bodies): boolean {
	const known = factsOf(occasion, held);
	const { device } = occasion;
	if (!known || !device) return false;
	const { view } = viewOf(known.entry, known.ledger, known.place);
	return isLeaseDue(known.tx, { ...occasion, device }, view.postingPeriod, known.at);
}
