import { addDays } from './calendar';

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
			hour: '2-digit'
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

/**
 * Local date `YYYY-MM-DD` of an instant (UTC ms) in an IANA zone; while the wall clock there reads an hour below
 * `cutoverHour` (0–23), the date before [rule 10, C10].
 */
export function localDateOf(instantMs: number, zone: string, cutoverHour = 0): string {
	const parts = formatterOf(zone).formatToParts(instantMs);
	const part = (type: string) => parts.find((item) => item.type === type)?.value ?? '';
	const date = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
	return Number(part('hour')) < cutoverHour ? addDays(date, -1) : date;
}

/** Month `YYYY-MM` of a local date. */
export function monthOf(localDate: string): string {
	return localDate.slice(0, 7);
}
