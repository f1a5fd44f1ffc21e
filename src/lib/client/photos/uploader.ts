/**
 * Sends the photos of one person, apart from the ops that name them [P17]: oldest first, each in chunks that go on where
 * they broke off. One uploader among the tabs [P16]. It never gives up on what might still arrive [P10], and never tries
 * for ever what cannot be used. A failure deletes nothing: only the server's own word makes a photo sent [I2].
 */
import type { Clock, Rng, Timers } from '../../base/clock';
import { ok } from '../../base/result';
import { CHUNK_BYTES_MAX, CHUNK_BYTES_MIN, type UploadAnswer } from '../../protocol/media';
import { backoffMs } from '../sync/backoff';
import type { Trigger } from '../sync/loop';
import type { NoVerdict } from '../sync/transport';
import type { PhotoBytes } from './develop';
import type { MediaTransport, Told, Upload } from './mediaTransport';
import type { PhotoRow, PhotoStore } from './photoStore';

/** Everything the uploader needs from the world [P22]. */
export interface UploadPorts {
	person: string;
	store: PhotoStore;
	transport: MediaTransport;
	hash(bytes: PhotoBytes): Promise<string>;
	clock: Clock;
	rng: Rng;
	timers: Timers;
	/** One uploader among the tabs; it may also just run the work. */
	lock<T>(work: () => Promise<T>): Promise<T>;
	/** Which photo is on its way now; null = none. */
	onSending(hash: string | null): void;
	/** A bug or a broken store; the uploader goes on later. */
	onTrouble(error: unknown): void;
}

export interface Uploads {
	kick(trigger: Trigger): void;
	stop(): void;
}

/** What is confirmed stays this long, for a server that is restored from a backup; and to be looked at offline. */
const SENT_KEPT_MS = 14 * 86_400_000;
/** A draft that nobody came back to. */
const HELD_KEPT_MS = 30 * 86_400_000;
/** Bytes that arrived otherwise than they left: the road's fault, but not for ever. */
const MISMATCHES_MAX = 3;

/** A person did something, or the network came back: what failed before says nothing about now [P10]. */
const FRESH_STARTS: ReadonlySet<Trigger> = new Set<Trigger>(['save', 'launch', 'online', 'visible']);

/** `next`: with another photo. `later`: nothing more can be sent now. */
type Ending = { kind: 'next' } | { kind: 'later'; retryAfterMs: number | null };
const NEXT: Ending = { kind: 'next' };

class Uploader implements Uploads {
	private running = false;
	private again = false;
	private stopped = false;
	private failures = 0;
	private chunkBytes = CHUNK_BYTES_MAX;
	private cancelTimer: (() => void) | null = null;
	/** Retry-After is not over. */
	private held = false;
	/** Photos that had their turn in this round. */
	private readonly done = new Set<string>();
	private readonly mismatches = new Map<string, number>();
	private isSure = false;

	constructor(private readonly ports: UploadPorts) {}

	kick(trigger: Trigger): void {
		if (this.stopped) return;
		if (FRESH_STARTS.has(trigger)) this.failures = 0;
		if (trigger === 'launch' || trigger === 'online') this.isSure = false;
		if (this.running) {
			this.again = true;
			return;
		}
		if (this.held) return;
		this.cancelTimer?.();
		void this.run();
	}

	stop(): void {
		this.stopped = true;
		this.cancelTimer?.();
	}

	private async run(): Promise<void> {
		this.running = true;
		let retryAfterMs: number | null = null;
		let isWell = false;
		do {
			this.again = false;
			this.done.clear();
			try {
				const ending = await this.ports.lock(() => this.round());
				isWell = ending.kind === 'next';
				retryAfterMs = ending.kind === 'later' ? ending.retryAfterMs : null;
			} catch (error) {
				isWell = false;
				if (!this.stopped) this.ports.onTrouble(error);
			}
		} while (this.again && isWell && !this.stopped);
		this.running = false;
		this.ports.onSending(null);
		if (this.stopped) return;
		if (isWell) this.failures = 0;
		else this.wait(retryAfterMs);
	}

	private wait(retryAfterMs: number | null): void {
		this.failures += 1;
		this.held = retryAfterMs !== null;
		const ms = Math.max(backoffMs(this.failures, this.ports.rng), retryAfterMs ?? 0);
		this.cancelTimer = this.ports.timers.after(ms, () => {
			this.held = false;
			this.kick('timer');
		});
	}

	private async round(): Promise<Ending> {
		const { store, person, clock } = this.ports;
		if (!this.isSure) await this.lookBack();
		let failed: Ending = NEXT;
		for (;;) {
			if (this.stopped) return failed;
			const row = (await store.waiting(person)).find(({ hash }) => !this.done.has(hash));
			if (!row) break;
			this.done.add(row.hash);
			this.ports.onSending(row.hash);
			const ending = await this.sendOne(row);
			if (ending.kind === 'next') continue;
			failed = ending;
			// A server that stumbles over one photo may take the next.
			if (ending.retryAfterMs !== null || !this.stumbled) return ending;
		}
		const now = clock.now();
		await store.prune(person, now - SENT_KEPT_MS, now - HELD_KEPT_MS);
		return failed;
	}

	/** Whether the last failure was the server's with that one photo. */
	private stumbled = false;

	/** After a gap the server may be a restored one: asks about the last photo it should have [I15]. */
	private async lookBack(): Promise<void> {
		const { store, person, transport } = this.ports;
		const sent = await store.lastSent(person);
		if (sent) {
			const told = await transport.standing(this.uploadOf(sent));
			if (!told.ok) return;
			// It has nothing of what it had confirmed: a backup was put back and nobody changed the epoch.
			if (told.value.state === 'open') await store.requeueOtherEpochs(person, '');
			if (told.value.state === 'stored') await store.requeueOtherEpochs(person, told.value.epoch);
		}
		this.isSure = true;
	}

	private uploadOf({ hash, bytes }: PhotoRow): Upload {
		return { person: this.ports.person, hash, size: bytes };
	}

	private async sendOne(row: PhotoRow): Promise<Ending> {
		const { store, person, transport } = this.ports;
		const bytes = await store.bytes(person, row.hash);
		// What storage lost or bent can never be what its name says [L19].
		if (!bytes || (await this.ports.hash(bytes)) !== row.hash) {
			await store.refused(person, row.hash, 'lost_on_phone');
			return NEXT;
		}
		const upload = this.uploadOf(row);
		// A failure may hide progress, and asking is cheaper than sending twice; but where two answers in a row are rare,
		// a chunk must also get through by itself.
		const told = row.tries % 2 === 1 ? await transport.standing(upload) : null;
		return this.sendFrom(row, upload, bytes, told);
	}

	private async sendFrom(
		row: PhotoRow,
		upload: Upload,
		bytes: PhotoBytes,
		first: Told | null
	): Promise<Ending> {
		const { store, person, transport } = this.ports;
		let told: Told = first ?? ok({ state: 'open', hash: row.hash, have: row.have, epoch: '' });
		for (;;) {
			if (!told.ok) return this.failed(row, told.error);
			if (told.value.state !== 'open') return this.settle(row, told.value);
			const { have } = told.value;
			await store.progress(person, row.hash, have);
			if (this.stopped) return { kind: 'later', retryAfterMs: null };
			const next = await transport.send(upload, have, bytes.slice(have, have + this.chunkBytes));
			if (!next.ok) this.chunkBytes = Math.max(CHUNK_BYTES_MIN, this.chunkBytes >> 1);
			else if (next.value.state === 'open' && next.value.have <= have && have < bytes.length)
				return this.failed(row, { kind: 'server_trouble', retryAfterMs: null });
			told = next;
		}
	}

	private async failed({ hash }: PhotoRow, why: NoVerdict): Promise<Ending> {
		await this.ports.store.failed(this.ports.person, hash);
		this.stumbled = why.kind === 'server_trouble' && why.retryAfterMs === null;
		return { kind: 'later', retryAfterMs: why.kind === 'server_trouble' ? why.retryAfterMs : null };
	}

	private async settle({ hash }: PhotoRow, told: Exclude<UploadAnswer, { state: 'open' }>): Promise<Ending> {
		const { store, person, clock } = this.ports;
		if (told.state === 'stored') {
			await store.sent(person, hash, told.epoch, clock.now());
			// A link that carried a whole photo may carry more at once.
			this.chunkBytes = Math.min(CHUNK_BYTES_MAX, this.chunkBytes * 2);
			return NEXT;
		}
		if (told.reason === 'hash_mismatch') {
			const count = (this.mismatches.get(hash) ?? 0) + 1;
			this.mismatches.set(hash, count);
			if (count < MISMATCHES_MAX) {
				this.stumbled = true;
				return { kind: 'later', retryAfterMs: null };
			}
		}
		await store.refused(person, hash, told.reason);
		return NEXT;
	}
}

/** Sends what waits, at every kick: give it the triggers of the sync loop. `stop` before the store is closed. */
export function startUploads(ports: UploadPorts): Uploads {
	return new Uploader(ports);
}
