import Dexie, { type Collection, type IndexableType, type Table } from 'dexie';
import { must } from '../../base/assert';
import { err, ok, type Result } from '../../base/result';
import type { Op } from '../../domain/op/op';
import type { SavedDraft } from '../types';
import { Connection, StorageTrouble } from './connection';
import { hasSameReceipt, hasSameWord, receiptApplied, requeued, toEntry } from './entry';
import type { OutboxCounts, OutboxEntry, OutboxStore, Receipt, StoreFailure } from './outboxStore';

export const OUTBOX_NAME = 'respiro-outbox';
const OUTBOX_VERSION = 1;
/** Setting that holds this phone's id, made at its first launch. */
export const DEVICE_KEY = 'device';

interface DraftRow extends SavedDraft {
	id: string;
	author: string;
}
type IndexRange = [IndexableType, IndexableType];
type NewEntry = Omit<OutboxEntry, 'n'> & { n?: number };

export class OutboxDatabase extends Dexie {
	declare ops: Table<OutboxEntry, number, NewEntry>;
	declare drafts: Table<DraftRow, string>;
	declare settings: Table<{ key: string; value: string | number }, string>;

	constructor(name: string) {
		// Other than strict, a transaction completes before it is on disk [L18].
		super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(OUTBOX_VERSION).stores({
			ops: '++n, &id, [author+state+epoch], state, [space+seq]',
			drafts: 'id, author',
			settings: 'key'
		});
	}
}

/** A range may hold so many times more entries than are wanted of it. */
const READ_FACTOR_MAX = 4;

/** Entries by id. Ids of one phone follow each other: one range costs a fraction of as many seeks. */
async function entriesOf(db: OutboxDatabase, ids: string[]): Promise<OutboxEntry[]> {
	const sorted = [...ids].sort();
	const range = db.ops.where('id').between(sorted[0], sorted.at(-1), true, true);
	if ((await range.count()) > READ_FACTOR_MAX * ids.length) return db.ops.where('id').anyOf(ids).toArray();
	const wanted = new Set(ids);
	return (await range.toArray()).filter((entry) => wanted.has(entry.id));
}

export class DexieOutbox implements OutboxStore {
	readonly connection: Connection<OutboxDatabase>;

	constructor(name = OUTBOX_NAME) {
		this.connection = new Connection(new OutboxDatabase(name), OUTBOX_VERSION);
	}

	async add(op: Op): Promise<Result<OutboxEntry, StoreFailure>> {
		const saved = await this.addAll([op]);
		return saved.ok ? ok(must(saved.value[0], 'one op is one entry')) : saved;
	}

	async addAll(ops: readonly Op[]): Promise<Result<OutboxEntry[], StoreFailure>> {
		try {
			// Chromium may answer an early commit on a full disk with "Backend aborted" alone: asked again at leisure, it says why [L20].
			let tries = 0;
			return ok(await this.connection.use((db) => this.addNow(db, ops, tries++ === 0)));
		} catch (error) {
			if (error instanceof StorageTrouble) return err(error.failure);
			throw error;
		}
	}

	private async addNow(db: OutboxDatabase, ops: readonly Op[], isEager: boolean): Promise<OutboxEntry[]> {
		let native: IDBTransaction | undefined;
		const added = await db
			.transaction('rw', db.ops, (tx) => {
				native = tx.idbtrans;
				// Read back in the same breath: "saved" then waits for one answer of the disk, not two.
				const adds = ops.map((op) => db.ops.add(toEntry(op)));
				const reads = ops.map((op) => db.ops.get({ id: op.id }));
				// Asked for at once: left to the browser, the commit waits until a busy page has heard of the write.
				if (isEager) native.commit();
				return Promise.all([Promise.all(reads), ...adds]);
			})
			.catch(Dexie.ConstraintError, () => null)
			.catch((error: unknown) => {
				// A commit that fails aborts its requests; why, only the transaction itself knows [L20].
				throw native?.error ?? error;
			});
		const found = added ? added[0] : await Promise.all(ops.map((op) => db.ops.get({ id: op.id })));
		const known = found.filter((entry) => entry !== undefined);
		if (known.length < ops.length) throw new Dexie.UnknownError('saved entry cannot be read back');
		return known;
	}

	private ofState(db: OutboxDatabase, author: string, state: OutboxEntry['state']) {
		return db.ops
			.where('[author+state+epoch]')
			.between([author, state, Dexie.minKey], [author, state, Dexie.maxKey]);
	}

	pending(author: string, limit: number): Promise<OutboxEntry[]> {
		// Pending entries all have the epoch '', so the index hands them out in local order.
		return this.connection.use((db) => this.ofState(db, author, 'pending').limit(limit).toArray());
	}

	active(author: string, withCommitted: boolean): Promise<OutboxEntry[]> {
		return this.connection.use(async (db) => {
			const pending = await this.ofState(db, author, 'pending').toArray();
			if (!withCommitted) return pending;
			const committed = await this.ofState(db, author, 'committed').toArray();
			return [...pending, ...committed].sort((a, b) => a.n - b.n);
		});
	}

	byIds(ids: string[]): Promise<OutboxEntry[]> {
		if (ids.length === 0) return Promise.resolve([]);
		return this.connection.use((db) => db.ops.where('id').anyOf(ids).toArray());
	}

	recent(author: string, limit: number): Promise<OutboxEntry[]> {
		return this.connection.use((db) =>
			db.ops
				.orderBy('n')
				.reverse()
				.filter((entry) => entry.author === author && !entry.resolved)
				.limit(limit)
				.toArray()
		);
	}

	counts(author: string): Promise<OutboxCounts> {
		return this.connection.use(async (db) => {
			const [pending, oldest, all, quarantined] = await Promise.all([
				this.ofState(db, author, 'pending').count(),
				this.ofState(db, author, 'pending').first(),
				db.ops.where('state').equals('pending').count(),
				this.ofState(db, author, 'quarantined').toArray()
			]);
			return {
				pending,
				oldestAt: oldest?.op.capturedAt ?? null,
				quarantined: quarantined.filter((entry) => !entry.resolved).length,
				others: all - pending
			};
		});
	}

	settle(receipts: Receipt[], epoch: string, at: number): Promise<void> {
		return this.connection.use((db) =>
			db.transaction('rw', db.ops, async () => {
				const entries = await entriesOf(
					db,
					receipts.map((receipt) => receipt.id)
				);
				const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
				const changed = entries
					.map((entry) => receiptApplied(entry, byId.get(entry.id), epoch, at))
					.filter((entry) => entry !== null);
				await db.ops.bulkPut(changed);
			})
		);
	}

	countAttempt(ids: string[]): Promise<void> {
		return this.connection.use((db) =>
			db.ops
				.where('id')
				.anyOf(ids)
				.modify((entry) => {
					entry.attempts += 1;
				})
				.then(() => undefined)
		);
	}

	requeueOtherEpochs(author: string, epoch: string): Promise<string[]> {
		const others = (state: OutboxEntry['state']): [IndexRange, IndexRange] => [
			[
				[author, state, Dexie.minKey],
				[author, state, epoch]
			],
			[
				[author, state, `${epoch}\0`],
				[author, state, Dexie.maxKey]
			]
		];
		return this.requeueFound((db) =>
			db.ops
				.where('[author+state+epoch]')
				.inAnyRange([...others('committed'), ...others('quarantined')])
				.filter((entry) => !entry.resolved)
		);
	}

	requeueSpace(author: string, space: string): Promise<string[]> {
		return this.requeueFound((db) =>
			db.ops
				.where('[author+state+epoch]')
				.inAnyRange(
					(['committed', 'quarantined'] as const).map((state): IndexRange => [
						[author, state, Dexie.minKey],
						[author, state, Dexie.maxKey]
					])
				)
				.filter((entry) => entry.space === space && !entry.resolved)
		);
	}

	committed(author: string): Promise<OutboxEntry[]> {
		return this.connection.use((db) => this.ofState(db, author, 'committed').toArray());
	}

	setAside(author: string): Promise<OutboxEntry[]> {
		return this.connection.use(async (db) =>
			(await this.ofState(db, author, 'quarantined').toArray()).filter((entry) => !entry.resolved)
		);
	}

	private requeueFound(
		find: (db: OutboxDatabase) => Collection<OutboxEntry, number, NewEntry>
	): Promise<string[]> {
		return this.connection.use((db) =>
			db.transaction('rw', db.ops, async () => {
				const entries = await find(db).toArray();
				await db.ops.bulkPut(entries.map(requeued));
				return entries.map((entry) => entry.id);
			})
		);
	}

	/** Changes what is still as it was looked at. */
	private asLooked(
		looked: readonly OutboxEntry[],
		isSame: typeof hasSameReceipt,
		change: (db: OutboxDatabase, entries: OutboxEntry[]) => Promise<unknown>
	): Promise<string[]> {
		return this.connection.use((db) =>
			db.transaction('rw', db.ops, async () => {
				const held = await db.ops.bulkGet(looked.map((entry) => entry.n));
				const lookedByN = new Map(looked.map((entry) => [entry.n, entry]));
				const same = held.filter((entry) => {
					const before = entry && lookedByN.get(entry.n);
					return before !== undefined && isSame(entry, before);
				}) as OutboxEntry[];
				await change(db, same);
				return same.map((entry) => entry.id);
			})
		);
	}

	requeue(looked: readonly OutboxEntry[]): Promise<string[]> {
		return this.asLooked(looked, hasSameWord, (db, entries) => db.ops.bulkPut(entries.map(requeued)));
	}

	async prune(looked: readonly OutboxEntry[]): Promise<void> {
		const drop = (db: OutboxDatabase, entries: OutboxEntry[]) => db.ops.bulkDelete(entries.map(({ n }) => n));
		await this.asLooked(looked, hasSameReceipt, drop);
	}

	resolve(id: string): Promise<void> {
		return this.connection.use((db) =>
			db.ops
				.where('id')
				.equals(id)
				.modify({ resolved: true })
				.then(() => undefined)
		);
	}

	draft(author: string, key: string): Promise<SavedDraft | null> {
		return this.connection.use(async (db) => {
			const row = await db.drafts.get(`${author}/${key}`);
			return row ? { key: row.key, updatedAt: row.updatedAt, fields: row.fields } : null;
		});
	}

	saveDraft(author: string, draft: SavedDraft): Promise<void> {
		return this.connection.use((db) =>
			db.drafts.put({ ...draft, id: `${author}/${draft.key}`, author }).then(() => undefined)
		);
	}

	clearDraft(author: string, key: string): Promise<void> {
		return this.connection.use((db) => db.drafts.delete(`${author}/${key}`));
	}

	setting<T extends string | number>(key: string): Promise<T | null> {
		return this.connection.use(async (db) => ((await db.settings.get(key))?.value ?? null) as T | null);
	}

	putSetting(key: string, value: string | number): Promise<void> {
		return this.connection.use((db) => db.settings.put({ key, value }).then(() => undefined));
	}

	close(): void {
		this.connection.close();
	}
}
