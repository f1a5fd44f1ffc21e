import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Gesture } from '../gesture/gestureRecord';
import { THANKS_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { findStory, putStory, storyKeys } from './shown';
import { thanksKindSchema, type Thanks, type ThanksKind } from './storyRecords';

type From = Thanks['from'];

/** The thanks with one word more, another one, or one less; null when nothing changes. */
export function withThanks(
	{ author, contributors }: Gesture,
	thanks: From,
	{ by, kind, at }: { by: string; kind: ThanksKind | null; at: number }
): From | null {
	if (author === by && contributors.length === 0) return null;
	if ((thanks.find((one) => one.by === by)?.kind ?? null) === kind) return null;
	const others = thanks.filter((one) => one.by !== by);
	if (kind === null) return others;
	return others.length >= THANKS_MAX ? null : [...others, { by, kind, at }];
}

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
		const { at } = effectiveInstant(op, context.receivedAt);
		const given = withThanks(found.body, found.thanks, { by: op.author, kind, at });
		if (given) putStory(tx, op, gesture, { ...found, thanks: given });
		return null;
	}
};
