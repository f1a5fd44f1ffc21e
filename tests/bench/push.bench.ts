import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { judge, timed, type Report } from './support/figures';
import { BenchHome } from './support/home';
import { openPostgres } from './support/postgres';

const SIZES = [20, 200];
const OPS: Record<number, number> = { 20: 2_000, 200: 6_000 };
const TABLES = ['op', 'record', 'ledger_entry'];

type Row = Record<string, SQLInputValue>;
/** The rows of one push, by table. */
type RowBatch = Record<string, Row[]>;

/** Writes rows and nothing else: one transaction a batch, as durable as the server's. */
type BareWriter = (batches: readonly RowBatch[]) => Promise<number>;

async function measure(report: Report, bench: BenchHome, name: string, bare: BareWriter): Promise<void> {
	const actor = await bench.found();
	await bench.fill(actor, 1_000);
	for (const size of SIZES) {
		const count = OPS[size] ?? size;
		const batches = Array.from({ length: count / size }, (_, i) => bench.entries(actor, size, i * size));
		const sinceSeq = await seqOf(bench);
		const ms = await timed(async () => {
			for (const ops of batches) await bench.push(actor, ops);
		});
		const bareMs = await bare(await rowsSince(bench, sinceSeq, size));
		const what = `push to ${name}, batches of ${size}`;
		const perSecond = (took: number) => (count / took) * 1_000;
		judge(
			report,
			{ what, value: perSecond(ms), unit: 'ops/s', floor: perSecond(bareMs) },
			{ ratioAtLeast: 0.5 }
		);
	}
}

async function seqOf({ database }: BenchHome): Promise<number> {
	const row = await database.db
		.selectFrom('op')
		.select(({ fn }) => fn.max('seq').as('seq'))
		.executeTakeFirst();
	return Number(row?.seq ?? 0);
}

/** What the pushes after `seq` have written, in the same batches. */
async function rowsSince({ database: { db } }: BenchHome, seq: number, size: number): Promise<RowBatch[]> {
	const ops = await db.selectFrom('op').selectAll().where('seq', '>', seq).orderBy('seq').execute();
	const records = await db.selectFrom('record').selectAll().where('seq', '>', seq).orderBy('seq').execute();
	const entries = await db
		.selectFrom('ledger_entry')
		.selectAll()
		.where('seq', '>', seq)
		.orderBy('seq')
		.execute();
	return Array.from({ length: Math.ceil(ops.length / size) }, (_, i) => {
		const isHere = (row: { seq: number }) => Math.floor((row.seq - seq - 1) / size) === i;
		const pick = (rows: readonly { seq: number }[]) => rows.filter(isHere) as unknown as Row[];
		return { op: pick(ops), record: pick(records), ledger_entry: pick(entries) };
	});
}

/** `node:sqlite`, one prepared insert a table: the fastest way found into a file with synchronous FULL. */
function bareSqlite(file: string): BareWriter {
	return async (batches) => {
		const database = new DatabaseSync(file);
		database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000;');
		for (const table of TABLES) database.exec(`delete from ${table}`);
		const inserts = new Map(
			TABLES.map((table) => {
				const names = Object.keys(batches.find((batch) => batch[table]?.length)?.[table]?.[0] ?? {});
				const marks = names.map(() => '?').join(', ');
				const insert = database.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`);
				return [table, { names, insert }];
			})
		);
		const ms = await timed(async () => {
			for (const batch of batches) {
				database.exec('begin immediate');
				for (const [table, { names, insert }] of inserts) {
					for (const row of batch[table] ?? []) insert.run(...names.map((name) => row[name] ?? null));
				}
				database.exec('commit');
			}
		});
		database.close();
		return ms;
	};
}

/** One multi-row insert a table by arrays, prepared once. */
function barePostgres(url: string): BareWriter {
	return async (batches) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query(`truncate ${TABLES.join(', ')}`);
		const texts = new Map<string, { names: string[]; text: string }>();
		for (const table of TABLES) {
			const { rows } = await client.query<{ name: string; type: string }>(
				`select column_name as name, data_type as type from information_schema.columns
				 where table_name = $1 and table_schema = 'public' order by ordinal_position`,
				[table]
			);
			const names = rows.map(({ name }) => name);
			const arrays = rows.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
			const text = `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays})`;
			texts.set(table, { names, text });
		}
		const ms = await timed(async () => {
			for (const batch of batches) {
				await client.query('begin');
				for (const [table, { names, text }] of texts) {
					const rows = batch[table] ?? [];
					if (rows.length === 0) continue;
					const values = names.map((name) => rows.map((row) => row[name] ?? null));
					await client.query({ name: table, text, values });
				}
				await client.query('commit');
			}
		});
		await client.end();
		return ms;
	};
}

/** An empty database with our tables, for the floor alone. */
async function prepareBare(options: { url?: string; file?: string }): Promise<void> {
	await (await BenchHome.open(options)).database.close();
}

export default async function pushBench(report: Report): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'respiro-bench-'));
	const bareFile = join(folder, 'bare.db');
	await prepareBare({ file: bareFile });
	const sqlite = await BenchHome.open({ file: join(folder, 'respiro.db') });
	await measure(report, sqlite, 'SQLite, synchronous FULL', bareSqlite(bareFile));
	await sqlite.database.close();
	rmSync(folder, { recursive: true, force: true });

	const [server, bareServer] = [await openPostgres(), await openPostgres()];
	await prepareBare({ url: bareServer.url });
	const postgres = await BenchHome.open({ url: server.url });
	await measure(report, postgres, 'PostgreSQL', barePostgres(bareServer.url));
	await postgres.database.close();
	await server.close();
	await bareServer.close();
}
