import { untrack } from 'svelte';

/** Whether somebody is in the middle of a form. Nothing may reload the page or ask for attention meanwhile. */
class Busy {
	#holders = $state(0);

	get current(): boolean {
		return this.#holders > 0;
	}

	/** Call when a form opens, call the answer when it closes: `$effect(() => busy.hold())`. */
	hold(): () => void {
		// Counting reads what it writes: tracked, the effect that holds would run for ever.
		untrack(() => (this.#holders += 1));
		let held = true;
		return () => {
			if (held) untrack(() => (this.#holders -= 1));
			held = false;
		};
	}
}

export const busy = new Busy();
