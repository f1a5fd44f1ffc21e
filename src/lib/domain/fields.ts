import * as z from 'zod/mini';
import { AMOUNT_MINOR_MAX } from './money/amount';
import { currencyDigits } from './money/currency';
import { INSTANT_MS_MAX, INSTANT_MS_MIN } from './limits';
import { stayTrouble } from './period/stay';

/** Field schemas that several objects share. Text is trimmed NFC, kept as typed otherwise. */
export const idField = z
	.string()
	.check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** UTC milliseconds. */
export const instantField = z.int().check(z.gte(INSTANT_MS_MIN), z.lte(INSTANT_MS_MAX));

/** Local date `YYYY-MM-DD`. */
export const dateField = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** Check-in and check-out of a guest, local dates that exist, both inside [rule 11]. */
export const stayField = z
	.strictObject({ from: dateField, to: dateField })
	.check(z.refine((stay) => stayTrouble(stay) === null));

/** Month `YYYY-MM`. */
export const monthField = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** Positive minor units of the location's currency [rule 1]. */
export const amountField = z.int().check(z.gte(1), z.lte(AMOUNT_MINOR_MAX));

export const currencyField = z.string().check(z.refine((code) => currencyDigits(code) !== undefined));

export const zoneField = z.string().check(z.minLength(1), z.maxLength(64));

/** Text of 1 to `max` UTF-16 units after trimming; no NUL, which PostgreSQL cannot store. */
export function textField(max: number) {
	return z.string().check(
		z.trim(),
		z.normalize(),
		z.minLength(1),
		z.maxLength(max),
		z.refine((text) => !text.includes('\0'))
	);
}
