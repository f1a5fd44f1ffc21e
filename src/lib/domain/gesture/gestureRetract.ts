import * as z from 'zod/mini';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { incidentAudience } from './incident';

const args = z.strictObject({
	gesture: idField,
	incident: idField,
	/** The gesture's ledger entry and the id of the reversal to write, when money was spent. */
	spend: z.optional(z.strictObject({ id: idField, reversal: idField }))
});
type Args = z.infer<typeof args>;

/** `gesture.retract` 1: the author takes a gesture back: it leaves the feed and its spend is voided by a new row [rule 15, P14]. */
export const gestureRetract: Mutator<Args> = {
	args,
	may: 'staff',
	home: 'location',
	touches(op, { gesture, incident, spend }) {
		const here = (kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });
		const own = [here('gesture', gesture), here('guest_name', gesture), here('incident', incident)];
		if (!spend) return own;
		const flags = ['OVER_CAP', 'OVER_CAP_CONCURRENT'].map((code) => here('flag', `${spend.id}:${code}`));
		return [...own, here('spend', spend.id), here('spend', spend.reversal), ...flags];
	},
	run(tx, op, { gesture: id, incident: incidentId, spend }, context) {
		const here = (kind: RecordKey['kind'], recordId: string): RecordKey => ({
			space: op.space,
			kind,
			id: recordId
		});
		const gesture = tx.get<RecordBody<'gesture'>>(here('gesture', id));
		if (!gesture) return 'unknown_ref';
		if (gesture.author !== op.author || gesture.incident !== incidentId) return 'not_yours';
		if (spend) {
			const entry = tx.get<RecordBody<'spend'>>(here('spend', spend.id));
			if (!entry || entry.gesture !== id || entry.type !== 'spend') return 'unknown_ref';
			if (tx.get(here('spend', spend.reversal))) return 'over_reversal';
			const incident = tx.get<RecordBody<'incident'>>(here('incident', incidentId));
			if (!incident) return 'unknown_ref';
			const at = effectiveInstant(op, context.receivedAt).at;
			const reversal: RecordBody<'spend'> = {
				...entry,
				type: 'void',
				ref: spend.id,
				amountMinor: -entry.amountMinor,
				at
			};
			tx.put(here('spend', spend.reversal), reversal, op.author);
			const rest = { ...incident, usedMinor: incident.usedMinor - entry.amountMinor };
			tx.put(here('incident', incidentId), rest, incidentAudience(incident));
			for (const code of ['OVER_CAP', 'OVER_CAP_CONCURRENT']) {
				const flag = tx.get<RecordBody<'flag'>>(here('flag', `${spend.id}:${code}`));
				if (flag) tx.put(here('flag', `${spend.id}:${code}`), { ...flag, state: 'cleared' }, op.author);
			}
		}
		tx.remove(here('gesture', id));
		if (tx.get(here('guest_name', id))) tx.remove(here('guest_name', id));
		return null;
	}
};
