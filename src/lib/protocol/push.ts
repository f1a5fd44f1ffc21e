import * as z from 'zod/mini';
import { idField } from '../domain/fields';
import { POLL_MS, PUSH_OPS_MAX } from './limits';
import { logMarkSchema } from './log';

/** `POST /api/sync/push`. Ops are parsed one by one, so that a malformed one never fails its neighbours [P3, I11]. */
export const pushRequestSchema = z.strictObject({
	protocol: z.int().check(z.gte(1)),
	/** Who the device believes is signed in. Never trusted: another than the session's person is answered 401 [I17]. */
	person: idField,
	device: idField,
	ops: z.array(z.unknown()).check(z.minLength(1), z.maxLength(PUSH_OPS_MAX))
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const quarantineReasonSchema = z.enum([
	'malformed',
	'hash_mismatch',
	'same_id_other_content',
	'unknown_type',
	'bad_args',
	'unknown_ref',
	'not_yours',
	'over_reversal',
	'bad_currency',
	'bad_consent',
	'wrong_author',
	'unknown_space',
	'not_allowed',
	/** Only ever read here: what a newer server says that this build has no word for [P12a]. */
	'unlisted'
]);
/** The same from a server that may be newer than its reader. */
export const readReasonSchema = z.catch(quarantineReasonSchema, 'unlisted');
export type QuarantineReason = z.infer<typeof quarantineReasonSchema>;

/**
 * One per op sent, in the order sent, naming op id and hash: nothing else takes an op out of an outbox [I2].
 * `id` and `hash` echo what was sent; for an op so malformed that it has none they are empty and `index` tells.
 */
export const verdictSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('committed'), index: z.int(), id: z.string(), hash: z.string(), seq: z.int() }),
	z.object({ kind: z.literal('duplicate'), index: z.int(), id: z.string(), hash: z.string(), seq: z.int() }),
	z.object({
		kind: z.literal('quarantined'),
		index: z.int(),
		id: z.string(),
		hash: z.string(),
		reason: readReasonSchema
	}),
	z.object({
		kind: z.literal('later'),
		index: z.int(),
		id: z.string(),
		hash: z.string(),
		retryAfterMs: z.int()
	})
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** A verdict that only a newer server gives is none: the op stays, and is told to come later [P12a]. */
const readVerdictSchema = z.union([
	verdictSchema,
	z.pipe(
		z.object({ kind: z.string(), index: z.int(), id: z.string(), hash: z.string() }),
		z.transform(({ index, id, hash }): Verdict => {
			return { kind: 'later', index, id, hash, retryAfterMs: POLL_MS };
		})
	)
]);

/** `logs`: for every space with a receipt here, a place in its log at or after all of these receipts [P7a]. */
export const pushResponseSchema = z.object({
	protocol: z.int(),
	epoch: z.string(),
	serverTime: z.int(),
	verdicts: z.array(readVerdictSchema),
	logs: z.array(logMarkSchema)
});
export type PushResponse = z.infer<typeof pushResponseSchema>;
