const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(zone);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat('en-CA', {
			timeZone: zone,
			calendar: 'iso8601',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit'
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

/** Local date `YYYY-MM-DD` of an instant (UTC ms) in an IANA zone [rule 10]. */
export function localDateOf(instantMs: number, zone: string): string {
	const parts = formatterOf(zone).formatToParts(instantMs);
	const part = (type: string) => parts.find((item) => item.type === type)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Month `YYYY-MM` of a local date. */
export function monthOf(localDate: string): string {
	return localDate.slice(0, 7);
}
