import { follow } from './follow';

/** What a screen reads from the phone. `stale`: the database went away under it and is being reopened [L16]. */
export interface Live<T> {
	readonly current: T;
	/** False until the first answer. */
	readonly loaded: boolean;
	readonly stale: boolean;
}

class LiveValue<T> implements Live<T> {
	current: T = $state.raw() as T;
	loaded = $state(false);
	stale = $state(false);

	constructor(initial: T) {
		this.current = initial;
	}

	show(answer: T): void {
		this.current = answer;
		this.loaded = true;
		this.stale = false;
	}
}

/**
 * Follows a query over the phone's databases: `const stories = live(() => app.queries.feed(…), [])`. Call it while a
 * component starts; it starts anew when reactive values that `query` reads before its first `await` change, and ends
 * with the component.
 */
export function live<T>(query: () => Promise<T>, initial: T): Live<T> {
	const value = new LiveValue(initial);
	$effect(() => {
		let ended = false;
		let followed = false;
		const stale = () => {
			value.stale = true;
		};
		// The first run is made here, in the effect: the runes it reads are tracked, and it need not wait for a timer.
		query().then((answer) => {
			if (!ended && !followed) value.show(answer);
		}, stale);
		const stop = follow(
			query,
			(answer) => {
				followed = true;
				value.show(answer);
			},
			stale
		);
		return () => {
			ended = true;
			stop();
		};
	});
	return value;
}
