import * as z from 'zod/mini';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import type { SharedStory, Thanks } from './storyRecords';
import { thanksKindSchema } from './storyRecords';
import { withThanks } from './thanksGive';

const args = z.strictObject({ gesture: idField, kind: z.nullable(thanksKindSchema) });

/**
 * `thanks.across` 1: as `thanks.give`, for a story that another location shares with the organisation; kept beside the
 * copy, as nobody writes into a location that is not theirs. For one that is shared no more it changes nothing.
 */
export const thanksAcross: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'org',
	touches: ({ space }, { gesture: id }) => [
		{ space, kind: 'shared_story', id },
		{ space, kind: 'thanks', id }
	],
	run(tx, op, { gesture: id, kind }, context) {
		const { space, author } = op;
		const story = tx.get<SharedStory>({ space, kind: 'shared_story', id })?.story;
		if (!story) return null;
		const key: RecordKey = { space, kind: 'thanks', id };
		const { at } = effectiveInstant(op, context.receivedAt);
		const given = withThanks(story, tx.get<Thanks>(key)?.from ?? [], { by: author, kind, at });
		if (given && given.length > 0) tx.put(key, { from: given } satisfies Thanks, null);
		else if (given) tx.remove(key);
		return null;
	}
};
