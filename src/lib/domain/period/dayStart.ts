/** Where local days begin: exact, from the clocks on the walls there [rule 10]. */
import { AssertionError } from '../../base/assert';
import { wallClockAt } from './wallClock';

const HOUR_MS = 3_600_000;
/** Offsets lie within ±16 h, Manila's and Alaska's of the 19th century included. */
const REACH_MS = 16 * HOUR_MS;
/** No zone ever changed its clock twice within this. */
const STEP_MS = 3 * HOUR_MS;

/** Wall clock − UTC at a whole second, ms. */
function offsetAt(second: number, zone: string): number {
	const { date, time } = wallClockAt(second, zone);
	return Date.parse(`${date}T${time}Z`) - second;
}

/** The first whole second after `from` with the offset of `to`, between which the offset changes once. */
function changeBetween(from: number, to: number, zone: string): number {
	const before = offsetAt(from, zone);
	let [low, high] = [from, to];
	while (high - low > 1_000) {
		const middle = low + Math.floor((high - low) / 2_000) * 1_000;
		if (offsetAt(middle, zone) === before) low = middle;
		else high = middle;
	}
	return high;
}

/**
 * The first instant (UTC ms) whose local date is `localDate` or later. A day is [its first instant, that of the next
 * date): 23 or 25 hours around clock changes, beginning at 01:00 where there was no midnight, empty for a date that
 * the zone skipped. `cutoverHour` as in `localDateOf`.
 */
export function firstInstantOf(localDate: string, zone: string, cutoverHour = 0): number {
	const wall = Date.parse(`${localDate}T00:00:00Z`) + cutoverHour * HOUR_MS;
	const end = wall + REACH_MS;
	for (let from = wall - REACH_MS; from < end;) {
		const offset = offsetAt(from, zone);
		const next = Math.min(from + STEP_MS, end);
		const to = offsetAt(next, zone) === offset ? next : changeBetween(from, next, zone);
		const start = Math.max(from, wall - offset);
		if (start < to) return start;
		from = to;
	}
	throw new AssertionError(`no zone is more than 16 h away: ${zone}`);
}
