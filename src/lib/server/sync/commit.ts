import type { Transaction } from 'kysely';
import { assert } from '../../base/assert';
import { MemoryTx, type HeldRecord } from '../../domain/memoryTx';
import type { PreparedOp } from '../../domain/mutators';
import type { Refusal } from '../../domain/op/mutator';
import type { RecordBody, RecordKind } from '../../domain/records';
import { keyToText, type RecordKey } from '../../domain/tx';
import { insertRows, selectByKeys } from '../db/bulk';
import type { Schema, SyncSchema } from '../db/schema';
import { sha256 } from './examine';
import type { Home } from './home';

/** What became of one op of a batch. */
export type Outcome =
	| { kind: 'committed' | 'duplicate'; seq: number }
	| { kind: 'refused'; reason: Refusal | 'same_id_other_content' | 'unknown_space' };

/** An op writes at most this many records, so that a page of a pull can always hold one whole seq. */
export const RECORDS_PER_OP_MAX = 40;

interface Batch {
	tenant: string;
	space: string;
	ops: readonly PreparedOp[];
	receivedAt: number;
}

/**
 * Commits a batch of one space inside the given transaction [P4]: counter row locked first, so that whoever judges a
 * cap sees all that came before; known ids answered from their receipts; the rest run in memory and written set-based
 * by a fixed handful of statements. One outcome per op, in order.
 */
export async function commitBatch(home: Home, tx: Transaction<Schema>, batch: Batch): Promise<Outcome[]> {
	const counter = await lockSpace(home, tx, batch);
	if (!counter) return batch.ops.map(() => ({ kind: 'refused', reason: 'unknown_space' }));
	const receipts = await loadReceipts(home, tx, batch);
	const fresh = batch.ops.filter(({ op }) => !receipts.has(op.id));
	const records = await loadTouched(home, tx, batch, fresh);
	const run = runInMemory(home, batch, counter, receipts, records);
	if (run.ops.length > 0) await write(home, tx, batch, run);
	return run.outcomes;
}

type Counter = Pick<SyncSchema['space'], 'seq' | 'head'>;
type Receipt = Pick<SyncSchema['op'], 'hash' | 'seq'>;

async function lockSpace(
	home: Home,
	tx: Transaction<Schema>,
	{ tenant, space }: Batch
): Promise<Counter | undefined> {
	const query = tx
		.selectFrom('space')
		.select(['seq', 'head'])
		.where('tenant_id', '=', tenant)
		.where('id', '=', space);
	// On SQLite `begin immediate` holds the only write lock already.
	return (home.database.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

async function loadReceipts(
	home: Home,
	tx: Transaction<Schema>,
	{ tenant, ops }: Batch
): Promise<Map<string, Receipt>> {
	const rows = await selectByKeys<Receipt & { id: string }>(tx, home.database.dialect, {
		columns: ['id'],
		keys: ops.map(({ op }) => [op.id]),
		parameters: [tenant],
		select: 'select op.id, op.hash, op.seq from :keys join op on op.tenant_id = $1 and op.id = keys.id'
	});
	return new Map(rows.map((row) => [row.id, row]));
}

async function loadTouched(
	home: Home,
	tx: Transaction<Schema>,
	{ tenant }: Batch,
	ops: readonly PreparedOp[]
): Promise<Map<string, HeldRecord>> {
	const touched = new Map<string, RecordKey>();
	for (const op of ops) for (const key of op.touches) touched.set(keyToText(key), key);
	type Row = { space_id: string; kind: RecordKind; id: string; body: string | null; audience: string | null };
	const ids = new Set([...touched.values()].map((key) => key.id));
	// By id alone: with the space in it, PostgreSQL may prefer the index by seq and walk the whole space.
	const rows = await selectByKeys<Row>(tx, home.database.dialect, {
		columns: ['id'],
		keys: [...ids].map((id) => [id]),
		parameters: [tenant],
		select: `select record.space_id, record.kind, record.id, record.body, record.audience
			from :keys join record on record.tenant_id = $1 and record.id = keys.id`
	});
	const held = new Map<string, HeldRecord>();
	for (const [text, key] of touched) held.set(text, { key, body: null, audience: null });
	for (const { space_id, kind, id, body, audience } of rows) {
		const key: RecordKey = { space: space_id, kind, id };
		const text = keyToText(key);
		if (held.has(text))
			held.set(text, { key, body: body === null ? null : (JSON.parse(body) as object), audience });
	}
	return held;
}

interface Run {
	outcomes: Outcome[];
	ops: SyncSchema['op'][];
	/** Last state of every written record, by its key; `seq` and `device` of its last writer. */
	written: Map<string, { record: HeldRecord; seq: number; device: string }>;
	seq: number;
	head: string;
}

function runInMemory(
	home: Home,
	batch: Batch,
	counter: Counter,
	receipts: Map<string, Receipt>,
	records: Map<string, HeldRecord>
): Run {
	const run: Run = { outcomes: [], ops: [], written: new Map(), seq: counter.seq, head: counter.head };
	for (const prepared of batch.ops) {
		const { op } = prepared;
		const known = receipts.get(op.id);
		if (known) {
			const isSame = known.hash === op.hash;
			run.outcomes.push(
				isSame ? { kind: 'duplicate', seq: known.seq } : { kind: 'refused', reason: 'same_id_other_content' }
			);
			continue;
		}
		const effect = runOne(home, batch, prepared, records);
		if (!effect.ok) {
			run.outcomes.push({ kind: 'refused', reason: effect.reason });
			continue;
		}
		const seq = ++run.seq;
		run.head = sha256(run.head + op.hash);
		for (const record of effect.written) {
			records.set(keyToText(record.key), record);
			run.written.set(keyToText(record.key), { record, seq, device: op.device });
		}
		receipts.set(op.id, { hash: op.hash, seq });
		run.ops.push({
			tenant_id: batch.tenant,
			id: op.id,
			space_id: batch.space,
			seq,
			author: op.author,
			device: op.device,
			type: op.type,
			v: op.v,
			hash: op.hash,
			chain: run.head,
			received_at: batch.receivedAt,
			body: JSON.stringify(op)
		});
		run.outcomes.push({ kind: 'committed', seq });
	}
	return run;
}

/** Each op writes into a tx of its own, so that one that throws half-way leaves nothing behind [P3, I11]. */
function runOne(
	home: Home,
	{ space, receivedAt }: Batch,
	prepared: PreparedOp,
	records: Map<string, HeldRecord>
): { ok: true; written: HeldRecord[] } | { ok: false; reason: Refusal } {
	const held = prepared.touches.map((key): HeldRecord => {
		const record = records.get(keyToText(key));
		assert(record, 'every touched record was loaded');
		return record;
	});
	const memory = new MemoryTx(space, held);
	try {
		const reason = prepared.run(memory, { receivedAt });
		if (reason) return { ok: false, reason };
		const written = memory.written();
		assert(written.length <= RECORDS_PER_OP_MAX, 'an op writes a page of a pull at most');
		return { ok: true, written };
	} catch (error) {
		home.report(`mutator ${prepared.op.type}@${prepared.op.v} threw on op ${prepared.op.id}`, error);
		return { ok: false, reason: 'bad_args' };
	}
}

async function write(home: Home, tx: Transaction<Schema>, batch: Batch, run: Run): Promise<void> {
	const { dialect } = home.database;
	const { tenant, space } = batch;
	const rows = [...run.written.values()];
	await insertRows(tx, dialect, 'op', run.ops);
	await insertRows(
		tx,
		dialect,
		'record',
		rows.map(({ record, seq, device }) => ({
			tenant_id: tenant,
			space_id: space,
			kind: record.key.kind,
			id: record.key.id,
			seq,
			audience: record.audience,
			body: record.body === null ? null : JSON.stringify(record.body),
			deleted: record.body === null ? 1 : 0,
			device_id: device
		}))
	);
	await insertRows(tx, dialect, 'ledger_entry', rows.flatMap(ledgerRowOf(batch)));
	await insertRows(tx, dialect, 'media_use', rows.flatMap(mediaUsesOf(batch)));
	await tx
		.updateTable('space')
		.set({
			seq: run.seq,
			head: run.head,
			...(home.durable === 'commit' ? { durable_seq: run.seq } : {})
		})
		.where('tenant_id', '=', tenant)
		.where('id', '=', space)
		.execute();
}

type Written = { record: HeldRecord; seq: number };

function ledgerRowOf({ tenant, space }: Batch) {
	return ({ record, seq }: Written): SyncSchema['ledger_entry'][] => {
		if (record.key.kind !== 'spend' || record.body === null) return [];
		const spend = record.body as RecordBody<'spend'>;
		return [
			{
				tenant_id: tenant,
				space_id: space,
				id: record.key.id,
				gesture: spend.gesture,
				incident: spend.incident,
				employee: spend.employee,
				type: spend.type,
				ref: spend.ref ?? null,
				amount_minor: spend.amountMinor,
				currency: spend.currency,
				method: spend.method,
				at: spend.at,
				business_date: spend.businessDate,
				seq
			}
		];
	};
}

function mediaUsesOf({ tenant, space }: Batch) {
	return ({ record }: Written): SyncSchema['media_use'][] => {
		if (record.key.kind !== 'gesture' || record.body === null) return [];
		const hashes = new Set((record.body as RecordBody<'gesture'>).photos.map((photo) => photo.hash));
		return [...hashes].map((hash) => ({
			tenant_id: tenant,
			hash,
			space_id: space,
			gesture_id: record.key.id
		}));
	};
}
