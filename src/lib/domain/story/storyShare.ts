import * as z from 'zod/mini';
import type { Gesture } from '../gesture/gestureRecord';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { authorKey, isLeader } from '../org/role';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { isTeller } from './shown';
import type { SharedStory } from './storyRecords';

const args = z.strictObject({ gesture: idField, location: idField, shared: z.boolean() });

/**
 * `story.share` 1: all of the organisation may read a story of one location, as a copy of what that location reads; or
 * no longer. Who did it may share it, and managers of the location, by the organisation's own records. Shared again, the
 * copy is made anew.
 */
export const storyShare: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'org',
	touches: (op, { gesture, location }) => [
		{ space: op.space, kind: 'shared_story', id: gesture },
		{ space: location, kind: 'gesture', id: gesture },
		authorKey(op)
	],
	run(tx, op, { gesture, location, shared }, context) {
		const key: RecordKey = { space: op.space, kind: 'shared_story', id: gesture };
		const copy = tx.get<SharedStory>(key);
		if (copy && copy.location !== location) return 'unknown_ref';
		const me = tx.get<RecordBody<'person'>>(authorKey(op));
		const isThere = me?.role === 'owner' || me?.locations.includes(location);
		if (!me?.active || !isThere) return 'not_yours';
		const story = tx.get<Gesture>({ space: location, kind: 'gesture', id: gesture });
		const known = story ?? copy?.story;
		if (!known) return shared ? 'unknown_ref' : null;
		if (!isTeller(op.author, known) && !isLeader(tx, op)) return 'not_yours';
		if (!shared) {
			if (copy) tx.remove(key);
			return null;
		}
		if (!story) return 'unknown_ref';
		const sharedAt = effectiveInstant(op, context.receivedAt).at;
		tx.put(key, { location, by: op.author, sharedAt, story } satisfies SharedStory, null);
		return null;
	}
};
