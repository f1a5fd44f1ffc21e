/** The dates of a guest's stay: check-in to check-out, both inside [rule 11]. */
import { addDays, daysBetween, type DateSpan } from './calendar';

/** Longest stay, in local dates; a running total keeps far more. */
export const STAY_DAYS_MAX = 366;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (date: string): boolean =>
	DATE.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date;

/** Why two texts are no stay: a date that does not exist, the end before the beginning, or too long. */
export type StayTrouble = 'no_date' | 'backwards' | 'too_long';

/** What speaks against a stay; null: nothing. */
export function stayTrouble({ from, to }: DateSpan): StayTrouble | null {
	if (!isDate(from) || !isDate(to)) return 'no_date';
	if (to < from) return 'backwards';
	return daysBetween(from, to) < STAY_DAYS_MAX ? null : 'too_long';
}

/** Whether a local date is in a stay. */
export const isInStay = ({ from, to }: DateSpan, date: string): boolean => from <= date && date <= to;

/**
 * Of the stays that cards of one guest tell of, the one that matters on a local date: the one it is in, else the next to
 * come; stays that are over matter no more. Of several that fit, the first.
 */
export function stayOn<Stay extends DateSpan>(stays: readonly Stay[], date: string): Stay | null {
	const now = stays.find((stay) => isInStay(stay, date));
	if (now) return now;
	const ahead = stays.filter(({ from }) => from > date);
	return ahead.reduce<Stay | null>((next, stay) => (next && next.from <= stay.from ? next : stay), null);
}

/** Whether two say the same dates; none is like none. */
export function isSameStay(one: DateSpan | null | undefined, other: DateSpan | null | undefined): boolean {
	return one?.from === other?.from && one?.to === other?.to;
}
