import type { MirrorDatabase } from './dexieMirror';
import type {
	MirrorMeta,
	MirrorRow,
	MirrorSpace,
	MirrorTx,
	OverlayMark,
	OverlayOp,
	ShadowRow
} from './mirrorStore';
import { Packer, sorted } from './packer';
import { readRows, stretchesOf } from './readRows';

const META_NONE: MirrorMeta = { epoch: '', lastSyncAt: null };

/** One transaction over the tables of the mirror. */
export class DexieMirrorTx implements MirrorTx {
	private readonly packer: Packer;

	constructor(
		private readonly db: MirrorDatabase,
		person: string
	) {
		this.packer = new Packer(db, person);
	}

	async rows(keys: string[]): Promise<Map<string, MirrorRow>> {
		const found = await readRows(this.db.records, keys);
		for (const row of await this.packer.rows(keys.filter((key) => !found.has(key)))) found.set(row.key, row);
		return found;
	}
	async putRows(rows: MirrorRow[]): Promise<void> {
		const { packs, single } = sorted(rows);
		for (const pack of packs) await this.packer.add(pack);
		if (single.length === 0) return;
		await this.packer.drop(single.map((row) => row.key));
		await this.db.records.bulkPut(single);
	}
	async deleteRows(keys: string[]): Promise<void> {
		await this.packer.drop(keys);
		await this.db.records.bulkDelete(keys);
	}
	shadows(keys: string[]): Promise<Map<string, ShadowRow>> {
		return readRows(this.db.shadow, keys);
	}
	async putShadows(rows: ShadowRow[]): Promise<void> {
		await this.db.shadow.bulkPut(rows);
	}
	async deleteShadows(keys: string[]): Promise<void> {
		await this.db.shadow.bulkDelete(keys);
	}
	async overlay(): Promise<OverlayOp[]> {
		const rows = await this.db.overlay.toArray();
		const marks = rows.length === 0 ? [] : await this.db.marks.toArray();
		const marksById = new Map(marks.map((mark) => [mark.id, mark]));
		return rows
			.map((row) => ({ ...row, ...(marksById.get(row.id) ?? { seq: null, epoch: '' }) }))
			.sort((a, b) => a.n - b.n);
	}
	overlayCount(): Promise<number> {
		return this.db.overlay.count();
	}
	async putOverlay(ops: OverlayOp[]): Promise<void> {
		const marks: OverlayMark[] = [];
		const unmarked: string[] = [];
		const rows = ops.map(({ seq, epoch, ...row }) => {
			if (seq === null) unmarked.push(row.id);
			else marks.push({ id: row.id, seq, epoch });
			return row;
		});
		await this.db.overlay.bulkPut(rows);
		await this.db.marks.bulkDelete(unmarked);
		if (marks.length > 0) await this.db.marks.bulkPut(marks);
	}
	async markOverlay(marks: OverlayMark[]): Promise<void> {
		const held = new Set(await this.db.overlay.toCollection().primaryKeys());
		await this.db.marks.bulkPut(marks.filter((mark) => held.has(mark.id)));
	}
	async deleteOverlay(ids: string[]): Promise<void> {
		if (ids.length === 0) return;
		const wanted = new Set(ids);
		for (const table of [this.db.overlay, this.db.marks]) {
			const keys = await table.toCollection().primaryKeys();
			for (const [first, last] of stretchesOf(keys, wanted)) {
				await table.where('id').between(first, last, true, true).delete();
			}
		}
	}
	async space(id: string): Promise<MirrorSpace | null> {
		return (await this.db.spaces.get(id)) ?? null;
	}
	spaces(): Promise<MirrorSpace[]> {
		return this.db.spaces.toArray();
	}
	async putSpace(space: MirrorSpace): Promise<void> {
		await this.db.spaces.put(space);
	}
	async clearSpace(id: string): Promise<void> {
		await this.db.records.where('key').startsWith(`${id}/`).delete();
		await this.packer.clearSpace(id);
		await this.db.shadow.where('key').startsWith(`${id}/`).delete();
		await this.db.spaces.delete(id);
	}
	async clearAll(): Promise<void> {
		await this.db.records.clear();
		await this.packer.clear();
		await this.db.shadow.clear();
		await this.db.spaces.clear();
	}
	async meta(): Promise<MirrorMeta> {
		const row = await this.db.meta.get(0);
		return row ? { epoch: row.epoch, lastSyncAt: row.lastSyncAt } : META_NONE;
	}
	async putMeta(meta: MirrorMeta): Promise<void> {
		await this.db.meta.put({ ...meta, id: 0 });
	}
}
