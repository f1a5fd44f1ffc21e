import type { Rng, Timers } from '../../base/clock';
import { backoffMs } from './backoff';

/** A stream of "pull now" events. `onDown` is called once, when it ends or never opens. */
export interface PokeSource {
	open(on: { open(): void; poke(): void; down(): void }): () => void;
}

/** Keeps a poke stream open, reopening it with backoff. Losing every poke costs speed, never data [L33]. */
export function followPokes(
	source: PokeSource,
	ports: { timers: Timers; rng: Rng; poke(): void }
): { close(): void; reopen(): void } {
	let failures = 0;
	let closeStream: (() => void) | null = null;
	let cancelTimer: (() => void) | null = null;
	let closed = false;

	function open(): void {
		cancelTimer?.();
		closeStream?.();
		closeStream = null;
		if (closed) return;
		let isCurrent = true;
		const close = source.open({
			open() {
				failures = 0;
				// Whatever was poked while the stream was down is fetched now.
				if (isCurrent) ports.poke();
			},
			poke() {
				if (isCurrent) ports.poke();
			},
			down() {
				if (!isCurrent) return;
				isCurrent = false;
				closeStream = null;
				close();
				failures += 1;
				cancelTimer = ports.timers.after(backoffMs(failures, ports.rng), open);
			}
		});
		closeStream = () => {
			isCurrent = false;
			close();
		};
	}

	open();
	return {
		close() {
			closed = true;
			cancelTimer?.();
			closeStream?.();
		},
		reopen() {
			failures = 0;
			open();
		}
	};
}
