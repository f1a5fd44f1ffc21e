import { must } from '../../../src/lib/base/assert';
import { err, ok, type Result } from '../../../src/lib/base/result';
import type { Op } from '../../../src/lib/domain/op/op';
import { StorageTrouble } from '../../../src/lib/client/store/connection';
import {
	hasSameReceipt,
	hasSameWord,
	receiptApplied,
	requeued,
	toEntry
} from '../../../src/lib/client/store/entry';
import type {
	OutboxCounts,
	OutboxEntry,
	OutboxState,
	OutboxStore,
	Receipt,
	StoreFailure
} from '../../../src/lib/client/store/outboxStore';
import type { SavedDraft } from '../../../src/lib/client/types';
import { noFaults, type Faults } from './faults';

/** What survives a crash. */
export class OutboxDisk {
	entries: OutboxEntry[] = [];
	drafts = new Map<string, SavedDraft>();
	settings = new Map<string, string | number>();
	nextN = 1;
}

export class MemoryOutbox implements OutboxStore {
	constructor(
		readonly disk = new OutboxDisk(),
		private readonly faults: Faults = noFaults
	) {}

	/** One transaction: the change is made on copies and swapped in at commit. */
	private async write(change: (entries: OutboxEntry[]) => OutboxEntry[]): Promise<void> {
		await Promise.resolve();
		const next = change(this.disk.entries);
		this.faults('outbox:before-commit');
		this.disk.entries = next;
		this.faults('outbox:after-commit');
	}

	private async of(author: string, states: OutboxState[]): Promise<OutboxEntry[]> {
		await Promise.resolve();
		this.faults('outbox:read');
		return this.disk.entries.filter((entry) => entry.author === author && states.includes(entry.state));
	}

	async add(op: Op): Promise<Result<OutboxEntry, StoreFailure>> {
		const saved = await this.addAll([op]);
		return saved.ok ? ok(must(saved.value[0], 'one op is one entry')) : saved;
	}

	async addAll(ops: readonly Op[]): Promise<Result<OutboxEntry[], StoreFailure>> {
		try {
			await this.write((entries) => [
				...entries,
				...ops
					.filter((op) => !entries.some((entry) => entry.id === op.id))
					.map((op) => ({ ...toEntry(op), n: this.disk.nextN++ }))
			]);
		} catch (error) {
			if (error instanceof StorageTrouble) return err(error.failure);
			throw error;
		}
		const saved = ops.flatMap((op) => this.disk.entries.find((entry) => entry.id === op.id) ?? []);
		return saved.length === ops.length ? ok(saved) : err('storage_lost');
	}

	async pending(author: string, limit: number): Promise<OutboxEntry[]> {
		return (await this.of(author, ['pending'])).slice(0, limit);
	}

	active(author: string, withCommitted: boolean): Promise<OutboxEntry[]> {
		return this.of(author, withCommitted ? ['pending', 'committed'] : ['pending']);
	}

	async byIds(ids: string[]): Promise<OutboxEntry[]> {
		await Promise.resolve();
		return this.disk.entries.filter((entry) => ids.includes(entry.id));
	}

	async recent(author: string, limit: number): Promise<OutboxEntry[]> {
		const own = await this.of(author, ['pending', 'committed', 'quarantined']);
		return own
			.filter((entry) => !entry.resolved)
			.reverse()
			.slice(0, limit);
	}

	async counts(author: string): Promise<OutboxCounts> {
		const pending = await this.of(author, ['pending']);
		const quarantined = await this.of(author, ['quarantined']);
		const all = this.disk.entries.filter((entry) => entry.state === 'pending');
		return {
			pending: pending.length,
			oldestAt: pending[0]?.op.capturedAt ?? null,
			quarantined: quarantined.filter((entry) => !entry.resolved).length,
			others: all.length - pending.length
		};
	}

	settle(receipts: Receipt[], epoch: string, at: number): Promise<void> {
		const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
		return this.write((entries) =>
			entries.map((entry) => receiptApplied(entry, byId.get(entry.id), epoch, at) ?? entry)
		);
	}

	countAttempt(ids: string[]): Promise<void> {
		return this.write((entries) =>
			entries.map((entry) => (ids.includes(entry.id) ? { ...entry, attempts: entry.attempts + 1 } : entry))
		);
	}

	requeueOtherEpochs(author: string, epoch: string): Promise<string[]> {
		return this.requeueWhere(
			(entry) =>
				entry.author === author && entry.state !== 'pending' && entry.epoch !== epoch && !entry.resolved
		);
	}

	requeueSpace(author: string, space: string): Promise<string[]> {
		return this.requeueWhere(
			(entry) =>
				entry.author === author && entry.state !== 'pending' && entry.space === space && !entry.resolved
		);
	}

	committed(author: string): Promise<OutboxEntry[]> {
		return this.of(author, ['committed']);
	}

	async setAside(author: string): Promise<OutboxEntry[]> {
		return (await this.of(author, ['quarantined'])).filter((entry) => !entry.resolved);
	}

	private async requeueWhere(wanted: (entry: OutboxEntry) => boolean): Promise<string[]> {
		const ids = this.disk.entries.filter(wanted).map((entry) => entry.id);
		if (ids.length > 0) {
			await this.write((entries) => entries.map((entry) => (wanted(entry) ? requeued(entry) : entry)));
		}
		return ids;
	}

	requeue(looked: readonly OutboxEntry[]): Promise<string[]> {
		return this.requeueWhere((entry) =>
			looked.some((before) => before.id === entry.id && hasSameWord(entry, before))
		);
	}

	prune(looked: readonly OutboxEntry[]): Promise<void> {
		const lookedById = new Map(looked.map((entry) => [entry.id, entry]));
		return this.write((entries) =>
			entries.filter((entry) => {
				const before = lookedById.get(entry.id);
				return before === undefined || !hasSameReceipt(entry, before);
			})
		);
	}

	resolve(id: string): Promise<void> {
		return this.write((entries) =>
			entries.map((entry) => (entry.id === id ? { ...entry, resolved: true } : entry))
		);
	}

	async draft(author: string, key: string): Promise<SavedDraft | null> {
		await Promise.resolve();
		return this.disk.drafts.get(`${author}/${key}`) ?? null;
	}

	async saveDraft(author: string, draft: SavedDraft): Promise<void> {
		await Promise.resolve();
		this.disk.drafts.set(`${author}/${draft.key}`, draft);
	}

	async clearDraft(author: string, key: string): Promise<void> {
		await Promise.resolve();
		this.disk.drafts.delete(`${author}/${key}`);
	}

	async setting<T extends string | number>(key: string): Promise<T | null> {
		await Promise.resolve();
		return (this.disk.settings.get(key) ?? null) as T | null;
	}

	async putSetting(key: string, value: string | number): Promise<void> {
		await Promise.resolve();
		this.disk.settings.set(key, value);
	}

	close(): void {
		// The disk stays as it is.
	}
}
