import type { Generated } from 'kysely';
import type { PhotoRefusal } from '../../protocol/media';
import type { AccountsSchema } from './accountsSchema';

/**
 * Tables of the sync server. The tenant's id leads every key, so that a tenant can be moved or the tables be
 * partitioned; nothing points across tenants. Instants are UTC ms, JSON is text, flags are 0 or 1.
 */
export interface SyncSchema {
	/** Facts of this database, not of a tenant: `epoch`, secrets, `demo`. */
	instance: { key: string; value: string };
	tenant: { id: string; created_at: number };
	/**
	 * `seq` is the counter; `head` the hash of the op log there [I27]; `durable_seq` what a backup holds [P5].
	 * `ledger_count` and `ledger_head`: place and link of the last row of the ledger, empty while there is none.
	 */
	space: {
		tenant_id: string;
		id: string;
		kind: 'org' | 'location';
		seq: number;
		head: string;
		durable_seq: number;
		ledger_count: number;
		ledger_head: string;
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
	/**
	 * Money, summed in SQL; derived from `spend` records [rule 15]. `position`: 1, 2, 3 … in the order of commits;
	 * `chain`: link to all rows before it, `previous` that of the row before (domain/finance/ledgerChain.mjs).
	 */
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
		guest: string | null;
		purpose: string;
		policy_version: number | null;
		original_amount_minor: number | null;
		original_currency: string | null;
		rate: string | null;
		rate_on: string | null;
		reason: string | null;
		legally_owed: number;
		loss_minor: number | null;
		posting_period: string;
		received_at: number;
		position: number;
		previous: string;
		chain: string;
	};
	/** Which receipts an entry had from which seq on: what a closed month counted stays countable. */
	ledger_receipt: { tenant_id: string; space_id: string; entry_id: string; hash: string; seq: number };
	/** Every `books` record there has been, by the seq that brought it. */
	ledger_books: { tenant_id: string; space_id: string; seq: number; body: string };
	/** Closed months: the seq of the close, and where the ledger stood. Re-opening a month deletes its row [rule 18]. */
	ledger_close: {
		tenant_id: string;
		space_id: string;
		month: string;
		seq: number;
		position: number;
		head: string;
	};
	/**
	 * Patterns of a location as the last night found them, for managers alone [rule 25]. `through`: last local date that
	 * was looked at, null = none yet; `found`: a JSON list. Due from `due_at` on, by whoever holds the claim.
	 */
	pattern_night: {
		tenant_id: string;
		space_id: string;
		due_at: Generated<number>;
		claim: Generated<string>;
		claimed_until: Generated<number>;
		through: string | null;
		found: Generated<string>;
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
		/** 1: made from what somebody sent, and read only by the name it had there; 0: the house's own. */
		uploaded: Generated<number>;
	};
	/**
	 * Which gesture or entry (`gesture_id`) shows which photo, and who brought it there ('' before that was kept): a photo
	 * is served only through a record its reader may see [I21].
	 */
	media_use: { tenant_id: string; hash: string; space_id: string; gesture_id: string; person_id: string };
	/** Photos that people send, by the hash of what they sent; `stored_hash` names what was made of it [I22]. */
	media_upload: {
		tenant_id: string;
		person_id: string;
		hash: string;
		size: number;
		have: number;
		state: 'open' | 'stored' | 'refused';
		reason: PhotoRefusal | null;
		stored_hash: string | null;
		updated_at: number;
	};
	/** How far the index of stories has read a space. */
	story_space: { tenant_id: string; space_id: string; seq: number };
	/**
	 * Index of stories, derived from `gesture` records. `terms` exists on PostgreSQL only; on SQLite `doc` is the row of
	 * the full-text table `story_terms`.
	 */
	story: {
		tenant_id: string;
		space_id: string;
		id: string;
		at: number;
		business_date: string;
		scale: number;
		photo: number;
		told: number;
		doc: Generated<number>;
	};
	/** Phones that asked to be told, one a session; `endpoint_hash` finds a phone that changed hands. */
	push_subscription: {
		tenant_id: string;
		person_id: string;
		session_id: string;
		endpoint: string;
		endpoint_hash: string;
		p256dh: string;
		auth: string;
		language: 'es' | 'en';
		created_at: number;
	};
	/** Who was told of which op: at most once, whichever process does it. */
	push_sent: { tenant_id: string; op_id: string; person_id: string; sent_at: number };
	/** Parts of photos that have not all arrived. */
	media_chunk: { tenant_id: string; person_id: string; hash: string; at: number; bytes: Uint8Array };
}

export type Schema = SyncSchema & AccountsSchema;
