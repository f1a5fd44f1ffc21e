/** Whether somebody is in the middle of a form. Nothing may reload the page or ask for attention meanwhile. */
class Busy {
	#holders = $state(0);

	get current(): boolean {
		return this.#holders > 0;
	}

	/** Call when a form opens, call the answer when it closes: `$effect(() => busy.hold())`. */
	hold(): () => void {
		this.#holders += 1;
		let held = true;
		return () => {
			if (held) this.#holders -= 1;
			held = false;
		};
	}
}

export const busy = new Busy();
