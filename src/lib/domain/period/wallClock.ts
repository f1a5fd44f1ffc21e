/** What the clock on the wall shows in a zone, from the rules of `Intl`: no library to load on a phone [rule 10]. */
import { must } from '../../base/assert';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(zone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-CA', {
			timeZone: zone,
			calendar: 'iso8601',
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit'
		});
		formatters.set(zone, formatter);
	}
	return formatter;
}

/** Whether this device knows the IANA zone. */
export function isZone(zone: string): boolean {
	try {
		formatterOf(zone);
		return true;
	} catch {
		return false;
	}
}

interface WallClock {
	date: string;
	time: string;
}

/** By `Temporal`, where there is one: its first answer costs a slow phone 3 ms instead of 80. Null: `Intl` may know it. */
function temporalClockAt(instantMs: number, zone: string): WallClock | null {
	try {
		const [date = '', time = ''] = Temporal.Instant.fromEpochMilliseconds(Math.floor(instantMs))
			.toZonedDateTimeISO(zone)
			.toPlainDateTime()
			.toString({ smallestUnit: 'second', roundingMode: 'floor' })
			.split('T');
		return { date, time };
	} catch {
		return null;
	}
}

/** Date `YYYY-MM-DD` and time `HH:MM:SS` there at an instant (UTC ms). A zone that is not known throws. */
export function wallClockAt(instantMs: number, zone: string): WallClock {
	const known = typeof Temporal === 'undefined' ? null : temporalClockAt(instantMs, zone);
	if (known) return known;
	const fields = new Map<string, string>();
	for (const { type, value } of formatterOf(zone).formatToParts(instantMs)) fields.set(type, value);
	const field = (type: string) => must(fields.get(type), `the clock of ${zone} has no ${type}`);
	return {
		date: `${field('year').padStart(4, '0')}-${field('month')}-${field('day')}`,
		time: `${field('hour')}:${field('minute')}:${field('second')}`
	};
}
