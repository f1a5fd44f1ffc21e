import { localDateOf } from '../../domain/period/localDate';
import type { JobKey } from './places';
import type { SeededRng } from './seed';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS_MAX = 363;

const HOURS: Record<JobKey, [first: number, last: number]> = {
	reception: [7, 22],
	housekeeping: [9, 16],
	restaurant: [9, 22],
	engineering: [8, 20],
	contact: [9, 20],
	manager: [8, 21],
	owner: [9, 19]
};

export function hourOf(job: JobKey, rng: SeededRng): number {
	return rng.between(...HOURS[job]);
}

/** Minutes that a zone's clocks are ahead of UTC at an instant (UTC ms). */
export function zoneOffsetMin(instantMs: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric'
	}).formatToParts(instantMs);
	const part = (type: string) => Number(parts.find((item) => item.type === type)?.value);
	const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
	return Math.round((local - instantMs) / MINUTE_MS);
}

/** UTC ms of a local date and time of a zone. */
export function instantOf(localDate: string, hour: number, minute: number, zone: string): number {
	const local = Date.parse(`${localDate}T00:00:00Z`) + (hour * 60 + minute) * MINUTE_MS;
	const guess = local - zoneOffsetMin(local, zone) * MINUTE_MS;
	return local - zoneOffsetMin(guess, zone) * MINUTE_MS;
}

export interface Hour {
	hour: number;
	minute: number;
	zone: string;
}

/** The instant of the last `MM-DD` that is past. */
export function instantOnDay(day: string, { hour, minute, zone }: Hour, now: number): number {
	const year = Number(localDateOf(now, zone).slice(0, 4));
	const thisYear = instantOf(`${year}-${day}`, hour, minute, zone);
	return thisYear < now ? thisYear : instantOf(`${year - 1}-${day}`, hour, minute, zone);
}

/** The instant for the `rank`-th newest of `count` stories: today at the top, a year ago at the bottom, some more lately. */
export function instantOfRank(
	rank: number,
	count: number,
	{ hour, minute, zone }: Hour,
	now: number
): number {
	const daysAgo = Math.floor(DAYS_MAX * (rank / count) ** 1.15);
	const date = localDateOf(now - daysAgo * DAY_MS, zone);
	const at = instantOf(date, hour, minute, zone);
	return at < now ? at : at - DAY_MS;
}
