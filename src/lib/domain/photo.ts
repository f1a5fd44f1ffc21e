import * as z from 'zod/mini';

export const ALT_CHARS_MAX = 200;

/** A photo, named by the SHA-256 of its bytes. `tint` is its mean colour, shown until it has loaded. */
export const photoSchema = z.strictObject({
	hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	width: z.int().check(z.gte(1), z.lte(10_000)),
	height: z.int().check(z.gte(1), z.lte(10_000)),
	alt: z.string().check(z.maxLength(ALT_CHARS_MAX)),
	tint: z.string().check(z.regex(/^#[0-9a-f]{6}$/))
});
export type Photo = z.infer<typeof photoSchema>;
