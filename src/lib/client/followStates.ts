import { version } from '$app/environment';
import { follow } from './follow';
import type { PhoneQueries } from './queries';
import type { MirrorDatabase } from './store/dexieMirror';
import type { SyncStatus } from './sync/status.svelte';

interface StateParts {
	queries: PhoneQueries;
	sync: SyncStatus;
	/** Filled with this phone's cursor of every space. */
	cursors: Map<string, number>;
	onSynced(lastSyncAt: number | null): void;
}

/** Follows what the databases say of themselves: what waits, the cursors, the last sync. Answers how to end it. */
export function followStates(
	{ spaces, meta }: MirrorDatabase,
	{ queries, sync, cursors, onSynced }: StateParts
): (() => void)[] {
	return [
		follow(
			() => queries.waiting(),
			(counts) => sync.count(counts)
		),
		follow(
			() => spaces.toArray(),
			(states) => {
				for (const { space, seq } of states) cursors.set(space, seq);
				sync.leftOut = states.some(({ leftOut }) => leftOut?.build === version);
			}
		),
		follow(async () => (await meta.get(0))?.lastSyncAt ?? null, onSynced)
	];
}
