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
	const keys = Object.keys(record);
	if (keys.some((key, i) => i > 0 && key < (keys[i - 1] ?? ''))) keys.sort();
	let text = '';
	for (const key of keys) {
		const item = record[key];
		if (item === undefined) continue;
		text += (text === '' ? '' : ',') + keyText(key) + canonicalJson(item);
	}
	return `{${text}}`;
}

/** Keys are few and come again and again; those that somebody else makes up are not kept without end. */
const KEYS_MAX = 1_000;
const keyTexts = new Map<string, string>();

function keyText(key: string): string {
	const known = keyTexts.get(key);
	if (known !== undefined) return known;
	const text = `${JSON.stringify(key)}:`;
	if (keyTexts.size < KEYS_MAX) keyTexts.set(key, text);
	return text;
}
