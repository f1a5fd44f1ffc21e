import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Mutator } from '../op/mutator';
import { findStory, putStory, storyKeys } from './shown';
import type { Withheld } from './storyRecords';

const args = z.strictObject({ gesture: idField, to: z.enum(['private', 'location']) });

/**
 * `story.show` 1: its author keeps a story to themselves (managers of the location read it still), or shows it to the
 * location. What a manager hid stays hidden until a manager shows it.
 */
export const storyShow: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => storyKeys(op, gesture),
	run(tx, op, { gesture, to }) {
		const found = findStory(tx, op, gesture);
		if (!found) return 'unknown_ref';
		if (found.body.author !== op.author) return 'not_yours';
		const { held } = found;
		if ((to === 'private') === Boolean(held?.isPrivate)) return null;
		const hidden = held?.hidden ? { hidden: held.hidden } : {};
		const next: Withheld = to === 'private' ? { ...hidden, isPrivate: true } : hidden;
		putStory(tx, op, gesture, { ...found, held: next });
		return null;
	}
};
