import * as z from 'zod/mini';
import { signerSchema } from '../domain/consent/consent';
import { idField } from '../domain/fields';

/** `POST /api/signers`: a key of the asker's own phone. Whose it is, the session says [C2]. */
export const publishSignerSchema = z.strictObject({ id: idField, publicKey: signerSchema.shape.publicKey });
export type PublishSigner = z.infer<typeof publishSignerSchema>;

/** The answer: the key for the marks of this phone's words, 32 bytes in base64url; nobody else is told it [C5]. */
export const publishedSignerSchema = z.object({ wordKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) });
export type PublishedSigner = z.infer<typeof publishedSignerSchema>;
