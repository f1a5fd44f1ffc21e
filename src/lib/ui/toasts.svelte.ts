const TOAST_MS = 6_000;

export interface Toast {
	id: number;
	text: string;
	action?: { label: string; run: () => void };
}

/** Short notes at the foot of the screen, one at a time; they hold no decision that cannot wait. */
class Toasts {
	current = $state.raw<Toast | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#next = 1;

	show(text: string, action?: Toast['action']): void {
		this.current = { id: this.#next++, text, ...(action ? { action } : {}) };
		this.hold(false);
	}

	/** Pauses the clock while somebody points at the note or is inside it. */
	hold(held: boolean): void {
		clearTimeout(this.#timer);
		if (!held) this.#timer = setTimeout(() => this.dismiss(), TOAST_MS);
	}

	dismiss(): void {
		clearTimeout(this.#timer);
		this.current = null;
	}
}

export const toasts = new Toasts();
