import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDuplicateSuspect, duplicateSuspects, type Deed } from './duplicates';
import { outliers } from './outlier';
import { frequentGuests, isOvercomp, isSelfGuest, nearCapPattern, splitSuspects } from './patterns';

const file = resolve(import.meta.dirname, '../../../../tests/vectors/metrics.json');

interface MetricExample<Input> {
	id: string;
	metric: string;
	name: string;
	input: Input;
	expect: unknown;
}

const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: MetricExample<unknown>[] };

const metrics = {
	OUTLIER: ({ totals }: { totals: Parameters<typeof outliers>[0] }) => outliers(totals),
	OVERCOMP: (input: { compMinor: number; lossMinor: number | null }) => ({
		flagged: isOvercomp(input.compMinor, input.lossMinor)
	}),
	NEAR_CAP_PATTERN: (input: {
		today: string;
		capMinor: number;
		entries: Parameters<typeof nearCapPattern>[2];
	}) => ({
		flagged: nearCapPattern(input.today, input.capMinor, input.entries)
	}),
	SPLIT_SUSPECT: (input: { capMinor: number; entries: Parameters<typeof splitSuspects>[1] }) => ({
		flagged: splitSuspects(input.capMinor, input.entries)
	}),
	FREQ_GUEST: (input: { today: string; gestures: Parameters<typeof frequentGuests>[1] }) => ({
		flagged: frequentGuests(input.today, input.gestures)
	})
};

describe('pattern flags [rule 25] by the examples of tests/vectors/metrics.json', () => {
	for (const [metric, evaluate] of Object.entries(metrics)) {
		const ofMetric = examples.filter((example) => example.metric === metric) as MetricExample<never>[];
		it(`${metric} has examples`, () => expect(ofMetric.length).toBeGreaterThan(0));
		it.each(ofMetric.map((example) => [example.id, example.name, example] as const))(
			'%s %s',
			(_id, _name, example) => {
				expect(evaluate(example.input)).toEqual(example.expect);
			}
		);
	}
});

describe('edges of pattern flags [rule 25]', () => {
	it('windows hold today and the dates before, no more', () => {
		const entries = (on: string) => [{ on, employee: 'ana', amountMinor: 90, count: 3 }];
		expect(nearCapPattern('2026-06-30', 100, entries('2026-06-01'))).toEqual(['ana']);
		expect(nearCapPattern('2026-06-30', 100, entries('2026-05-31'))).toEqual([]);
		expect(nearCapPattern('2026-06-30', 100, entries('2026-07-01'))).toEqual([]);
		const visits = (on: string) => [{ on, guest: 'g', purpose: 'both' as const, count: 6 }];
		expect(frequentGuests('2026-06-30', visits('2025-12-30'))).toEqual(['g']);
		expect(frequentGuests('2026-06-30', visits('2025-12-29'))).toEqual([]);
	});

	it('one incident above the cap alone is no split', () => {
		const entry = { on: '2026-06-15', employee: 'ana', guest: 'g' };
		const two = (a: number, b: number) => [
			{ ...entry, incident: 'i1', amountMinor: a },
			{ ...entry, incident: 'i2', amountMinor: b }
		];
		expect(splitSuspects(100, two(101, 50))).toEqual([]);
		expect(splitSuspects(100, two(50, 50))).toEqual([]);
		expect(splitSuspects(100, two(100, 1))).toHaveLength(1);
		expect(
			splitSuspects(
				100,
				two(100, 1).map((item) => ({ ...item, guest: null }))
			)
		).toEqual([]);
	});

	it('exactly 3.5 is no outlier; seven people say nothing', () => {
		const totals = (minors: number[]) => minors.map((totalMinor, i) => ({ employee: `e${i}`, totalMinor }));
		// Median 0, MAD 1 349: 7 000 · 0.6745 / 1 349 = 3.5 exactly.
		const peers = [-1_349, -1_349, -1_349, 0, 0, 1_349, 1_349];
		expect(outliers(totals([...peers, 0, 7_000])).flagged).toEqual([]);
		expect(outliers(totals([...peers, 0, 7_001])).flagged).toEqual(['e8']);
		expect(outliers(totals(peers))).toEqual({ band: 'INSUFFICIENT', flagged: [], scores: {} });
	});

	it('a guest who is oneself or a declared relative', () => {
		expect(isSelfGuest('me', ['me', 'sister'])).toBe(true);
		expect(isSelfGuest('other', ['me', 'sister'])).toBe(false);
		expect(isSelfGuest(null, ['me'])).toBe(false);
	});
});

describe('heads-up about a second record of one deed [rule 9]', () => {
	const deed: Deed = { id: 'a', employee: 'ana', guest: 'g', kind: 'gift', amountMinor: 10_000, at: 0 };
	it.each<[Partial<Deed>, boolean]>([
		[{ at: 1_800_000, amountMinor: 9_500 }, true],
		[{ at: -1_800_000, amountMinor: 10_526 }, true],
		[{ amountMinor: 10_527 }, false],
		[{ amountMinor: 9_499 }, false],
		[{ at: 1_800_001 }, false],
		[{ employee: 'ana' }, false],
		[{ kind: 'travel' }, false],
		[{ guest: 'h' }, false]
	])('%j: %s', (other, expected) => {
		const second = { ...deed, id: 'b', employee: 'ben', ...other };
		expect(isDuplicateSuspect(deed, second)).toBe(expected);
		expect(isDuplicateSuspect(second, deed)).toBe(expected);
	});

	it('never without a guest, never with itself', () => {
		const nobody = { ...deed, guest: null };
		expect(duplicateSuspects(nobody, [{ ...nobody, id: 'b', employee: 'ben' }])).toEqual([]);
		expect(duplicateSuspects(deed, [deed])).toEqual([]);
	});
});
