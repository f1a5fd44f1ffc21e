import type { Transaction } from 'kysely';
import { assert, must } from '../../base/assert';
import type { PulledRecord, SpaceState } from '../../protocol/pull';
import type { RecordKind } from '../../domain/records';
import { selectByKeys } from '../db/bulk';
import type { Schema } from '../db/schema';
import type { Home } from './home';

/** A stretch of a space. `above` and `below` are exclusive; `reader` null sees what is private too. */
export interface Range {
	tenant: string;
	space: string;
	reader: string | null;
	order: 'asc' | 'desc';
	/** Records, at least what one op may write. */
	limit: number;
	above?: number;
	below?: number;
	/** Leaves tombstones out. */
	living?: boolean;
}

export interface Page {
	records: PulledRecord[];
	/** Whether the stretch ends here. */
	isWhole: boolean;
	/** Seq of the last record, which is then in the page with all its records; 0 when there is none. */
	lastSeq: number;
}

/** One indexed query. A seq is never split: the one at the limit is left for the next page. */
export async function readPage(tx: Transaction<Schema>, range: Range): Promise<Page> {
	let query = tx
		.selectFrom('record')
		.select(['kind', 'id', 'seq', 'body'])
		.where('tenant_id', '=', range.tenant)
		.where('space_id', '=', range.space);
	const { above, below, reader } = range;
	if (above !== undefined) query = query.where('seq', '>', above);
	if (below !== undefined) query = query.where('seq', '<', below);
	if (range.living) query = query.where('deleted', '=', 0);
	if (reader !== null) {
		query = query.where((where) => where.or([where('audience', 'is', null), where('audience', '=', reader)]));
	}
	const rows = await query
		.orderBy('seq', range.order)
		.limit(range.limit + 1)
		.execute();
	const next = rows.length > range.limit ? must(rows[range.limit], 'one row more than the limit') : null;
	const whole = next ? rows.filter((row) => row.seq !== next.seq) : rows;
	assert(next === null || whole.length > 0, 'a page holds at least one whole seq');
	const lastSeq = whole.at(-1)?.seq ?? 0;
	// Within a seq the database gives rows as they happen to lie, which others' writing can change [I18].
	const sign = range.order === 'asc' ? 1 : -1;
	whole.sort((a, b) => sign * (a.seq - b.seq) || (a.kind + a.id < b.kind + b.id ? -1 : 1));
	const records = whole.map((row) => ({
		kind: row.kind as RecordKind,
		id: row.id,
		seq: row.seq,
		body: row.body === null ? null : (JSON.parse(row.body) as Record<string, unknown>)
	}));
	return { records, isWhole: next === null, lastSeq };
}

/** Hash of the op log of a space at a seq that it has. */
export async function chainAt(
	tx: Transaction<Schema>,
	tenant: string,
	space: string,
	seq: number
): Promise<string> {
	const row = await tx
		.selectFrom('op')
		.select('chain')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('seq', '=', seq)
		.executeTakeFirst();
	return must(row, 'every seq of a space has its op').chain;
}

/** Hashes of the logs where devices stand, by space, in one query; a space whose log has no such seq is missing. */
export async function chainsAt(
	home: Home,
	tx: Transaction<Schema>,
	tenant: string,
	states: readonly SpaceState[]
): Promise<Map<string, string>> {
	const rows = await selectByKeys<{ space: string; chain: string }>(tx, home.database.dialect, {
		columns: ['space', 'seq'],
		keys: states.map((state) => [state.space, String(state.seq)]),
		parameters: [tenant],
		select: `select keys.space, op.chain from :keys join op on op.tenant_id = $1
			and op.space_id = keys.space and op.seq = cast(keys.seq as bigint)`
	});
	return new Map(rows.map((row) => [row.space, row.chain]));
}
