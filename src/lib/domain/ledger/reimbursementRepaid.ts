import * as z from 'zod/mini';
import { amountField, idField } from '../fields';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { RecordKey } from '../tx';
import { GIVEN_BACK_MAX, type GivenBack, type Reimbursement } from './ledgerRecords';

const args = z.strictObject({
	entry: idField,
	/** What came back; of more than was to come back, only that. */
	amountMinor: amountField
});

/** Every amount stays, also when there is no room for one more line: the last ones become one. */
function withOne(given: readonly GivenBack[], one: GivenBack): GivenBack[] {
	const last = given.at(-1);
	if (given.length < GIVEN_BACK_MAX || !last) return [...given, one];
	return [...given.slice(0, -1), { ...one, minor: last.minor + one.minor }];
}

/**
 * `reimbursement.repaid` 1: somebody gave back what had been paid beyond what stands of their entry [rule 17]. Said by
 * another who leads, never by who gave it; said twice it counts once, as far as nothing more was to come back.
 */
export const reimbursementRepaid: Mutator<z.infer<typeof args>> = {
	args,
	may: 'manager',
	home: 'location',
	touches: (op, { entry }): RecordKey[] => [{ space: op.space, kind: 'reimbursement', id: entry }],
	run(tx, op, { entry, amountMinor }, context) {
		const key: RecordKey = { space: op.space, kind: 'reimbursement', id: entry };
		const owed = tx.get<Reimbursement>(key);
		if (!owed) return 'unknown_ref';
		if (owed.employee === op.author) return 'not_yours';
		const { repayMinor = 0, ...rest } = owed;
		const minor = Math.min(amountMinor, repayMinor);
		if (minor === 0) return null;
		const { at } = effectiveInstant(op, context.receivedAt);
		const changed: Reimbursement = {
			...rest,
			givenBack: withOne(owed.givenBack ?? [], { minor, at, by: op.author }),
			...(repayMinor > minor ? { repayMinor: repayMinor - minor } : {})
		};
		tx.put(key, changed, owed.employee);
		return null;
	}
};
