import * as z from 'zod/mini';

/** Why something was done: to put a problem right, to delight, or both; the same cap for all [003-7]. */
export const purposeSchema = z.enum(['fix', 'wow', 'both']);
export type Purpose = z.infer<typeof purposeSchema>;
