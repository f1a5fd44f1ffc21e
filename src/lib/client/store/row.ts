import type { RecordBody, RecordKind } from '../../domain/records';
import { keyToText, type RecordKey } from '../../domain/tx';
import { monthOf } from '../../domain/period/localDate';
import type { MirrorRow } from './mirrorStore';

const LISTED: ReadonlySet<RecordKind> = new Set(['person', 'location', 'ask', 'signer', 'guest', 'lineup']);
/** Listed as far as they are this person's. */
const LISTED_OWN: ReadonlySet<RecordKind> = new Set(['flags', 'standing', 'reimbursement']);

/** A record as a mirror row of `person`, with its index entries. `seq` 0 = not confirmed; `op` = overlay op. */
export function toRow(person: string, key: RecordKey, seq: number, body: object, op?: string): MirrorRow {
	const { space, kind, id } = key;
	const row: MirrorRow = { key: keyToText(key), space, kind, id, seq, body };
	if (op !== undefined) row.op = op;
	if (kind === 'gesture') {
		const { at, author, legend } = body as RecordBody<'gesture'>;
		row.feed = [space, at, id];
		if (legend) row.list = kind;
		if (author === person) row.mine = [at, id];
	} else if (kind === 'shared_story') {
		const { story } = body as RecordBody<'shared_story'>;
		if (story) row.feed = [space, story.at, id];
	} else if (kind === 'comment' || kind === 'withheld' || kind === 'report') {
		aboutStory(row, person);
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

/** What is found by the story it is about, or by the place whose managers look at it. */
function aboutStory(row: MirrorRow, person: string): void {
	const { kind, space, id, body } = row;
	if (kind === 'comment') {
		const { gesture, at } = body as RecordBody<'comment'>;
		row.about = [`comment/${gesture}`, at, id];
	} else if (kind === 'report') {
		const { at, settled } = body as RecordBody<'report'>;
		if (!settled) row.about = [`report/${space}`, at, id];
	} else {
		const { gesture, comment } = body as RecordBody<'withheld'>;
		if (comment) row.about = [`comment/${comment.gesture}`, comment.at, id];
		if (gesture) row.about = [`withheld/${space}`, gesture.at, id];
		if (gesture?.author === person) row.mine = [gesture.at, id];
	}
}
