import * as z from 'zod/mini';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import { storyPartsSchema } from '../records';
import type { RecordBody, StoryParts } from '../records';
import type { RecordKey } from '../tx';
import { hideGuestName } from './alias';

const args = z.strictObject({
	gesture: idField,
	parts: storyPartsSchema,
	scale: z.int().check(z.gte(0), z.lte(100))
});
type Args = z.infer<typeof args>;

/** `gesture.tell` 1: the author tells more of the story; all parts are given anew. */
export const gestureTell: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, { gesture }) => [
		{ space: op.space, kind: 'gesture', id: gesture },
		{ space: op.space, kind: 'guest_name', id: gesture }
	],
	run(tx, op, { gesture: id, parts, scale }, context) {
		const key: RecordKey = { space: op.space, kind: 'gesture', id };
		const gesture = tx.get<RecordBody<'gesture'>>(key);
		if (!gesture) return 'unknown_ref';
		if (gesture.author !== op.author) return 'not_yours';
		const guest = tx.get<RecordBody<'guest_name'>>({ ...key, kind: 'guest_name' });
		const { guestAlias } = gesture;
		const told =
			guest && guestAlias
				? (Object.fromEntries(
						Object.entries(parts).map(([name, text]) => [
							name,
							text === undefined ? text : hideGuestName(text, guest.name, guestAlias)
						])
					) as StoryParts)
				: parts;
		const { at } = effectiveInstant(op, context.receivedAt);
		tx.put(key, { ...gesture, parts: told, scale, editedAt: at }, null);
		return null;
	}
};
