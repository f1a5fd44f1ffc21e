import * as z from 'zod/mini';
import { giveWord } from '../ask/answering';
import type { Ask } from '../ask/askRecord';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { leadsPlace, rightsAt } from '../org/role';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { shortCodeOf } from './scanCode';
import { wordSchema, wordText } from './word';

const HOUR_MS = 3_600_000;
const { by, grantMinor, hours } = wordSchema.shape;
const args = z.strictObject({
	ask: idField,
	incident: idField,
	by,
	grantMinor,
	hours,
	/** What somebody was told: proves that `by` said so, for this ask and no other [C5]. */
	mark: wordSchema.shape.ask
});
type Args = z.infer<typeof args>;

const askKey = ({ space }: Op, { ask }: Args) => ({ space, kind: 'ask' as const, id: ask });
const personKey = (op: Op, person: string): RecordKey => ({ space: op.tenant, kind: 'person', id: person });

/**
 * `ask.word` 1: who asked was told a yes by word of mouth. It counts by its mark, which the server checks before
 * (`proof`); what the phone of who said so brings later is then nothing, and the other way round [C1].
 */
export const askWord: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches: (op, given) => [
		askKey(op, given),
		{ space: op.space, kind: 'incident', id: given.incident },
		personKey(op, given.by)
	],
	proof: (op, { ask, mark, ...told }) => {
		const word = { by: told.by, grantMinor: told.grantMinor, hours: told.hours };
		const text = wordText(op.tenant, { ...word, ask: shortCodeOf(ask), askedBy: op.author });
		return { by: 'word', person: told.by, mark, text };
	},
	run(tx, op, given, { receivedAt }) {
		const ask = tx.get<Ask>(askKey(op, given));
		if (!ask || ask.incident !== given.incident) return 'unknown_ref';
		if (ask.askedBy !== op.author) return 'not_yours';
		const person = tx.get<RecordBody<'person'>>(personKey(op, given.by));
		const { at } = effectiveInstant(op, receivedAt);
		const isNow = person !== undefined && leadsPlace(person, op.space);
		const isThen = person !== undefined && leadsPlace(rightsAt(person, at, receivedAt), op.space);
		const raises = ask.excessMinor > 0;
		if (given.by === op.author || !(isNow || isThen) || raises !== given.grantMinor > 0) return 'bad_consent';
		giveWord(tx, askKey(op, given), ask, {
			by: given.by,
			answer: given.grantMinor < ask.excessMinor ? 'up_to' : 'yes',
			grantMinor: given.grantMinor,
			at,
			near: true,
			...(isNow ? {} : { formerly: true as const }),
			until: at + given.hours * HOUR_MS
		});
		return null;
	}
};
