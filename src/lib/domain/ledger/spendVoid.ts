import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Mutator, MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import type { WriteTx } from '../tx';
import { postRow } from './accounts';
import type { Spend } from './ledgerRecords';
import { oweLess } from './owed';
import {
	clearFlags,
	entryKey,
	flagLate,
	openEntry,
	postingOf,
	reversalTouches,
	type Target
} from './reverse';
import { leaveTwins, twinKeys } from './twins';

/** The entry an op is about, as every op on an entry names it. */
export const targetShape = {
	entry: idField,
	gesture: idField,
	incident: idField,
	employee: idField,
	guest: z.optional(idField)
};

/** Takes back what is left of an entry and clears its flags [rule 15]. */
export function voidEntry(
	tx: WriteTx,
	op: Op,
	target: Target,
	reversal: string,
	context: MutatorContext
): Refusal | null {
	const open = openEntry(tx, op, target, [reversal], context);
	if (!open.ok) return open.refusal;
	const { row, standing } = open.entry;
	if (standing.leftMinor === 0) return 'over_reversal';
	const posting = postingOf(tx, op, target, row.postingPeriod, context);
	const { policySeen: _seen, leftShownMinor: _left, ...dims } = row;
	const reversed: Spend = {
		...dims,
		type: 'void',
		ref: target.entry,
		amountMinor: -standing.leftMinor,
		postingPeriod: posting.period,
		policySeen: null,
		leftShownMinor: null
	};
	postRow(tx, op, reversal, reversed, context);
	flagLate(tx, op, reversal, reversed, posting.late);
	leaveTwins(tx, op, target.entry, context);
	clearFlags(tx, op, target.entry, () => true);
	tx.put(entryKey(op, 'standing', target.entry), { ...standing, leftMinor: 0 }, row.employee);
	oweLess(tx, op, target.entry, standing.leftMinor);
	return null;
}

const args = z.strictObject({ ...targetShape, reversal: idField });

/** `spend.void` 1: it was not spent after all. The entry stays, struck through. */
export const spendVoid: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { reversal, ...target }) => reversalTouches(op, target, [reversal]),
	reaches: (tx, op, { entry }) => twinKeys(tx, op, entry),
	run: (tx, op, { reversal, ...target }, context) => voidEntry(tx, op, target, reversal, context)
};
