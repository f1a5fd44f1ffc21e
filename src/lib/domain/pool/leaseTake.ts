import * as z from 'zod/mini';
import { amountField } from '../fields';
import { locationKey, periodsKey, policiesKey, poolAudience, poolKey } from '../ledger/accounts';
import type { Holding, Pool } from '../ledger/ledgerRecords';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey } from '../org/role';
import type { RecordKey } from '../tx';
import { afterHolding, holdingKey, takerOf } from './holding';
import { leaseOffer } from './leaseTerms';
import { afterTake } from './shares';

const args = z.strictObject({ wantMinor: z.optional(amountField) });

/** Every record that taking a share reads. */
export function leaseKeys(op: Pick<Op, 'tenant' | 'space' | 'author'>): RecordKey[] {
	return [poolKey(op), holdingKey(op), periodsKey(op), locationKey(op), policiesKey(op), authorKey(op)];
}

/**
 * `lease.take` 1: this phone asks for a share of the month's pool, to spend offline with certainty. Only the server
 * gives one, of the month and by the clock of its arrival; on the phone it writes nothing, since a share exists once the
 * server has said so. Nothing to give is no refusal: what the phone holds stays.
 */
export const leaseTake: Mutator<z.infer<typeof args>> = {
	args,
	may: 'staff',
	home: 'location',
	touches: leaseKeys,
	run(tx, op, { wantMinor }, { receivedAt }) {
		const offer = receivedAt === null ? null : leaseOffer(tx, op, receivedAt, wantMinor);
		if (!offer) return null;
		const { lease, capMinor } = offer;
		const pool = afterTake(tx.get<Pool>(poolKey(op)), lease, takerOf(tx, op).here, capMinor);
		tx.put(poolKey(op), pool, poolAudience(tx, op));
		const held = tx.get<Holding>(holdingKey(op));
		tx.put(holdingKey(op), afterHolding(held, pool.leases, lease.id, op.device), op.author);
		return null;
	}
};
