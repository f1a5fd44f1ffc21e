import { err, ok, type Result } from '../base/result';
import { askAnswer, askOpen, askWithdraw } from './ask/askMutators';
import { gestureLog } from './gesture/gestureLog';
import { gestureRetract } from './gesture/gestureRetract';
import { gestureTell } from './gesture/gestureTell';
import { booksPut } from './ledger/booksPut';
import { periodClose, periodReopen } from './ledger/periodMutators';
import { receiptAttach } from './ledger/receiptAttach';
import { reimbursementSettle } from './ledger/reimbursementSettle';
import { spendCorrect } from './ledger/spendCorrect';
import { spendRefund } from './ledger/spendRefund';
import { spendVoid } from './ledger/spendVoid';
import type { Mutator, MutatorContext, Refusal } from './op/mutator';
import type { Op } from './op/op';
import { locationAdd, orgFound, personPut, policyPublish } from './org/orgMutators';
import { leaseTake } from './pool/leaseTake';
import { reviewGive } from './review/reviewGive';
import type { RecordKey, WriteTx } from './tx';

/** Every op type and version ever shipped [I14]: `type@version`. Entries are never removed. */
const mutators = {
	'gesture.log@1': gestureLog,
	'gesture.tell@1': gestureTell,
	'gesture.retract@1': gestureRetract,
	'org.found@1': orgFound,
	'location.add@1': locationAdd,
	'person.put@1': personPut,
	'policy.publish@1': policyPublish,
	'spend.void@1': spendVoid,
	'spend.correct@1': spendCorrect,
	'spend.refund@1': spendRefund,
	'receipt.attach@1': receiptAttach,
	'ask.open@1': askOpen,
	'ask.withdraw@1': askWithdraw,
	'ask.answer@1': askAnswer,
	'reimbursement.settle@1': reimbursementSettle,
	'review.give@1': reviewGive,
	'period.close@1': periodClose,
	'period.reopen@1': periodReopen,
	'books.put@1': booksPut,
	'lease.take@1': leaseTake
};

export type OpName = keyof typeof mutators;
export const opNames = Object.keys(mutators) as OpName[];

/** An op whose type is known and whose args fit: ready to load and run, by phone and server alike. */
export interface PreparedOp {
	op: Op;
	may: Mutator['may'];
	home: Mutator['home'];
	touches: RecordKey[];
	/** Runs the mutator; a refusal has written nothing. */
	run(tx: WriteTx, context: MutatorContext): Refusal | null;
}

function prepareWith<Args>(mutator: Mutator<Args>, op: Op): Result<PreparedOp, 'bad_args'> {
	const parsed = mutator.args.safeParse(op.args);
	if (!parsed.success) return err('bad_args');
	const args = parsed.data;
	return ok({
		op,
		may: mutator.may,
		home: mutator.home,
		touches: mutator.touches(op, args),
		run: (tx, context) => mutator.run(tx, op, args, context)
	});
}

/** Finds the mutator of an op and checks its args. `unknown_type` also covers versions newer than this build. */
export function prepareOp(op: Op): Result<PreparedOp, 'bad_args' | 'unknown_type'> {
	const name = `${op.type}@${op.v}`;
	if (!Object.hasOwn(mutators, name)) return err('unknown_type');
	return prepareWith(mutators[name as OpName] as Mutator<unknown>, op);
}
