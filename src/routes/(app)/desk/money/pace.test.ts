import { describe, expect, it } from 'vitest';
import { dayBars, toneOf, usedShare } from './pace';

const pace = (usedMinor: number, gone: number, againstMinor = 1_000) => ({
	entries: 1,
	pace: { gone, against: 'average' as const, againstMinor, usedMinor, months: 3 }
});

describe('the pace of a month', () => {
	it('is told from what is used and what is gone', () => {
		expect(toneOf(pace(500, 0.5))).toBe('steady');
		expect(toneOf(pace(600, 0.5))).toBe('steady');
		expect(toneOf(pace(610, 0.5))).toBe('fast');
		expect(toneOf(pace(390, 0.5))).toBe('calm');
	});

	it('says nothing where there is nothing to compare with', () => {
		expect(toneOf({ ...pace(500, 0.5), entries: 0 })).toBe('none');
		expect(toneOf(pace(500, 0.5, 0))).toBe('unknown');
		expect(usedShare(pace(500, 0.5, 0))).toBe(0);
		expect(usedShare(pace(-500, 0.5))).toBe(0);
	});
});

describe('the days of a month', () => {
	it('are all there, each against the largest', () => {
		const days = [
			{ on: '2026-02-03', minor: 400 },
			{ on: '2026-02-10', minor: 100 },
			{ on: '2026-02-11', minor: -50 }
		];
		const bars = dayBars({ month: '2026-02', days, today: '2026-02-12' });
		expect(bars).toHaveLength(28);
		expect(bars[2]).toEqual({ on: '2026-02-03', day: 3, minor: 400, share: 1, isAhead: false });
		expect(bars[9]?.share).toBe(0.25);
		expect(bars[10]?.share).toBe(0);
		expect(bars[12]?.isAhead).toBe(true);
	});
});
