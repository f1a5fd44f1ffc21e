import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { checkLedger } from '../../src/lib/domain/finance/ledgerCheck.mjs';
import type { ExportStyle } from '../../src/lib/domain/finance/exportFile';
import type { HeldRecord } from '../../src/lib/domain/memoryTx';
import type { RecordBody } from '../../src/lib/domain/records';
import { planExport } from '../../src/lib/server/finance/exportPlan';
import { exportTexts, streamOf } from '../../src/lib/server/finance/exportStream';
import { sessionOf } from '../../src/lib/server/db/session';
import { LedgerRun } from '../../src/lib/server/finance/ledgerRows';
import type { Actor } from '../../src/lib/server/sync/actor';
import { sha256 } from '../../src/lib/server/sync/examine';
import { newId } from './support/entries';
import { judge, median, timed, type Report } from './support/figures';
import { BenchHome } from './support/home';
import { openPostgres } from './support/postgres';

const ENTRIES = 100_000;
const SMALL = 10_000;
const ENTRIES_PER_TX = 2_000;
const ROUNDS = 5;
const RECEIPT_EVERY = 5;
const MONTH = '2026-05';
const MEGABYTE = 1024 * 1024;

const CSV: ExportStyle = { format: 'csv', decimal: 'comma', bom: true };
const JSON_STYLE: ExportStyle = { format: 'json', decimal: 'point', bom: false };

function spendRecord(space: string, employee: string, n: number, at: number): HeldRecord {
	const body: RecordBody<'spend'> = {
		type: 'spend',
		gesture: newId(at),
		incident: newId(at),
		employee,
		amountMinor: 100 + (n % 90_000),
		currency: 'EUR',
		method: 'company_card',
		purpose: 'fix',
		reason: `slow lift, floor ${n % 30}`,
		at,
		businessDate: `${MONTH}-${String(1 + (n % 28)).padStart(2, '0')}`,
		postingPeriod: MONTH,
		policyVersion: 1,
		policySeen: 1,
		leftShownMinor: 200_000
	};
	return { key: { space, kind: 'spend', id: newId(at) }, body, audience: employee };
}

function receiptRecord({ key }: HeldRecord, employee: string): HeldRecord {
	const photo = { hash: sha256(key.id), width: 10, height: 10, alt: '', tint: '#aabbcc' };
	return {
		key: { ...key, kind: 'standing' },
		body: { employee, leftMinor: 0, receipts: [photo] },
		audience: employee
	};
}

/** Fills the ledger through the code that commits use, without the phones and the judging before it. */
async function fillLedger(
	{ home, at }: BenchHome,
	{ tenant, person, spaces }: Actor,
	count: number
): Promise<void> {
	const space = spaces[0] ?? '';
	const { db, dialect } = home.database;
	const place = { tenant, space, receivedAt: at };
	for (let done = 0; done < count; done += ENTRIES_PER_TX) {
		await db.transaction().execute(async (tx) => {
			const ours = tx.selectFrom('space').selectAll().where('id', '=', space);
			const run = new LedgerRun(place, await ours.executeTakeFirstOrThrow());
			for (let i = 0; i < Math.min(ENTRIES_PER_TX, count - done); i++) {
				const entry = spendRecord(space, person, done + i, at);
				const extra = i % RECEIPT_EVERY === 0 ? [receiptRecord(entry, person)] : [];
				run.take([entry, ...extra], 1);
			}
			await run.write(sessionOf(tx), dialect);
			await tx
				.updateTable('space')
				.set({ ...run.head, seq: 1 })
				.where('id', '=', space)
				.execute();
		});
	}
}

/** Reads an export to its end as a browser would, dropping what it has read; answers its bytes. */
async function take(bench: BenchHome, actor: Actor, style: ExportStyle, onPart = () => {}): Promise<number> {
	const plan = await planExport(bench.home, actor, { location: actor.spaces[0] ?? '', month: MONTH });
	if (!plan.ok) throw new Error(plan.error);
	const reader = streamOf(exportTexts(bench.home, plan.value, style)).getReader();
	let bytes = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		bytes += part.value.length;
		onPart();
	}
	return bytes;
}

/** Most of what an export holds at a time, above what was there before it: live memory, what is dropped swept first. */
async function peakHeap(bench: BenchHome, actor: Actor, style: ExportStyle): Promise<number> {
	const sweep = globalThis.gc;
	if (!sweep) throw new Error('run with --expose-gc');
	sweep();
	const before = process.memoryUsage().heapUsed;
	let peak = 0;
	await take(bench, actor, style, () => {
		sweep();
		peak = Math.max(peak, process.memoryUsage().heapUsed - before);
	});
	return peak / MEGABYTE;
}

/** The same rows by one bare statement, page by page, without anything made of them. */
async function bareRowsPerSecond(file: string, { tenant, spaces }: Actor): Promise<number> {
	const database = new DatabaseSync(file, { readOnly: true });
	const page = database.prepare(
		`select * from ledger_entry where tenant_id = ? and space_id = ? and posting_period = ? and position > ?
			order by position limit 500`
	);
	const ms = await timed(async () => {
		for (let last = 0; ;) {
			const rows = page.all(tenant, spaces[0] ?? '', MONTH, last);
			if (rows.length === 0) break;
			last = Number(rows.at(-1)?.position);
		}
	});
	return (ENTRIES / ms) * 1_000;
}

async function measure(report: Report, bench: BenchHome, name: string, file: string | null): Promise<void> {
	const actor = await bench.found();
	await fillLedger(bench, actor, SMALL);
	const small = await peakHeap(bench, actor, CSV);
	await fillLedger(bench, actor, ENTRIES - SMALL);
	// As its own housekeeping does within a minute: without any statistics PostgreSQL guesses plans.
	if (file === null) await sql`analyze`.execute(bench.database.db);
	const rows = ENTRIES.toLocaleString('en');
	for (const [label, style] of [
		['CSV', CSV],
		['JSON', JSON_STYLE]
	] as const) {
		const size = Math.round((await take(bench, actor, style)) / MEGABYTE);
		const taken: number[] = [];
		for (let round = 0; round < ROUNDS; round++) taken.push(await timed(() => take(bench, actor, style)));
		const value = (ENTRIES / median(taken)) * 1_000;
		const floor = file === null ? {} : { floor: await bareRowsPerSecond(file, actor) };
		judge(
			report,
			{ what: `export of ${rows} entries as ${label}, ${name}`, value, unit: 'rows/s', ...floor },
			{ atLeast: 50_000 }
		);
		const peak = await peakHeap(bench, actor, style);
		judge(
			report,
			{ what: `  live heap at most while ${size} MB go out`, value: peak, unit: 'MB' },
			{ atMost: 8 }
		);
	}
	report({ what: `  the same for ${SMALL.toLocaleString('en')} entries`, value: small, unit: 'MB' });
	await measureCheck(report, bench, actor, name);
}

async function measureCheck(report: Report, bench: BenchHome, actor: Actor, name: string): Promise<void> {
	const plan = await planExport(bench.home, actor, { location: actor.spaces[0] ?? '' });
	if (!plan.ok) throw new Error(plan.error);
	let text = '';
	for await (const part of exportTexts(bench.home, plan.value, JSON_STYLE)) text += part;
	let verified = 0;
	const ms = await timed(async () => {
		({ verified } = checkLedger(JSON.parse(text), sha256));
	});
	if (verified !== ENTRIES) throw new Error(`verified ${verified} entries`);
	report({
		what: `verify-ledger of ${ENTRIES.toLocaleString('en')} entries from ${name}`,
		value: ms,
		unit: 'ms'
	});
}

export default async function exportBench(report: Report): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'respiro-bench-'));
	const file = join(folder, 'respiro.db');
	const bench = await BenchHome.open({ file });
	await measure(report, bench, 'SQLite', file);
	await bench.database.close();
	rmSync(folder, { recursive: true, force: true });
	const server = await openPostgres();
	const other = await BenchHome.open({ url: server.url });
	await measure(report, other, 'PostgreSQL', null);
	await other.database.close();
	await server.close();
}
