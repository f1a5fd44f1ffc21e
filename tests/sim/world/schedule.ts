import type { Timers } from '../../../src/lib/base/clock';

interface Event {
	at: number;
	n: number;
	run: () => void | Promise<void>;
}

/** Virtual time: events in order, everything they set off run to its end before the next one starts. */
export class Schedule implements Timers {
	now: number;
	private n = 0;
	private stopped = false;
	private events: Event[] = [];

	constructor(start: number) {
		this.now = start;
	}

	after(ms: number, run: () => void | Promise<void>): () => void {
		const event: Event = { at: this.now + Math.max(0, Math.round(ms)), n: this.n++, run };
		const later = this.events.findIndex((other) => other.at > event.at);
		this.events.splice(later === -1 ? this.events.length : later, 0, event);
		return () => {
			const index = this.events.indexOf(event);
			if (index !== -1) this.events.splice(index, 1);
		};
	}

	/** Ends the world at the next quiet moment. */
	stop(): void {
		this.stopped = true;
	}

	/** Runs all events up to `until`; `between` is called when all is quiet after each. */
	async runUntil(until: number, between: () => Promise<void>): Promise<void> {
		while (!this.stopped) {
			const next = this.events[0];
			if (!next || next.at > until) break;
			this.events.shift();
			this.now = next.at;
			await next.run();
			await settled();
			await between();
		}
		this.now = until;
	}
}

/** Phones do nothing but microtasks between events, so one turn of the loop later they have come to rest. */
export function settled(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
