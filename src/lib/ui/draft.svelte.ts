import { untrack } from 'svelte';
import type { Json } from '$lib/base/canonical';
import type { App } from '$lib/client/types';

const DRAFT_MS = 250;

/**
 * Keeps what a form holds on disk while it is typed [rule: nothing typed disappears]. Watches `read`, writes after a
 * short pause and at once when the page is hidden. `isEmpty` fields are forgotten instead of kept.
 * Create it during component initialisation.
 */
export class DraftKeeper {
	readonly #drafts: App['drafts'];
	readonly #key: string;
	readonly #read: () => Record<string, Json>;
	readonly #isEmpty: () => boolean;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#waiting = false;
	#started = false;

	constructor(
		drafts: App['drafts'],
		options: { key: string; read: () => Record<string, Json>; isEmpty: () => boolean }
	) {
		this.#drafts = drafts;
		this.#key = options.key;
		this.#read = options.read;
		this.#isEmpty = options.isEmpty;
		$effect(() => {
			options.read();
			untrack(() => this.#touched());
		});
		$effect(() => {
			const flush = () => void this.flush();
			document.addEventListener('visibilitychange', flush);
			window.addEventListener('pagehide', flush);
			return () => {
				document.removeEventListener('visibilitychange', flush);
				window.removeEventListener('pagehide', flush);
				flush();
			};
		});
	}

	/** What was left unfinished, or null. A store that cannot be read is no reason to keep the form shut. */
	async load(): Promise<Record<string, Json> | null> {
		try {
			return (await this.#drafts.load(this.#key))?.fields ?? null;
		} catch {
			return null;
		}
	}

	/** Writes now what has not been written. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (!this.#waiting) return;
		this.#waiting = false;
		try {
			if (this.#isEmpty()) await this.#drafts.clear(this.#key);
			else await this.#drafts.save({ key: this.#key, updatedAt: Date.now(), fields: this.#read() });
		} catch {
			// The form still holds every word; saving it will tell what is wrong with the storage.
		}
	}

	/** The content has been saved for good: forget the draft, and what was about to be written of it. */
	async clear(): Promise<void> {
		clearTimeout(this.#timer);
		this.#waiting = false;
		await this.#drafts.clear(this.#key).catch(() => undefined);
	}

	#touched(): void {
		// The first run is the empty form, not something typed.
		if (!this.#started) {
			this.#started = true;
			return;
		}
		this.#waiting = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), DRAFT_MS);
	}
}
