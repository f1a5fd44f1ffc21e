import type { AccountsSchema } from './accountsSchema';

/**
 * Tables of the sync server. The tenant's id leads every key, so that a tenant can be moved or the tables be
 * partitioned; nothing points across tenants. Instants are UTC ms, JSON is text, flags are 0 or 1.
 */
export interface SyncSchema {
	/** Facts of this database, not of a tenant: `epoch`, secrets, `demo`. */
	instance: { key: string; value: string };
	tenant: { id: string; created_at: number };
	/** `seq` is the counter; `head` the hash of the op log there [I27]; `durable_seq` what a backup holds [P5]. */
	space: {
		tenant_id: string;
		id: string;
		kind: 'org' | 'location';
		seq: number;
		head: string;
		durable_seq: number;
	};
	/** `body` null = deleted; `audience` null = the whole space. `device_id`: who wrote last. */
	record: {
		tenant_id: string;
		space_id: string;
		kind: string;
		id: string;
		seq: number;
		audience: string | null;
		body: string | null;
		deleted: number;
		device_id: string;
	};
	/** Append-only log; its rows are also the receipts, kept for ever [P4]. */
	op: {
		tenant_id: string;
		id: string;
		space_id: string;
		seq: number;
		author: string;
		device: string;
		type: string;
		v: number;
		hash: string;
		chain: string;
		received_at: number;
		body: string;
	};
	/**
	 * Ops without effect, kept whole until a person settles them [I11]. `hash` is that of `raw`. `settled_by` null on a
	 * settled one: it found its place by itself.
	 */
	quarantine: {
		tenant_id: string;
		op_id: string;
		hash: string;
		space_id: string | null;
		author: string;
		device: string;
		reason: string;
		raw: string;
		received_at: number;
		state: 'open' | 'resolved' | 'annulled';
		settled_by: string | null;
		settled_at: number | null;
		label: string;
	};
	/** Money, summed in SQL; derived from `spend` records [rule 15]. */
	ledger_entry: {
		tenant_id: string;
		space_id: string;
		id: string;
		gesture: string;
		incident: string;
		employee: string;
		type: string;
		ref: string | null;
		amount_minor: number;
		currency: string;
		method: string;
		at: number;
		business_date: string;
		seq: number;
	};
	/** Heartbeats [P18], one row per person on a device. */
	device: {
		tenant_id: string;
		id: string;
		person_id: string;
		last_seen_at: number;
		unsent: number;
		oldest_unsent_at: number | null;
		build: string;
		persisted: number | null;
		clock_offset_ms: number | null;
	};
	/** Photos by the SHA-256 of their bytes, per tenant: knowing a hash of another one gives nothing [I21]. */
	media: {
		tenant_id: string;
		hash: string;
		type: string;
		bytes: Uint8Array;
		width: number;
		height: number;
		created_at: number;
	};
	/** Which gesture shows which photo: a photo is served only through a gesture its reader may see [I21]. */
	media_use: { tenant_id: string; hash: string; space_id: string; gesture_id: string };
}

export type Schema = SyncSchema & AccountsSchema;
