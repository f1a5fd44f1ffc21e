/**
 * Photos on their way to the server [P17]: named by the SHA-256 of what the phone made, sent in chunks that can go on
 * where they broke off, apart from the op that names them.
 *
 *     GET /api/media/<hash>/upload?person&size           how far it is
 *     PUT /api/media/<hash>/upload?person&size&offset    one chunk, `application/octet-stream`; how far it is then
 *
 * An offset other than where the server stands changes nothing: the answer says where to go on. When all is there, a
 * chunk of no bytes asks to look again. `person` is who the device believes is signed in [P20a].
 */
import * as z from 'zod/mini';
import { assert } from '../base/assert';
import { idField } from '../domain/fields';

/** What a phone may make of a photo, and the most that a server takes. */
export const PHOTO_BYTES_MAX = 1_500_000;
export const CHUNK_BYTES_MAX = 256 * 1024;
/** A link so slow that even this takes too long is no link. */
export const CHUNK_BYTES_MIN = 16 * 1024;
/** Long edges in pixels: a receipt must be read, a story's photo only be seen. */
export const RECEIPT_EDGE_MAX = 2_000;
export const STORY_EDGE_MAX = 1_600;
export const PHOTO_PIXELS_MAX = RECEIPT_EDGE_MAX * RECEIPT_EDGE_MAX;
/** What somebody may pick: beyond that a phone would run out of memory while it looks [T6]. */
export const SOURCE_BYTES_MAX = 30_000_000;
export const SOURCE_PIXELS_MAX = 40_000_000;
/** Per person. A phone back from three months away brings 200. */
export const PHOTOS_PER_DAY_MAX = 400;
export const PHOTO_BYTES_PER_DAY_MAX = 300_000_000;
/** Beyond this the one untouched for longest starts anew. */
export const UPLOADS_OPEN_MAX = 20;

assert(CHUNK_BYTES_MIN < CHUNK_BYTES_MAX && CHUNK_BYTES_MAX < PHOTO_BYTES_MAX, 'chunks are parts of photos');

export const photoHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Why a photo can never be used. Only `hash_mismatch` can be the road's fault: then it may be sent again. */
export const photoRefusalSchema = z.enum([
	'hash_mismatch',
	'not_a_photo',
	'truncated',
	'not_only_a_photo',
	'too_many_pixels'
]);
export type PhotoRefusal = z.infer<typeof photoRefusalSchema>;

const count = (min: number) =>
	z.pipe(
		z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number)),
		z.int().check(z.gte(min), z.lte(PHOTO_BYTES_MAX))
	);

/** Of the address, where everything is text. */
export const uploadQuerySchema = z.strictObject({ person: idField, size: count(1) });
export const chunkQuerySchema = z.strictObject({
	person: idField,
	size: count(1),
	offset: count(0)
});

/** `have`: bytes the server holds. `epoch`: in which life of its database a photo was stored [P7]. */
export const uploadAnswerSchema = z.discriminatedUnion('state', [
	z.strictObject({
		state: z.literal('open'),
		hash: photoHashSchema,
		have: z.int().check(z.gte(0), z.lte(PHOTO_BYTES_MAX)),
		epoch: z.string()
	}),
	z.strictObject({ state: z.literal('stored'), hash: photoHashSchema, epoch: z.string() }),
	z.strictObject({ state: z.literal('refused'), hash: photoHashSchema, reason: photoRefusalSchema })
]);
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>;
/** Status of a refusal; others come with 200. */
export const REFUSED_STATUS = 422;
