import * as z from 'zod/mini';

export const languageSchema = z.enum(['es', 'en']);
export type Language = z.infer<typeof languageSchema>;
