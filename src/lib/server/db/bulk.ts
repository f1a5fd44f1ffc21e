import { CompiledQuery, type Kysely } from 'kysely';
import type { Dialect } from './open';
import type { Schema, SyncSchema } from './schema';

/**
 * Set-based statements whose text never changes, so that both databases prepare them once: rows go in as columns of
 * arrays on PostgreSQL and in chunks of fixed sizes on SQLite. Kysely alone would compile every batch anew.
 */
type ColumnType = 'text' | 'bigint' | 'integer';

interface BulkTable<T extends keyof SyncSchema> {
	columns: { [C in keyof SyncSchema[T] & string]: ColumnType };
	/** What follows the rows: `on conflict …`, or nothing. */
	tail: string;
}

/** Rows per statement on SQLite, largest first; the widest table stays far below its limit of parameters. */
const CHUNKS = [64, 8, 1];

const bulkTables: { [T in 'record' | 'op' | 'quarantine' | 'ledger_entry' | 'media_use']: BulkTable<T> } = {
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
			device_id = excluded.device_id`
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
		tail: ''
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
		tail: 'on conflict (tenant_id, op_id, hash) do nothing'
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
			seq: 'bigint'
		},
		tail: ''
	},
	media_use: {
		columns: { tenant_id: 'text', hash: 'text', space_id: 'text', gesture_id: 'text' },
		tail: 'on conflict (tenant_id, hash, space_id, gesture_id) do nothing'
	}
};

/** Inserts all rows, or updates where the table says so. Within one call no key may come twice. */
export async function insertRows<T extends keyof typeof bulkTables>(
	tx: Kysely<Schema>,
	dialect: Dialect,
	table: T,
	rows: readonly SyncSchema[T][]
): Promise<void> {
	const { columns, tail } = bulkTables[table] as BulkTable<T>;
	const names = Object.keys(columns) as (keyof SyncSchema[T] & string)[];
	const into = `insert into ${table} (${names.join(', ')})`;
	if (rows.length === 0) return;
	if (dialect === 'postgres') {
		const arrays = names.map((name, i) => `$${i + 1}::${columns[name]}[]`).join(', ');
		const values = names.map((name) => rows.map((row) => row[name]));
		await tx.executeQuery(CompiledQuery.raw(`${into} select * from unnest(${arrays}) ${tail}`, values));
		return;
	}
	const one = `(${names.map(() => '?').join(', ')})`;
	let done = 0;
	for (const size of CHUNKS) {
		const text = `${into} values ${Array(size).fill(one).join(', ')} ${tail}`;
		for (; rows.length - done >= size; done += size) {
			const values = rows.slice(done, done + size).flatMap((row) => names.map((name) => row[name]));
			await tx.executeQuery(CompiledQuery.raw(text, values));
		}
	}
}

/**
 * Rows of a query over a list of tuples of texts: `select` reads `from :keys join …`, the list being
 * `keys` with the named `columns`.
 * `parameters` are numbered from 1 as `$1`; the list comes after them.
 */
export async function selectByKeys<Row>(
	tx: Kysely<Schema>,
	dialect: Dialect,
	query: {
		columns: readonly string[];
		keys: readonly (readonly string[])[];
		parameters: readonly string[];
		select: string;
	}
): Promise<Row[]> {
	const { columns, keys, parameters, select } = query;
	if (keys.length === 0) return [];
	const first = parameters.length + 1;
	const [list, values] =
		dialect === 'postgres'
			? [
					`unnest(${columns.map((_, i) => `$${first + i}::text[]`).join(', ')}) as keys(${columns.join(', ')})`,
					columns.map((_, i) => keys.map((key) => key[i]))
				]
			: [
					`(select ${columns.map((name, i) => `value->>${i} as ${name}`).join(', ')} from json_each(?${first})) as keys`,
					[JSON.stringify(keys)]
				];
	// SQLite would rather walk the whole table and search the list; a cross join keeps the order as written.
	const own = dialect === 'postgres' ? select : select.replaceAll('$', '?').replace(' join ', ' cross join ');
	const text = own.replace(':keys', list);
	const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...parameters, ...values]));
	return rows as Row[];
}
