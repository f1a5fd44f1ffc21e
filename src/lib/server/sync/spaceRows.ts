import { keyQuery, insertRows, selectByKeys } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import { prepared, type Session } from '../db/session';
import type { LedgerHead, LedgerRun } from '../finance/ledgerRows';
import { photosOf } from '../media/photosOf';
import type { PreparedOp } from '../../domain/mutators';
import type { RecordKind } from '../../domain/records';
import type { Cell } from './cells';

/** The fixed handful of statements of a commit [P4]. */

/** A space as its lock found it. */
export interface LockedSpace extends LedgerHead {
	seq: number;
	head: string;
	/** Of this database, in the snapshot of the commit [P7]. */
	epoch: string;
	/** Whether the tenant has ops set aside that might find their place now. */
	hasAside: boolean;
}

const lockText = `select space.seq, space.head, space.ledger_count, space.ledger_head,
	(select value from instance where key = 'epoch') as epoch,
	exists (select 1 from quarantine where tenant_id = $1 and state in ('open', 'annulled')) as aside
	from space where space.tenant_id = $1 and space.id = $2`;
// On SQLite `begin immediate` holds the only write lock already.
const lockTexts: Record<Dialect, string> = {
	sqlite: lockText.replaceAll('$', '?'),
	postgres: prepared(`${lockText} for update of space`)
};

/** Locks the counter of a space; undefined when there is no such space. */
export async function lockSpace(
	session: Session,
	dialect: Dialect,
	tenant: string,
	space: string
): Promise<LockedSpace | undefined> {
	type Row = Omit<LockedSpace, 'hasAside'> & { aside: boolean | number };
	const [row] = await session.query<Row>(lockTexts[dialect], [tenant, space]);
	if (!row) return undefined;
	const { aside, ...locked } = row;
	return { ...locked, hasAside: Boolean(aside) };
}

const storySpacesOfIds = keyQuery<{ id: string }>(
	['id'],
	1,
	`select space.id from :keys join space on space.tenant_id = $1 and space.id = keys.id
		order by space.id for share of space`
);

/**
 * Locks the counters of other spaces whose stories ops read, against being written: what is copied stays as it was read.
 * Before the own counter, as writers of those spaces lock it after theirs; in order. Nearly always there is none.
 */
export async function lockStorySpaces(
	session: Session,
	dialect: Dialect,
	{ tenant, space, ops }: { tenant: string; space: string; ops: readonly PreparedOp[] }
): Promise<void> {
	if (dialect === 'sqlite') return;
	const keys = ops.flatMap(({ touches }) => touches.filter((key) => key.space !== space));
	const spaces = new Set(keys.filter(({ kind }) => kind === 'gesture').map((key) => key.space));
	const ids = Array.from(spaces, (id) => [id]);
	if (ids.length > 0) await selectByKeys(session, dialect, storySpacesOfIds, [tenant], ids);
}

export type Receipt = Pick<SyncSchema['op'], 'hash' | 'seq'>;
/** As the log has it: `chain` is its head at `seq`. */
export type LoggedReceipt = Receipt & Pick<SyncSchema['op'], 'space_id' | 'chain'>;

const receiptsOfIds = keyQuery<LoggedReceipt & { id: string }>(
	['id'],
	1,
	'select op.id, op.hash, op.seq, op.space_id, op.chain from :keys join op on op.tenant_id = $1 and op.id = keys.id'
);

/** Receipts of those of the ids that were committed once, by id [I4]. */
export async function loadReceipts(
	session: Session,
	dialect: Dialect,
	tenant: string,
	ids: readonly string[]
): Promise<Map<string, LoggedReceipt>> {
	const keys = ids.map((id) => [id]);
	const rows = await selectByKeys(session, dialect, receiptsOfIds, [tenant], keys);
	return new Map(rows.map((row) => [row.id, row]));
}

export interface RecordRow {
	space_id: string;
	kind: RecordKind;
	id: string;
	body: string | null;
	audience: string | null;
}

// By id alone: with the space in it, PostgreSQL may prefer the index by seq and walk the whole space.
const recordsOfIds = keyQuery<RecordRow>(
	['id'],
	1,
	`select record.space_id, record.kind, record.id, record.body, record.audience
		from :keys join record on record.tenant_id = $1 and record.id = keys.id`
);

/** Records of those ids, of whatever kind and space. */
export function loadRecords(
	session: Session,
	dialect: Dialect,
	tenant: string,
	ids: Iterable<string>
): Promise<RecordRow[]> {
	const keys = Array.from(ids, (id) => [id]);
	return selectByKeys(session, dialect, recordsOfIds, [tenant], keys);
}

const counterText = `update space set seq = $3, head = $4,
	durable_seq = case when $5 = 1 then $3 else durable_seq end,
	ledger_count = $6, ledger_head = $7 where tenant_id = $1 and id = $2`;
const counterTexts: Record<Dialect, string> = {
	sqlite: counterText.replaceAll('$', '?'),
	postgres: prepared(
		counterText.replace('$3', '$3::bigint').replace('$5', '$5::integer').replace('$6', '$6::bigint')
	)
};

export interface WrittenRows {
	tenant: string;
	space: string;
	ops: readonly SyncSchema['op'][];
	cells: readonly Cell[];
	ledger: LedgerRun;
	seq: number;
	head: string;
	/** A commit is durable at once [P5]. */
	isDurable: boolean;
}

/** Writes ops, records and what is derived from them, then the counter; PostgreSQL gets all of it in one go. */
export async function writeRows(session: Session, dialect: Dialect, rows: WrittenRows): Promise<void> {
	const { tenant, space, ops, cells, seq, head, isDurable, ledger } = rows;
	const { ledger_count, ledger_head } = ledger.head;
	await Promise.all([
		insertRows(session, dialect, 'op', ops),
		insertRows(session, dialect, 'record', recordRows(rows)),
		ledger.write(session, dialect),
		insertRows(session, dialect, 'media_use', cells.flatMap(mediaUsesOf(rows))),
		session.query(counterTexts[dialect], [
			tenant,
			space,
			seq,
			head,
			isDurable ? 1 : 0,
			ledger_count,
			ledger_head
		])
	]);
}

function recordRows({ tenant, space, cells }: WrittenRows): SyncSchema['record'][] {
	return cells.map(({ key, seq, device, audience, body }) => ({
		tenant_id: tenant,
		space_id: space,
		kind: key.kind,
		id: key.id,
		seq,
		audience,
		body: body === null ? null : JSON.stringify(body),
		deleted: body === null ? 1 : 0,
		device_id: device
	}));
}

/** Photos that written records show. Who first brought one to a record stays named there [I21]. */
function mediaUsesOf({ tenant, space }: WrittenRows) {
	return ({ key, body, author }: Cell): SyncSchema['media_use'][] => {
		const hashes = new Set(photosOf(key.kind, body).map((photo) => photo.hash));
		return Array.from(hashes, (hash) => ({
			tenant_id: tenant,
			hash,
			space_id: space,
			gesture_id: key.id,
			person_id: author
		}));
	};
}
