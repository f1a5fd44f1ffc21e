/** Whose shares of a pool are whose: told to the holder alone. */
import { HOLDING_MAX } from '../limits';
import type { Holding, Lease } from '../ledger/ledgerRecords';
import { effectiveInstant } from '../op/instant';
import type { Ground, Op } from '../op/op';
import type { ReadTx, RecordKey } from '../tx';
import type { Claimant, Taker } from './shares';

export function holdingKey(op: Pick<Ground, 'space' | 'author'>): RecordKey {
	return { space: op.space, kind: 'holding', id: op.author };
}

/** Ids of the leases that a person may spend on a device. */
export function leasesOn(holding: Holding | undefined, device: string): string[] {
	return (holding?.shares ?? []).filter((share) => share.device === device).map((share) => share.lease);
}

/** Who claims money by an op. `receivedAt` null: unsent, on the phone. */
export function claimantOf(tx: ReadTx, op: Op, receivedAt: number | null): Claimant {
	const { at } = effectiveInstant(op, receivedAt);
	const leases = leasesOn(tx.get<Holding>(holdingKey(op)), op.device);
	return receivedAt === null
		? { leases, now: at, at: -Infinity, unsent: true }
		: { leases, now: receivedAt, at, unsent: false };
}

export function takerOf(tx: ReadTx, op: Ground & { id: string; device: string }): Taker {
	const holding = tx.get<Holding>(holdingKey(op));
	const all = (holding?.shares ?? []).map((share) => share.lease);
	return { id: op.id, here: leasesOn(holding, op.device), all };
}

/** The holding with a new lease, without those that the pool no longer has. */
export function afterHolding(
	holding: Holding | undefined,
	leases: readonly Lease[],
	lease: string,
	device: string
): Holding {
	const living = new Set(leases.map(({ id }) => id));
	const kept = (holding?.shares ?? []).filter((share) => living.has(share.lease));
	return { shares: [...kept, { lease, device }].slice(-HOLDING_MAX) };
}
