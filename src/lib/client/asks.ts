/** Reads of asks. Only database calls are awaited [L17]. */
import type { RecordBody } from '../domain/records';
import { keyToText } from '../domain/tx';
import { placesOf } from './places';
import type { MirrorDatabase } from './store/dexieMirror';
import type { MirrorRow } from './store/mirrorStore';
import type { AskRow } from './types';

interface AskPorts {
	mirror: MirrorDatabase;
	person: string;
}

/** Rows of keys wherever they are kept. */
type ReadRows = (keys: string[]) => Promise<MirrorRow[]>;

/** Until when the raise of an ask holds; null when there is none. */
function raisedUntil(ask: string, incident: RecordBody<'incident'> | undefined): number | null {
	return incident?.grants.find((grant) => grant.id === ask)?.expiresAt ?? null;
}

/** Asks that this phone holds: own ones, and for managers those of their locations. Newest first. */
export async function asksOf({ mirror, person }: AskPorts, held: ReadRows): Promise<AskRow[]> {
	const rows = await mirror.records.where('list').equals('ask').toArray();
	const bodies = rows.map((row) => row.body as RecordBody<'ask'>);
	const keys = rows.map(({ space }, i) =>
		keyToText({ space, kind: 'incident', id: bodies[i]?.incident ?? '' })
	);
	const incidents = new Map((await held(keys)).map((row) => [row.key, row.body as RecordBody<'incident'>]));
	const places = await placesOf(mirror, rows);
	return rows
		.map(({ id, space, key, body }, i): AskRow => {
			const ask = body as RecordBody<'ask'>;
			return {
				id,
				space,
				body: ask,
				place: places.get(key) ?? 'server',
				mine: ask.askedBy === person,
				raisedUntil: raisedUntil(id, incidents.get(keys[i] ?? ''))
			};
		})
		.sort((a, b) => b.body.askedAt - a.body.askedAt);
}
