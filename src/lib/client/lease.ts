/** This phone's share of a pool: what of it may be spent offline with certainty. */
import type { Pool } from '../domain/ledger/ledgerRecords';
import { leaseOf, unspentMinor, type Claimant } from '../domain/pool/shares';

/** So much earlier than the server a phone takes its share for ended: its measured clock may be off by that. */
export const LEASE_MARGIN_MS = 10 * 60_000;

/** Minor units. `usableUntil`: UTC ms of the server's clock. */
export interface LeaseShare {
	leftMinor: number;
	shareMinor: number;
	usableUntil: number;
}

/** Who holds a share, and in which month a spend made now would be posted. */
type Holder = Pick<Claimant, 'device' | 'employee'> & { month: string };

/**
 * What may still be spent with certainty, own unsent entries already subtracted; null: nothing is certain. `now`: UTC ms
 * of the device, corrected by the measured offset. A clock that was put back behind the hour the share was given at is
 * not believed.
 */
export function leaseNow(pool: Pool | undefined, holder: Holder, now: number): LeaseShare | null {
	const lease = leaseOf(pool, holder.month, holder);
	if (!lease) return null;
	const usableUntil = lease.expiresAt - LEASE_MARGIN_MS;
	if (now < lease.takenAt - LEASE_MARGIN_MS || now >= usableUntil) return null;
	return { leftMinor: unspentMinor(lease), shareMinor: lease.shareMinor, usableUntil };
}
