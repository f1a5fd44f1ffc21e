/** Reads about money: asks, and own entries with all that was made of them. Only database calls are awaited [L17]. */
import type { RecordBody, RecordKind } from '../domain/records';
import { keyToText } from '../domain/tx';
import { moneyEntries, wholeEntries } from './moneyEntries';
import { placesOf } from './places';
import type { MirrorDatabase } from './store/dexieMirror';
import type { MirrorRow } from './store/mirrorStore';
import type { AskRow, MoneyEntry, SpendRow } from './types';

interface MoneyPorts {
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
export async function asksOf({ mirror, person }: MoneyPorts, held: ReadRows): Promise<AskRow[]> {
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

/** Own entries out of own ledger rows (newest first, at most `limit` were asked for). */
export async function moneyOf(
	{ mirror }: MoneyPorts,
	rows: readonly SpendRow[],
	limit: number
): Promise<MoneyEntry[]> {
	const spends = wholeEntries(rows, limit);
	const gestures = [
		...new Map(
			spends.map(({ space, body }) => [body.gesture, keyToText({ space, kind: 'gesture', id: body.gesture })])
		)
	];
	const listed = await mirror.records.where('list').anyOf('standing', 'reimbursement', 'flags').toArray();
	const told = await mirror.records.bulkGet(gestures.map(([, key]) => key));
	const byEntry = <K extends RecordKind>(kind: K) =>
		new Map(listed.filter((row) => row.kind === kind).map((row) => [row.id, row.body as RecordBody<K>]));
	const words = told.flatMap((row): [string, string][] =>
		row ? [[row.id, (row.body as RecordBody<'gesture'>).parts.what]] : []
	);
	return moneyEntries({
		spends,
		standings: byEntry('standing'),
		owed: byEntry('reimbursement'),
		flags: byEntry('flags'),
		words: new Map(words)
	});
}
