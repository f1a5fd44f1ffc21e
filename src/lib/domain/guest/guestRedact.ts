import * as z from 'zod/mini';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { recordKindSchema } from '../records';
import type { RecordKey } from '../tx';

/** Far below what an op may write. */
export const REDACTED_RECORDS_MAX = 30;
const ID_CHARS_MAX = 80;

const args = z.strictObject({
	records: z
		.array(
			z.strictObject({
				kind: recordKindSchema,
				id: z.string().check(z.minLength(1), z.maxLength(ID_CHARS_MAX))
			})
		)
		.check(z.minLength(1), z.maxLength(REDACTED_RECORDS_MAX))
});
type Args = z.infer<typeof args>;

const keysOf = ({ space }: Op, { records }: Args): RecordKey[] => records.map((one) => ({ space, ...one }));

/**
 * `guest.redact` 1, of the server: records that an erased guest's name was taken out of, by the erasure itself; phones get
 * them anew. Names of gestures go whole [G4]. No name is in it.
 */
export const guestRedact: Mutator<Args> = {
	args,
	may: 'server',
	home: 'location',
	touches: keysOf,
	run(tx, op, given) {
		for (const key of keysOf(op, given)) {
			if (key.kind !== 'guest_name') tx.renew(key);
			else if (tx.get(key)) tx.remove(key);
		}
		return null;
	}
};
