import * as z from 'zod/mini';
import { idField } from '../domain/fields';

/** SHA-256 of a space's log at a seq; empty at 0. */
export const headField = z.string().check(z.maxLength(64));

/** A place in a space's log. Since heads are chained, it pins every op up to `seq`: no two histories share one. */
export const logMarkSchema = z.strictObject({
	space: idField,
	seq: z.int().check(z.gte(0)),
	head: headField
});
export type LogMark = z.infer<typeof logMarkSchema>;
