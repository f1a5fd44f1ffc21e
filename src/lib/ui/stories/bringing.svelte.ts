import { untrack } from 'svelte';
import type { App } from '$lib/client/types';

type Ports = Pick<App, 'bring' | 'sync'> & { queries: Pick<App['queries'], 'story'> };

/** Asks the server for a story that this phone does not hold. Create it during component initialisation. */
export class Bringing {
	/** What became of it while it is not here; `failed`: nobody answered. */
	state = $state<'asking' | 'gone' | 'failed'>('asking');
	#wanted: string | null = null;
	readonly #app: Ports;

	/** `missing`: the story looked for and not found here; null = there is none. */
	constructor(app: Ports, missing: () => string | null) {
		this.#app = app;
		$effect(() => {
			this.#wanted = missing();
			untrack(() => this.again());
			return () => (this.#wanted = null);
		});
		// Somebody answers again.
		$effect(() => {
			if (app.sync.online && app.sync.lastSyncAt !== null && untrack(() => this.state) === 'failed')
				untrack(() => this.again());
		});
	}

	again(): void {
		if (this.#wanted !== null) void this.#ask(this.#wanted);
	}

	async #ask(id: string): Promise<void> {
		this.state = 'asking';
		const brought = await this.#app.bring(id).catch(() => 'failed' as const);
		// Taken back on this phone and not sent yet: the server has it, here it is gone.
		const isHere = brought === 'here' && (await this.#app.queries.story(id)) !== null;
		if (this.#wanted === id && !isHere) this.state = brought === 'failed' ? 'failed' : 'gone';
	}
}
