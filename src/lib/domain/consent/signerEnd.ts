import * as z from 'zod/mini';
import { idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey, leadsPlace } from '../org/role';
import type { RecordBody } from '../records';
import type { ReadTx, RecordKey } from '../tx';
import type { Signer } from './consent';

const args = z.strictObject({
	signer: idField,
	/** Whose it is. */
	person: idField
});

type Person = RecordBody<'person'>;
const ofOrg = (op: Op, kind: 'signer' | 'person', id: string): RecordKey => ({
	space: op.tenant,
	kind,
	id
});

/** One's own; of anybody as an owner; as a manager of who leads one of one's own places. */
function mayEnd(tx: ReadTx, op: Op, id: string): boolean {
	if (id === op.author) return true;
	const [me, other] = [tx.get<Person>(authorKey(op)), tx.get<Person>(ofOrg(op, 'person', id))];
	if (!me?.active || !other) return false;
	if (me.role === 'owner') return true;
	return other.role !== 'owner' && other.locations.some((place) => leadsPlace(me, place));
}

/**
 * `signer.end` 1: a phone was lost, and nothing that its key signs counts from now on, also what it signed before and
 * comes later: who answered can still bring that themselves. A key that has ended never comes back [C2].
 */
export const signerEnd: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'org',
	touches: (op, { signer, person }) => [
		ofOrg(op, 'signer', signer),
		ofOrg(op, 'person', person),
		authorKey(op)
	],
	run(tx, op, { signer: id, person }, { receivedAt }) {
		const key = ofOrg(op, 'signer', id);
		const signer = tx.get<Signer>(key);
		if (signer?.person !== person) return 'unknown_ref';
		if (!mayEnd(tx, op, person)) return 'not_yours';
		if (signer.endedAt !== undefined) return null;
		tx.put(key, { ...signer, endedAt: effectiveInstant(op, receivedAt).at, endedBy: op.author }, null);
		return null;
	}
};
