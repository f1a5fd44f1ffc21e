import { addMinor } from '../money/amount';
import { bucketOf } from './buckets';
import { grantedMinor } from './grants';
import type { Bucket, CapRule, LedgerView, PolicyInForce, RuleStanding, Standing, View } from './types';

/** Who binds first when equally little is left; other rules follow in the version's order [rule 2]. */
const TIE_ORDER = ['INC', 'GST', 'EMPD', 'EMPM', 'POOL'];

const NO_SHARES = { ownMinor: 0, othersMinor: 0 };

/** One rule with its bucket, seen from a view. */
export interface RuleView extends RuleStanding {
	bucket: Bucket;
}

/** How one rule stands; undefined where it is skipped. */
export function ruleView(rule: CapRule, view: View, ledger: LedgerView): RuleView | undefined {
	const bucket = bucketOf(rule, view);
	if (!bucket) return undefined;
	const capMinor = addMinor(rule.amountMinor, grantedMinor(rule, view, bucket, ledger));
	const usedMinor = ledger.total(bucket);
	const { ownMinor, othersMinor } = ledger.shares?.(bucket) ?? NO_SHARES;
	const freeMinor = addMinor(capMinor, -addMinor(usedMinor, othersMinor));
	// What was promised holds even when others have gone over the pool since.
	const remainingMinor = ownMinor > 0 ? Math.max(ownMinor, freeMinor) : freeMinor;
	return { rule, bucket, capMinor, usedMinor, remainingMinor };
}

function rank(id: string): number {
	const place = TIE_ORDER.indexOf(id);
	return place === -1 ? TIE_ORDER.length : place;
}

/** What is left, seen from a view [rule 2]. Costs one look-up per rule, however long the ledger is. */
export function standingOf(view: View, policy: PolicyInForce, ledger: LedgerView): Standing {
	const rules = policy.rules.flatMap((rule) => ruleView(rule, view, ledger) ?? []);
	let binding: RuleView | undefined;
	for (const item of rules) {
		const isTighter =
			!binding ||
			item.remainingMinor < binding.remainingMinor ||
			(item.remainingMinor === binding.remainingMinor && rank(item.rule.id) < rank(binding.rule.id));
		if (isTighter) binding = item;
	}
	return {
		version: policy.version,
		rules,
		availableMinor: binding ? Math.max(0, binding.remainingMinor) : null,
		binding: binding?.rule.id ?? null
	};
}

/** Remaining by rule id, minor units. */
export function remainingOf(standing: Standing): Record<string, number> {
	return Object.fromEntries(standing.rules.map((item) => [item.rule.id, item.remainingMinor]));
}
