import { describe, expect, it } from 'vitest';
import { HERE, PoolPhone, PoolServer, uuid } from '../../../../tests/sim/world/pool';
import { must } from '../../base/assert';
import { LAPSED_MS_MAX, LEASES_MAX, LEASES_PER_PERSON_MAX } from '../limits';
import type { Lease, Pool } from '../ledger/ledgerRecords';
import { afterTake, offerOf, sharesOf, type LeaseTerms } from './shares';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-05-12T10:00:00Z');
const MAY = '2026-05';
const TERMS: LeaseTerms = {
	month: MAY,
	capMinor: 1_000,
	shareMinor: 100,
	lengthMs: 12 * HOUR_MS,
	endsAt: NOW + 400 * HOUR_MS
};
/** Holds `uuid(7)` on this device and `uuid(8)` on another, if there are such leases. */
const ANA = { id: uuid(9), here: [uuid(7)], all: [uuid(7), uuid(8)] };
const OWN = { id: uuid(7) };
const ELSEWHERE = { id: uuid(8) };

const leaseOf = (n: number, more: Partial<Lease> = {}): Lease => ({
	id: uuid(100 + n),
	month: MAY,
	shareMinor: 100,
	spentMinor: 0,
	takenAt: NOW - HOUR_MS,
	expiresAt: NOW + HOUR_MS,
	...more
});
const poolOf = (usedMinor: number, ...leases: Lease[]): Pool => ({ months: { [MAY]: usedMinor }, leases });
const offer = (pool: Pool | undefined, terms: Partial<LeaseTerms> = {}) =>
	offerOf(pool, ANA, { ...TERMS, ...terms }, NOW);

describe('[rule 19] the share that may be given', () => {
	it('is what policy says, for as long as it says', () => {
		const expected = { id: ANA.id, month: MAY, shareMinor: 100, spentMinor: 0, takenAt: NOW };
		expect(offer(undefined)).toEqual({ ...expected, expiresAt: NOW + 12 * HOUR_MS });
	});

	it.each([
		['half of what is left at most', poolOf(900), 50],
		['less what others hold', poolOf(900, leaseOf(1, { shareMinor: 20, spentMinor: 5 })), 35],
		['not what others held until now', poolOf(900, leaseOf(1, { expiresAt: NOW })), 50],
		['not what others hold of another month', poolOf(900, leaseOf(1, { month: '2026-06' })), 50]
	])('is %s', (_, pool, shareMinor) => {
		expect(offer(pool)?.shareMinor).toBe(shareMinor);
	});

	it.each([
		['the pool is used up', poolOf(1_000), {}],
		['policy gives none', poolOf(0), { shareMinor: 0 }],
		['the month is over', poolOf(0), { endsAt: NOW }],
		[
			'as many hold one as may',
			poolOf(0, ...Array.from({ length: LEASES_MAX }, (_, n) => leaseOf(n, { shareMinor: 1 }))),
			{}
		],
		['it would promise less than is held', poolOf(700, leaseOf(1, { ...OWN, shareMinor: 200 })), {}]
	])('is none when %s', (_, pool, terms) => {
		expect(offer(pool, terms)).toBeNull();
	});

	it('is one for a person, however many devices they name: what they hold elsewhere is taken off', () => {
		const elsewhere = (more: Partial<Lease> = {}) => poolOf(0, leaseOf(1, { ...ELSEWHERE, ...more }));
		expect(offer(elsewhere())).toBeNull();
		expect(offer(elsewhere({ shareMinor: 30 }))?.shareMinor).toBe(70);
		expect(offer(elsewhere({ spentMinor: 80 }))?.shareMinor).toBe(80);
		expect(offer(elsewhere({ expiresAt: NOW }))?.shareMinor).toBe(100);
		expect(offer(elsewhere({ month: '2026-06' }))?.shareMinor).toBe(100);
		const spent = Array.from({ length: LEASES_PER_PERSON_MAX }, (_, n) => leaseOf(n, { spentMinor: 100 }));
		const ids = spent.map(({ id }) => id);
		const offerTo = (all: string[]) => offerOf(poolOf(0, ...spent), { ...ANA, all }, TERMS, NOW);
		expect(offerTo(ids)).toBeNull();
		expect(offerTo(ids.slice(1))?.shareMinor).toBe(100);
	});

	it('ends with its month, and never sooner than the one it replaces', () => {
		expect(offer(undefined, { endsAt: NOW + 5 })?.expiresAt).toBe(NOW + 5);
		const longer = poolOf(0, leaseOf(1, { ...OWN, expiresAt: NOW + 30 * HOUR_MS }));
		expect(offer(longer)?.expiresAt).toBe(NOW + 30 * HOUR_MS);
	});

	it('replaces that of the same person and phone only', () => {
		const pool = poolOf(0, leaseOf(1, OWN), leaseOf(2), leaseOf(3, { ...OWN, month: '2026-04' }));
		const { leases } = afterTake(pool, must(offer(pool), 'a share'), ANA.here, TERMS.capMinor);
		expect(leases.map(({ id, month }) => [id, month])).toEqual([
			[uuid(102), MAY],
			[uuid(7), '2026-04'],
			[uuid(9), MAY]
		]);
	});

	it('takes free money before lapsed rests, of these the oldest first, and forgets those of last week', () => {
		const lapsed = (n: number, hoursAgo: number) => leaseOf(n, { expiresAt: NOW - hoursAgo * HOUR_MS });
		const old = leaseOf(4, { expiresAt: NOW - LAPSED_MS_MAX });
		const restsAfter = (usedMinor: number) => {
			const pool = poolOf(usedMinor, lapsed(1, 1), lapsed(2, 2), old);
			const { leases } = afterTake(pool, must(offer(pool), 'a share'), ANA.here, TERMS.capMinor);
			return leases.filter(({ takenAt }) => takenAt !== NOW).map(({ id, shareMinor }) => [id, shareMinor]);
		};
		expect(restsAfter(700)).toEqual([
			[uuid(102), 100],
			[uuid(101), 100]
		]);
		expect(restsAfter(730)).toEqual([
			[uuid(102), 70],
			[uuid(101), 100]
		]);
		expect(restsAfter(800)).toEqual([[uuid(101), 100]]);
	});

	it('is seen as held by the clock of the server, whatever the phone believes', () => {
		const pool = poolOf(0, leaseOf(1, { expiresAt: NOW }));
		const slow = { leases: ANA.here, now: NOW, at: NOW - 5 * HOUR_MS, unsent: false };
		expect(sharesOf(pool, MAY, slow)).toEqual({ ownMinor: 0, othersMinor: 0 });
		const own = poolOf(0, leaseOf(1, { ...OWN, expiresAt: NOW }));
		expect(sharesOf(own, MAY, slow).ownMinor).toBe(100);
		expect(sharesOf(own, MAY, { ...slow, at: NOW }).ownMinor).toBe(0);
	});
});

describe('[rule 19] a phone and the pool', () => {
	const server = () => new PoolServer(NOW, 1_000, { lease: { shareMinor: 400, hours: 6 } });
	const phoneOf = (home: PoolServer, device: number, person: number) => {
		const phone = new PoolPhone(home, uuid(device), uuid(person));
		phone.pull();
		return phone;
	};
	const sync = (phone: PoolPhone) => {
		phone.push(99, false, (_, taken) => taken());
		phone.pull();
	};

	it('has no share before the server said so, and then spends it offline to the last cent', () => {
		const ana = phoneOf(server(), 40, 10);
		ana.take();
		expect(ana.share()).toBeNull();
		sync(ana);
		expect(ana.share()?.leftMinor).toBe(400);
		ana.spend(150, true);
		ana.spend(500, true);
		expect(ana.share()?.leftMinor).toBe(0);
		expect(ana.spend(1, true)).toBeNull();
	});

	it('gets back what it drew on its share when an entry is taken back, and not what was free money', () => {
		const home = server();
		const ana = phoneOf(home, 40, 10);
		ana.take();
		sync(ana);
		const drawn = must(ana.spend(300, false), 'an entry');
		const partly = must(ana.spend(150, false), 'an entry');
		expect(ana.share()?.leftMinor).toBe(0);
		ana.void(partly);
		// The server may refuse it: somebody else may have taken the entry back.
		expect(ana.share()?.leftMinor).toBe(0);
		sync(ana);
		expect(ana.share()?.leftMinor).toBe(100);
		ana.correct(drawn, 120);
		expect(ana.share()?.leftMinor).toBe(0);
		sync(ana);
		expect(ana.share()?.leftMinor).toBe(280);
		expect(home.pool.months[MAY]).toBe(120);
	});

	it('dated another month by a clock that was wrong for a while, a spend counts against the share of this one', () => {
		const home = server();
		home.now = Date.parse('2026-05-31T12:00:00Z');
		const [ana, ben] = [phoneOf(home, 40, 10), phoneOf(home, 41, 11)];
		ana.take();
		sync(ana);
		ana.skewMs = 24 * HOUR_MS;
		must(ana.spend(300, false), 'an entry');
		ana.skewMs = 0;
		expect(ana.share()?.leftMinor).toBe(100);
		const sure = must(ana.spend(400, true), 'an entry');
		must(ben.spend(600, false), 'an entry');
		sync(ben);
		sync(ana);
		expect(home.overMinor(sure)).toBe(0);
		expect(home.pool.months).toEqual({ [MAY]: 1_000 });
	});

	it('is not sure of what the server may refuse to take back', () => {
		const home = server();
		const [ana, same] = [phoneOf(home, 40, 10), phoneOf(home, 41, 10)];
		ana.take();
		sync(ana);
		const entry = must(ana.spend(400, true), 'an entry');
		sync(ana);
		same.pull();
		same.void(entry);
		sync(same);
		const ben = phoneOf(home, 42, 11);
		must(ben.spend(1_000, false), 'an entry');
		sync(ben);
		ana.void(entry);
		expect(ana.spend(400, true)).toBeNull();
	});

	it('two people on one tablet have a share each', () => {
		const home = server();
		const [ana, ben] = [phoneOf(home, 40, 10), phoneOf(home, 40, 11)];
		for (const each of [ana, ben]) each.take();
		sync(ana);
		sync(ben);
		expect(home.pool.leases.map((lease) => lease.shareMinor)).toEqual([400, 100]);
		expect(ben.share()?.leftMinor).toBe(100);
	});

	it('without a share is told what others hold is not to be had, and is recorded and flagged all the same', () => {
		const home = server();
		const [ana, ben] = [phoneOf(home, 40, 10), phoneOf(home, 41, 11)];
		ana.take();
		sync(ana);
		const entry = must(ben.spend(700, false), 'an entry');
		sync(ben);
		expect(home.overMinor(entry)).toBe(100);
		expect(home.pool.months[MAY]).toBe(700);
		expect(home.rows.get(`${HERE}/spend/${entry}`)).toBeDefined();
	});

	it('by a clock that is hours slow is not told of shares that have ended since', () => {
		const home = server();
		const [ana, ben] = [phoneOf(home, 40, 10), phoneOf(home, 41, 11)];
		ana.take();
		sync(ana);
		home.now += 7 * HOUR_MS;
		ben.skewMs = -5 * HOUR_MS;
		const entry = must(ben.spend(900, false), 'an entry');
		sync(ben);
		expect(home.overMinor(entry)).toBe(0);
		expect(home.boundMinor(MAY, true)).toBe(1_000);
	});

	it('where no policy speaks of shares gets a fiftieth of the pool for twelve hours', () => {
		const home = new PoolServer(NOW, 1_000, {});
		const ana = phoneOf(home, 40, 10);
		ana.take();
		sync(ana);
		expect(home.pool.leases).toMatchObject([{ shareMinor: 20, expiresAt: NOW + 12 * HOUR_MS }]);
	});
});
