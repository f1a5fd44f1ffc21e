import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { COMMENT_CHARS_MAX, MENTIONS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import type { RecordKey } from '../tx';
import type { Comment, Withheld } from './storyRecords';

const here = (op: Op, kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });

const addArgs = z.strictObject({
	comment: idField,
	gesture: idField,
	text: textField(COMMENT_CHARS_MAX),
	mentions: z.array(idField).check(z.maxLength(MENTIONS_MAX))
});

/**
 * `comment.add` 1: a word on a story. When the story is not shown (any more) once it arrives, the comment is kept for
 * its author and the managers: never lost, never shown.
 */
export const commentAdd: Mutator<z.infer<typeof addArgs>> = {
	args: addArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { comment, gesture }) => [
		here(op, 'comment', comment),
		here(op, 'withheld', comment),
		here(op, 'gesture', gesture)
	],
	run(tx, op, { comment: id, gesture, text, mentions }, context) {
		if (tx.get(here(op, 'comment', id)) || tx.get(here(op, 'withheld', id))) return 'not_yours';
		const { at } = effectiveInstant(op, context.receivedAt);
		const comment: Comment = { gesture, by: op.author, at, text, mentions: [...new Set(mentions)] };
		if (tx.get(here(op, 'gesture', gesture))) tx.put(here(op, 'comment', id), comment, null);
		else tx.put(here(op, 'withheld', id), { comment, isLate: true } satisfies Withheld, op.author);
		return null;
	}
};

const removeArgs = z.strictObject({ comment: idField });

/** `comment.remove` 1: its author takes a comment back, shown or not. */
export const commentRemove: Mutator<z.infer<typeof removeArgs>> = {
	args: removeArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { comment }) => [here(op, 'comment', comment), here(op, 'withheld', comment)],
	run(tx, op, { comment: id }) {
		const shown = tx.get<Comment>(here(op, 'comment', id));
		const comment = shown ?? tx.get<Withheld>(here(op, 'withheld', id))?.comment;
		if (!comment) return null;
		if (comment.by !== op.author) return 'not_yours';
		tx.remove(here(op, shown ? 'comment' : 'withheld', id));
		return null;
	}
};
