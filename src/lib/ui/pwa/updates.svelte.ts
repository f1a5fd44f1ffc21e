/**
 * A newer version of the app, as the prompt shows it.
 *
 *   none ──waiting──► ready ──accept──► taking ──controlling──► reload, once
 *     └──another tab took it──► elsewhere ──accept──► reload, once
 */
export type UpdateState = 'none' | 'ready' | 'taking' | 'elsewhere';

/** How long a waiting worker may take to start before the page is simply loaded again. */
const TAKING_MS_MAX = 4_000;

class Updates {
	#state = $state<UpdateState>('none');
	#take: (() => void) | null = null;
	#reloaded = false;

	get state(): UpdateState {
		return this.#state;
	}

	/** A new build is downloaded and waits; `take` asks it to start. */
	offer(take: () => void): void {
		this.#take = take;
		if (this.#state === 'none') this.#state = 'ready';
	}

	/** The new build has started: because this tab asked, or because another tab did. */
	started(): void {
		if (this.#state === 'taking') this.#reload();
		else this.#state = 'elsewhere';
	}

	/** Only a tap of the person comes here. */
	accept(): void {
		if (this.#state === 'elsewhere' || this.#take === null) return this.#reload();
		if (this.#state !== 'ready') return;
		this.#state = 'taking';
		this.#take();
		setTimeout(() => this.#reload(), TAKING_MS_MAX);
	}

	#reload(): void {
		if (this.#reloaded) return;
		this.#reloaded = true;
		location.reload();
	}
}

export const updates = new Updates();
