/** The windows of cap rules as spans of local dates [rule 11]. */
import { addDays, isoWeekSpan, monthSpan, yearSpan, type DateSpan } from './calendar';
import { monthOf } from './localDate';
import { isInStay } from './stay';

/** Longest rolling window, in local dates. */
export const ROLLING_DAYS_MAX = 366;

const ROLLING = /^rolling_([1-9]\d{0,2})$/;
const NAMED = new Set(['none', 'posting', 'day', 'iso_week', 'month', 'year', 'stay']);

/** N of `rolling_N` (1–366), or undefined for any other text. */
export function rollingDays(window: string): number | undefined {
	const match = ROLLING.exec(window);
	const days = match ? Number(match[1]) : undefined;
	return days !== undefined && days <= ROLLING_DAYS_MAX ? days : undefined;
}

/** Whether the text names a window: none, posting, day, iso_week, month, year, stay or rolling_1 … rolling_366. */
export function isWindow(window: string): boolean {
	return NAMED.has(window) || rollingDays(window) !== undefined;
}

/**
 * The local dates of a dated window, seen from a date; a rolling window ends with it. Undefined: no dated window, or
 * `stay` without a stay or on a date outside it, which would be judged by a sum that it is not part of. Both ends are
 * inside; 29 February counts once.
 */
export function spanOf(window: string, date: string, stay?: DateSpan): DateSpan | undefined {
	if (window === 'day') return { from: date, to: date };
	if (window === 'iso_week') return isoWeekSpan(date);
	if (window === 'month') return monthSpan(monthOf(date));
	if (window === 'year') return yearSpan(date.slice(0, 4));
	if (window === 'stay') return stay && isInStay(stay, date) ? stay : undefined;
	const days = rollingDays(window);
	return days === undefined ? undefined : { from: addDays(date, 1 - days), to: date };
}
