import { phoneModule } from './opening';
import { rehearse } from './rehearsal';

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
		let stop: (() => void) | null = null;
		const stale = () => {
			if (!ended) value.stale = true;
		};
		const show = (answer: T) => {
			if (!ended) value.show(answer);
		};
		// The runes that it reads are tracked here, in the effect; the database is asked once, by whoever follows it.
		rehearse(query);
		phoneModule()
			.then(({ follow }) => {
				if (!ended) stop = follow(query, show, stale);
			})
			.catch(stale);
		return () => {
			ended = true;
			stop?.();
		};
	});
	return value;
}
