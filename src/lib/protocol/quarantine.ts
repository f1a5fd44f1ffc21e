import * as z from 'zod/mini';
import { idField } from '../domain/fields';
import { readReasonSchema } from './push';

/** What managers see of ops that were set aside, and what they may say of them [P13]. */
export const QUARANTINE_LIST_MAX = 100;
export const QUARANTINE_LABEL_CHARS_MAX = 120;

/**
 * `GET /api/quarantine` (managers): of their locations, what is open first, then the newest. `id` names the content
 * that was set aside, not an op: two contents can claim one op id, and some have none.
 */
export const quarantineListSchema = z.object({
	entries: z.array(
		z.object({
			/** SHA-256 of what was sent; the last part of the address to settle it at. */
			id: z.string(),
			/** Op id as sent; empty when it had none. */
			opId: z.string(),
			author: idField,
			authorName: z.string(),
			/** The location it was meant for; null when that cannot be told. */
			location: z.nullable(idField),
			/** UTC ms. */
			receivedAt: z.int(),
			reason: readReasonSchema,
			/** First words of what was told, the guest's name left out; empty when there are none. */
			label: z.string(),
			/** `resolved` with `settledBy` null: it found its place by itself, as after an update. */
			state: z.enum(['open', 'resolved', 'annulled']),
			/** Name of who settled it, and when (UTC ms). */
			settledBy: z.nullable(z.string()),
			settledAt: z.nullable(z.int()),
			/** Whether the asker may settle it: nobody settles what is their own. */
			maySettle: z.boolean()
		})
	)
});
export type QuarantineList = z.infer<typeof quarantineListSchema>;

/** `POST /api/quarantine/[id]` (managers): `resolved` = entered anew or put right, `annul` = it stays out. */
export const quarantineSettleSchema = z.strictObject({ resolution: z.enum(['annul', 'resolved']) });
