/** What a manager hides, a story or a comment, and shows again; always with a reason, which its author reads. */
import * as z from 'zod/mini';
import { idField, textField } from '../fields';
import { NOTE_CHARS_MAX, REPORTS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import type { RecordKey, WriteTx } from '../tx';
import { findStory, putStory, storyKeys } from './shown';
import type { Comment, Report, Withheld } from './storyRecords';

const reports = z.optional(z.array(idField).check(z.maxLength(REPORTS_MAX)));
const hideArgs = z.strictObject({
	gesture: idField,
	reason: textField(NOTE_CHARS_MAX),
	/** Reports that this answers. */
	reports
});
const here = (op: Op, kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });
const reportKeys = (op: Op, ids: readonly string[] = []) => ids.map((id) => here(op, 'report', id));

/** Notes on reports what became of them; the first word stands. */
function settle(
	tx: WriteTx,
	op: Op,
	ids: readonly string[] | undefined,
	at: number,
	outcome: 'hidden' | 'kept'
): void {
	for (const key of reportKeys(op, ids)) {
		const report = tx.get<Report>(key);
		if (report && !report.settled) {
			tx.put(key, { ...report, settled: { by: op.author, at, outcome } } satisfies Report, report.by);
		}
	}
}

/** `story.hide` 1: the story leaves the location's feed; its author and the managers read it, and why. */
export const storyHide: Mutator<z.infer<typeof hideArgs>> = {
	args: hideArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { gesture, reports }) => [...storyKeys(op, gesture), ...reportKeys(op, reports)],
	run(tx, op, { gesture, reason, reports }, context) {
		const found = findStory(tx, op, gesture);
		if (!found) return 'unknown_ref';
		const { at } = effectiveInstant(op, context.receivedAt);
		// Two managers at once: the first reason stands.
		if (!found.held?.hidden) {
			putStory(tx, op, gesture, { ...found, held: { ...found.held, hidden: { by: op.author, at, reason } } });
		}
		settle(tx, op, reports, at, 'hidden');
		return null;
	}
};

const unhideArgs = z.strictObject({ gesture: idField });

/** `story.unhide` 1: a manager shows it again; to the location, unless its author keeps it to themselves. */
export const storyUnhide: Mutator<z.infer<typeof unhideArgs>> = {
	args: unhideArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { gesture }) => storyKeys(op, gesture),
	run(tx, op, { gesture }) {
		const found = findStory(tx, op, gesture);
		if (!found) return 'unknown_ref';
		if (!found.held?.hidden) return null;
		const { hidden: _, ...held } = found.held;
		putStory(tx, op, gesture, { ...found, held });
		return null;
	}
};

const hideCommentArgs = z.strictObject({ comment: idField, reason: textField(NOTE_CHARS_MAX), reports });
const commentKeys = (op: Op, comment: string) => [
	here(op, 'comment', comment),
	here(op, 'withheld', comment)
];

/** `comment.hide` 1: the same for a comment. */
export const commentHide: Mutator<z.infer<typeof hideCommentArgs>> = {
	args: hideCommentArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { comment, reports }) => [...commentKeys(op, comment), ...reportKeys(op, reports)],
	run(tx, op, { comment: id, reason, reports }, context) {
		const held = tx.get<Withheld>(here(op, 'withheld', id));
		const shown = tx.get<Comment>(here(op, 'comment', id));
		const comment = shown ?? held?.comment;
		const { at } = effectiveInstant(op, context.receivedAt);
		settle(tx, op, reports, at, 'hidden');
		// Its author took it back meanwhile: there is nothing left to hide.
		if (!comment || held?.hidden) return null;
		const hidden = { ...held, comment, hidden: { by: op.author, at, reason } };
		tx.put(here(op, 'withheld', id), hidden satisfies Withheld, comment.by);
		if (shown) tx.remove(here(op, 'comment', id));
		return null;
	}
};

const unhideCommentArgs = z.strictObject({ comment: idField });

/** `comment.unhide` 1: a manager shows a comment again, or one that came when its story was not shown. */
export const commentUnhide: Mutator<z.infer<typeof unhideCommentArgs>> = {
	args: unhideCommentArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { comment }) => commentKeys(op, comment),
	run(tx, op, { comment: id }) {
		const held = tx.get<Withheld>(here(op, 'withheld', id));
		if (!held?.comment) return null;
		tx.put(here(op, 'comment', id), held.comment, null);
		tx.remove(here(op, 'withheld', id));
		return null;
	}
};

const settleArgs = z.strictObject({ reports: z.array(idField).check(z.maxLength(REPORTS_MAX)) });

/** `report.keep` 1: a manager looked, and what was reported stays. */
export const reportKeep: Mutator<z.infer<typeof settleArgs>> = {
	args: settleArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { reports }) => reportKeys(op, reports),
	run(tx, op, { reports }, context) {
		settle(tx, op, reports, effectiveInstant(op, context.receivedAt).at, 'kept');
		return null;
	}
};
