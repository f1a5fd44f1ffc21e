import type { RecordBody } from '../domain/records';
import type { MirrorDatabase } from './store/dexieMirror';
import type { MirrorRow } from './store/mirrorStore';
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
	if (row.kind === 'shared_story') {
		const { location, story } = row.body as Required<RecordBody<'shared_story'>>;
		return { id: row.id, space: location, body: story, place, mine: story.author === person, isShared: true };
	}
	const held = row.kind === 'withheld' ? (row.body as RecordBody<'withheld'>) : null;
	const body = held?.gesture ?? (row.body as RecordBody<'gesture'>);
	const story = { id: row.id, space: row.space, body, place, mine: body.author === person };
	return held ? { ...story, held } : story;
}

export function toSpend(row: MirrorRow, place: EntryPlace): SpendRow {
	return { id: row.id, space: row.space, body: row.body as RecordBody<'spend'>, place };
}
