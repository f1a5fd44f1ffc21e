import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isoWeekSpan, monthSpan, nextMonth } from './calendar';
import { isWindow, rollingDays, spanOf } from './window';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

describe('windows as spans of local dates [rule 11]', () => {
	it.each([
		['day', '2026-05-12', '2026-05-12', '2026-05-12'],
		['iso_week', '2026-05-12', '2026-05-11', '2026-05-17'],
		['iso_week', '2027-01-03', '2026-12-28', '2027-01-03'],
		['month', '2028-02-10', '2028-02-01', '2028-02-29'],
		['month', '2026-12-31', '2026-12-01', '2026-12-31'],
		['year', '2026-05-12', '2026-01-01', '2026-12-31'],
		['rolling_1', '2026-05-12', '2026-05-12', '2026-05-12'],
		['rolling_30', '2028-03-01', '2028-02-01', '2028-03-01'],
		['rolling_366', '2028-12-31', '2028-01-01', '2028-12-31']
	])('%s on %s is %s to %s', (window, date, from, to) => {
		expect(spanOf(window, date)).toEqual({ from, to });
	});

	it('a stay is what it is, on the dates inside it; others have no dates', () => {
		const stay = { from: '2026-05-10', to: '2026-05-12' };
		expect(['2026-05-10', '2026-05-12'].map((date) => spanOf('stay', date, stay))).toEqual([stay, stay]);
		expect(['2026-05-09', '2026-05-13'].map((date) => spanOf('stay', date, stay))).toEqual([
			undefined,
			undefined
		]);
		expect(['stay', 'none', 'posting'].map((window) => spanOf(window, '2026-05-11'))).toEqual([
			undefined,
			undefined,
			undefined
		]);
	});

	it('names are exact', () => {
		expect(['none', 'posting', 'stay', 'rolling_366'].every(isWindow)).toBe(true);
		expect(['rolling_0', 'rolling_07', 'rolling_367', 'rolling_1000', 'Day', ''].some(isWindow)).toBe(false);
		expect(rollingDays('rolling_28')).toBe(28);
	});

	it('an ISO week is seven dates from a Monday, the same for all of them', () => {
		fc.assert(
			fc.property(anyDate, (date) => {
				const week = isoWeekSpan(date);
				expect(new Date(`${week.from}T00:00:00Z`).getUTCDay()).toBe(1);
				expect(daysBetween(week.from, week.to)).toBe(6);
				expect(week.from <= date && date <= week.to).toBe(true);
				expect(isoWeekSpan(week.to)).toEqual(week);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('months follow one another without a gap', () => {
		fc.assert(
			fc.property(anyDate, (date) => {
				const month = date.slice(0, 7);
				const { from, to } = monthSpan(month);
				expect(from <= date && date <= to).toBe(true);
				expect(addDays(to, 1)).toBe(monthSpan(nextMonth(month)).from);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('rolling_N holds N dates, the last of them the date itself', () => {
		fc.assert(
			fc.property(anyDate, fc.integer({ min: 1, max: 366 }), (date, days) => {
				const span = spanOf(`rolling_${days}`, date)!;
				expect(span.to).toBe(date);
				expect(daysBetween(span.from, span.to)).toBe(days - 1);
			}),
			{ numRuns: 1_000 }
		);
	});
});
