/**
 * Packs: confirmed records that came in large pages are kept hundreds to one database record, which is many times
 * cheaper to write than a record each. What is on a pack stays there until a newer row of the same key is written:
 * then its id is noted as gone from the pack, and the row in `records` counts. Only rows that no index but the feed
 * lists are packed: one's own rows, people and locations never are.
 */
import type { Table } from 'dexie';
import type { RecordKind } from '../../domain/records';
import type { MirrorRow } from './mirrorStore';
import { toRow } from './row';

/** What is on one pack; small, so that all of them can be read to find the one wanted. */
export interface Pack {
	/** Given by the database. */
	id?: number;
	space: string;
	kind: RecordKind;
	/** The least and the greatest record id on it. */
	first: string;
	last: string;
	rows: number;
	/** Ids that left it: changed, deleted, or packed anew. */
	gone: string[];
	/** Gestures: [space, latest `at`]. */
	newest?: [string, number];
	/** Gestures: earliest `at`; absent on packs of an earlier build. */
	oldestAt?: number;
}

/** `text`: UTF-8 of the JSON of `[id, seq, body]` of every row. */
export interface PackText {
	id: number;
	text: Uint8Array;
}

export interface PackTables {
	records: Table<MirrorRow, string>;
	packs: Table<Pack, number>;
	packTexts: Table<PackText, number>;
}

/** Record ids by `space/kind`. */
function grouped(keys: readonly string[]): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const key of keys) {
		const end = key.indexOf('/', key.indexOf('/') + 1);
		const name = key.slice(0, end);
		const group = groups.get(name);
		if (group) group.push(key.slice(end + 1));
		else groups.set(name, [key.slice(end + 1)]);
	}
	return groups;
}

/** The rows that are still on some packs. */
export async function unpack(
	{ packTexts }: Pick<PackTables, 'packTexts'>,
	person: string,
	packs: readonly Pack[]
): Promise<MirrorRow[][]> {
	const decoder = new TextDecoder();
	const texts = await packTexts.bulkGet(packs.map((pack) => pack.id ?? 0));
	return packs.map((pack, index) => {
		const { space, kind } = pack;
		const gone = new Set(pack.gone);
		const text = texts[index]?.text;
		const rows = (text ? JSON.parse(decoder.decode(text)) : []) as [string, number, object][];
		return rows
			.filter(([id]) => !gone.has(id))
			.map(([id, seq, body]) => toRow(person, { space, kind, id }, seq, body));
	});
}

/** What is on packs of the wanted keys, pack by pack; a key is on one pack at most. */
export async function findPacked(
	tables: Pick<PackTables, 'packTexts'>,
	person: string,
	packs: readonly Pack[],
	keys: readonly string[]
): Promise<{ pack: Pack; rows: MirrorRow[] }[]> {
	const groups = grouped(keys);
	const near = packs.filter(({ space, kind, first, last }) =>
		groups.get(`${space}/${kind}`)?.some((id) => first <= id && id <= last)
	);
	if (near.length === 0) return [];
	const wanted = new Set(keys);
	const held = await unpack(tables, person, near);
	return near
		.map((pack, index) => ({ pack, rows: (held[index] ?? []).filter((row) => wanted.has(row.key)) }))
		.filter(({ rows }) => rows.length > 0);
}
