import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { NOTE_CHARS_MAX, REASON_CODE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import type { Flags, Reimbursement } from './ledgerRecords';
import { lacksReceipt } from './owed';

/** Entries of one batch; as many as one op may write. */
export const BATCH_ENTRIES_MAX = 30;

const args = z.strictObject({
	entries: z.array(idField).check(z.minLength(1), z.maxLength(BATCH_ENTRIES_MAX)),
	to: z.enum(['ready', 'paid', 'declined', 'submitted']),
	/** Name of the payment run, with `ready` or `paid`; what was ready in a run is paid in it unless another is named. */
	batch: z.optional(textField(REASON_CODE_CHARS_MAX)),
	/** Why not, with `declined`; the person reads it. */
	reason: z.optional(textField(NOTE_CHARS_MAX))
});

/** From where each state may be reached. Paid is final: what was paid wrongly is given back [rule 17]. */
const FROM: Record<z.infer<typeof args>['to'], readonly Reimbursement['state'][]> = {
	ready: ['submitted', 'needs_receipt'],
	paid: ['ready', 'submitted', 'needs_receipt'],
	declined: ['submitted', 'needs_receipt', 'ready'],
	submitted: ['declined', 'ready']
};

/**
 * `reimbursement.settle` 1: moves what the house owes along; never for oneself, and never held up by a flag of a cap
 * [rule 24]. Entries that are already there, or can no longer go there, stay as they are; what is ready may change its run.
 */
export const reimbursementSettle: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'location',
	touches: (op, { entries, to }) =>
		entries.flatMap((id) => {
			const owed: RecordKey = { space: op.space, kind: 'reimbursement', id };
			return to === 'submitted' ? [owed, { ...owed, kind: 'flags' as const }] : [owed];
		}),
	run(tx, op, { entries, to, batch, reason }, context) {
		if (to === 'declined' && !reason) return 'bad_args';
		const { at } = effectiveInstant(op, context.receivedAt);
		const owed = [...new Set(entries)].map((id) => {
			const key: RecordKey = { space: op.space, kind: 'reimbursement', id };
			return { key, body: tx.get<Reimbursement>(key) };
		});
		if (owed.some(({ body }) => !body)) return 'unknown_ref';
		if (owed.some(({ body }) => body?.employee === op.author)) return 'not_yours';
		for (const { key, body } of owed) {
			if (body?.state === 'ready' && to === 'ready' && batch) tx.put(key, { ...body, batch }, body.employee);
			if (!body || !FROM[to].includes(body.state)) continue;
			const { batch: batchBefore, reason: _reason, readyAt, settledAt: _at, settledBy: _by, ...rest } = body;
			const run = to === 'paid' || to === 'ready' ? (batch ?? batchBefore) : undefined;
			const isSettled = to === 'paid' || to === 'declined';
			const needsReceipt = to === 'submitted' && lacksReceipt(tx.get<Flags>({ ...key, kind: 'flags' }));
			const moved: Reimbursement = {
				...rest,
				state: needsReceipt ? 'needs_receipt' : to,
				...(to === 'ready' ? { readyAt: at } : {}),
				...(isSettled && readyAt !== undefined ? { readyAt } : {}),
				...(isSettled ? { settledAt: at, settledBy: op.author } : {}),
				...(run ? { batch: run } : {}),
				...(to === 'declined' && reason ? { reason } : {})
			};
			tx.put(key, moved, body.employee);
		}
		return null;
	}
};
