/** Plain calendar arithmetic on local dates `YYYY-MM-DD`, without zones [rule 11]. */
const DAY_MS = 86_400_000;

/** First and last local date, both inside. */
export interface DateSpan {
	from: string;
	to: string;
}

const toMs = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const toDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The local date `days` later; negative: earlier. */
export function addDays(date: string, days: number): string {
	return toDate(toMs(date) + days * DAY_MS);
}

/** Calendar days from one date to another; 0 on the same date. */
export function daysBetween(from: string, to: string): number {
	return Math.round((toMs(to) - toMs(from)) / DAY_MS);
}

/** The month after `YYYY-MM`. */
export function nextMonth(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12
		? `${String(year + 1).padStart(4, '0')}-01`
		: `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}

/** First and last date of a month `YYYY-MM`. */
export function monthSpan(month: string): DateSpan {
	return { from: `${month}-01`, to: addDays(`${nextMonth(month)}-01`, -1) };
}

/** First and last date of a year `YYYY`. */
export function yearSpan(year: string): DateSpan {
	return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Monday to Sunday around a date: the ISO week, whose year may be another than the date's [rule 11]. */
export function isoWeekSpan(date: string): DateSpan {
	const sinceMonday = (new Date(toMs(date)).getUTCDay() + 6) % 7;
	const from = addDays(date, -sinceMonday);
	return { from, to: addDays(from, 6) };
}
