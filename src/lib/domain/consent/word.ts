/**
 * An answer told by word of mouth, where neither phone has a camera [C5]: a code of ten letters and figures that only the
 * phone of who answers can make, and only the server can check. It holds for one ask, one amount, so many hours.
 */
import * as z from 'zod/mini';
import { canonicalJson } from '../../base/canonical';
import { amountField, idField } from '../fields';
import { GRANT_MS_MAX } from '../limits';
import { readCrockford, toCrockford } from './crockford';

const HOUR_MS = 3_600_000;
export const MARK_CHARS = 8;
const CHECK_CHARS = 2;
const MARK_BYTES = 5;

/** What the code is about. `ask`: its short code. Minor units; 0 where nothing is over the cap. */
export const wordSchema = z.strictObject({
	ask: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)),
	askedBy: idField,
	by: idField,
	grantMinor: z.union([z.literal(0), amountField]),
	hours: z.int().check(z.gte(1), z.lte(GRANT_MS_MAX / HOUR_MS))
});
export type Word = z.infer<typeof wordSchema>;

/** What the mark is made of. */
export function wordText(tenant: string, { ask, askedBy, by, grantMinor, hours }: Word): string {
	return `respiro word 1\n${canonicalJson({ tenant, ask, askedBy, by, grantMinor, hours })}`;
}

/** The mark as it is told: the first 40 bits of an HMAC over {@link wordText}. */
export function markOf(hmac: Uint8Array): string {
	return toCrockford(
		hmac.slice(0, MARK_BYTES).reduce((bits, byte) => bits * 256n + BigInt(byte), 0n),
		MARK_CHARS
	);
}

/** FNV-1a: no secret, only so that a slip of the finger shows at once. */
function checkOf(text: string): string {
	let hash = 0x811c9dc5;
	for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return toCrockford(BigInt(hash & 0x3ff), CHECK_CHARS);
}

/** The whole code: the mark, and two characters by which a mistyped code, amount or person is noticed offline. */
export function wordCode(text: string, mark: string): string {
	return mark + checkOf(`${text}\n${mark}`);
}

/** The mark in what somebody typed; null when it does not fit what the code is said to be about. */
export function readWordCode(typed: string, text: string): string | null {
	const code = readCrockford(typed, MARK_CHARS + CHECK_CHARS);
	const mark = code?.slice(0, MARK_CHARS);
	return mark !== undefined && wordCode(text, mark) === code ? mark : null;
}
