import type { Timers } from '../../base/clock';

/** One waiting phone: what it may see, and how to wake it. */
interface Listener {
	tenant: string;
	spaces: ReadonlySet<string>;
	wake: () => void;
}

/** Tells other processes what changed here, and the hub what changed there. */
export interface PokeBridge {
	send(changed: readonly SpaceName[]): void;
}

export interface SpaceName {
	tenant: string;
	space: string;
}

/** The first change is told at once, those that follow it within this time by one more poke. */
const COALESCE_MS = 20;

/**
 * Wakes the phones that may see a space when it changed [P8]. A poke is a hint without content; one that is lost costs
 * seconds, never an entry, because phones poll as well.
 */
export class PokeHub {
	readonly #listeners = new Set<Listener>();
	readonly #timers: Timers;
	#bridge: PokeBridge | null = null;
	#changed = new Map<string, SpaceName>();
	/** A poke is due or has just been sent. */
	#isResting = false;

	constructor(timers: Timers) {
		this.#timers = timers;
	}

	/** Joins other processes to this hub. */
	connect(bridge: PokeBridge): void {
		this.#bridge = bridge;
	}

	/** Calls `wake` after changes of any of the spaces, until the answered function is called. */
	subscribe(tenant: string, spaces: readonly string[], wake: () => void): () => void {
		const listener: Listener = { tenant, spaces: new Set(spaces), wake };
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Something was committed in this process. Returns at once; never throws into the committing request. */
	changed(tenant: string, spaces: readonly string[]): void {
		for (const space of spaces) this.#changed.set(`${tenant}/${space}`, { tenant, space });
		if (!this.#isResting) this.#next(0);
	}

	#next(ms: number): void {
		this.#isResting = true;
		this.#timers.after(ms, () => {
			this.#isResting = this.#changed.size > 0;
			if (!this.#isResting) return;
			this.#flush();
			this.#next(COALESCE_MS);
		});
	}

	/** Something was committed somewhere: wakes the phones of this process. */
	wake(changed: readonly SpaceName[]): void {
		for (const listener of [...this.#listeners]) {
			const isSeen = changed.some(
				({ tenant, space }) => tenant === listener.tenant && listener.spaces.has(space)
			);
			if (isSeen) listener.wake();
		}
	}

	/** Spaces that somebody waits for here. */
	watched(): SpaceName[] {
		const names = new Map<string, SpaceName>();
		for (const { tenant, spaces } of this.#listeners) {
			for (const space of spaces) names.set(`${tenant}/${space}`, { tenant, space });
		}
		return [...names.values()];
	}

	#flush(): void {
		const changed = [...this.#changed.values()];
		this.#changed = new Map();
		this.wake(changed);
		this.#bridge?.send(changed);
	}
}
