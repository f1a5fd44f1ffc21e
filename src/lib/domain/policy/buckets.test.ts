import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, rule } from '../../../../tests/vectors/policyWorld';
import { must } from '../../base/assert';
import { addDays } from '../period/calendar';
import { isInStay } from '../period/stay';
import { bucketHolds, bucketOf, shapesOf } from './buckets';
import { MemoryLedger } from './memoryLedger';
import type { CapRule, Row } from './types';

describe('running totals', () => {
	const anyRule: fc.Arbitrary<CapRule> = fc.record(
		{
			id: fc.constant('R'),
			dims: fc.uniqueArray(fc.constantFrom('incident', 'guest', 'employee', 'location'), { minLength: 1 }),
			window: fc.oneof(
				fc.constantFrom('none', 'posting', 'day', 'iso_week', 'month', 'year', 'stay'),
				fc.integer({ min: 1, max: 366 }).map((days) => `rolling_${days}`)
			),
			amountMinor: fc.constant(100),
			purposes: fc.uniqueArray(fc.constantFrom('fix', 'wow', 'both'), { minLength: 1 })
		},
		{ requiredKeys: ['id', 'dims', 'window', 'amountMinor'] }
	);
	const anyRow: fc.Arbitrary<Row> = fc.record({
		id: fc.constant('r'),
		employee: fc.constantFrom('a', 'a;guest=b', 'a%3Bb'),
		guest: fc.constantFrom('c', 'b;guest=c', null),
		incident: fc.constantFrom('i1', 'i2'),
		at: fc.constant(0),
		localDate: fc.oneof(
			fc.constantFrom('2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', '2026-04-01', '2026-05-31'),
			fc.integer({ min: -500, max: 500 }).map((days) => addDays('2026-05-12', days))
		),
		postingPeriod: fc.constantFrom('2026-04', '2026-05'),
		purpose: fc.constantFrom('fix', 'wow', 'both'),
		stay: fc.constantFrom({ from: '2026-03-10', to: '2026-06-03' }, { from: '2025-12-30', to: '2027-01-03' }),
		type: fc.constantFrom('spend', 'void', 'refund_in'),
		amountMinor: fc.integer({ min: -500, max: 500 }),
		seq: fc.constant(1),
		device: fc.constantFrom('d1', 'd2')
	});

	it('are what adding up the rows of the bucket gives, for every window, dim and purpose', () => {
		fc.assert(
			fc.property(
				fc.array(anyRule, { minLength: 1, maxLength: 4 }),
				fc.array(anyRow, { maxLength: 40, size: 'max' }),
				(rules, rows) => {
					const ledger = new MemoryLedger(shapesOf(rules));
					rows.forEach((row, i) => ledger.add({ ...row, seq: i + 1 }));
					for (const view of rows.slice(0, 5)) {
						for (const item of rules) {
							const bucket = bucketOf(item, view);
							const isAway = item.window === 'stay' && !isInStay(must(view.stay, 'a stay'), view.localDate);
							const hasNobody = view.guest === null && item.dims.includes('guest');
							expect(bucket === undefined).toBe(hasNobody || isAway);
							if (!bucket) continue;
							const held = ledger.rows.filter((row) => bucketHolds(bucket, row));
							const sum = (list: readonly Row[]) => list.reduce((total, row) => total + row.amountMinor, 0);
							expect(ledger.total(bucket)).toBe(sum(held));
							const unseen = held.filter((row) => row.seq > 2 && row.device !== 'd1');
							expect(ledger.unseenTotal(bucket, 2, 'd1')).toBe(sum(unseen));
							expect(bucket.counters.length).toBeLessThanOrEqual(72);
						}
					}
				}
			),
			{ numRuns: 1_000 }
		);
	});

	it('refuse a total that would no longer be exact', () => {
		const ledger = new MemoryLedger(shapesOf([rule('INC', 'incident', 'none', 1)]));
		const row: Row = { ...fc.sample(anyRow, 1)[0]!, type: 'spend', amountMinor: Number.MAX_SAFE_INTEGER };
		ledger.add(row);
		expect(() => ledger.add({ ...row, amountMinor: 1 })).toThrow('exact integers');
		expect(() =>
			bookOf([]).apply({
				op: 'spend',
				id: 'x',
				employee: 'a',
				guest: null,
				incident: 'i',
				amountMinor: 1.5,
				occurredAt: 0
			})
		).toThrow('integer');
	});
});
