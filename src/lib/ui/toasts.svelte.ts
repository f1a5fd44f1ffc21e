const TOAST_MS = 6_000;

export interface Toast {
	id: number;
	text: string;
	action?: { label: string; run: () => void };
	/** Called once when the note goes without its action. */
	gone?: () => void;
}

/** Short notes at the foot of the screen, one at a time; they hold no decision that cannot wait. */
class Toasts {
	current = $state.raw<Toast | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#next = 1;

	show(text: string, action?: Toast['action'], gone?: Toast['gone']): void {
		this.dismiss();
		this.current = { id: this.#next++, text, ...(action ? { action } : {}), ...(gone ? { gone } : {}) };
		this.hold(false);
	}

	/** Does what the note offers. */
	act(): void {
		const action = this.current?.action;
		clearTimeout(this.#timer);
		this.current = null;
		action?.run();
	}

	/** Pauses the clock while somebody points at the note or is inside it. */
	hold(held: boolean): void {
		clearTimeout(this.#timer);
		if (!held) this.#timer = setTimeout(() => this.dismiss(), TOAST_MS);
	}

	dismiss(): void {
		const before = this.current;
		clearTimeout(this.#timer);
		this.current = null;
		before?.gone?.();
	}
}

export const toasts = new Toasts();
