import type { Bucket, CapRule, LedgerView, View } from './types';

/**
 * What grants add to the cap of a rule, seen from a view, minor units [rule 7, vectors §2]. In full until they expire;
 * of those expired at the view's instant, together, what was used of them before the last of them expired stays and
 * the rest lapses.
 */
export function grantedMinor(rule: CapRule, view: View, bucket: Bucket, ledger: LedgerView): number {
	if (view.incident === null) return 0;
	let [live, expired, lastExpiry] = [0, 0, -Infinity];
	for (const { amountMinor, expiresAt } of ledger.grants(rule.id, view.incident)) {
		if (expiresAt === null || view.at < expiresAt) {
			live += amountMinor;
		} else {
			expired += amountMinor;
			lastExpiry = Math.max(lastExpiry, expiresAt);
		}
	}
	if (expired === 0) return live;
	const usedBefore = ledger.totalBefore(bucket, lastExpiry);
	return live + Math.min(expired, Math.max(0, usedBefore - rule.amountMinor));
}
