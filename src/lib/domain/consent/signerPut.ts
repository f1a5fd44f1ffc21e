import * as z from 'zod/mini';
import { idField } from '../fields';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import { signerSchema, type Signer } from './consent';

const putArgs = z.strictObject({ id: idField, signer: signerSchema });

/** `signer.put` 1: the server tells everybody a key of somebody's phone. A key never changes its owner [C2]. */
export const signerPut: Mutator<z.infer<typeof putArgs>> = {
	args: putArgs,
	may: 'server',
	home: 'org',
	touches: (op, { id }) => [{ space: op.space, kind: 'signer', id }],
	run(tx, op, { id, signer }) {
		const key: RecordKey = { space: op.space, kind: 'signer', id };
		const known = tx.get<Signer>(key);
		if (!known) tx.put(key, signer, null);
		const isSame = !known || (known.person === signer.person && known.publicKey === signer.publicKey);
		return isSame ? null : 'not_yours';
	}
};
