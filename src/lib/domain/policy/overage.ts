/** What an entry adds to the overage of a cap, and whose fault it is not [rule 6, 8, 13, vectors §3.5]. */
import { overage } from './inForce';
import type { CapRule, Flag } from './types';

/** Minor units. `known`: used as far as the phone could know; `seenCapMinor`: cap it showed, null = it counts for nothing. */
export interface OverageFacts {
	usedMinor: number;
	knownMinor: number;
	capMinor: number;
	/** Infinity: the version on the phone had no such rule. */
	seenCapMinor: number | null;
}

/**
 * The flags of one rule: OVER_POOL for a pool; else the part that others caused unseen, then the part within the cap
 * that the phone showed, then the rest. Parts of 0 are left out, so exactly at the cap there is no flag.
 */
export function overageFlags(rule: CapRule, amountMinor: number, facts: OverageFacts): Flag[] {
	const { usedMinor, knownMinor, capMinor, seenCapMinor } = facts;
	const total = overage(usedMinor, amountMinor, capMinor);
	if (rule.window === 'posting') return parts(rule, [['OVER_POOL', total]]);
	const known = Math.min(total, overage(knownMinor, amountMinor, capMinor));
	const own =
		seenCapMinor === null
			? known
			: Math.min(known, overage(knownMinor, amountMinor, Math.max(capMinor, seenCapMinor)));
	return parts(rule, [
		['OVER_CAP_CONCURRENT', total - known],
		['STALE_POLICY', known - own],
		['OVER_CAP', own]
	]);
}

type Part = ['OVER_CAP' | 'OVER_CAP_CONCURRENT' | 'STALE_POLICY' | 'OVER_POOL', number];

function parts(rule: CapRule, list: readonly Part[]): Flag[] {
	return list
		.filter(([, amountMinor]) => amountMinor > 0)
		.map(([code, amountMinor]) => ({ code, rule: rule.id, amountMinor }));
}
