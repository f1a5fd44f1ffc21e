import { addDays } from './calendar';
import { wallClockAt } from './wallClock';

export { isZone } from './wallClock';

/** Hour of the wall clock, 0–23, of an instant (UTC ms) in an IANA zone. */
export function hourIn(instantMs: number, zone: string): number {
	return Number(wallClockAt(instantMs, zone).time.slice(0, 2));
}

/**
 * Local date `YYYY-MM-DD` of an instant (UTC ms) in an IANA zone; while the wall clock there reads an hour below
 * `cutoverHour` (0–23), the date before [rule 10, C10].
 */
export function localDateOf(instantMs: number, zone: string, cutoverHour = 0): string {
	const { date, time } = wallClockAt(instantMs, zone);
	return Number(time.slice(0, 2)) < cutoverHour ? addDays(date, -1) : date;
}

/** Month `YYYY-MM` of a local date. */
export function monthOf(localDate: string): string {
	return localDate.slice(0, 7);
}
