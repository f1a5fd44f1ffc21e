/** One entry against the caps: the same on the phone (would this be over?) and on the server (which flags?). */
import { assert } from '../../base/assert';
import { amountRefusal } from '../money/amount';
import { effectiveInstant } from '../op/instant';
import { localDateOf, monthOf } from '../period/localDate';
import { overageFlags } from './overage';
import { postingOf } from './posting';
import { ruleView, standingOf } from './standing';
import type { Entry, Flag, Judgement, LedgerView, PlanAnswer, Place, Policies, View } from './types';

/** How long a cached version protects who acted on it [rule 13]; exactly 7 days still does. */
export const POLICY_FRESH_MS = 7 * 24 * 3_600_000;

const PURCHASES = new Set(['company_card', 'petty_cash', 'out_of_pocket']);

type Clocked = Pick<
	Entry,
	'employee' | 'guest' | 'incident' | 'occurredAt' | 'clockOffsetMs' | 'receivedAt' | 'purpose' | 'stay'
>;

/** Where an entry counts, and what is odd about its clock and its month [rule 10, 14, 18]. */
export function viewOf(entry: Clocked, ledger: LedgerView, place: Place): { view: View; flags: Flag[] } {
	const clock = { capturedAt: entry.occurredAt, clockOffsetMs: entry.clockOffsetMs };
	const { at, flags } = effectiveInstant(clock, entry.receivedAt);
	const localDate = localDateOf(at, place.zone, place.cutoverHour);
	const posting = postingOf(monthOf(localDate), entry.receivedAt ?? at, place, ledger);
	const { employee, guest, incident, purpose, stay } = entry;
	const view: View = { employee, guest, incident, at, localDate, postingPeriod: posting.period };
	if (purpose) view.purpose = purpose;
	if (stay) view.stay = stay;
	const codes = [...flags, ...(posting.late ? (['LATE_POST'] as const) : [])];
	return { view, flags: codes.map((code) => ({ code })) };
}

/** What the phone that made an entry could know. */
export type Knowledge = Pick<Entry, 'knownSeq' | 'device' | 'policySeen' | 'policySeenAt'>;

/** Flags of an amount, seen from a view before it is written, one set for each rule it exceeds [vectors §3.5]. */
export function capFlags(
	view: View,
	amountMinor: number,
	knowledge: Knowledge,
	policies: Policies,
	ledger: LedgerView
): Flag[] {
	const { knownSeq, device, policySeen, policySeenAt } = knowledge;
	const isFresh = view.at - (policySeenAt ?? view.at) <= POLICY_FRESH_MS;
	const seen = policySeen !== null && isFresh ? policies.named(policySeen, view.localDate) : undefined;
	return policies.on(view.localDate).rules.flatMap((rule) => {
		const item = ruleView(rule, view, ledger);
		if (!item) return [];
		const { usedMinor, capMinor, bucket } = item;
		const unseen = knownSeq === null ? 0 : ledger.unseenTotal(bucket, knownSeq, device);
		const seenRule = seen?.rules.find(({ id }) => id === rule.id);
		const seenCapMinor = seenRule ? seenRule.amountMinor + capMinor - rule.amountMinor : Infinity;
		// An own share was counted when it was given: only what goes beyond it is claimed now [rule 19].
		const { ownMinor, othersMinor } = ledger.shares?.(bucket) ?? { ownMinor: 0, othersMinor: 0 };
		return overageFlags(rule, amountMinor - Math.min(amountMinor, ownMinor), {
			usedMinor: usedMinor + ownMinor + othersMinor,
			knownMinor: usedMinor - unseen,
			capMinor,
			seenCapMinor: seen ? seenCapMinor : null
		});
	});
}

/** Soft flags of a spend [rule 21, 22, 24, 26]. */
function softFlags(
	entry: Entry,
	threshold: number | null,
	neverAlone: readonly { subject: string }[]
): Flag[] {
	const isAbove = threshold !== null && entry.amountMinor >= threshold;
	const codes = [
		isAbove && entry.guest === null && 'NO_GUEST',
		isAbove && !entry.receipt && PURCHASES.has(entry.method) && 'NEEDS_RECEIPT',
		neverAlone.some(({ subject }) => entry.subjects?.some((item) => item === subject)) && 'NEVER_ALONE',
		entry.fxPending === true && 'FX_PENDING'
	] as const;
	return codes.flatMap((code) => (code === false ? [] : [{ code }]));
}

/**
 * Judges a `done` spend before it is written [rule 5–8, 13, 14, 18, 19, 21, 24, 26]. A cap never refuses the truth;
 * the caller has refused amounts that are not amounts (`amountRefusal`), else this throws.
 */
export function judge(entry: Entry, policies: Policies, ledger: LedgerView, place: Place): Judgement {
	assert(amountRefusal(entry.amountMinor) === undefined, 'only amounts that can be recorded are judged');
	const { view, flags } = viewOf(entry, ledger, place);
	const { version, neverAlone } = policies.on(view.localDate);
	const over = capFlags(view, entry.amountMinor, entry, policies, ledger);
	const soft = softFlags(entry, place.receiptThresholdMinor, neverAlone);
	return { view, version, flags: [...flags, ...over, ...soft] };
}

/** May I? [rule 4] All rows known, nothing written, nothing held; without rules everything is allowed. */
export function plan(
	entry: Clocked & Pick<Entry, 'amountMinor' | 'subjects'>,
	policies: Policies,
	ledger: LedgerView,
	place: Place
): PlanAnswer {
	assert(amountRefusal(entry.amountMinor) === undefined, 'only amounts that can be recorded are planned');
	const { view } = viewOf(entry, ledger, place);
	const policy = policies.on(view.localDate);
	const standing = standingOf(view, policy, ledger);
	const allowedMinor = Math.min(entry.amountMinor, standing.availableMinor ?? entry.amountMinor);
	const excessMinor = entry.amountMinor - allowedMinor;
	const askFor = policy.neverAlone.filter(({ subject }) => entry.subjects?.includes(subject));
	const result = excessMinor === 0 && askFor.length === 0 ? 'OK' : 'ASK';
	const exceeded = standing.rules.filter((item) => item.remainingMinor < entry.amountMinor);
	const poolOnly = exceeded.length > 0 && exceeded.every((item) => item.rule.window === 'posting');
	return { result, view, standing, allowedMinor, excessMinor, poolOnly, askFor };
}
