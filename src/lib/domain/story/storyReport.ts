import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { NOTE_CHARS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import { reportReasonSchema, type Report } from './storyRecords';

const args = z.strictObject({
	report: idField,
	gesture: idField,
	comment: z.optional(idField),
	reason: reportReasonSchema,
	note: z.optional(textField(NOTE_CHARS_MAX))
});

/** `story.report` 1: something about a story or a comment is not right; only the managers and who says it read that. */
export const storyReport: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { report }) => [{ space: op.space, kind: 'report', id: report }],
	run(tx, op, { report: id, ...told }, context) {
		const key: RecordKey = { space: op.space, kind: 'report', id };
		if (tx.get(key)) return 'not_yours';
		const report: Report = { ...told, by: op.author, at: effectiveInstant(op, context.receivedAt).at };
		tx.put(key, report, op.author);
		return null;
	}
};
