import * as z from 'zod/mini';
import { monthField, textField } from '../fields';
import { MONTHS_MAX, NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { localDateOf, monthOf } from '../period/localDate';
import type { RecordBody } from '../records';
import type { RecordKey, WriteTx } from '../tx';

const periodsKey = (op: Op): RecordKey => ({ space: op.space, kind: 'periods', id: op.space });
const locationKey = (op: Op): RecordKey => ({ space: op.tenant, kind: 'location', id: op.space });

type Trail = RecordBody<'periods'>['trail'][number];

function write(tx: WriteTx, op: Op, closed: string[], line: Trail): void {
	const trail = [...(tx.get<RecordBody<'periods'>>(periodsKey(op))?.trail ?? []), line].slice(-MONTHS_MAX);
	tx.put(periodsKey(op), { closed: [...closed].sort(), trail }, null);
}

const closeArgs = z.strictObject({ month: monthField });

/** `period.close` 1: a month that is over is closed; what arrives later is posted in the next open one [rule 18]. */
export const periodClose: Mutator<z.infer<typeof closeArgs>> = {
	args: closeArgs,
	may: 'manager',
	home: 'location',
	touches: (op) => [periodsKey(op), locationKey(op)],
	run(tx, op, { month }, context) {
		const location = tx.get<RecordBody<'location'>>(locationKey(op));
		if (!location) return 'unknown_ref';
		const { at } = effectiveInstant(op, context.receivedAt);
		if (month >= monthOf(localDateOf(at, location.zone))) return 'bad_args';
		const closed = tx.get<RecordBody<'periods'>>(periodsKey(op))?.closed ?? [];
		if (closed.includes(month)) return null;
		write(tx, op, [...closed, month], { month, what: 'closed', by: op.author, at });
		return null;
	}
};

const reopenArgs = z.strictObject({ month: monthField, reason: textField(NOTE_CHARS_MAX) });

/** `period.reopen` 1: an owner opens a closed month again, and says why; the trail keeps it. */
export const periodReopen: Mutator<z.infer<typeof reopenArgs>> = {
	args: reopenArgs,
	may: 'owner',
	home: 'location',
	touches: (op) => [periodsKey(op)],
	run(tx, op, { month, reason }, context) {
		const closed = tx.get<RecordBody<'periods'>>(periodsKey(op))?.closed ?? [];
		if (!closed.includes(month)) return null;
		const { at } = effectiveInstant(op, context.receivedAt);
		write(
			tx,
			op,
			closed.filter((known) => known !== month),
			{ month, what: 'reopened', by: op.author, at, reason }
		);
		return null;
	}
};
