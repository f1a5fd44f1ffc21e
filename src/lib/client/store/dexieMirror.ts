import Dexie, { type Table } from 'dexie';
import { Connection, StorageTrouble } from './connection';
import type {
	MirrorMeta,
	MirrorRow,
	MirrorSpace,
	MirrorStore,
	MirrorTx,
	OverlayOp,
	ShadowRow
} from './mirrorStore';

const MIRROR_VERSION = 1;
/** More keys than this are looked up by reading the whole overlay: cheaper than as many index seeks. */
const OVERLAY_SEEKS_MAX = 24;
const META_NONE: MirrorMeta = { epoch: '', lastSyncAt: null };

export function mirrorName(person: string): string {
	return `respiro-mirror-${person}`;
}

export class MirrorDatabase extends Dexie {
	declare records: Table<MirrorRow, string>;
	declare shadow: Table<ShadowRow, string>;
	declare overlay: Table<OverlayOp, string>;
	declare spaces: Table<MirrorSpace, string>;
	declare meta: Table<MirrorMeta & { id: 0 }, number>;

	constructor(name: string) {
		super(name);
		this.version(MIRROR_VERSION).stores({
			records: 'key, feed, mine, spend, month, list',
			shadow: 'key',
			overlay: 'id, n, *keys',
			spaces: 'space',
			meta: 'id'
		});
	}
}

async function byKey<Row extends { key: string }>(
	table: Table<Row, string>,
	keys: string[]
): Promise<Map<string, Row>> {
	if (keys.length === 0) return new Map();
	const found = await table.bulkGet(keys);
	return new Map(found.filter((row) => row !== undefined).map((row) => [row.key, row]));
}

class DexieMirrorTx implements MirrorTx {
	constructor(private readonly db: MirrorDatabase) {}

	rows(keys: string[]): Promise<Map<string, MirrorRow>> {
		return byKey(this.db.records, keys);
	}
	async putRows(rows: MirrorRow[]): Promise<void> {
		await this.db.records.bulkPut(rows);
	}
	async deleteRows(keys: string[]): Promise<void> {
		await this.db.records.bulkDelete(keys);
	}
	shadows(keys: string[]): Promise<Map<string, ShadowRow>> {
		return byKey(this.db.shadow, keys);
	}
	async putShadows(rows: ShadowRow[]): Promise<void> {
		await this.db.shadow.bulkPut(rows);
	}
	async deleteShadows(keys: string[]): Promise<void> {
		await this.db.shadow.bulkDelete(keys);
	}
	overlay(): Promise<OverlayOp[]> {
		return this.db.overlay.orderBy('n').toArray();
	}
	async overlayTouching(keys: string[]): Promise<OverlayOp[]> {
		if (keys.length <= OVERLAY_SEEKS_MAX) {
			return this.db.overlay.where('keys').anyOf(keys).distinct().toArray();
		}
		const wanted = new Set(keys);
		return (await this.overlay()).filter((op) => op.keys.some((key) => wanted.has(key)));
	}
	overlayCount(): Promise<number> {
		return this.db.overlay.count();
	}
	async putOverlay(ops: OverlayOp[]): Promise<void> {
		if (ops.length > 0) await this.db.overlay.bulkPut(ops);
	}
	async deleteOverlay(ids: string[]): Promise<void> {
		if (ids.length > 0) await this.db.overlay.bulkDelete(ids);
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
		await this.db.shadow.where('key').startsWith(`${id}/`).delete();
		await this.db.spaces.delete(id);
	}
	async clearAll(): Promise<void> {
		await this.db.records.clear();
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
			return db.transaction('rw', db.tables, async () => work(new DexieMirrorTx(db)));
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
