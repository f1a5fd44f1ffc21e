/**
 * A story of one location that all of the organisation may read. The organisation's space holds a copy, which only the
 * server makes, changes and takes away: in the very transaction in which the story changes, so that no copy is left of
 * what its location does not show any more.
 *
 *   phone: story.share ─► the wish       server, in the same transaction: story.copy ─► the copy, or its end
 *   phone: any op that writes the story ─────────────────────────────────┘
 */
import * as z from 'zod/mini';
import type { Gesture } from '../gesture/gestureRecord';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey, isLeader, leadsPlace } from '../org/role';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { isTeller } from './shown';
import type { SharedStory, Withheld } from './storyRecords';

type Place = { gesture: string; location: string };

const copyKey = (op: Op, { gesture }: Place): RecordKey => ({
	space: op.space,
	kind: 'shared_story',
	id: gesture
});
const shownKey = ({ gesture, location }: Place): RecordKey => ({
	space: location,
	kind: 'gesture',
	id: gesture
});
const withheldKey = ({ gesture, location }: Place): RecordKey => ({
	space: location,
	kind: 'withheld',
	id: gesture
});

const shareArgs = z.strictObject({ gesture: idField, location: idField, shared: z.boolean() });

/**
 * `story.share` 1: all of the organisation may read a story of one location; or no longer. Who did it may share it, and
 * managers of the location, by the organisation's own records. What it writes does not depend on the location's records,
 * so that the log of the organisation can be run again by itself [I26]; a story that has not arrived yet is waited for.
 */
export const storyShare: Mutator<z.infer<typeof shareArgs>> = {
	args: shareArgs,
	may: 'staff',
	home: 'org',
	touches: (op, place) => [copyKey(op, place), shownKey(place), withheldKey(place), authorKey(op)],
	run(tx, op, place, context) {
		const { location, shared } = place;
		const key = copyKey(op, place);
		const held = tx.get<SharedStory>(key);
		if (held?.story && held.location !== location) return 'unknown_ref';
		// A wish for a story that never came from elsewhere stands in nobody's way.
		const copy = held?.location === location ? held : undefined;
		const me = tx.get<RecordBody<'person'>>(authorKey(op));
		const isThere = me?.role === 'owner' || me?.locations.includes(location);
		if (!me?.active || !isThere) return 'not_yours';
		const story = copy?.story ?? tx.get<Gesture>(shownKey(place));
		const isTheirs = story ? isTeller(op.author, story) : !copy || copy.by === op.author;
		if (!isTheirs && !isLeader(tx, op)) return 'not_yours';
		if (!shared) {
			if (copy) tx.remove(key);
			return null;
		}
		if (tx.get<Withheld>(withheldKey(place))?.gesture) return 'unknown_ref';
		const { at: sharedAt } = effectiveInstant(op, context.receivedAt);
		const wish: SharedStory = { location, by: op.author, sharedAt };
		if (copy?.story) tx.put(key, { ...wish, story: copy.story } satisfies SharedStory, null);
		else tx.put(key, wish, op.author);
		return null;
	}
};

const copyArgs = z.strictObject({
	gesture: idField,
	location: idField,
	/** Whose wish it is. */
	by: idField,
	/** The seq of the location that the story is copied at. */
	seq: z.int().check(z.gte(0))
});
const personKey = (op: Op, id: string): RecordKey => ({ space: op.space, kind: 'person', id });

function mayShare(
	by: string,
	person: RecordBody<'person'> | undefined,
	{ location, story }: Copied
): boolean {
	if (!person) return false;
	const isThere = person.active && person.locations.includes(location);
	return leadsPlace(person, location) || (isThere && isTeller(by, story));
}
type Copied = { location: string; story: Gesture };

/**
 * `story.copy` 1, of the server: the copy becomes what the location reads at `seq`; nothing, when it is not shown there
 * any more. It names the story and holds no word of it, so that what is erased there is in no other log.
 */
export const storyCopy: Mutator<z.infer<typeof copyArgs>> = {
	args: copyArgs,
	may: 'server',
	home: 'org',
	touches: (op, place) => [copyKey(op, place), shownKey(place), withheldKey(place), personKey(op, place.by)],
	run(tx, op, place) {
		const key = copyKey(op, place);
		const copy = tx.get<SharedStory>(key);
		if (copy?.location !== place.location) return null;
		const { location, by, sharedAt } = copy;
		const story = tx.get<Gesture>(shownKey(place));
		const isWaiting = !story && !copy.story && !tx.get<Withheld>(withheldKey(place))?.gesture;
		if (isWaiting) return null;
		const person = tx.get<RecordBody<'person'>>(personKey(op, place.by));
		// A copy that stands was rightly made: who made it may have left since.
		const isRight = story && (copy.story || mayShare(by, person, { location, story }));
		if (isRight) tx.put(key, { location, by, sharedAt, story } satisfies SharedStory, null);
		else tx.remove(key);
		return null;
	}
};
