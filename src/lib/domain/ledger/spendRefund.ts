import * as z from 'zod/mini';
import { amountField, idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { localDateOf, monthOf } from '../period/localDate';
import { postRow } from './accounts';
import { placeOf } from './law';
import type { Spend } from './ledgerRecords';
import { oweLess } from './owed';
import { entryKey, flagLate, openEntry, postingOf, reversalTouches } from './reverse';
import { targetShape } from './spendVoid';

const args = z.strictObject({ ...targetShape, refund: idField, amountMinor: amountField });

/**
 * `spend.refund` 1: the vendor or the guest pays back. It lowers the net cost of the incident and the pool of its own
 * month; days and months that are past stay as they were [rule 16].
 */
export const spendRefund: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { refund, amountMinor: _, ...target }) => reversalTouches(op, target, [refund]),
	run(tx, op, { refund, amountMinor, ...target }, context) {
		const open = openEntry(tx, op, target, [refund], context);
		if (!open.ok) return open.refusal;
		const { row, standing } = open.entry;
		if (amountMinor > standing.leftMinor) return 'over_reversal';
		const { at } = effectiveInstant(op, context.receivedAt);
		const { zone, cutoverHour } = placeOf(tx, op);
		const month = monthOf(localDateOf(context.receivedAt ?? at, zone, cutoverHour));
		const posting = postingOf(tx, op, target, month, context);
		const paidBack: Spend = {
			...row,
			type: 'refund_in',
			ref: target.entry,
			amountMinor: -amountMinor,
			postingPeriod: posting.period,
			policySeen: null,
			leftShownMinor: null
		};
		postRow(tx, op, refund, paidBack, context);
		flagLate(tx, op, refund, paidBack, posting.late);
		const leftMinor = standing.leftMinor - amountMinor;
		tx.put(entryKey(op, 'standing', target.entry), { ...standing, leftMinor }, row.employee);
		// What was paid out of somebody's own pocket comes back to that pocket.
		oweLess(tx, op, target.entry, amountMinor);
		return null;
	}
};
