import * as z from 'zod/mini';
import { dateField, idField } from '../fields';
import type { Mutator } from '../op/mutator';
import { authorKey } from '../org/role';
import { findStory, isTellerOrLeader, putStory, storyKeys } from './shown';
import { outcomeTagSchema } from './telling';

const args = z.strictObject({
	gesture: idField,
	tag: outcomeTagSchema,
	/** The local date on which it was known; null takes it back. */
	on: z.nullable(dateField)
});

/** `story.outcome` 1: what came of it, often weeks later; the dates of the story itself stay [003-12]. */
export const storyOutcome: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => [...storyKeys(op, gesture), authorKey(op)],
	run(tx, op, { gesture, tag, on }) {
		const found = findStory(tx, op, gesture);
		if (!found) return 'unknown_ref';
		const { outcomes: before = [], ...story } = found.body;
		if (!isTellerOrLeader(tx, op, story)) return 'not_yours';
		if (before.find((known) => known.tag === tag)?.on === (on ?? undefined)) return null;
		const others = before.filter((known) => known.tag !== tag);
		const outcomes = on === null ? others : [...others, { tag, on }];
		putStory(tx, op, gesture, { ...found, body: { ...story, ...(outcomes.length > 0 ? { outcomes } : {}) } });
		return null;
	}
};
