/**
 * The outbox: everything this browser's people logged and drafted, until the server has it for good.
 * One database for all persons, partitioned by author; its schema only grows; logout, resync and upgrades never
 * touch it [I16]. An entry leaves it only on its own receipt [I2], and then only below the durable line [P5].
 */
import type { Result } from '../../base/result';
import type { Op } from '../../domain/op/op';
import type { LogMark } from '../../protocol/log';
import type { QuarantineReason } from '../../protocol/push';
import type { SaveFailure, SavedDraft } from '../types';

export type OutboxState = 'pending' | 'committed' | 'quarantined';

export interface OutboxEntry {
	id: string;
	author: string;
	tenant: string;
	space: string;
	/** Local order; grows with every entry of this browser. */
	n: number;
	state: OutboxState;
	/** `seq`: where in its space it was committed. `epoch`: the server history whose receipt it has, '' for none. */
	seq: number | null;
	epoch: string;
	/**
	 * The log that gave the receipt, at or after its seq [P7a]; null without a receipt. Entries written before there were
	 * such marks have none at all.
	 */
	log?: LogMark | null;
	attempts: number;
	reason: QuarantineReason | null;
	/** Device UTC ms of the receipt. */
	committedAt: number | null;
	/** A quarantined entry whose content went back into a draft needs nobody any more. */
	resolved: boolean;
	op: Op;
}

/** A receipt of the server about one op, already checked against what was sent. */
export type Receipt =
	| { id: string; kind: 'committed'; seq: number; log: LogMark }
	| { id: string; kind: 'quarantined'; reason: QuarantineReason };

export type StoreFailure = Extract<SaveFailure, 'storage_full' | 'storage_lost' | 'newer_database'>;

export interface OutboxCounts {
	/** Pending entries of the author, and the device time of the oldest. */
	pending: number;
	oldestAt: number | null;
	/** Quarantined and not resolved, of the author. */
	quarantined: number;
	/** Pending entries of other people on this phone [P15]. */
	others: number;
}

export interface OutboxStore {
	/** One strict transaction, then read back; only after that is an entry "saved" [I1, P2]. Same id twice is one entry. */
	add(op: Op): Promise<Result<OutboxEntry, StoreFailure>>;
	/** The same for ops that belong together, in this order: all of them or none. */
	addAll(ops: readonly Op[]): Promise<Result<OutboxEntry[], StoreFailure>>;
	/** Oldest pending entries of one person [L29]. */
	pending(author: string, limit: number): Promise<OutboxEntry[]>;
	/** Pending entries of one person, all of them; with `committed`, also those kept until durable. */
	active(author: string, withCommitted: boolean): Promise<OutboxEntry[]>;
	byIds(ids: string[]): Promise<OutboxEntry[]>;
	/** Newest first, for the sync log; not the resolved ones. */
	recent(author: string, limit: number): Promise<OutboxEntry[]>;
	counts(author: string): Promise<OutboxCounts>;
	/** Stores receipts of one reply, all or none [L9]. Only pending entries, or those of another epoch, change. */
	settle(receipts: Receipt[], epoch: string, at: number): Promise<void>;
	/** Counts a try without an answer. */
	countAttempt(ids: string[]): Promise<void>;
	/** Makes entries with a receipt of any other epoch pending again, not the resolved ones [P7, I15]; tells which. */
	requeueOtherEpochs(author: string, epoch: string): Promise<string[]>;
	/**
	 * Makes entries with a receipt pending again in a space whose log the server no longer has as this phone saw it;
	 * those set aside too: they may have lacked what was lost. Not the resolved ones.
	 */
	requeueSpace(author: string, space: string): Promise<string[]>;
	/** Makes those of the entries pending again that still have the same receipt, or are still set aside as they were. */
	requeue(entries: readonly OutboxEntry[]): Promise<string[]>;
	/** Entries of a person that the server set aside, not the resolved ones. */
	setAside(author: string): Promise<OutboxEntry[]>;
	/** Entries of a person that have a seq and are kept until durable. */
	committed(author: string): Promise<OutboxEntry[]>;
	/** Drops those of the entries that still have the same receipt: they survive the loss of the server [P5]. */
	prune(entries: readonly OutboxEntry[]): Promise<void>;
	resolve(id: string): Promise<void>;
	draft(author: string, key: string): Promise<SavedDraft | null>;
	saveDraft(author: string, draft: SavedDraft): Promise<void>;
	clearDraft(author: string, key: string): Promise<void>;
	/** Small facts about this browser: device id, clock offset. */
	setting<T extends string | number>(key: string): Promise<T | null>;
	putSetting(key: string, value: string | number): Promise<void>;
	close(): void;
}
