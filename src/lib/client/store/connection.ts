/**
 * Keeps a Dexie database usable. Browsers lose connections (WebKit on resume, Chromium's backing store) and then every
 * call fails until somebody reopens [L15]; Dexie opens databases of newer builds without a word [L7, L13].
 */
import type Dexie from 'dexie';
import type { StoreFailure } from './outboxStore';

const REOPENS_MAX = 3;
/** Dexie stores its version times ten. */
const NATIVE_PER_VERSION = 10;

/** A store that cannot do its work now; `failure` says why in the words of the contract. */
export class StorageTrouble extends Error {
	override name = 'StorageTrouble';

	constructor(
		readonly failure: StoreFailure,
		cause: unknown
	) {
		super(failure, { cause });
	}
}

/** Whether this browser has, or may have, a database of that name. */
export async function mayHold(name: string): Promise<boolean> {
	const known = await globalThis.indexedDB?.databases?.().catch(() => null);
	return !known || known.some((database) => database.name === name);
}

type Watcher = () => void;
const watchers = new Set<Watcher>();

/** Calls back when a database was closed under us or opened again: live queries must subscribe anew [L16]. */
export function watchConnections(watcher: Watcher): () => void {
	watchers.add(watcher);
	return () => watchers.delete(watcher);
}

function announce(): void {
	for (const watcher of [...watchers]) watcher();
}

const FULL = new Set(['QuotaExceededError', 'NS_ERROR_FILE_NO_DEVICE_SPACE']);
/** Names under which engines say that the connection, not the request, is broken. */
const LOST = new Set([
	'DatabaseClosedError',
	'DatabaseClosed',
	'UnknownError',
	'Unknown',
	'InvalidStateError',
	'InvalidState',
	'AbortError',
	'Abort',
	'OpenFailedError',
	'TimeoutError',
	'MissingAPIError',
	'NotReadableError',
	'TransactionInactiveError'
]);

function namesOf(error: unknown): string[] {
	const names: string[] = [];
	for (let at = error, depth = 0; at instanceof Error && depth < 5; depth++) {
		names.push(at.name);
		at = (at as { inner?: unknown }).inner ?? at.cause;
	}
	return names;
}

/** What kind of trouble an error of a database is; null = a bug of ours. */
export function troubleOf(error: unknown): 'storage_full' | 'storage_lost' | null {
	const names = namesOf(error);
	if (names.some((name) => FULL.has(name))) return 'storage_full';
	return names.some((name) => LOST.has(name)) ? 'storage_lost' : null;
}

export class Connection<DB extends Dexie> {
	private opened: Promise<void> | null = null;
	private lost = false;
	private closed = false;
	/** The database on disk was made by a newer build than this. */
	newer = false;

	constructor(
		readonly db: DB,
		private readonly version: number
	) {
		db.on('close', () => {
			this.opened = null;
			announce();
		});
		// Another tab runs a newer build, or wiped the mirror: Dexie closes; say so to the screens.
		db.on('versionchange', () => {
			this.opened = null;
			announce();
		});
	}

	open(): Promise<void> {
		this.opened ??= this.openNow();
		return this.opened;
	}

	private async openNow(): Promise<void> {
		try {
			if (!this.db.isOpen()) await this.db.open();
			this.newer = this.db.backendDB().version > this.version * NATIVE_PER_VERSION;
			if (this.lost) announce();
			this.lost = false;
		} catch (error) {
			this.opened = null;
			throw error;
		}
	}

	/** Runs `work`; on a lost connection reopens up to three times, then fails with {@link StorageTrouble}. */
	async use<T>(work: (db: DB) => PromiseLike<T>): Promise<T> {
		for (let reopens = 0; ; reopens++) {
			if (this.closed) throw new StorageTrouble('storage_lost', null);
			try {
				await this.open();
				return await work(this.db);
			} catch (error) {
				const trouble = troubleOf(error);
				if (trouble === null) throw error;
				if (trouble === 'storage_full' || reopens === REOPENS_MAX) throw new StorageTrouble(trouble, error);
				this.reset();
			}
		}
	}

	private reset(): void {
		this.opened = null;
		this.lost = true;
		this.db.close({ disableAutoOpen: false });
	}

	close(): void {
		this.closed = true;
		this.opened = null;
		this.db.close();
	}
}
