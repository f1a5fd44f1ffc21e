import Dexie, { type Table } from 'dexie';
import { Connection, StorageTrouble } from './connection';
import type {
	MirrorMeta,
	MirrorReads,
	MirrorRow,
	MirrorSpace,
	MirrorStore,
	MirrorTx,
	OverlayMark,
	OverlayOp,
	ShadowRow
} from './mirrorStore';
import { Packer, sorted, type Pack, type PackText } from './packs';
import { readRows, stretchesOf } from './readRows';

const MIRROR_VERSION = 2;
const META_NONE: MirrorMeta = { epoch: '', lastSyncAt: null };

export function mirrorName(person: string): string {
	return `respiro-mirror-${person}`;
}

/** The part of an overlay op that never changes; what became of it is in its mark. */
type OverlayRow = Omit<OverlayOp, keyof Omit<OverlayMark, 'id'>>;

export class MirrorDatabase extends Dexie {
	declare records: Table<MirrorRow, string>;
	declare packs: Table<Pack, number>;
	declare packTexts: Table<PackText, number>;
	declare shadow: Table<ShadowRow, string>;
	declare overlay: Table<OverlayRow, string>;
	/** Of committed overlay ops only: a small row to write, where the op is a large one. */
	declare marks: Table<OverlayMark, string>;
	declare spaces: Table<MirrorSpace, string>;
	declare meta: Table<MirrorMeta & { id: 0 }, number>;

	constructor(name: string) {
		super(name);
		const stores = {
			records: 'key, feed, mine, spend, month, list',
			packs: '++id, newest',
			packTexts: 'id',
			shadow: 'key',
			overlay: 'id',
			marks: 'id',
			spaces: 'space',
			meta: 'id'
		};
		// Rows of another shape are not worth carrying over: outbox and server have it all.
		this.version(MIRROR_VERSION)
			.stores(stores)
			.upgrade(async (tx) => {
				for (const name of Object.keys(stores)) await tx.table(name).clear();
			});
	}
}

class DexieMirrorTx implements MirrorTx {
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

export class DexieMirror implements MirrorStore {
	readonly connection: Connection<MirrorDatabase>;

	constructor(
		readonly person: string,
		readonly seeds: ReadonlyMap<string, object>,
		name = mirrorName(person)
	) {
		this.connection = new Connection(new MirrorDatabase(name), MIRROR_VERSION);
	}

	atomic<T>(work: (tx: MirrorTx) => Promise<T>): Promise<T> {
		return this.connection.use((db) => {
			// A newer build shaped these rows: older code must not write among them [L13].
			if (this.connection.newer) throw new StorageTrouble('newer_database', null);
			return db.transaction('rw', db.tables, async () => work(new DexieMirrorTx(db, this.person)));
		});
	}

	read<T>(work: (tx: MirrorReads) => Promise<T>): Promise<T> {
		return this.connection.use((db) => {
			if (this.connection.newer) throw new StorageTrouble('newer_database', null);
			return db.transaction('r', [db.spaces, db.meta, db.overlay, db.marks], async () =>
				work(new DexieMirrorTx(db, this.person))
			);
		});
	}

	close(): void {
		this.connection.close();
	}

	/** Removes the database of this person from the phone [I20]. */
	async wipe(): Promise<void> {
		this.close();
		await this.connection.db.delete();
	}
}
