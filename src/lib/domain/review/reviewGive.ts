import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { LEADERS_ONLY } from '../org/role';
import { recordSchemas } from '../records';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';

const args = z.strictObject({
	entry: idField,
	outcome: recordSchemas.review.shape.outcome,
	note: z.optional(textField(NOTE_CHARS_MAX)),
	sampled: z.boolean()
});

/**
 * `review.give` 1: somebody other than the spender looked at an entry; praise is an outcome like any other [M21].
 * The spender sees that it was looked at, not what was noted [rule 28]. The last word stands.
 */
export const reviewGive: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'location',
	touches: (op, { entry }) =>
		(['review', 'spend', 'flags'] as const).map((kind): RecordKey => ({ space: op.space, kind, id: entry })),
	run(tx, op, { entry, outcome, note, sampled }, context) {
		const key = (kind: RecordKey['kind']): RecordKey => ({ space: op.space, kind, id: entry });
		const spend = tx.get<RecordBody<'spend'>>(key('spend'));
		if (!spend) return 'unknown_ref';
		if (spend.employee === op.author) return 'not_yours';
		const review: RecordBody<'review'> = {
			employee: spend.employee,
			outcome,
			...(note ? { note } : {}),
			by: op.author,
			at: effectiveInstant(op, context.receivedAt).at,
			sampled
		};
		tx.put(key('review'), review, LEADERS_ONLY);
		const held = tx.get<RecordBody<'flags'>>(key('flags'));
		if (held?.flags.some((flag) => flag.state === 'open')) {
			const flags = held.flags.map((flag) =>
				flag.state === 'open' ? { ...flag, state: 'reviewed' as const } : flag
			);
			tx.put(key('flags'), { ...held, flags }, held.employee);
		}
		return null;
	}
};
