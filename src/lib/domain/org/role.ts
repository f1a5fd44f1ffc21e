import type { Ground, Op } from '../op/op';
import type { RecordBody } from '../records';
import type { ReadTx, RecordKey } from '../tx';

/** No person has this id: only managers read what is addressed to it. */
export const LEADERS_ONLY = 'leaders';

/** The author's own record in the organisation's space: mutators that ask for the role name it in `touches`. */
export function authorKey(op: Ground): RecordKey {
	return { space: op.tenant, kind: 'person', id: op.author };
}

/** Whether the author is a manager or more, by the organisation's records; the server has checked the space. */
export function isLeader(tx: ReadTx, op: Op): boolean {
	const role = tx.get<RecordBody<'person'>>(authorKey(op))?.role;
	return role === 'manager' || role === 'owner';
}
