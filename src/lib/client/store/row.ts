import type { RecordBody, RecordKind } from '../../domain/records';
import { keyToText, type RecordKey } from '../../domain/tx';
import { monthOf } from '../../domain/period/localDate';
import type { MirrorRow } from './mirrorStore';

const LISTED: ReadonlySet<RecordKind> = new Set(['person', 'location', 'ask']);
/** Listed as far as they are this person's. */
const LISTED_OWN: ReadonlySet<RecordKind> = new Set(['flags', 'standing', 'reimbursement']);

/** A record as a mirror row of `person`, with its index entries. `seq` 0 = not confirmed; `op` = overlay op. */
export function toRow(person: string, key: RecordKey, seq: number, body: object, op?: string): MirrorRow {
	const { space, kind, id } = key;
	const row: MirrorRow = { key: keyToText(key), space, kind, id, seq, body };
	if (op !== undefined) row.op = op;
	if (kind === 'gesture') {
		const { at, author } = body as RecordBody<'gesture'>;
		row.feed = [space, at, id];
		if (author === person) row.mine = [at, id];
	} else if (kind === 'spend') {
		const { at, employee, businessDate } = body as RecordBody<'spend'>;
		if (employee === person) {
			row.spend = [at, id];
			row.month = monthOf(businessDate);
		}
	} else if (
		LISTED.has(kind) ||
		(LISTED_OWN.has(kind) && (body as RecordBody<'flags'>).employee === person)
	) {
		row.list = kind;
	}
	return row;
}
