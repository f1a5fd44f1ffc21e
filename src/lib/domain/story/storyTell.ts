import * as z from 'zod/mini';
import { idField } from '../fields';
import {
	contributorsSchema,
	photosSchema,
	scaleField,
	storyPartsSchema,
	type Gesture
} from '../gesture/gestureRecord';
import type { Mutator } from '../op/mutator';
import { isTeller } from './shown';
import { tellingShape } from './telling';
import { tellingTouches, writeTelling } from './writeTelling';

const args = z.strictObject({
	gesture: idField,
	parts: storyPartsSchema,
	scale: scaleField,
	contributors: contributorsSchema,
	photos: photosSchema,
	...tellingShape
});
export type StoryTellArgs = z.infer<typeof args>;

/** The first of each; nobody is their own contributor. */
function once<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
	return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

/** The story as told anew: what is not told any more is gone, what is not a matter of telling stays. */
function toldAnew(story: Gesture, { gesture: _, tags: given = [], ...telling }: StoryTellArgs): Gesture {
	const kept = Object.entries(story).filter(([field]) => !Object.hasOwn(tellingShape, field));
	const tags = once(given, (tag) => tag.toLowerCase());
	return {
		...(Object.fromEntries(kept) as Gesture),
		...telling,
		contributors: once(telling.contributors, (id) => id).filter((id) => id !== story.author),
		photos: once(telling.photos, ({ hash }) => hash),
		...(tags.length > 0 ? { tags } : {})
	};
}

/** `story.tell` 1: all that is told of a gesture, by who did it, alone or with others; given anew each time [003-2]. */
export const storyTell: Mutator<StoryTellArgs> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => tellingTouches(op, gesture),
	run: (tx, op, telling, context) =>
		writeTelling(
			tx,
			op,
			telling.gesture,
			(story) => (isTeller(op.author, story) ? toldAnew(story, telling) : null),
			context
		)
};
