import type { MirrorRow } from './store/mirrorStore';
import type { OutboxEntry } from './store/outboxStore';
import { replay, toOverlay } from './sync/replay';

/** What quarantined entries would have shown: nothing that was logged disappears from its author's eyes. */
export function refusedRows(
	person: string,
	entries: readonly OutboxEntry[],
	seeds: ReadonlyMap<string, object>
): MirrorRow[] {
	return entries.flatMap((entry) => {
		const overlay = entry.op.type === 'gesture.log' ? toOverlay(entry.op, entry.n, null, '') : null;
		if (!overlay) return [];
		return [...replay([overlay], person, () => undefined, seeds).values()].filter((row) => row !== null);
	});
}
