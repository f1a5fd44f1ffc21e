/** Reads about money: own entries with all that was made of them. Only database calls are awaited [L17]. */
import type { Clock } from '../base/clock';
import type { RecordBody, RecordKind } from '../domain/records';
import { keyToText } from '../domain/tx';
import { moneyEntries, wholeEntries } from './moneyEntries';
import type { MirrorDatabase } from './store/dexieMirror';
import { twinOf, type TwinWish } from './twins';
import type { MoneyEntry, Queries, SpendRow, Twin } from './types';

/** More than a location tells in half an hour. */
const RECENT_ROWS = 40;

interface MoneyPorts {
	mirror: MirrorDatabase;
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

/** What the phone knows of the same deed in the last half hour; null = nothing [rule 9]. */
export async function twinFor(
	{ person, clock, clockOffsetMs }: { person: string; clock: Clock; clockOffsetMs(): number },
	queries: Pick<Queries, 'feed' | 'mySpends'>,
	wish: TwinWish
): Promise<Twin | null> {
	const stories = await queries.feed({ spaces: [wish.space], limit: RECENT_ROWS });
	const spends = await queries.mySpends(RECENT_ROWS);
	return twinOf(wish, { person, now: clock.now() + clockOffsetMs(), spends, stories });
}
