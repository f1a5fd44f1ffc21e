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

/** Fewer rows of one kind than this are cheaper to keep, and to read again, one by one. */
export const PACK_ROWS_MIN = 32;
/** Browsers keep larger values in files of their own, which is slow. */
const PACK_CHARS_MAX = 48_000;

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

function isPackable(row: MirrorRow): boolean {
	return row.op === undefined && !row.mine && !row.spend && !row.month && !row.list;
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

/** The rows that are worth packing, by space and kind, and the rest. */
export function sorted(rows: readonly MirrorRow[]): { packs: MirrorRow[][]; single: MirrorRow[] } {
	const single: MirrorRow[] = [];
	const groups = new Map<string, MirrorRow[]>();
	for (const row of rows) {
		const name = `${row.space}/${row.kind}`;
		const group = groups.get(name);
		if (!isPackable(row)) single.push(row);
		else if (group) group.push(row);
		else groups.set(name, [row]);
	}
	const packs: MirrorRow[][] = [];
	for (const group of groups.values()) {
		if (group.length >= PACK_ROWS_MIN) packs.push(group);
		else single.push(...group);
	}
	return { packs, single };
}

interface NewPack {
	pack: Pack;
	text: Uint8Array;
}

function toPack(rows: readonly MirrorRow[], texts: readonly string[]): NewPack {
	const [{ space, kind, id }] = rows as [MirrorRow];
	const pack: Pack = { space, kind, first: id, last: id, rows: rows.length, gone: [] };
	for (const row of rows) {
		if (row.id < pack.first) pack.first = row.id;
		if (row.id > pack.last) pack.last = row.id;
		if (row.feed) pack.newest = [space, Math.max(pack.newest?.[1] ?? row.feed[1], row.feed[1])];
	}
	return { pack, text: new TextEncoder().encode(`[${texts.join()}]`) };
}

/** As few packs as sizes allow. */
function toPacks(rows: readonly MirrorRow[]): NewPack[] {
	const packs: NewPack[] = [];
	let from = 0;
	let chars = 0;
	let texts: string[] = [];
	for (const [index, row] of rows.entries()) {
		const text = JSON.stringify([row.id, row.seq, row.body]);
		if (index > from && chars + text.length > PACK_CHARS_MAX) {
			packs.push(toPack(rows.slice(from, index), texts));
			[from, chars, texts] = [index, 0, []];
		}
		chars += text.length;
		texts.push(text);
	}
	packs.push(toPack(rows.slice(from), texts));
	return packs;
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

/** The packs as one write transaction sees them. */
export class Packer {
	private held: Pack[] | null = null;

	constructor(
		private readonly tables: PackTables,
		private readonly person: string
	) {}

	private async packs(): Promise<Pack[]> {
		this.held ??= await this.tables.packs.toArray();
		return this.held;
	}

	async rows(keys: readonly string[]): Promise<MirrorRow[]> {
		if (keys.length === 0) return [];
		const found = await findPacked(this.tables, this.person, await this.packs(), keys);
		return found.flatMap(({ rows }) => rows);
	}

	/** Takes keys off the packs: what they hold is not what counts any more. */
	async drop(keys: readonly string[]): Promise<void> {
		if (keys.length === 0) return;
		const found = await findPacked(this.tables, this.person, await this.packs(), keys);
		for (const { pack, rows } of found) pack.gone.push(...rows.map((row) => row.id));
		if (found.length > 0) await this.tables.packs.bulkPut(found.map(({ pack }) => pack));
	}

	/** Keeps rows of one space and kind on packs of their own, in place of all older ones. */
	async add(rows: readonly MirrorRow[]): Promise<void> {
		const { records, packs, packTexts } = this.tables;
		await this.drop(rows.map((row) => row.key));
		const keys = rows.map((row) => row.key).sort();
		const single = new Set(
			await records.where('key').between(keys[0], keys.at(-1), true, true).primaryKeys()
		);
		const replaced = keys.filter((key) => single.has(key));
		if (replaced.length > 0) await records.bulkDelete(replaced);
		const made = toPacks(rows);
		const ids = await packs.bulkAdd(
			made.map(({ pack }) => pack),
			{ allKeys: true }
		);
		await packTexts.bulkAdd(made.map(({ text }, index) => ({ id: ids[index] ?? 0, text })));
		(await this.packs()).push(...made.map(({ pack }, index) => ({ ...pack, id: ids[index] ?? 0 })));
	}

	async clearSpace(space: string): Promise<void> {
		const all = await this.packs();
		const ids = all.filter((pack) => pack.space === space).map((pack) => pack.id ?? 0);
		this.held = all.filter((pack) => pack.space !== space);
		if (ids.length === 0) return;
		await this.tables.packs.bulkDelete(ids);
		await this.tables.packTexts.bulkDelete(ids);
	}

	async clear(): Promise<void> {
		this.held = [];
		await this.tables.packs.clear();
		await this.tables.packTexts.clear();
	}
}
