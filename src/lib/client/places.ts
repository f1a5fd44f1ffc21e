import type { RecordBody } from '../domain/records';
import type { MirrorDatabase } from './store/dexieMirror';
import type { MirrorRow } from './store/mirrorStore';
import type { OutboxEntry } from './store/outboxStore';
import { replay, toOverlay } from './sync/overlay';
import type { EntryPlace, SpendRow, Story } from './types';

/** Where the entries behind rows are: still on this phone while the last op that wrote them is pending. */
export async function placesOf(
	db: MirrorDatabase,
	rows: readonly MirrorRow[]
): Promise<Map<string, EntryPlace>> {
	const ids = [...new Set(rows.map((row) => row.op).filter((id) => id !== undefined))];
	const marks = ids.length === 0 ? [] : await db.marks.bulkGet(ids);
	const committed = new Set(marks.map((mark) => mark?.id));
	return new Map(rows.map((row) => [row.key, row.op && !committed.has(row.op) ? 'phone' : 'server']));
}

export function toStory(person: string, row: MirrorRow, place: EntryPlace): Story {
	const body = row.body as RecordBody<'gesture'>;
	return { id: row.id, space: row.space, body, place, mine: body.author === person };
}

export function toSpend(row: MirrorRow, place: EntryPlace): SpendRow {
	return { id: row.id, space: row.space, body: row.body as RecordBody<'spend'>, place };
}

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
