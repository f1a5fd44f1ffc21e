import * as z from 'zod/mini';
import { idField } from '../fields';
import { THANKS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { findStory, putStory, storyKeys } from './shown';
import { thanksKindSchema } from './storyRecords';

const args = z.strictObject({ gesture: idField, kind: z.nullable(thanksKindSchema) });

/**
 * `thanks.give` 1: one word of thanks of one person for one story; another one takes its place, null takes it back. It
 * thanks all who did it. A story that nobody shares with oneself cannot be thanked by oneself, and one that is gone
 * cannot be thanked at all: both change nothing. Thanks for a story that is not shown wait with it.
 */
export const thanksGive: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => storyKeys(op, gesture),
	run(tx, op, { gesture, kind }, context) {
		const found = findStory(tx, op, gesture);
		if (!found) return null;
		const { body, thanks } = found;
		if (body.author === op.author && body.contributors.length === 0) return null;
		if ((thanks.find(({ by }) => by === op.author)?.kind ?? null) === kind) return null;
		const others = thanks.filter(({ by }) => by !== op.author);
		if (kind !== null && others.length >= THANKS_MAX) return null;
		const { at } = effectiveInstant(op, context.receivedAt);
		const given = kind === null ? others : [...others, { by: op.author, kind, at }];
		putStory(tx, op, gesture, { ...found, thanks: given });
		return null;
	}
};
