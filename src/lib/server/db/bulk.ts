import type { Dialect } from './open';
import type { SyncSchema } from './schema';
import { prepared, type Session } from './session';

/**
 * Set-based statements whose text never changes, so that both databases prepare them once: rows go in as columns of
 * arrays on PostgreSQL and in chunks of fixed sizes on SQLite. Kysely alone would compile every batch anew.
 */
type ColumnType = 'text' | 'bigint' | 'integer';

interface BulkTable<T extends keyof SyncSchema> {
	columns: { [C in keyof SyncSchema[T] & string]: ColumnType };
	/** What follows the rows: `on conflict …`, or nothing. */
	tail: string;
	/** No value of it holds a control character, save as JSON escapes it. */
	isPlain: boolean;
}

/** Rows per statement on SQLite, largest first; the widest table stays far below its limit of parameters. */
const CHUNKS = [64, 16, 4, 1];

type BulkName =
	| 'record'
	| 'op'
	| 'quarantine'
	| 'ledger_entry'
	| 'ledger_receipt'
	| 'ledger_books'
	| 'ledger_close'
	| 'media_use';

const bulkTables: { [T in BulkName]: BulkTable<T> } = {
	record: {
		columns: {
			tenant_id: 'text',
			space_id: 'text',
			kind: 'text',
			id: 'text',
			seq: 'bigint',
			audience: 'text',
			body: 'text',
			deleted: 'integer',
			device_id: 'text'
		},
		tail: `on conflict (tenant_id, id, kind, space_id) do update set seq = excluded.seq,
			audience = excluded.audience, body = excluded.body, deleted = excluded.deleted,
			device_id = excluded.device_id`,
		isPlain: true
	},
	op: {
		columns: {
			tenant_id: 'text',
			id: 'text',
			space_id: 'text',
			seq: 'bigint',
			author: 'text',
			device: 'text',
			type: 'text',
			v: 'integer',
			hash: 'text',
			chain: 'text',
			received_at: 'bigint',
			body: 'text'
		},
		tail: '',
		isPlain: true
	},
	quarantine: {
		columns: {
			tenant_id: 'text',
			op_id: 'text',
			hash: 'text',
			space_id: 'text',
			author: 'text',
			device: 'text',
			reason: 'text',
			raw: 'text',
			received_at: 'bigint',
			state: 'text',
			settled_by: 'text',
			settled_at: 'bigint',
			label: 'text'
		},
		tail: 'on conflict (tenant_id, op_id, hash) do nothing',
		isPlain: false
	},
	ledger_entry: {
		columns: {
			tenant_id: 'text',
			space_id: 'text',
			id: 'text',
			gesture: 'text',
			incident: 'text',
			employee: 'text',
			type: 'text',
			ref: 'text',
			amount_minor: 'bigint',
			currency: 'text',
			method: 'text',
			at: 'bigint',
			business_date: 'text',
			seq: 'bigint',
			guest: 'text',
			purpose: 'text',
			policy_version: 'bigint',
			original_amount_minor: 'bigint',
			original_currency: 'text',
			rate: 'text',
			rate_on: 'text',
			reason: 'text',
			legally_owed: 'integer',
			loss_minor: 'bigint',
			posting_period: 'text',
			received_at: 'bigint',
			position: 'bigint',
			previous: 'text',
			chain: 'text'
		},
		tail: '',
		isPlain: false
	},
	ledger_receipt: {
		columns: { tenant_id: 'text', space_id: 'text', entry_id: 'text', hash: 'text', seq: 'bigint' },
		tail: 'on conflict (tenant_id, space_id, entry_id, hash) do nothing',
		isPlain: true
	},
	ledger_books: {
		columns: { tenant_id: 'text', space_id: 'text', seq: 'bigint', body: 'text' },
		tail: '',
		isPlain: true
	},
	ledger_close: {
		columns: {
			tenant_id: 'text',
			space_id: 'text',
			month: 'text',
			seq: 'bigint',
			position: 'bigint',
			head: 'text'
		},
		tail: 'on conflict (tenant_id, space_id, month) do nothing',
		isPlain: true
	},
	media_use: {
		columns: { tenant_id: 'text', hash: 'text', space_id: 'text', gesture_id: 'text', person_id: 'text' },
		tail: 'on conflict (tenant_id, hash, space_id, gesture_id) do nothing',
		isPlain: true
	}
};

/** Between the values of a column, and instead of a null: no JSON text and none of our ids can hold them. */
const [NEXT, NULL] = ['\x1f', '\x1e'];

/**
 * A column as one text: PostgreSQL takes it apart faster than an array that has every quote of a JSON text escaped.
 * It begins with a mark, for one empty text alone would else be an empty array: no row, and null beside other columns.
 */
function joined(values: readonly unknown[]): string {
	let text = '';
	for (const value of values) text += `${NEXT}${value ?? NULL}`;
	return text;
}

/** What {@link joined} made, without the empty text before its first mark. */
const arrayOf = (parameter: number, type: ColumnType) =>
	`(string_to_array($${parameter}, chr(31), chr(30)))[2:]::${type}[]`;

const insertTexts = new Map<string, string>();

/** `size` counts rows on SQLite; on PostgreSQL one text takes any number. */
function insertText(dialect: Dialect, table: keyof typeof bulkTables, size: number): string {
	const known = insertTexts.get(`${dialect} ${table} ${size}`);
	if (known !== undefined) return known;
	const { columns, tail, isPlain } = bulkTables[table];
	const names = Object.keys(columns);
	const types = Object.values(columns);
	const arrays = types.map((type, i) => (isPlain ? arrayOf(i + 1, type) : `$${i + 1}::${type}[]`));
	const one = `(${names.map(() => '?').join(', ')})`;
	const source =
		dialect === 'postgres'
			? `select * from unnest(${arrays.join(', ')})`
			: `values ${Array(size).fill(one).join(', ')}`;
	const text = prepared(`insert into ${table} (${names.join(', ')}) ${source} ${tail}`);
	insertTexts.set(`${dialect} ${table} ${size}`, text);
	return text;
}

/** Inserts all rows, or updates where the table says so. Within one call no key may come twice. */
export async function insertRows<T extends keyof typeof bulkTables>(
	session: Session,
	dialect: Dialect,
	table: T,
	rows: readonly SyncSchema[T][]
): Promise<void> {
	if (rows.length === 0) return;
	const { columns, isPlain } = bulkTables[table] as BulkTable<T>;
	const names = Object.keys(columns) as (keyof SyncSchema[T] & string)[];
	if (dialect === 'postgres') {
		const values = names.map((name) => rows.map((row) => row[name]));
		await session.query(insertText(dialect, table, 0), isPlain ? values.map(joined) : values);
		return;
	}
	let done = 0;
	for (const size of CHUNKS) {
		for (; rows.length - done >= size; done += size) {
			const values: unknown[] = [];
			for (let i = done; i < done + size; i++) for (const name of names) values.push(rows[i]?.[name]);
			await session.query(insertText(dialect, table, size), values);
		}
	}
}

/** A query over a list of keys: its text on each database, made once. */
export type KeyQuery<Row> = Record<Dialect, string> & { row?: Row };

/**
 * A query over a list of tuples of texts: `select` reads `from :keys join …`, the list being `keys` with the named
 * `columns`. Its parameters are `$1`, `$2`, …, so many as `parameterCount` says.
 */
export function keyQuery<Row>(
	columns: readonly string[],
	parameterCount: number,
	select: string
): KeyQuery<Row> {
	const first = parameterCount + 1;
	const arrays = columns.map((_, i) => arrayOf(first + i, 'text')).join(', ');
	const postgres = `unnest(${arrays}) as keys(${columns.join(', ')})`;
	const parts = columns.map((name, i) =>
		columns.length === 1 ? `value as ${name}` : `value->>${i} as ${name}`
	);
	const sqlite = `(select ${parts.join(', ')} from json_each(?${first})) as keys`;
	return {
		postgres: prepared(select.replace(':keys', postgres)),
		// SQLite would rather walk the whole table and search the list; a cross join keeps the order as written.
		sqlite: select.replaceAll('$', '?').replace(' join ', ' cross join ').replace(':keys', sqlite)
	};
}

/** Rows of a {@link keyQuery}; none for no keys. */
export async function selectByKeys<Row>(
	session: Session,
	dialect: Dialect,
	query: KeyQuery<Row>,
	parameters: readonly string[],
	keys: readonly (readonly string[])[]
): Promise<Row[]> {
	const [first] = keys;
	if (!first) return [];
	if (dialect === 'postgres') {
		const lists = first.map((_, i) => joined(keys.map((key) => key[i])));
		return session.query<Row>(query.postgres, [...parameters, ...lists]);
	}
	const list = first.length === 1 ? keys.map((key) => key[0]) : keys;
	return session.query<Row>(query.sqlite, [...parameters, JSON.stringify(list)]);
}
