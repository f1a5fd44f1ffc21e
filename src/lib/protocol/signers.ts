import * as z from 'zod/mini';
import { signerSchema } from '../domain/consent/consent';
import { idField } from '../domain/fields';

/** `POST /api/signers`: a key of the asker's own phone. Whose it is, the session says [C2]. */
export const publishSignerSchema = z.strictObject({ id: idField, publicKey: signerSchema.shape.publicKey });
export type PublishSigner = z.infer<typeof publishSignerSchema>;
