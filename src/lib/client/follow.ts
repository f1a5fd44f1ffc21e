import { liveQuery, type Subscription } from 'dexie';
import { watchConnections } from './store/connection';

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
	const subscribe = () => {
		subscription?.unsubscribe();
		// An async function, so that Dexie also follows what is read after the first await.
		subscription = liveQuery(async () => query()).subscribe({ next, error: () => stale?.() });
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
