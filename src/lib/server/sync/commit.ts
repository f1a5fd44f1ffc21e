import { assert } from '../../base/assert';
import { MemoryTx, type HeldRecord } from '../../domain/memoryTx';
import type { PreparedOp } from '../../domain/mutators';
import { opText } from '../../domain/op/op';
import type { Refusal } from '../../domain/op/mutator';
import type { LogMark } from '../../protocol/log';
import type { SyncSchema } from '../db/schema';
import { LedgerRun } from '../finance/ledgerRows';
import { closedBy, type Closed } from '../guests/forget';
import type { Session } from '../db/session';
import { copiesDue, type CopyDue } from '../stories/copiesDue';
import { Cells, type Cell } from './cells';
import { fillElsewhere } from './elsewhere';
import { sha256 } from './examine';
import type { Home } from './home';
import { resolveQuarantined } from './quarantine';
import { loadReceipts, loadRecords, lockSpace, lockStorySpaces, writeRows } from './spaceRows';
import type { LockedSpace, Receipt } from './spaceRows';

/** What became of one op of a batch. */
export type Outcome =
	| { kind: 'committed' | 'duplicate'; seq: number }
	| { kind: 'refused'; reason: Refusal | 'same_id_other_content' | 'unknown_space' };

/** An op writes at most this many records, so that a page of a pull can always hold one whole seq. */
export const RECORDS_PER_OP_MAX = 40;

/** `text`: the op as it is stored, where it is known already. */
export type BatchOp = PreparedOp & { text?: string };

/** Ops of one space. */
export interface Batch {
	tenant: string;
	space: string;
	ops: readonly BatchOp[];
	receivedAt: number;
}

/**
 * One outcome per op, in order, the epoch of the database that they hold for, and the log that has those with a seq;
 * null where it has no such space. `copiesDue` and `closed`: stories
 * whose copies for the organisation, and guests whose traces, the caller sees to in the same transaction.
 */
export interface Committed {
	outcomes: Outcome[];
	epoch: string | null;
	log: LogMark | null;
	copiesDue: CopyDue[];
	closed: Closed | null;
}

/**
 * Commits a batch of one space inside the transaction of `session` [P4]: counter row locked first, so that whoever
 * judges a cap sees all that came before; known ids answered from their receipts; the rest run in memory and written
 * set-based by a fixed handful of statements.
 */
export async function commitBatch(home: Home, session: Session, batch: Batch): Promise<Committed> {
	const { dialect } = home.database;
	const { tenant, space, ops, receivedAt } = batch;
	const cells = new Cells();
	const touched = ops.map(({ touches }) => touches.map((key) => cells.of(key)));
	const ids = ops.map(({ op }) => op.id);
	// Sent together: each of them sees what was committed before the lock was given.
	const [, counter, receipts, rows] = await Promise.all([
		lockStorySpaces(session, dialect, batch),
		lockSpace(session, dialect, tenant, space),
		loadReceipts(session, dialect, tenant, ids),
		loadRecords(session, dialect, tenant, cells.ids())
	]);
	if (!counter)
		return {
			outcomes: ops.map(() => ({ kind: 'refused', reason: 'unknown_space' })),
			epoch: null,
			log: null,
			copiesDue: [],
			closed: null
		};
	cells.fill(rows);
	await fillReached(home, session, batch, cells, touched);
	const elsewhere = await fillElsewhere(session, dialect, batch, cells, touched);
	const run = runInMemory(home, { ...batch, touched, counter, receipts, cells, elsewhere });
	if (run.ops.length > 0) {
		const isDurable = home.durable === 'commit';
		const { seq, head } = run;
		const fresh = run.ops.map(({ id }) => id);
		await Promise.all([
			writeRows(session, dialect, {
				tenant,
				space,
				ops: run.ops,
				cells: cells.written(),
				ledger: run.ledger,
				seq,
				head,
				isDurable
			}),
			counter.hasAside && resolveQuarantined(session, dialect, tenant, fresh, receivedAt)
		]);
	}
	return {
		outcomes: run.outcomes,
		epoch: counter.epoch,
		log: { space, seq: run.seq, head: run.head },
		copiesDue: copiesDue(batch, rows, cells.written()),
		closed: closedBy(ops, touched, new Set(run.ops.map(({ id }) => id)))
	};
}

/** Loads what ops can name only by what they touch; mostly nothing, and then without a statement. */
async function fillReached(
	{ database }: Home,
	session: Session,
	{ tenant, space, ops, receivedAt }: Batch,
	cells: Cells,
	touched: readonly (readonly Cell[])[]
): Promise<void> {
	const ids = new Set<string>();
	for (const [i, { reaches }] of ops.entries()) {
		try {
			const keys = reaches?.(new MemoryTx(space, touched[i] ?? []), { receivedAt, seq: null }) ?? [];
			for (const key of keys) ids.add(cells.of(key).key.id);
		} catch {
			// It throws again when it runs, and is set aside by itself.
		}
	}
	if (ids.size > 0) cells.fill(await loadRecords(session, database.dialect, tenant, ids));
}

interface Loaded extends Batch {
	counter: LockedSpace;
	receipts: Map<string, Receipt>;
	cells: Cells;
	/** Cells of each op, in the order of its `touches`. */
	touched: readonly (readonly Cell[])[];
	/** What each op reads of other locations; empty when none does. */
	elsewhere: readonly (readonly Cell[])[];
}

interface Run {
	outcomes: Outcome[];
	ops: SyncSchema['op'][];
	seq: number;
	head: string;
	ledger: LedgerRun;
}

function runInMemory(home: Home, loaded: Loaded): Run {
	const { counter, receipts, cells } = loaded;
	const ledger = new LedgerRun(loaded, counter);
	const run: Run = { outcomes: [], ops: [], seq: counter.seq, head: counter.head, ledger };
	for (const [i, prepared] of loaded.ops.entries()) {
		const { op } = prepared;
		const known = receipts.get(op.id);
		if (known) {
			const isSame = known.hash === op.hash;
			run.outcomes.push(
				isSame ? { kind: 'duplicate', seq: known.seq } : { kind: 'refused', reason: 'same_id_other_content' }
			);
			continue;
		}
		const effect = runOne(home, loaded, prepared, run.seq + 1, i);
		if (!effect.ok) {
			run.outcomes.push({ kind: 'refused', reason: effect.reason });
			continue;
		}
		const seq = ++run.seq;
		run.head = sha256(run.head + op.hash);
		cells.store(effect.written, seq, op);
		ledger.take(effect.written, seq);
		receipts.set(op.id, { hash: op.hash, seq });
		run.ops.push(opRow(loaded, prepared, seq, run.head));
		run.outcomes.push({ kind: 'committed', seq });
	}
	return run;
}

function opRow(
	{ tenant, space, receivedAt }: Batch,
	{ op, text }: BatchOp,
	seq: number,
	chain: string
): SyncSchema['op'] {
	return {
		tenant_id: tenant,
		id: op.id,
		space_id: space,
		seq,
		author: op.author,
		device: op.device,
		type: op.type,
		v: op.v,
		hash: op.hash,
		chain,
		received_at: receivedAt,
		body: text ?? opText(op)
	};
}

/** Each op writes into a tx of its own, so that one that throws half-way leaves nothing behind [P3, I11]. */
function runOne(
	home: Home,
	{ space, receivedAt, touched, cells, elsewhere }: Loaded,
	prepared: PreparedOp,
	seq: number,
	i: number
): { ok: true; written: HeldRecord[] } | { ok: false; reason: Refusal } {
	const context = { receivedAt, seq };
	const own = touched[i] ?? [];
	try {
		const reached = prepared.reaches?.(new MemoryTx(space, own), context) ?? [];
		const others = elsewhere[i] ?? [];
		const isMore = reached.length > 0 || others.length > 0;
		const held = isMore ? [...own, ...reached.map((key) => cells.of(key)), ...others] : own;
		const memory = new MemoryTx(space, held);
		const reason = prepared.run(memory, context);
		if (reason) return { ok: false, reason };
		const written = memory.written();
		assert(written.length <= RECORDS_PER_OP_MAX, 'an op writes a page of a pull at most');
		return { ok: true, written };
	} catch (error) {
		home.report(`mutator ${prepared.op.type}@${prepared.op.v} threw on op ${prepared.op.id}`, error);
		return { ok: false, reason: 'bad_args' };
	}
}
