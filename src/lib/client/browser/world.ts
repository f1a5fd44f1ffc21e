/** The real clock, randomness, timers, locks and poke stream of a browser; only the composition root takes them. */
import type { Clock, Rng, Timers } from '../../base/clock';
import { REQUEST_MS_MAX } from '../../protocol/limits';
import type { PokeSource } from '../sync/poke';

export const browserClock: Clock = { now: () => Date.now() };

export const browserRng: Rng = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

export const browserTimers: Timers = {
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	}
};

/** A tab that hangs while it holds the lock must not stop the others for ever. */
const LOCK_MS_MAX = 2 * REQUEST_MS_MAX;

/** One flusher among the tabs of this person [P16]; without Web Locks the work just runs. */
export function createTabLock(name: string) {
	return async <T>(work: () => Promise<T>): Promise<T> => {
		if (!navigator.locks) return work();
		let started = false;
		try {
			return await navigator.locks.request(name, { signal: AbortSignal.timeout(LOCK_MS_MAX) }, () => {
				started = true;
				return work();
			});
		} catch (error) {
			if (started) throw error;
			return work();
		}
	};
}

/** Pokes by EventSource; null where the browser has none. */
export function createPokeSource(path: string): PokeSource | null {
	if (typeof EventSource === 'undefined') return null;
	return {
		open(on) {
			const source = new EventSource(path);
			source.addEventListener('open', () => on.open());
			source.addEventListener('pull', () => on.poke());
			source.addEventListener('error', () => on.down());
			return () => source.close();
		}
	};
}
