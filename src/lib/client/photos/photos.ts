import type { Clock } from '../../base/clock';
import { err, ok, type Result } from '../../base/result';
import type { Photo } from '../../domain/photo';
import { follow } from '../follow';
import { StorageTrouble } from '../store/connection';
import type { Developed, PhotoBytes } from './develop';
import type { PhotoRow, PhotoStore } from './photoStore';
import type { PhotoCounts, PhotoFault, Photos, PhotoStatus, PhotoPurpose } from './types';

export interface PhotoPorts {
	person: string;
	store: PhotoStore;
	clock: Clock;
	/** Loads what turns files into photos with the first of them. */
	develop(file: Blob, purpose: PhotoPurpose): Promise<Result<Developed, PhotoFault>>;
	hash(bytes: PhotoBytes): Promise<string>;
	urls: Pick<typeof URL, 'createObjectURL' | 'revokeObjectURL'>;
	/** There is something to send. */
	kick(): void;
}

const ELSEWHERE: PhotoStatus = { place: 'elsewhere', part: 0, reason: null };

/** Canvases write one of the two. */
const typeOf = (bytes: PhotoBytes) => (bytes[0] === 0xff ? 'image/jpeg' : 'image/webp');

export class PhonePhotos implements Photos {
	private readonly shown = new Map<string, string>();
	private readonly watchers = new Set<() => void>();
	private readonly endings = new Set<() => void>();
	private sending: string | null = null;
	private last: Promise<unknown> = Promise.resolve();

	constructor(private readonly ports: PhotoPorts) {}

	/** One after the other: a phone has memory for one large picture. */
	add(file: Blob, purpose: PhotoPurpose): Promise<Result<Photo, PhotoFault>> {
		const added = this.last.then(() => this.addNow(file, purpose));
		this.last = added.catch(() => undefined);
		return added;
	}

	private async addNow(file: Blob, purpose: PhotoPurpose): Promise<Result<Photo, PhotoFault>> {
		const made = await this.ports.develop(file, purpose);
		if (!made.ok) return made;
		const { photo, bytes } = made.value;
		const { person, store } = this.ports;
		let kept = await this.keepBytes(photo, bytes);
		if (!kept.ok && kept.error === 'storage_full') {
			// What the server has makes room for what it has not [L20].
			await store.prune(person, Infinity, -Infinity).catch(() => undefined);
			kept = await this.keepBytes(photo, bytes);
		}
		return kept.ok ? ok(photo) : kept;
	}

	private async keepBytes(photo: Photo, bytes: PhotoBytes): Promise<Result<Photo, PhotoFault>> {
		const { person, store, clock, hash } = this.ports;
		try {
			const kept = await store.add(person, photo, bytes, clock.now());
			return kept && (await hash(kept)) === photo.hash ? ok(photo) : err('storage_lost');
		} catch (error) {
			if (!(error instanceof StorageTrouble)) throw error;
			return err(error.failure === 'storage_full' ? 'storage_full' : 'storage_lost');
		}
	}

	async keep(hashes: readonly string[]): Promise<void> {
		await this.ports.store.keep(this.ports.person, hashes);
		this.ports.kick();
	}

	async remove(hash: string): Promise<void> {
		await this.ports.store.remove(this.ports.person, hash);
	}

	async forget(hashes: readonly string[]): Promise<void> {
		await this.ports.store.forget(this.ports.person, hashes);
		for (const hash of hashes) {
			const url = this.shown.get(hash);
			if (url) this.ports.urls.revokeObjectURL(url);
			this.shown.delete(hash);
		}
	}

	async url(hash: string): Promise<string> {
		const known = this.shown.get(hash);
		if (known) return known;
		const bytes = await this.ports.store.bytes(this.ports.person, hash).catch(() => null);
		if (!bytes) return `/api/media/${hash}`;
		// Two that asked at once get the same.
		const twin = this.shown.get(hash);
		if (twin) return twin;
		const url = this.ports.urls.createObjectURL(new Blob([bytes], { type: typeOf(bytes) }));
		this.shown.set(hash, url);
		return url;
	}

	async status(hash: string): Promise<PhotoStatus> {
		const [row] = await this.ports.store.rows(this.ports.person, [hash]);
		return this.statusOf(row);
	}

	private statusOf(row: PhotoRow | undefined): PhotoStatus {
		if (!row) return ELSEWHERE;
		const isSending = row.state === 'waiting' && row.hash === this.sending;
		return { place: isSending ? 'sending' : row.state, part: row.have / row.bytes, reason: row.reason };
	}

	watch(hashes: readonly string[], next: (statuses: ReadonlyMap<string, PhotoStatus>) => void): () => void {
		let rows: PhotoRow[] = [];
		const tell = () => {
			const byHash = new Map(rows.map((row) => [row.hash, row]));
			next(new Map(hashes.map((hash) => [hash, this.statusOf(byHash.get(hash))])));
		};
		const end = follow(
			() => this.ports.store.rows(this.ports.person, hashes),
			(found) => {
				rows = found;
				tell();
			}
		);
		this.watchers.add(tell);
		const ending = () => {
			end();
			this.watchers.delete(tell);
			this.endings.delete(ending);
		};
		this.endings.add(ending);
		return ending;
	}

	/** The uploader says which one is on its way now. */
	markSending(hash: string | null): void {
		if (hash === this.sending) return;
		this.sending = hash;
		for (const tell of this.watchers) tell();
	}

	counts(): Promise<PhotoCounts> {
		return this.ports.store.counts(this.ports.person);
	}

	leave(): Promise<void> {
		return this.ports.store.prune(this.ports.person, Infinity, -Infinity);
	}

	close(): void {
		for (const ending of [...this.endings]) ending();
		for (const url of this.shown.values()) this.ports.urls.revokeObjectURL(url);
		this.shown.clear();
		this.ports.store.close();
	}
}
