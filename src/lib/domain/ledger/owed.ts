/** What the house owes for an entry that is taken back, paid back or corrected [rule 17, 003-11]. Minor units. */
import type { Op } from '../op/op';
import type { WriteTx } from '../tx';
import type { Flags, Reimbursement, Spend } from './ledgerRecords';
import { entryKey } from './reverse';

/** What of this debt came back, minor units [rule 17]. */
export function givenBackMinor({ givenBack = [] }: Reimbursement): number {
	return givenBack.reduce((sum, { minor }) => sum + minor, 0);
}

/** What was handed out for an entry and did not come back, whatever it was called before corrections. */
function handedOut(owed: Reimbursement): number {
	return (owed.beforeMinor ?? 0) + (owed.state === 'paid' ? owed.amountMinor : 0) - givenBackMinor(owed);
}

/** Whether the receipt that was asked for has not come yet, also when somebody has looked at the flag [rule 24]. */
export function lacksReceipt(flags: Flags | undefined): boolean {
	return flags?.flags.some((flag) => flag.code === 'NEEDS_RECEIPT' && flag.state !== 'cleared') ?? false;
}

/** An entry shrank by `lessMinor`: less is owed, also of what was declined; what was handed out beyond it comes back. */
export function oweLess(tx: WriteTx, op: Op, id: string, lessMinor: number): void {
	const owed = tx.get<Reimbursement>(entryKey(op, 'reimbursement', id));
	if (!owed) return;
	const { repayMinor: repaidBefore = 0, ...rest } = owed;
	const paidMinor = handedOut(owed);
	const fromDueMinor = owed.state === 'paid' ? 0 : Math.min(owed.amountMinor, lessMinor);
	const amountMinor = owed.amountMinor - fromDueMinor;
	const repayMinor = Math.min(paidMinor, repaidBefore + lessMinor - fromDueMinor);
	const changed: Reimbursement = {
		...rest,
		amountMinor,
		state: amountMinor > 0 ? owed.state : paidMinor > 0 ? 'paid' : 'cancelled',
		...(repayMinor > 0 ? { repayMinor } : {})
	};
	tx.put(entryKey(op, 'reimbursement', id), changed, owed.employee);
}

/**
 * An entry was corrected: what is owed moves to the new `row`, named `to`, after its flags did. What was handed out
 * stays recorded where it was, with its batch; the new entry knows of it, and asks for the difference or gives it back.
 */
export function moveOwed(tx: WriteTx, op: Op, from: string, to: string, row: Spend, at: number): void {
	const owed = tx.get<Reimbursement>(entryKey(op, 'reimbursement', from));
	if (!owed) return;
	const { repayMinor: _moved, ...kept } = owed;
	const left: Reimbursement = owed.state === 'paid' ? kept : { ...kept, amountMinor: 0, state: 'cancelled' };
	tx.put(entryKey(op, 'reimbursement', from), left, owed.employee);
	const isWaiting = owed.state !== 'paid' && owed.state !== 'declined';
	const { employee, currency, settledAt, settledBy } = owed;
	const paidMinor = handedOut(owed);
	const dueMinor = Math.max(0, row.amountMinor - paidMinor);
	const repayMinor = Math.max(0, paidMinor - row.amountMinor);
	const dueState = lacksReceipt(tx.get<Flags>(entryKey(op, 'flags', to))) ? 'needs_receipt' : 'submitted';
	const moved: Reimbursement = {
		employee,
		amountMinor: dueMinor,
		currency,
		state: dueMinor > 0 ? dueState : 'paid',
		// Who has waited since before the correction has waited since then [M20].
		submittedAt: isWaiting ? owed.submittedAt : at,
		...(dueMinor === 0 && settledAt !== undefined ? { settledAt } : {}),
		...(dueMinor === 0 && settledBy !== undefined ? { settledBy } : {}),
		...(paidMinor > 0 ? { beforeMinor: paidMinor } : {}),
		...(repayMinor > 0 ? { repayMinor } : {})
	};
	tx.put(entryKey(op, 'reimbursement', to), moved, employee);
}
