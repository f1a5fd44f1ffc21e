import Dexie, { type Table } from 'dexie';
import type { Photo } from '../../domain/photo';
import type { PhotoRefusal } from '../../protocol/media';
import { Connection } from '../store/connection';
import type { PhotoBytes } from './develop';
import { PHOTOS_NAME, type PhotoCounts, type PhotoPlace } from './types';

const PHOTOS_VERSION = 1;

/** What is known of a photo of one author; its bytes lie apart, so that lists do not carry them. */
export interface PhotoRow extends Omit<Photo, 'alt'> {
	/** `author/hash`. */
	id: string;
	author: string;
	bytes: number;
	state: PhotoPlace;
	reason: PhotoRefusal | 'lost_on_phone' | null;
	/** Of the server, as it told last. `epoch`: in which life of its database it has the photo. */
	have: number;
	epoch: string;
	tries: number;
	/** Device UTC ms: picked, and confirmed by the server. */
	addedAt: number;
	sentAt: number | null;
}

class PhotoDatabase extends Dexie {
	declare photos: Table<PhotoRow, string>;
	declare bytes: Table<{ id: string; bytes: ArrayBuffer }, string>;

	constructor(name: string) {
		// Other than strict, a transaction completes before it is on disk [L18].
		super(name, { chromeTransactionDurability: 'strict' });
		this.version(PHOTOS_VERSION).stores({ photos: 'id, [author+state]', bytes: 'id' });
	}
}

const idOf = (author: string, hash: string) => `${author}/${hash}`;

/**
 * Photos of everybody who uses this browser, by author: only the author's own session sends them [L29]. A database of its
 * own, whose schema only grows. Bytes are ArrayBuffers: WebKit loses Blobs [L19].
 */
export class PhotoStore {
	readonly connection: Connection<PhotoDatabase>;

	constructor(name = PHOTOS_NAME) {
		this.connection = new Connection(new PhotoDatabase(name), PHOTOS_VERSION);
	}

	/** One strict transaction, and what can be read back of it. A photo that is there already stays as it is. */
	add(author: string, photo: Photo, bytes: PhotoBytes, at: number): Promise<PhotoBytes | null> {
		const { hash, width, height, tint } = photo;
		const id = idOf(author, hash);
		const row: PhotoRow = {
			id,
			author,
			hash,
			width,
			height,
			tint,
			bytes: bytes.length,
			state: 'held',
			reason: null,
			have: 0,
			epoch: '',
			tries: 0,
			addedAt: at,
			sentAt: null
		};
		return this.connection.use(async (db) => {
			await db.transaction('rw', db.photos, db.bytes, async () => {
				const known = await db.photos.get(id);
				// Picked again after it was found unusable: another try is what the person wants.
				if (!known || known.state === 'unusable') await db.photos.put(row);
				await db.bytes.put({ id, bytes: bytes.slice().buffer });
			});
			return this.readBytes(db, id);
		});
	}

	private async readBytes(db: PhotoDatabase, id: string): Promise<PhotoBytes | null> {
		const kept = await db.bytes.get(id);
		return kept ? new Uint8Array(kept.bytes) : null;
	}

	/** Null when this phone has no such photo of the author. */
	bytes(author: string, hash: string): Promise<PhotoBytes | null> {
		return this.connection.use((db) => this.readBytes(db, idOf(author, hash)));
	}

	rows(author: string, hashes: readonly string[]): Promise<PhotoRow[]> {
		return this.connection.use(async (db) => {
			const rows = await db.photos.bulkGet(hashes.map((hash) => idOf(author, hash)));
			return rows.filter((row) => row !== undefined);
		});
	}

	/** From now on they are sent. */
	keep(author: string, hashes: readonly string[]): Promise<void> {
		return this.change(author, hashes, (row) => {
			if (row.state === 'held') row.state = 'waiting';
		});
	}

	/** Waiting photos of one person: those that failed least first, then the oldest. */
	waiting(author: string): Promise<PhotoRow[]> {
		return this.connection.use(async (db) => {
			const rows = await this.ofState(db, author, 'waiting').toArray();
			return rows.sort((a, b) => a.tries - b.tries || a.addedAt - b.addedAt);
		});
	}

	counts(author: string): Promise<PhotoCounts> {
		return this.connection.use(async (db) => ({
			waiting: await this.ofState(db, author, 'waiting').count(),
			unusable: await this.ofState(db, author, 'unusable').count()
		}));
	}

	/** What the server has of a photo that is on its way. */
	progress(author: string, hash: string, have: number): Promise<void> {
		return this.change(author, [hash], (row) => {
			row.have = have;
		});
	}

	/** The server has it for good, in this epoch. */
	sent(author: string, hash: string, epoch: string, at: number): Promise<void> {
		return this.change(author, [hash], (row) => {
			if (row.state !== 'waiting') return;
			Object.assign(row, { state: 'sent', have: row.bytes, epoch, sentAt: at });
		});
	}

	/** It can never be used: marked, kept, and never sent again. */
	refused(author: string, hash: string, reason: NonNullable<PhotoRow['reason']>): Promise<void> {
		return this.change(author, [hash], (row) => {
			if (row.state === 'waiting') Object.assign(row, { state: 'unusable', reason });
		});
	}

	/** Counts a try that came to nothing; resolves to how many there were. */
	async failed(author: string, hash: string): Promise<number> {
		let tries = 0;
		await this.change(author, [hash], (row) => {
			tries = row.tries += 1;
		});
		return tries;
	}

	/** Sends again what only another life of the server had [P7, I15]; tells how many. */
	requeueOtherEpochs(author: string, epoch: string): Promise<number> {
		return this.connection.use((db) =>
			this.ofState(db, author, 'sent')
				.filter((row) => row.epoch !== epoch)
				.modify({ state: 'waiting', have: 0, tries: 0 })
		);
	}

	/** The one that the server confirmed last, or null. */
	lastSent(author: string): Promise<PhotoRow | null> {
		return this.connection.use(async (db) => {
			const rows = await this.ofState(db, author, 'sent').toArray();
			return rows.sort((a, b) => (b.sentAt ?? 0) - (a.sentAt ?? 0))[0] ?? null;
		});
	}

	/** Deletes a photo that is only held; another one stays. */
	remove(author: string, hash: string): Promise<void> {
		return this.drop(author, (row) => row.hash === hash && row.state === 'held');
	}

	/** Deletes those of them that the server has. */
	forget(author: string, hashes: readonly string[]): Promise<void> {
		return this.drop(author, (row) => hashes.includes(row.hash) && row.state === 'sent');
	}

	/** Deletes what the server confirmed before `sentBefore`, and what was held since before `heldBefore`. */
	prune(author: string, sentBefore: number, heldBefore: number): Promise<void> {
		return this.drop(
			author,
			(row) =>
				(row.state === 'sent' && (row.sentAt ?? Infinity) <= sentBefore) ||
				(row.state === 'held' && row.addedAt <= heldBefore)
		);
	}

	private ofState(db: PhotoDatabase, author: string, state: PhotoPlace) {
		return db.photos.where('[author+state]').equals([author, state]);
	}

	private drop(author: string, isGone: (row: PhotoRow) => boolean): Promise<void> {
		return this.connection.use((db) =>
			db.transaction('rw', db.photos, db.bytes, async () => {
				const rows = await db.photos
					.where('[author+state]')
					.between([author, Dexie.minKey], [author, Dexie.maxKey])
					.toArray();
				const ids = rows.filter(isGone).map((row) => row.id);
				await db.photos.bulkDelete(ids);
				await db.bytes.bulkDelete(ids);
			})
		);
	}

	private change(author: string, hashes: readonly string[], to: (row: PhotoRow) => void): Promise<void> {
		return this.connection.use((db) =>
			db.photos
				.where('id')
				.anyOf(hashes.map((hash) => idOf(author, hash)))
				.modify((row) => to(row))
				.then(() => undefined)
		);
	}

	close(): void {
		this.connection.close();
	}
}
