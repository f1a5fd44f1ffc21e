import Dexie, { liveQuery, type Subscription } from 'dexie';
import { watchConnections } from './store/connection';

/** A query follows so many changes at once, then rests: while page after page comes in, screens need not read each. */
const RUNS_AT_ONCE = 3;
const REST_MS = 400;

/** `query`, but no oftener than that; a run that rests gives way to one that a later change asks for. */
function paced<T>(query: () => Promise<T>): () => Promise<T> {
	let asked = 0;
	let runsAt: number[] = [];
	return async () => {
		const turn = ++asked;
		const [first] = runsAt;
		const restMs =
			first === undefined || runsAt.length < RUNS_AT_ONCE ? 0 : first + REST_MS - performance.now();
		if (restMs > 0) {
			// Dexie's own promise: what is read after another one would not be followed.
			await new Dexie.Promise<void>((resolve) => setTimeout(resolve, restMs));
			if (turn !== asked) throw new Dexie.AbortError('a later change is being followed');
		}
		runsAt = [...runsAt.slice(1 - RUNS_AT_ONCE), performance.now()];
		return query();
	};
}

/**
 * Calls `next` with every new answer of a query over the phone's databases, until the returned function is called.
 * `stale` tells that a database went away under it; it subscribes anew by itself [L16].
 */
export function follow<T>(
	query: () => Promise<T>,
	next: (answer: T) => void,
	stale?: () => void
): () => void {
	let subscription: Subscription | null = null;
	const read = paced(query);
	const subscribe = () => {
		subscription?.unsubscribe();
		// An async function, so that Dexie also follows what is read after the first await.
		subscription = liveQuery(async () => read()).subscribe({ next, error: () => stale?.() });
	};
	subscribe();
	const unwatch = watchConnections(() => {
		stale?.();
		subscribe();
	});
	return () => {
		unwatch();
		subscription?.unsubscribe();
	};
}

/** Code that comes when it is needed, in Dexie's own promise: what is read after another one would not be followed. */
export function followed<T>(load: () => Promise<T>): PromiseLike<T> {
	return new Dexie.Promise<T>((resolve, reject) => {
		load().then(resolve, reject);
	});
}
