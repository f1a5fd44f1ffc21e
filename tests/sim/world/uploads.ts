import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { UploadAnswer } from '../../../src/lib/protocol/media';
import type { RawAnswer } from '../../../src/lib/client/sync/transport';
import type { PhotoBytes } from '../../../src/lib/client/photos/develop';
import { createMediaTransport } from '../../../src/lib/client/photos/mediaTransport';
import { PhotoStore } from '../../../src/lib/client/photos/photoStore';
import { startUploads, type UploadPorts } from '../../../src/lib/client/photos/uploader';

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
export const json = (value: unknown, status = 200): RawAnswer => ({
	status,
	contentType: 'application/json',
	retryAfter: null,
	text: JSON.stringify(value)
});
export const html = (status: number): RawAnswer => ({
	status,
	contentType: 'text/html',
	retryAfter: null,
	text: '<p>Wi-Fi'
});

export interface Asked {
	hash: string;
	offset: number | null;
	length: number;
	person: string;
}
export type Fault = (asked: Asked) => RawAnswer | null | 'proceed';
let databases = 0;

/** A server in memory, a phone with photos, and timers that a test moves. */
export class UploadWorld {
	readonly store = new PhotoStore(`uploads-${databases++}`);
	readonly asked: Asked[] = [];
	readonly have = new Map<string, PhotoBytes>();
	readonly stored = new Set<string>();
	readonly refused = new Map<string, string>();
	readonly troubles: unknown[] = [];
	readonly timers: { ms: number; run: () => void }[] = [];
	epoch = 'e1';
	fault: Fault = () => 'proceed';
	now = 1_000;
	sending: (string | null)[] = [];
	uploads = this.open();

	open(over: Partial<UploadPorts> = {}) {
		return startUploads({
			person: 'ana',
			store: this.store,
			transport: createMediaTransport((path, bytes) => Promise.resolve(this.answer(path, bytes))),
			hash: (bytes) => Promise.resolve(hashOf(bytes)),
			clock: { now: () => this.now },
			rng: { bytes: (length) => new Uint8Array(length).fill(128) },
			timers: {
				after: (ms, run) => {
					const timer = { ms, run };
					this.timers.push(timer);
					return () => void this.timers.splice(this.timers.indexOf(timer), 1);
				}
			},
			lock: (work) => work(),
			onSending: (hash) => this.sending.push(hash),
			onTrouble: (error) => this.troubles.push(error),
			...over
		});
	}

	async photo(words: string, size = 10, author = 'ana'): Promise<string> {
		const bytes = new Uint8Array(size).fill(words.charCodeAt(0));
		const photo = { hash: hashOf(bytes), width: 1, height: 1, alt: '', tint: '#000000' };
		await this.store.add(author, photo, bytes, this.now++);
		await this.store.keep(author, [photo.hash]);
		return photo.hash;
	}

	private answer(path: string, bytes: PhotoBytes | null): RawAnswer | null {
		const url = new URL(path, 'http://x');
		const hash = url.pathname.split('/')[3] ?? '';
		const size = Number(url.searchParams.get('size'));
		const offset = url.searchParams.has('offset') ? Number(url.searchParams.get('offset')) : null;
		const person = url.searchParams.get('person') ?? '';
		const asked = { hash, offset, length: bytes?.length ?? 0, person };
		this.asked.push(asked);
		const fault = this.fault(asked);
		return fault === 'proceed' ? this.proper(hash, size, offset, bytes) : fault;
	}

	private proper(hash: string, size: number, offset: number | null, bytes: PhotoBytes | null): RawAnswer {
		const say = (answer: UploadAnswer) => json(answer, answer.state === 'refused' ? 422 : 200);
		const had = this.have.get(hash) ?? new Uint8Array();
		const reason = this.refused.get(hash);
		if (reason) return say({ state: 'refused', hash, reason: reason as 'truncated' });
		if (bytes && offset === had.length) this.have.set(hash, new Uint8Array([...had, ...bytes]));
		const have = this.have.get(hash)?.length ?? 0;
		if (have === size) this.stored.add(hash);
		return say(
			this.stored.has(hash)
				? { state: 'stored', hash, epoch: this.epoch }
				: { state: 'open', hash, have, epoch: this.epoch }
		);
	}

	async place(hash: string): Promise<string | undefined> {
		return (await this.store.rows('ana', [hash]))[0]?.state;
	}

	/** Until the uploader rests: nothing waits, or it waits for a timer. */
	async rest(): Promise<void> {
		await vi.waitFor(async () => {
			expect(this.sending.at(-1)).toBe(null);
			const isDone = (await this.store.counts('ana')).waiting === 0;
			expect(isDone || this.timers.length > 0).toBe(true);
		});
	}
}
