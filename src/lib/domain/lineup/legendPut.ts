import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordBody } from '../records';

const args = z.strictObject({
	gesture: idField,
	/** False takes it off the shelf again. */
	on: z.boolean(),
	/** Why it is told for years. */
	note: z.optional(textField(NOTE_CHARS_MAX))
});

/** `legend.put` 1: editors keep a story on the shelf of legends, or take it off [003-2]. Who put it there first stays. */
export const legendPut: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'location',
	touches: (op, { gesture }) => [{ space: op.space, kind: 'gesture', id: gesture }],
	run(tx, op, { gesture: id, on, note }, context) {
		const key = { space: op.space, kind: 'gesture', id } as const;
		const gesture = tx.get<RecordBody<'gesture'>>(key);
		// Taken back meanwhile: there is nothing left to keep, and nobody did anything wrong.
		if (!gesture) return null;
		const { legend, ...plain } = gesture;
		if (!on) {
			if (legend) tx.put(key, plain, null);
			return null;
		}
		const { at } = effectiveInstant(op, context.receivedAt);
		const first = legend ?? { by: op.author, at };
		tx.put(key, { ...plain, legend: { by: first.by, at: first.at, ...(note ? { note } : {}) } }, null);
		return null;
	}
};
