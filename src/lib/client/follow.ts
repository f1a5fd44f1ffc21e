import Dexie, { liveQuery, type Subscription } from 'dexie';
import { breath } from './browser/idle';
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

/** A first answer is waited for no longer than this by those that come after. */
const TURN_MS_MAX = 150;

let turns: Promise<void> = Promise.resolve();

/** No query begins before that is over: the database it asks is being opened. */
export function followAfter(opened: Promise<unknown>): void {
	turns = turns.then(() => opened).then(breath, () => undefined);
}

/** One after the other, each in a task of its own: a screen asks for ten things at once, and the first is what is looked at. */
function inTurn(begin: () => void, answered: Promise<void>): void {
	turns = turns.then(breath).then(() => {
		begin();
		return Promise.race([answered, new Promise<void>((resolve) => setTimeout(resolve, TURN_MS_MAX))]);
	});
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
	let ended = false;
	let answer: () => void = () => undefined;
	const answered = new Promise<void>((resolve) => (answer = resolve));
	const read = paced(query);
	const subscribe = () => {
		if (ended) return answer();
		subscription?.unsubscribe();
		// An async function, so that Dexie also follows what is read after the first await.
		subscription = liveQuery(async () => read()).subscribe({
			next: (value) => {
				answer();
				next(value);
			},
			error: () => {
				answer();
				stale?.();
			}
		});
	};
	inTurn(subscribe, answered);
	const unwatch = watchConnections(() => {
		stale?.();
		if (subscription) subscribe();
	});
	return () => {
		ended = true;
		answer();
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
