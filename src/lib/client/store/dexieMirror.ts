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
import type { Pack, PackText } from './packs';

const MIRROR_VERSION = 4;

export function mirrorName(person: string): string {
	return `respiro-mirror-${person}`;
}

/** The part of an overlay op that never changes; what became of it is in its mark. */
export type OverlayRow = Omit<OverlayOp, keyof Omit<OverlayMark, 'id'>>;

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
		// Answers are read once and kept by the screens: a second copy of them would only weigh.
		super(name, { cache: 'disabled' });
		const stores = {
			records: 'key, feed, mine, spend, month, list, about',
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

/** What a transaction of the mirror does: not part of the first screen, whose queries read the tables themselves. */
const steps = () => import('./mirrorTx');

export class DexieMirror implements MirrorStore {
	readonly connection: Connection<MirrorDatabase>;

	constructor(
		readonly person: string,
		readonly seeds: ReadonlyMap<string, object>,
		name = mirrorName(person)
	) {
		this.connection = new Connection(new MirrorDatabase(name), MIRROR_VERSION);
	}

	async atomic<T>(work: (tx: MirrorTx) => Promise<T>): Promise<T> {
		const { DexieMirrorTx } = await steps();
		return this.connection.use((db) => {
			// A newer build shaped these rows: older code must not write among them [L13].
			if (this.connection.newer) throw new StorageTrouble('newer_database', null);
			return db.transaction('rw', db.tables, async () => work(new DexieMirrorTx(db, this.person)));
		});
	}

	async read<T>(work: (tx: MirrorReads) => Promise<T>): Promise<T> {
		const { DexieMirrorTx } = await steps();
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
