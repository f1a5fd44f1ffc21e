import * as z from 'zod/mini';
import { amountField, idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator, MutatorContext } from '../op/mutator';
import type { Op } from '../op/op';
import { capFlags, type Knowledge } from '../policy/judge';
import { standingOf } from '../policy/standing';
import type { PolicyInForce, View } from '../policy/types';
import { poolCapMinor } from '../pool/leaseTerms';
import { claimantOf } from '../pool/holding';
import { promisedMinor } from '../pool/shares';
import type { WriteTx } from '../tx';
import { Accounts, poolKey, postRow, type Subject } from './accounts';
import { policiesOf } from './law';
import { tallyElsewhere } from './elsewhere';
import { knownElsewhereField, type Flag, type Flags, type Pool, type Spend } from './ledgerRecords';
import { moveOwed } from './owed';
import { putFlags, toFlags } from './recordSpend';
import { entryKey, openEntry, postingOf, reversalTouches, type OpenEntry } from './reverse';
import { targetShape } from './spendVoid';
import { leaveTwins, twinKeys } from './twins';

const args = z.strictObject({
	...targetShape,
	/** Ids of the row that takes the old one back, and of the new one. */
	reversal: idField,
	to: idField,
	/** The right amount. */
	amountMinor: amountField,
	policySeen: z.optional(z.nullable(z.int())),
	policySeenAt: z.optional(z.nullable(z.int())),
	known: z.optional(knownElsewhereField)
});
type Args = z.infer<typeof args>;

function viewOf(row: Spend): View {
	return {
		employee: row.employee,
		guest: row.guest ?? null,
		incident: row.incident,
		at: row.at,
		localDate: row.businessDate,
		postingPeriod: row.postingPeriod,
		purpose: row.purpose,
		...(row.stay ? { stay: row.stay } : {})
	};
}

/** Flags of the old row move on to the new one; those about a cap that holds again are cleared [C6]. */
function carriedFlags(held: Flags | undefined, remaining: ReadonlyMap<string, number>): Flag[] {
	return (held?.flags ?? []).map((flag) => {
		const holds = flag.rule === undefined || (remaining.get(flag.rule) ?? -1) < 0;
		return holds ? flag : { ...flag, state: 'cleared' };
	});
}

/** What is left under each rule once the rows are written; of a pool, what nobody was promised. */
function remainingAfter(
	tx: WriteTx,
	op: Op,
	subject: Subject,
	view: View,
	policy: PolicyInForce
): Map<string, number> {
	const promised = promisedMinor(tx.get<Pool>(poolKey(op)), view.postingPeriod);
	const { rules } = standingOf(view, policy, new Accounts(tx, op, subject));
	return new Map(
		rules.map(({ rule, remainingMinor }) => {
			return [rule.id, remainingMinor - (rule.window === 'posting' ? promised : 0)];
		})
	);
}

/** What the phone that corrects could know. */
function knowledgeOf(op: Op, { policySeen, policySeenAt }: Args, context: MutatorContext): Knowledge {
	return {
		knownSeq: context.receivedAt === null ? null : op.knownSeq,
		device: op.device,
		policySeen: policySeen ?? null,
		policySeenAt: policySeenAt ?? null
	};
}

function correct(
	tx: WriteTx,
	op: Op,
	given: Args,
	{ row, standing }: OpenEntry,
	context: MutatorContext
): void {
	const { reversal, to, amountMinor, policySeen } = given;
	const posting = postingOf(tx, op, given, row.postingPeriod, context);
	// What was paid in another currency was of the old amount.
	const { original, ...kept } = row;
	const next: Spend = {
		...kept,
		type: 'correction',
		ref: given.entry,
		amountMinor,
		postingPeriod: posting.period,
		policySeen: policySeen ?? null,
		leftShownMinor: null
	};
	const deltaMinor = amountMinor - row.amountMinor;
	const policies = policiesOf(tx, op, row.employee, { at: row.at, receivedAt: context.receivedAt });
	const view = viewOf(next);
	const who = claimantOf(tx, op, context.receivedAt);
	const ledger = new Accounts(tx, op, given, who, given.known);
	const raised =
		deltaMinor <= 0 ? [] : capFlags(view, deltaMinor, knowledgeOf(op, given, context), policies, ledger);
	const policy = policies.on(view.localDate);
	const back: Spend = { ...next, ...(original ? { original } : {}), amountMinor: -row.amountMinor };
	postRow(tx, op, reversal, back, context);
	postRow(tx, op, to, next, context, poolCapMinor(policy));
	const remaining = remainingAfter(tx, op, given, view, policy);
	const held = tx.get<Flags>(entryKey(op, 'flags', given.entry));
	const late: Flag[] = posting.late ? [{ code: 'LATE_POST', state: 'open' }] : [];
	const flags = [...toFlags(raised), ...late, ...carriedFlags(held, remaining)];
	putFlags(tx, op, to, { employee: row.employee, at: row.at, flags });
	leaveTwins(tx, op, given.entry, context, to);
	if (held) tx.remove(entryKey(op, 'flags', given.entry));
	tx.put(entryKey(op, 'standing', given.entry), { ...standing, leftMinor: 0, replacedBy: to }, row.employee);
	if (standing.receipts.length > 0) {
		const kept = { employee: row.employee, leftMinor: amountMinor, receipts: standing.receipts };
		tx.put(entryKey(op, 'standing', to), kept, row.employee);
	}
	const { at } = effectiveInstant(op, context.receivedAt);
	moveOwed(tx, op, given.entry, to, next, at);
}

/** `spend.correct` 1: the right amount, by two new rows; what it is more is judged, what it is less frees caps [rule 15]. */
export const spendCorrect: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { reversal, to, ...rest }) => reversalTouches(op, rest, [reversal, to]),
	reaches: (tx, op, { entry }) => twinKeys(tx, op, entry),
	elsewhere: (tx, op, { employee }) => tallyElsewhere(tx, op, employee),
	run(tx, op, given, context) {
		const open = openEntry(tx, op, given, [given.reversal, given.to], context);
		if (!open.ok) return open.refusal;
		const { row, standing } = open.entry;
		const isTouched = standing.leftMinor !== row.amountMinor || standing.replacedBy !== undefined;
		if (isTouched || given.reversal === given.to) return 'over_reversal';
		correct(tx, op, given, open.entry, context);
		return null;
	}
};
