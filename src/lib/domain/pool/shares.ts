/**
 * Shares of a location's pool that devices may spend offline: a bounded counter with leases. Minor units, UTC ms.
 *
 * What holds, for every posting month: used + all that leases still promise ≤ the pool, unless an entry carries
 * OVER_POOL, and then by no more than such entries say. Hence these decisions:
 * - Leased money is nobody else's: who has no share is judged against the pool less what others hold [rule 19].
 * - Whoever draws on their own share claims nothing new, and is never over the pool for it.
 * - A lease is held until its end by the server's clock. Then its rest has lapsed: it counts for its holder, whose
 *   entry from before the end comes late, for as long as nobody else needed it. What others claim is taken from free
 *   money first, and from lapsed rests last, the oldest before.
 * - A pool that is lowered takes no promise back; nothing new is promised until there is room again.
 * - A person holds no more than one share, on however many devices: device ids are what phones say.
 * - Unsent, an op takes from every lease of its phone and gives none back: by a clock that was wrong, or after a month was
 *   closed, the server may post it elsewhere than the phone does, or refuse it.
 * No clock but the server's decides anything about money: a phone that is wrong about the time can only lose its share.
 */
import type { Lease, Pool } from '../ledger/ledgerRecords';
import { LAPSED_MS_MAX, LEASES_MAX, LEASES_PER_PERSON_MAX } from '../limits';

/**
 * Who claims money of a pool. `leases`: ids of those the person may spend on this device. `now`: the home's clock; `at`:
 * effective instant of the op [rule 14]. `unsent`: the server has not had its say.
 */
export interface Claimant {
	leases: readonly string[];
	now: number;
	at: number;
	unsent: boolean;
}

/** Who takes a lease, which will be called `id`; leases of that person `here`, on this device, and in `all`. */
export interface Taker {
	id: string;
	here: readonly string[];
	all: readonly string[];
}

/** What is promised of a month's pool: to the claimant, and to others for sure. */
export interface PoolShares {
	ownMinor: number;
	othersMinor: number;
}

/** A share as it may be given, and the pool it is given from. `endsAt`: when its month is over. */
export interface LeaseTerms {
	month: string;
	capMinor: number;
	shareMinor: number;
	lengthMs: number;
	endsAt: number;
}

export function unspentMinor(lease: Lease): number {
	return lease.shareMinor - lease.spentMinor;
}

/** The lease among `ids` for a month: what somebody else has on the same device is not theirs to spend. */
export function leaseOf(pool: Pool | undefined, month: string, ids: readonly string[]): Lease | undefined {
	return pool?.leases.find((lease) => lease.month === month && ids.includes(lease.id));
}

function sumUnspent(leases: readonly Lease[]): number {
	return leases.reduce((sum, lease) => sum + unspentMinor(lease), 0);
}

/** All that leases promise of a month, lapsed rests included. */
export function promisedMinor(pool: Pool | undefined, month: string): number {
	return sumUnspent((pool?.leases ?? []).filter((lease) => lease.month === month));
}

function drawable(pool: Pool | undefined, month: string, who: Claimant): Lease | undefined {
	const own = leaseOf(pool, month, who.leases);
	return own && (who.now < own.expiresAt || who.at < own.expiresAt) ? own : undefined;
}

/** How a month's pool is promised, as the claimant sees it. */
export function sharesOf(pool: Pool | undefined, month: string, who: Claimant): PoolShares {
	const own = drawable(pool, month, who);
	const others = (pool?.leases ?? []).filter(
		(lease) => lease.month === month && lease !== own && who.now < lease.expiresAt
	);
	return { ownMinor: own ? unspentMinor(own) : 0, othersMinor: sumUnspent(others) };
}

/** Takes `needMinor` from lapsed rests of a month, the oldest first. */
function withoutLapsed(leases: readonly Lease[], month: string, needMinor: number, now: number): Lease[] {
	let need = Math.max(0, needMinor);
	const shrunk = new Map<Lease, Lease>();
	const lapsed = leases.filter((lease) => lease.month === month && lease.expiresAt <= now);
	for (const lease of [...lapsed].sort((a, b) => a.expiresAt - b.expiresAt)) {
		const taken = Math.min(need, unspentMinor(lease));
		need -= taken;
		shrunk.set(lease, { ...lease, shareMinor: lease.shareMinor - taken });
	}
	return leases.map((lease) => shrunk.get(lease) ?? lease).filter((lease) => lease.shareMinor > 0);
}

/**
 * The leases after the claimant spent `amountMinor` of a month: `drawnMinor` from the own share first, then from free
 * money, then from lapsed rests. Call before the month's total moves. `capMinor` null: no pool is in force.
 */
export function afterSpend(
	pool: Pool | undefined,
	month: string,
	amountMinor: number,
	who: Claimant,
	capMinor: number | null
): { leases: Lease[]; drawnMinor: number } {
	const own = drawable(pool, month, who);
	const drawnMinor = own ? Math.min(unspentMinor(own), amountMinor) : 0;
	const drawn = (pool?.leases ?? []).map((lease) => {
		const isDrawn = lease === own || (who.unsent && who.leases.includes(lease.id));
		if (!isDrawn) return lease;
		return { ...lease, spentMinor: lease.spentMinor + Math.min(unspentMinor(lease), amountMinor) };
	});
	const claimed = (pool?.months[month] ?? 0) + promisedMinor(pool, month) + amountMinor - drawnMinor;
	const needMinor = capMinor === null || drawnMinor === amountMinor ? 0 : claimed - capMinor;
	return { leases: withoutLapsed(drawn, month, needMinor, who.now), drawnMinor };
}

/** The leases after `backMinor` that was once drawn on a share was taken back: it can be spent from the share again. */
export function afterReturn(
	pool: Pool | undefined,
	month: string,
	backMinor: number,
	who: Claimant
): Lease[] {
	const own = who.unsent ? undefined : drawable(pool, month, who);
	return (pool?.leases ?? []).map((lease) =>
		lease === own ? { ...lease, shareMinor: lease.shareMinor + backMinor } : lease
	);
}

/**
 * The lease that may be given now; null when there is none to give, or no better one than is held. All shares together
 * are at most half of what is left of the month, so that somebody without one is not over the pool at the first cup of
 * tea. What the person holds on other devices is taken off their share. A new lease replaces the old one of the same
 * person and device, and never promises less or ends sooner, since that phone may be spending from the old one right now.
 */
export function offerOf(pool: Pool | undefined, who: Taker, terms: LeaseTerms, now: number): Lease | null {
	const { month, capMinor, lengthMs, endsAt } = terms;
	const held = (pool?.leases ?? []).filter((lease) => now < lease.expiresAt);
	const own = leaseOf(pool && { ...pool, leases: held }, month, who.here);
	const others = held.filter((lease) => lease !== own);
	const elsewhere = others.filter((lease) => lease.month === month && who.all.includes(lease.id));
	const promised = sumUnspent(others.filter((lease) => lease.month === month));
	const leftMinor = capMinor - (pool?.months[month] ?? 0);
	const shareMinor = Math.min(terms.shareMinor - sumUnspent(elsewhere), Math.floor(leftMinor / 2) - promised);
	const isFull = others.length >= LEASES_MAX || elsewhere.length >= LEASES_PER_PERSON_MAX;
	if (isFull || shareMinor < Math.max(1, own ? unspentMinor(own) : 0)) return null;
	const expiresAt = Math.max(own?.expiresAt ?? 0, Math.min(now + lengthMs, endsAt));
	if (expiresAt <= now) return null;
	return { id: who.id, month, shareMinor, spentMinor: 0, takenAt: now, expiresAt };
}

/** The pool with a lease that {@link offerOf} allowed, which replaces the one among `here`. */
export function afterTake(
	pool: Pool | undefined,
	lease: Lease,
	here: readonly string[],
	capMinor: number
): Pool {
	const { month, takenAt: now } = lease;
	const months = pool?.months ?? {};
	const others = (pool?.leases ?? []).filter(
		(other) => !(other.month === month && here.includes(other.id)) && now - other.expiresAt < LAPSED_MS_MAX
	);
	const claimed = (months[month] ?? 0) + promisedMinor({ months, leases: others }, month) + lease.shareMinor;
	const left = withoutLapsed(others, month, claimed - capMinor, now);
	// Lapsed rests give way first: who holds a lease was counted when this one was allowed.
	const kept = left.sort((a, b) => a.expiresAt - b.expiresAt).slice(-(LEASES_MAX - 1));
	return { months, leases: [...kept, lease] };
}
