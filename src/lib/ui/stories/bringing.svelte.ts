import { untrack } from 'svelte';
import type { App } from '$lib/client/types';

/** Asks the server for a story that this phone does not hold. Create it during component initialisation. */
export class Bringing {
	/** What became of it while it is not here; `failed`: nobody answered. */
	state = $state<'asking' | 'gone' | 'failed'>('asking');
	readonly #app: Pick<App, 'bring' | 'sync'>;
	readonly #missing: () => string | null;

	/** `missing`: the story looked for and not found here; null = there is none. */
	constructor(app: Pick<App, 'bring' | 'sync'>, missing: () => string | null) {
		this.#app = app;
		this.#missing = missing;
		$effect(() => {
			const id = missing();
			if (id !== null) untrack(() => void this.#ask(id));
		});
		// Somebody answers again.
		$effect(() => {
			if (app.sync.online && app.sync.lastSyncAt !== null && untrack(() => this.state) === 'failed')
				untrack(() => this.again());
		});
	}

	again(): void {
		const id = this.#missing();
		if (id !== null) void this.#ask(id);
	}

	async #ask(id: string): Promise<void> {
		this.state = 'asking';
		const brought = await this.#app.bring(id).catch(() => 'failed' as const);
		if (this.#missing() === id && brought !== 'here') this.state = brought;
	}
}
