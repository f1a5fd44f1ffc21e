import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Mutator } from '../op/mutator';
import { tellingTouches, writeTelling } from '../story/writeTelling';
import { scaleField, storyPartsSchema, type Gesture } from './gestureRecord';

const args = z.strictObject({ gesture: idField, parts: storyPartsSchema, scale: scaleField });
type Args = z.infer<typeof args>;

/** `gesture.tell` 1: the author tells more of the story; all parts are given anew. Phones of today send `story.tell`. */
export const gestureTell: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => tellingTouches(op, gesture),
	run(tx, op, { gesture, ...telling }, context) {
		const tell = (story: Gesture) => (story.author === op.author ? { ...story, ...telling } : null);
		return writeTelling(tx, op, gesture, tell, context);
	}
};
