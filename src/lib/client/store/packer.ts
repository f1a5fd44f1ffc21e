/** Writing packs; see packs.ts. */
import type { RecordKind } from '../../domain/records';
import type { MirrorRow } from './mirrorStore';
import { findPacked, unpack, type Pack, type PackTables } from './packs';

/** Fewer rows of one kind than this are cheaper to keep, and to read again, one by one. */
export const PACK_ROWS_MIN = 32;
/** Browsers keep larger values in files of their own, which is slow. */
const PACK_CHARS_MAX = 48_000;

/** Kinds that hold words of people. */
const TYPED: ReadonlySet<RecordKind> = new Set([
	'guest_name',
	'gesture',
	'shared_story',
	'telling',
	'review',
	'reimbursement'
]);

function isPackable(row: MirrorRow): boolean {
	return row.op === undefined && !row.mine && !row.spend && !row.month && !row.list && !row.about;
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
		if (!row.feed) continue;
		const [, at] = row.feed;
		pack.newest = [space, Math.max(pack.newest?.[1] ?? at, at)];
		pack.oldestAt = Math.min(pack.oldestAt ?? at, at);
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
		for (const { pack } of found) if (TYPED.has(pack.kind)) await this.blot(pack);
	}

	/** What names a guest who was erased, or is hidden now, leaves the text of its pack too, not only its list. */
	private async blot(pack: Pack): Promise<void> {
		const [rows = []] = await unpack(this.tables, this.person, [pack]);
		const texts = rows.map(({ id, seq, body }) => JSON.stringify([id, seq, body]));
		const text = new TextEncoder().encode(`[${texts.join()}]`);
		await this.tables.packTexts.put({ id: pack.id ?? 0, text });
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
