import { assert, must } from '../../base/assert';
import type { LogMark } from '../../protocol/log';
import type { RecordKind } from '../../domain/records';
import { keyQuery, selectByKeys } from '../db/bulk';
import type { Dialect } from '../db/open';
import { prepared, type Session } from '../db/session';
import type { StoredRecord } from './pullText';
import { isVitalText } from './vital';

/** A stretch of a space, from a seq (exclusive) upwards or downwards; `reader` null sees what is private too. */
export interface Range {
	tenant: string;
	space: string;
	reader: string | null;
	order: 'asc' | 'desc';
	from: number;
	/** Records, at least what one op may write. */
	limit: number;
	/** Leaves tombstones out. */
	living?: boolean;
	/** Downwards only: just what this person's phone cannot do without, down to a seq (inclusive) [P6a]. */
	vital?: { person: string; downTo: number };
}

export interface Page {
	records: StoredRecord[];
	/** Whether the stretch ends here. */
	isWhole: boolean;
	/** Seq of the last record, which is then in the page with all its records; 0 when there is none. */
	lastSeq: number;
}

type Row = { kind: string; id: string; seq: number; body: string | null };

/** A handful of texts, one for each kind of stretch, so that each is prepared once. */
function pageText(dialect: Dialect, { living, reader, order, vital }: Range): string {
	const text = `select kind, id, seq, body from record where tenant_id = $1 and space_id = $2
		and seq ${order === 'asc' ? '>' : '<'} $3 ${living ? 'and deleted = 0' : ''}
		${vital ? `and seq >= $5 and ${isVitalText(dialect, '$6')}` : ''}
		${reader === null ? '' : `and (audience is null or audience = ${vital ? '$6' : '$5'})`}
		order by seq ${order} limit $4`;
	return dialect === 'postgres' ? prepared(text) : text.replaceAll('$', '?');
}

/** One indexed query. A seq is never split: the one at the limit is left for the next page. */
export async function readPage(session: Session, dialect: Dialect, range: Range): Promise<Page> {
	const { tenant, space, reader, order, from, limit, vital } = range;
	assert(!vital || reader === null || reader === vital.person, 'what is vital is asked for oneself');
	const last = vital ? [vital.downTo, vital.person] : reader === null ? [] : [reader];
	const values = [tenant, space, from, limit + 1, ...last];
	const rows = await session.query<Row>(pageText(dialect, range), values);
	const next = rows.length > limit ? must(rows[limit], 'one row more than the limit') : null;
	const whole = next ? rows.filter((row) => row.seq !== next.seq) : rows;
	assert(next === null || whole.length > 0, 'a page holds at least one whole seq');
	const lastSeq = whole.at(-1)?.seq ?? 0;
	// Within a seq the database gives rows as they happen to lie, which others' writing can change [I18].
	const sign = order === 'asc' ? 1 : -1;
	whole.sort((a, b) => sign * (a.seq - b.seq) || (a.kind + a.id < b.kind + b.id ? -1 : 1));
	const records = whole.map((row) => ({
		kind: row.kind as RecordKind,
		id: row.id,
		seq: row.seq,
		body: row.body
	}));
	return { records, isWhole: next === null, lastSeq };
}

const chainsOfKeys = keyQuery<{ space: string; seq: string; chain: string }>(
	['space', 'seq'],
	1,
	`select keys.space, keys.seq, op.chain from :keys join op on op.tenant_id = $1
		and op.space_id = keys.space and op.seq = cast(keys.seq as bigint)`
);

/** Names a place in a log for {@link chainsAt}. */
export function placeText({ space, seq }: Pick<LogMark, 'space' | 'seq'>): string {
	return `${space}/${seq}`;
}

/** Heads of logs at places, by {@link placeText}, in one query; a place that its log does not have is missing. */
export async function chainsAt(
	session: Session,
	dialect: Dialect,
	tenant: string,
	places: readonly Pick<LogMark, 'space' | 'seq'>[]
): Promise<Map<string, string>> {
	const texts = new Map(places.map((place) => [placeText(place), [place.space, String(place.seq)]]));
	const rows = await selectByKeys(session, dialect, chainsOfKeys, [tenant], [...texts.values()]);
	return new Map(rows.map(({ space, seq, chain }) => [`${space}/${seq}`, chain]));
}
