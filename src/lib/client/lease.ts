/** This phone's share of a pool: what of it may be spent offline with certainty, and when to ask for a new one. */
import type { Holding, Pool } from '../domain/ledger/ledgerRecords';
import { poolKey } from '../domain/ledger/accounts';
import { holdingKey, leasesOn } from '../domain/pool/holding';
import { leaseOffer } from '../domain/pool/leaseTerms';
import { leaseOf, unspentMinor } from '../domain/pool/shares';
import type { Ground } from '../domain/op/op';
import type { ReadTx } from '../domain/tx';

/** So much earlier than the server a phone takes its share for ended: its measured clock may be off by that. */
export const LEASE_MARGIN_MS = 10 * 60_000;
/** A pool that gives nothing is not asked again and again. */
export const LEASE_ASK_MS_MIN = 15 * 60_000;

/** Minor units. `usableUntil`: UTC ms of the server's clock. */
export interface LeaseShare {
	leftMinor: number;
	shareMinor: number;
	usableUntil: number;
}

/** The leases a person may spend on this device, and in which month a spend made now would be posted. */
export interface Holder {
	leases: readonly string[];
	month: string;
}

/**
 * What may still be spent with certainty, own unsent entries already subtracted; null: nothing is certain. `now`: UTC ms
 * of the device, corrected by the measured offset. A clock that was put back behind the hour the share was given at is
 * not believed. Certain is: not flagged OVER_POOL, whatever others do. Three things undo it, and then the entry is recorded
 * and flagged like any other: a clock slower than the margin, a server restored to before the share was given, and a copy
 * of this phone that spends the same share.
 */
export function leaseNow(pool: Pool | undefined, holder: Holder, now: number): LeaseShare | null {
	const lease = leaseOf(pool, holder.month, holder.leases);
	if (!lease) return null;
	const usableUntil = lease.expiresAt - LEASE_MARGIN_MS;
	if (now < lease.takenAt - LEASE_MARGIN_MS || now >= usableUntil) return null;
	return { leftMinor: unspentMinor(lease), shareMinor: lease.shareMinor, usableUntil };
}

/**
 * Whether to ask the server for a share: there is none to use, less than a quarter of it is left, or it ends within a
 * third of its time; and, as far as this phone knows, there is a better one to be had.
 */
export function isLeaseDue(
	tx: ReadTx,
	ground: Ground & { device: string },
	month: string,
	now: number
): boolean {
	const pool = tx.get<Pool>(poolKey(ground));
	const leases = leasesOn(tx.get<Holding>(holdingKey(ground)), ground.device);
	const holder = { leases, month };
	const share = leaseNow(pool, holder, now);
	const lease = leaseOf(pool, month, leases);
	if (share && lease) {
		const isLow = share.leftMinor * 4 < share.shareMinor;
		const isLate = (lease.expiresAt - now) * 3 <= lease.expiresAt - lease.takenAt;
		if (!isLow && !isLate) return false;
	}
	return leaseOffer(tx, { ...ground, id: '' }, now) !== null;
}

/**
 * Asks for a share when one is due; to be called after every complete pull, when the phone is online and knows the pool.
 * `now`: UTC ms of the device, only to tell how long ago it asked.
 */
export function shareRenewal(ports: {
	now(): number;
	isDue(): Promise<boolean>;
	take(): Promise<unknown>;
}): () => Promise<void> {
	let askedAt: number | null = null;
	return async () => {
		const now = ports.now();
		if (askedAt !== null && Math.abs(now - askedAt) < LEASE_ASK_MS_MIN) return;
		if (!(await ports.isDue())) return;
		askedAt = now;
		await ports.take();
	};
}
