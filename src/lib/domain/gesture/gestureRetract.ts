import * as z from 'zod/mini';
import { idField } from '../fields';
import { reversalTouches, type Target } from '../ledger/reverse';
import { voidEntry } from '../ledger/spendVoid';
import { twinKeys } from '../ledger/twins';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { findStory, storyKeys } from '../story/shown';
import type { RecordKey } from '../tx';

const args = z.strictObject({
	gesture: idField,
	incident: idField,
	/** The gesture's ledger entry and the id of the reversal to write, when money was spent. */
	spend: z.optional(z.strictObject({ id: idField, reversal: idField, guest: z.optional(idField) }))
});
type Args = z.infer<typeof args>;

function targetOf(op: Op, { gesture, incident }: Args, spend: NonNullable<Args['spend']>): Target {
	return { entry: spend.id, gesture, incident, employee: op.author, guest: spend.guest };
}

/** `gesture.retract` 1: the author takes a gesture back: it leaves the feed and its spend is voided by a new row [rule 15, P14]. */
export const gestureRetract: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches(op, given) {
		const here = (kind: RecordKey['kind']): RecordKey => ({ space: op.space, kind, id: given.gesture });
		const own = [...storyKeys(op, given.gesture), here('guest_name'), here('telling')];
		const { spend } = given;
		return spend ? [...own, ...reversalTouches(op, targetOf(op, given, spend), [spend.reversal])] : own;
	},
	reaches: (tx, op, { spend }) => (spend ? twinKeys(tx, op, spend.id) : []),
	run(tx, op, given, context) {
		const here = (kind: RecordKey['kind']): RecordKey => ({ space: op.space, kind, id: given.gesture });
		const gesture = findStory(tx, op, given.gesture)?.body;
		if (!gesture) return 'unknown_ref';
		if (gesture.author !== op.author || gesture.incident !== given.incident) return 'not_yours';
		const { spend } = given;
		const refusal = spend && voidEntry(tx, op, targetOf(op, given, spend), spend.reversal, context);
		if (refusal) return refusal;
		for (const key of [...storyKeys(op, given.gesture), here('guest_name'), here('telling')]) {
			if (tx.get(key)) tx.remove(key);
		}
		return null;
	}
};
