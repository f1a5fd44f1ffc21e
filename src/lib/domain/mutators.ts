import { err, ok, type Result } from '../base/result';
import { askAnswer, askOpen, askWithdraw } from './ask/askMutators';
import { askConsent } from './consent/askConsent';
import { askWord } from './consent/askWord';
import { signerEnd } from './consent/signerEnd';
import { signerPut } from './consent/signerPut';
import { gestureLog } from './gesture/gestureLog';
import { gestureRetract } from './gesture/gestureRetract';
import { gestureTell } from './gesture/gestureTell';
import { guestConfirm, guestForget, guestNote, guestPut, guestStay } from './guest/guestCard';
import { guestRedact } from './guest/guestRedact';
import { guestErase, guestMerge, guestMet } from './guest/guestTies';
import { booksPut } from './ledger/booksPut';
import { periodClose, periodReopen } from './ledger/periodMutators';
import { receiptAttach } from './ledger/receiptAttach';
import { reimbursementRepaid } from './ledger/reimbursementRepaid';
import { reimbursementSettle } from './ledger/reimbursementSettle';
import { spendCorrect } from './ledger/spendCorrect';
import { spendRefund } from './ledger/spendRefund';
import { spendVoid } from './ledger/spendVoid';
import { legendPut } from './lineup/legendPut';
import { lineupAction, lineupPut, lineupTold } from './lineup/lineupMutators';
import type { Mutator, MutatorContext, Proof, Refusal } from './op/mutator';
import type { Op } from './op/op';
import { quickParse } from './op/quickParse';
import { locationAdd, orgFound, personPut, policyPublish } from './org/orgMutators';
import { leaseTake } from './pool/leaseTake';
import { reviewGive } from './review/reviewGive';
import { commentAdd, commentRemove } from './story/comments';
import { commentHide, commentUnhide, reportKeep, storyHide, storyUnhide } from './story/hiding';
import { storyOutcome } from './story/storyOutcome';
import { storyReport } from './story/storyReport';
import { storyCopy, storyShare } from './story/storyShare';
import { storyShow } from './story/storyShow';
import { storyTell } from './story/storyTell';
import { thanksAcross } from './story/thanksAcross';
import { thanksGive } from './story/thanksGive';
import type { ReadTx, RecordKey, WriteTx } from './tx';

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
	'reimbursement.repaid@1': reimbursementRepaid,
	'review.give@1': reviewGive,
	'period.close@1': periodClose,
	'period.reopen@1': periodReopen,
	'books.put@1': booksPut,
	'guest.put@1': guestPut,
	'guest.note@1': guestNote,
	'guest.confirm@1': guestConfirm,
	'guest.forget@1': guestForget,
	'guest.met@1': guestMet,
	'guest.merge@1': guestMerge,
	'guest.erase@1': guestErase,
	'guest.redact@1': guestRedact,
	'lease.take@1': leaseTake,
	'story.tell@1': storyTell,
	'story.outcome@1': storyOutcome,
	'story.show@1': storyShow,
	'story.share@1': storyShare,
	'story.copy@1': storyCopy,
	'story.report@1': storyReport,
	'story.hide@1': storyHide,
	'story.unhide@1': storyUnhide,
	'comment.hide@1': commentHide,
	'comment.unhide@1': commentUnhide,
	'report.keep@1': reportKeep,
	'thanks.give@1': thanksGive,
	'thanks.across@1': thanksAcross,
	'comment.add@1': commentAdd,
	'comment.remove@1': commentRemove,
	'lineup.put@1': lineupPut,
	'lineup.told@1': lineupTold,
	'lineup.action@1': lineupAction,
	'legend.put@1': legendPut,
	'ask.consent@1': askConsent,
	'signer.put@1': signerPut,
	'signer.end@1': signerEnd,
	'ask.word@1': askWord,
	'guest.stay@1': guestStay
};

export type OpName = keyof typeof mutators;
export const opNames = Object.keys(mutators) as OpName[];

/** An op whose type is known and whose args fit: ready to load and run, by phone and server alike. */
export interface PreparedOp {
	op: Op;
	may: Mutator['may'];
	onlyNow: boolean;
	home: Mutator['home'];
	touches: RecordKey[];
	/** What the records of `touches` name; asked with these at hand, on the server only. Null: nothing ever. */
	reaches: ((tx: ReadTx, context: MutatorContext) => RecordKey[]) | null;
	/** The id of a tally that is read in every other location; null: never. */
	elsewhere: ((tx: ReadTx) => string | null) | null;
	/** Null: the session of who sends it is proof enough. */
	proof: Proof | null;
	/** Runs the mutator; a refusal has written nothing. */
	run(tx: WriteTx, context: MutatorContext): Refusal | null;
}

function prepareWith<Args extends object>(mutator: Mutator<Args>, op: Op): Result<PreparedOp, 'bad_args'> {
	const args = quickParse(mutator.args, op.args);
	if (args === null) return err('bad_args');
	return ok({
		op,
		may: mutator.may,
		onlyNow: mutator.onlyNow ?? false,
		home: mutator.home,
		touches: mutator.touches(op, args),
		reaches: mutator.reaches ? (tx, context) => mutator.reaches?.(tx, op, args, context) ?? [] : null,
		elsewhere: mutator.elsewhere ? (tx) => mutator.elsewhere?.(tx, op, args) ?? null : null,
		proof: mutator.proof?.(op, args) ?? null,
		run: (tx, context) => mutator.run(tx, op, args, context)
	});
}

/** Finds the mutator of an op and checks its args. `unknown_type` also covers versions newer than this build. */
export function prepareOp(op: Op): Result<PreparedOp, 'bad_args' | 'unknown_type'> {
	const name = `${op.type}@${op.v}`;
	if (!Object.hasOwn(mutators, name)) return err('unknown_type');
	return prepareWith(mutators[name as OpName] as Mutator<object>, op);
}
