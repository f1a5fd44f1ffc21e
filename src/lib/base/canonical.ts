/** A JSON value; what an op may carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * JSON with sorted keys and no white space: equal values give equal text, on phone and server.
 * Keys whose value is `undefined` are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	// Keys and concatenation instead of entries and joins: this runs for every op on phone and server.
	const record = value as Record<string, unknown>;
	let text = '';
	for (const key of Object.keys(record).sort()) {
		const item = record[key];
		if (item === undefined) continue;
		text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
	}
	return `{${text}}`;
}
