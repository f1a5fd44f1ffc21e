import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar';
import { firstInstantOf } from './dayStart';
import { localDateOf } from './localDate';

const HOUR_MS = 3_600_000;
const STEP_MS = HOUR_MS / 2;
const YEARS: readonly number[] = [2010, 2026];

const zones = Intl.supportedValuesOf('timeZone');
const utc = (text: string) => Date.parse(text);

describe('local days, by name [rule 10]', () => {
	it.each([
		['Europe/Madrid', '2026-10-25', '2026-10-24T22:00:00Z', 25],
		['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00Z', 23],
		['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
		['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 23],
		['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z', 23],
		['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z', 23],
		['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
		['Asia/Kathmandu', '2026-05-12', '2026-05-11T18:15:00Z', 24],
		['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z', 24],
		['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 0],
		['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 24],
		['Africa/Monrovia', '1972-01-07', '1972-01-07T00:44:30Z', 24 - 44.5 / 60]
	])('%s %s begins at %s and has %d hours', (zone, date, start, hours) => {
		const first = firstInstantOf(date, zone);
		expect(new Date(first).toISOString()).toBe(new Date(start).toISOString());
		expect((firstInstantOf(addDays(date, 1), zone) - first) / HOUR_MS).toBeCloseTo(hours, 9);
	});

	it('the cut-over is read on the wall clock, on days of 23 and 25 hours too', () => {
		expect(localDateOf(utc('2026-10-25T02:59:59Z'), 'Europe/Madrid', 4)).toBe('2026-10-24');
		expect(localDateOf(utc('2026-10-25T03:00:00Z'), 'Europe/Madrid', 4)).toBe('2026-10-25');
		expect(firstInstantOf('2026-10-25', 'Europe/Madrid', 4)).toBe(utc('2026-10-25T03:00:00Z'));
		// No clock there read 02:00 that night: the day begins when the clocks jump to 03:00.
		expect(firstInstantOf('2026-03-29', 'Europe/Madrid', 2)).toBe(utc('2026-03-29T01:00:00Z'));
	});

	it('a clock put back over midnight: the first instant is the first of both midnights', () => {
		expect(firstInstantOf('2010-11-07', 'America/St_Johns')).toBe(utc('2010-11-07T02:30:00Z'));
		expect(localDateOf(utc('2010-11-07T02:31:00Z'), 'America/St_Johns')).toBe('2010-11-06');
	});
});

/** Local dates near a change of clock in some sample years, found by looking at every noon (UTC) of a year. */
function edgeDates(zone: string): string[] {
	const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
	const wall = (at: number) => clock.format(at);
	return YEARS.flatMap((year) => {
		const found: string[] = [];
		let before = wall(Date.UTC(year, 0, 1, 12));
		for (let week = 1; week <= 53; week++) {
			const at = Date.UTC(year, 0, 1 + 7 * week, 12);
			if (wall(at) === before) continue;
			let [low, high] = [at - 7 * 24 * HOUR_MS, at];
			while (high - low > 24 * HOUR_MS) {
				const middle = low + Math.floor((high - low) / (48 * HOUR_MS)) * 24 * HOUR_MS || low + 24 * HOUR_MS;
				if (middle >= high) break;
				if (wall(middle) === before) low = middle;
				else high = middle;
			}
			found.push(localDateOf(high, zone), addDays(localDateOf(high, zone), -1));
			before = wall(at);
		}
		return found;
	});
}

/** A day as a slow reader of the clock finds it: step by step around it, no offset looked at. */
function expectDay(zone: string, date: string, cutoverHour: number): void {
	const first = firstInstantOf(date, zone, cutoverHour);
	expect(localDateOf(first, zone, cutoverHour) >= date, `${zone} ${date} begins`).toBe(true);
	expect(localDateOf(first - 1, zone, cutoverHour) < date, `${zone} ${date} begins no earlier`).toBe(true);
	for (let at = first - 6 * HOUR_MS; at < first; at += STEP_MS) {
		expect(localDateOf(at, zone, cutoverHour) < date, `${zone} ${date} was not before`).toBe(true);
	}
	const next = firstInstantOf(addDays(date, 1), zone, cutoverHour);
	for (let at = first; at < next; at += HOUR_MS) {
		expect(localDateOf(at, zone, cutoverHour) <= date, `${zone} ${date} is not the next yet`).toBe(true);
	}
}

describe('local days of every zone [rule 10]', () => {
	it('knows 400 zones', () => expect(zones.length).toBeGreaterThanOrEqual(400));

	it('around every change of clock, the first instant is the first with that date', () => {
		let edges = 0;
		for (const zone of zones) {
			for (const date of edgeDates(zone)) {
				edges += 1;
				expectDay(zone, date, 0);
			}
		}
		expect(edges).toBeGreaterThan(1_000);
	});

	it('on any date, with any cut-over', () => {
		const days = fc.tuple(
			fc.constantFrom(...zones),
			fc.integer({ min: -7_000, max: 24_000 }).map((days) => addDays('1990-01-01', days)),
			fc.integer({ min: 0, max: 23 })
		);
		fc.assert(
			fc.property(days, ([zone, date, cutoverHour]) => expectDay(zone, date, cutoverHour)),
			{ numRuns: 1_000 }
		);
	});
});
