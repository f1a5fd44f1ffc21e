import Dexie from 'dexie';
import type { MirrorDatabase } from './dexieMirror';
import type { MirrorRow } from './mirrorStore';
import { unpack, type PackTables } from './packs';

/** Feed order: newest first, ties by id. */
export function newestFirst(a: MirrorRow, b: MirrorRow): number {
	const [, atA, idA] = a.feed ?? ['', 0, ''];
	const [, atB, idB] = b.feed ?? ['', 0, ''];
	return atB - atA || (idA < idB ? 1 : -1);
}

/** The newest `limit` stories of a space before a point of its feed, among `single` rows and packed ones. */
export async function newestWithPacked(
	tables: PackTables,
	person: string,
	feed: {
		space: string;
		limit: number;
		before?: { at: number; id: string } | undefined;
		single: MirrorRow[];
		isShown(row: MirrorRow): boolean;
	}
): Promise<MirrorRow[]> {
	const { space, limit, before, single, isShown } = feed;
	const atOf = (row: MirrorRow | undefined) => row?.feed?.[1] ?? -Infinity;
	// Only packs that may hold one newer than the last are looked at, so that older ones may come unnoticed.
	const least = single.length < limit ? Dexie.minKey : atOf(single.at(-1));
	const packs = await tables.packs
		.where('newest')
		.between([space, least], [space, Dexie.maxKey], true, true)
		.reverse()
		.toArray();
	let rows = single;
	for (const pack of packs) {
		if (rows.length >= limit && atOf(rows.at(-1)) > (pack.newest?.[1] ?? 0)) break;
		// All of it stands above: deep in a long feed most packs do.
		if (before && (pack.oldestAt ?? -Infinity) > before.at) continue;
		const [held = []] = await unpack(tables, person, [pack]);
		const isBefore = (row: MirrorRow) =>
			!before || atOf(row) < before.at || (atOf(row) === before.at && row.id < before.id);
		rows = [...rows, ...held.filter((row) => isBefore(row) && isShown(row))]
			.sort(newestFirst)
			.slice(0, limit);
	}
	return rows;
}

/** How many stories this phone holds, and whether older ones are still being filled in. */
export async function storyCounts({
	records,
	packs,
	spaces
}: MirrorDatabase): Promise<{ stories: number; filling: boolean }> {
	const [single, packed, states] = await Promise.all([
		records.orderBy('feed').count(),
		packs.orderBy('newest').toArray(),
		spaces.toArray()
	]);
	const stories = packed.reduce((sum, { rows, gone }) => sum + rows - gone.length, single);
	return { stories, filling: states.some((state) => state.before !== null) };
}

/** The latest of the times from which on spaces hold every story; null where none has let go of its past [P6a]. */
export async function storiesFrom(
	{ spaces }: Pick<MirrorDatabase, 'spaces'>,
	wanted: string[]
): Promise<number | null> {
	const states = await spaces.bulkGet(wanted);
	const times = states.flatMap((state) => state?.since ?? []);
	return times.length > 0 ? Math.max(...times) : null;
}
