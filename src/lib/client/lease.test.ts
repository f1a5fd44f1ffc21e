import { describe, expect, it, vi } from 'vitest';
import { HOUR_MS, NOON, rule, version } from '../../../tests/vectors/policyWorld';
import type { Lease, Pool } from '../domain/ledger/ledgerRecords';
import type { RecordKey } from '../domain/tx';
import { occasionKeys, type Occasion } from '../domain/ledger/occasion';
import { standingNow, wantsLease } from './allowance';
import { LEASE_ASK_MS_MIN, LEASE_MARGIN_MS, leaseNow, shareRenewal } from './lease';

const [TENANT, HERE, ANA, PHONE] = ['t', 'h', 'ana', 'phone'];
const MONTH = '2026-05';
const HOLDER = { leases: ['old', 'own'], month: MONTH };

const lease = (more: Partial<Lease> = {}): Lease => ({
	id: 'own',
	month: MONTH,
	shareMinor: 100,
	spentMinor: 0,
	takenAt: NOON - HOUR_MS,
	expiresAt: NOON + 11 * HOUR_MS,
	...more
});
const poolOf = (...leases: Lease[]): Pool => ({ months: { [MONTH]: 200 }, leases });

describe('[rule 19] what a phone may spend offline with certainty', () => {
	it('is what is left of its own share', () => {
		const share = leaseNow(poolOf(lease({ spentMinor: 30 })), HOLDER, NOON);
		const usableUntil = NOON + 11 * HOUR_MS - LEASE_MARGIN_MS;
		expect(share).toEqual({ leftMinor: 70, shareMinor: 100, usableUntil });
	});

	it.each([
		['what is not theirs on this phone', lease({ id: 'other' }), NOON],
		['another month', lease({ month: '2026-06' }), NOON],
		['within the margin before its end', lease(), NOON + 11 * HOUR_MS - LEASE_MARGIN_MS],
		['after its end', lease(), NOON + 12 * HOUR_MS],
		['a clock put back behind the hour it was given', lease(), NOON - 2 * HOUR_MS]
	])('is nothing for %s', (_, held, now) => {
		expect(leaseNow(poolOf(held), HOLDER, now)).toBeNull();
	});

	it('counts to the last millisecond before the margin', () => {
		expect(leaseNow(poolOf(lease()), HOLDER, NOON + 11 * HOUR_MS - LEASE_MARGIN_MS - 1)).not.toBeNull();
	});
});

const POOLED = version(1, '2026-01-01', rule('POOL', 'location', 'posting', 1_000));
const WITH_SHARES = { ...POOLED, lease: { shareMinor: 100, hours: 12 } };
const occasion: Occasion = {
	tenant: TENANT as string,
	space: HERE as string,
	author: ANA as string,
	device: PHONE,
	now: NOON - 5 * HOUR_MS,
	clockOffsetMs: 5 * HOUR_MS
};

function held(pool: Pool | null, policy = WITH_SHARES as object) {
	const bodies: Partial<Record<RecordKey['kind'], object | null>> = {
		pool,
		holding: {
			shares: [
				{ lease: 'own', device: PHONE },
				{ lease: 'other', device: 'elsewhere' }
			]
		},
		policies: { versions: [policy] },
		location: { name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR' }
	};
	return occasionKeys(occasion).map((key) => ({ key, body: bodies[key.kind] ?? null }));
}

describe('[rule 27] the room of a phone with a share', () => {
	it('tells the share, by the measured offset of its clock, beside what the pool leaves', () => {
		const others = lease({ id: 'other', shareMinor: 300 });
		const standing = standingNow(occasion, held(poolOf(lease({ spentMinor: 30 }), others)));
		expect(standing?.share).toMatchObject({ leftMinor: 70, shareMinor: 100 });
		// 1,000 − 200 spent − 300 promised to others; the own 70 are part of it.
		expect(standing?.availableMinor).toBe(500);
	});

	it('is at least the share, whatever others did to the pool since', () => {
		const over = { ...poolOf(lease({ spentMinor: 30 })), months: { [MONTH]: 1_200 } };
		expect(standingNow(occasion, held(over))?.availableMinor).toBe(70);
		expect(standingNow(occasion, held({ ...over, leases: [] }))?.availableMinor).toBe(0);
	});
});

describe('[rule 19] asking for a share', () => {
	it.each([
		['there is none yet', null, true],
		['there is plenty', poolOf(lease()), false],
		['a quarter is left', poolOf(lease({ spentMinor: 75 })), false],
		['less than a quarter is left', poolOf(lease({ spentMinor: 76 })), true],
		[
			'it ends within a third of its time',
			poolOf(lease({ takenAt: NOON - 8 * HOUR_MS, expiresAt: NOON + 4 * HOUR_MS })),
			true
		],
		['it has ended', poolOf(lease({ expiresAt: NOON - 1 })), true],
		['the pool has nothing to give', { ...poolOf(), months: { [MONTH]: 1_000 } }, false]
	])('when %s: %o → %o', (_, pool, wanted) => {
		expect(wantsLease(occasion, held(pool as Pool | null))).toBe(wanted);
	});

	it('is not done where there is no pool, or before this phone has a name', () => {
		const plain = version(1, '2026-01-01', rule('INC', 'incident', 'none', 1_000));
		expect(wantsLease(occasion, held(null, plain))).toBe(false);
		expect(wantsLease({ ...occasion, device: '' }, held(null))).toBe(false);
	});

	it('is not done again and again, but again after a while', async () => {
		let now = NOON;
		const take = vi.fn(() => Promise.resolve());
		const renew = shareRenewal({ now: () => now, isDue: () => Promise.resolve(true), take });
		await renew();
		now += LEASE_ASK_MS_MIN - 1;
		await renew();
		expect(take).toHaveBeenCalledTimes(1);
		now += 1;
		await renew();
		expect(take).toHaveBeenCalledTimes(2);
	});
});
