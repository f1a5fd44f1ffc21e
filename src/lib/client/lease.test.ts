import { describe, expect, it } from 'vitest';
import { HOUR_MS, NOON, rule, version } from '../../../tests/vectors/policyWorld';
import type { Lease, Pool } from '../domain/ledger/ledgerRecords';
import type { RecordKey } from '../domain/tx';
import { standingNow, allowanceKeys, type Occasion } from './allowance';
import { LEASE_MARGIN_MS, leaseNow } from './lease';

const [TENANT, HERE, ANA, BEN, PHONE, OTHER] = ['t', 'h', 'ana', 'ben', 'phone', 'other'];
const MONTH = '2026-05';
const HOLDER = { device: 'phone', employee: 'ana', month: MONTH };

const lease = (more: Partial<Lease> = {}): Lease => ({
	device: PHONE as string,
	employee: ANA as string,
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
		['somebody else on the same phone', lease({ employee: BEN as string }), NOON],
		['the same person on another phone', lease({ device: OTHER as string }), NOON],
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
		policies: { versions: [policy] },
		location: { name: 'Palma', zone: 'Europe/Madrid', currency: 'EUR' }
	};
	return allowanceKeys(occasion).map((key) => ({ key, body: bodies[key.kind] ?? null }));
}

describe('[rule 27] the room of a phone with a share', () => {
	it('tells the share, by the measured offset of its clock, beside what the pool leaves', () => {
		const others = lease({ device: OTHER as string, employee: BEN as string, shareMinor: 300 });
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
