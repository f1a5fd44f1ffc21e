import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Actor } from '../../src/lib/server/sync/actor';
import { judge, median, timed, type Report } from './support/figures';
import { BenchHome } from './support/home';
import { openPostgres } from './support/postgres';

/** Batches of so many ops, in rounds of so many batches. */
const SIZES = [
	{ size: 20, batches: 10 },
	{ size: 200, batches: 3 }
];
const ROUNDS = 12;
/** What both have written before anything is measured: a server that has been at work for a minute. */
const FILL_OPS = 4_000;
const PHONES = 8;
const TABLES = ['op', 'record', 'ledger_entry'] as const;

type Row = Record<string, SQLInputValue>;
/** The rows of one push, by table. */
type RowBatch = Record<(typeof TABLES)[number], Row[]>;

/** Writes rows and nothing else: one transaction a batch, as durable as the server's. */
interface BareWriter {
	write(batches: readonly RowBatch[]): Promise<void>;
	close(): Promise<void>;
}

const FLOOR =
	'  floor: the same rows of op, record and ledger_entry, made beforehand, into the same tables by the bare driver, one ' +
	'transaction a batch, prepared inserts; no checks, no look-ups, no receipts; in turns with ours, medians';

async function measure(report: Report, bench: BenchHome, name: string, bare: BareWriter): Promise<void> {
	const actor = await bench.found();
	let seq = 0;
	const follow = async (size: number) => {
		const batches = await rowsSince(bench, actor, seq, size);
		seq += batches.reduce((sum, { op }) => sum + op.length, 0);
		return timed(() => bare.write(batches));
	};
	await bench.fill(actor, FILL_OPS);
	await follow(200);
	for (const { size, batches } of SIZES) {
		const [ours, floors]: [number[], number[]] = [[], []];
		for (let round = 0; round < ROUNDS; round++) {
			const ops = Array.from({ length: batches }, (_, i) => bench.entries(actor, size, i * size));
			ours.push(
				await timed(async () => {
					for (const batch of ops) await bench.push(actor, batch);
				})
			);
			floors.push(await follow(size));
		}
		const perSecond = (ms: readonly number[]) => ((size * batches) / median(ms)) * 1_000;
		judge(
			report,
			{
				what: `push to ${name}, batches of ${size}`,
				value: perSecond(ours),
				unit: 'ops/s',
				floor: perSecond(floors)
			},
			{ ratioAtLeast: 0.5 }
		);
	}
	await measureAtOnce(report, bench, actor, name);
}

/** Many phones in one location, which all send their next batch when they have the verdicts of the last one. */
async function measureAtOnce(report: Report, bench: BenchHome, actor: Actor, name: string): Promise<void> {
	const [size, batches] = [20, 12];
	const phones = Array.from({ length: PHONES }, () =>
		Array.from({ length: batches }, (_, i) => bench.entries(actor, size, i * size))
	);
	const { database } = bench.home;
	const { write } = database;
	let transactions = 0;
	database.write = (work) => {
		transactions++;
		return write(work);
	};
	const ms = await timed(() =>
		Promise.all(
			phones.map(async (all) => {
				for (const ops of all) await bench.push(actor, ops);
			})
		)
	);
	database.write = write;
	const what = `${name}, ${PHONES} phones at once in one location`;
	const value = ((PHONES * batches * size) / ms) * 1_000;
	judge(report, { what: `push to ${what}`, value, unit: 'ops/s' }, { atLeast: 2_500 });
	const perBatch = transactions / (PHONES * batches);
	judge(report, { what: `commits a batch, ${what}`, value: perBatch, unit: 'commits' }, { atMost: 0.5 });
}

/** What the pushes to the actor's location after `seq` have written, in the same batches. */
async function rowsSince(
	{ database: { db } }: BenchHome,
	actor: Actor,
	seq: number,
	size: number
): Promise<RowBatch[]> {
	const batches: RowBatch[] = [];
	for (const table of TABLES) {
		const rows = await db
			.selectFrom(table)
			.selectAll()
			.where('space_id', '=', actor.spaces[0] ?? '')
			.where('seq', '>', seq)
			.orderBy('seq')
			.execute();
		for (const row of rows) {
			const batch = (batches[Math.floor((row.seq - seq - 1) / size)] ??= {
				op: [],
				record: [],
				ledger_entry: []
			});
			batch[table].push(row as unknown as Row);
		}
	}
	return batches;
}

const RECORD_KEY = ['tenant_id', 'space_id', 'kind', 'id'];

/** A record that a later batch has written again takes the place of what stands there; the other tables only grow. */
function replacing(table: (typeof TABLES)[number], names: readonly string[]): string {
	if (table !== 'record') return '';
	const news = names.filter((name) => !RECORD_KEY.includes(name)).map((name) => `${name} = excluded.${name}`);
	return `on conflict (${RECORD_KEY.join(', ')}) do update set ${news.join(', ')}`;
}

/** `node:sqlite`, one prepared insert a table: the fastest way found into a file with synchronous FULL. */
function bareSqlite(file: string): BareWriter {
	const database = new DatabaseSync(file);
	database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000;');
	const inserts = TABLES.map((table) => {
		const names = database
			.prepare(`select name from pragma_table_info('${table}')`)
			.all()
			.map(({ name }) => String(name));
		const marks = names.map(() => '?').join(', ');
		return {
			table,
			names,
			insert: database.prepare(
				`insert into ${table} (${names.join(', ')}) values (${marks}) ${replacing(table, names)}`
			)
		};
	});
	return {
		async write(batches) {
			for (const batch of batches) {
				database.exec('begin immediate');
				for (const { table, names, insert } of inserts) {
					for (const row of batch[table]) insert.run(...names.map((name) => row[name] ?? null));
				}
				database.exec('commit');
			}
		},
		close: async () => database.close()
	};
}

/** One multi-row insert a table by arrays, prepared once. */
async function barePostgres(url: string): Promise<BareWriter> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const inserts: { table: (typeof TABLES)[number]; names: string[]; text: string }[] = [];
	for (const table of TABLES) {
		const { rows } = await client.query<{ name: string; type: string }>(
			`select column_name as name, data_type as type from information_schema.columns
			 where table_name = $1 and table_schema = 'public' order by ordinal_position`,
			[table]
		);
		const names = rows.map(({ name }) => name);
		const arrays = rows.map(({ type }, i) => `$${i + 1}::${type}[]`).join(', ');
		const text = `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays})
			${replacing(table, names)}`;
		inserts.push({ table, names, text });
	}
	return {
		async write(batches) {
			for (const batch of batches) {
				await client.query('begin');
				for (const { table, names, text } of inserts) {
					const rows = batch[table];
					if (rows.length === 0) continue;
					const values = names.map((name) => rows.map((row) => row[name] ?? null));
					await client.query({ name: table, text, values });
				}
				await client.query('commit');
			}
		},
		close: () => client.end()
	};
}

/** An empty database with our tables, for the floor alone. */
async function prepareBare(options: { url?: string; file?: string }): Promise<void> {
	await (await BenchHome.open(options)).database.close();
}

export default async function pushBench(report: Report): Promise<void> {
	console.log(FLOOR);
	const folder = mkdtempSync(join(tmpdir(), 'respiro-bench-'));
	const bareFile = join(folder, 'bare.db');
	await prepareBare({ file: bareFile });
	const sqlite = await BenchHome.open({ file: join(folder, 'respiro.db') });
	const bareFileWriter = bareSqlite(bareFile);
	await measure(report, sqlite, 'SQLite, synchronous FULL', bareFileWriter);
	await bareFileWriter.close();
	await sqlite.database.close();
	rmSync(folder, { recursive: true, force: true });

	const [server, bareServer] = [await openPostgres(), await openPostgres()];
	await prepareBare({ url: bareServer.url });
	const postgres = await BenchHome.open({ url: server.url });
	const bareServerWriter = await barePostgres(bareServer.url);
	await measure(report, postgres, 'PostgreSQL', bareServerWriter);
	await bareServerWriter.close();
	await postgres.database.close();
	await server.close();
	await bareServer.close();
}
