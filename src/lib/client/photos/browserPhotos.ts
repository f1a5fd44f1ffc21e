/** The photos of one signed-in person in a real browser: store, uploader, network. Loaded after the first screen. */
import { sha256Hex } from '../../base/sha256';
import { REQUEST_MS_MAX } from '../../protocol/limits';
import { browserClock, browserRng, browserTimers, createTabLock } from '../browser/world';
import type { Trigger } from '../sync/loop';
import { createMediaTransport, type SendBytes } from './mediaTransport';
import { PhonePhotos } from './photos';
import { PhotoStore } from './photoStore';
import type { Photos } from './types';
import { startUploads } from './uploader';

const fetchBytes: SendBytes = async (path, bytes) => {
	try {
		const response = await fetch(path, {
			method: bytes ? 'PUT' : 'GET',
			headers: { 'x-respiro': '1', ...(bytes ? { 'content-type': 'application/octet-stream' } : {}) },
			body: bytes,
			credentials: 'same-origin',
			cache: 'no-store',
			signal: AbortSignal.timeout(REQUEST_MS_MAX)
		});
		return {
			status: response.status,
			contentType: response.headers.get('content-type') ?? '',
			retryAfter: response.headers.get('retry-after'),
			text: await response.text()
		};
	} catch {
		return null;
	}
};

/** What the composition root holds: the photos, and the triggers of the sync loop to hand on. */
export interface PhotoHome extends Photos {
	kick(trigger: Trigger): void;
}

/** Call `close` when the person leaves. */
export function createPhotos(person: string): PhotoHome {
	const store = new PhotoStore();
	const photos = new PhonePhotos({
		person,
		store,
		clock: browserClock,
		hash: sha256Hex,
		urls: URL,
		kick: () => uploads.kick('save'),
		async develop(file, purpose) {
			const [{ develop }, { browserDarkroom }] = await Promise.all([
				import('./develop'),
				import('./darkroom')
			]);
			return develop(browserDarkroom, file, purpose);
		}
	});
	const uploads = startUploads({
		person,
		store,
		transport: createMediaTransport(fetchBytes),
		hash: sha256Hex,
		clock: browserClock,
		rng: browserRng,
		timers: browserTimers,
		lock: createTabLock(`respiro-photos-${person}`),
		onSending: (hash) => photos.markSending(hash),
		onTrouble: (error) => reportError(error)
	});
	const close = photos.close.bind(photos);
	return Object.assign(photos, {
		kick: (trigger: Trigger) => uploads.kick(trigger),
		close() {
			uploads.stop();
			close();
		}
	});
}
