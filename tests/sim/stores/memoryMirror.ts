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
} from '../../../src/lib/client/store/mirrorStore';
import { noFaults, type Faults } from './faults';

/** What survives a crash. Rows are never changed in place, so copying the maps is a snapshot. */
export class MirrorDisk {
	records = new Map<string, MirrorRow>();
	shadow = new Map<string, ShadowRow>();
	overlay = new Map<string, OverlayOp>();
	spaces = new Map<string, MirrorSpace>();
	meta: MirrorMeta = { epoch: '', lastSyncAt: null };

	copy(): MirrorDisk {
		const copy = new MirrorDisk();
		copy.records = new Map(this.records);
		copy.shadow = new Map(this.shadow);
		copy.overlay = new Map(this.overlay);
		copy.spaces = new Map(this.spaces);
		copy.meta = this.meta;
		return copy;
	}
}

function pick<Row>(from: Map<string, Row>, keys: string[]): Map<string, Row> {
	const found = new Map<string, Row>();
	for (const key of keys) {
		const row = from.get(key);
		if (row) found.set(key, row);
	}
	return found;
}

class MemoryMirrorTx implements MirrorTx {
	constructor(private readonly disk: MirrorDisk) {}

	rows = async (keys: string[]) => pick(this.disk.records, keys);
	shadows = async (keys: string[]) => pick(this.disk.shadow, keys);
	async putRows(rows: MirrorRow[]): Promise<void> {
		for (const row of rows) this.disk.records.set(row.key, row);
	}
	async deleteRows(keys: string[]): Promise<void> {
		for (const key of keys) this.disk.records.delete(key);
	}
	async putShadows(rows: ShadowRow[]): Promise<void> {
		for (const row of rows) this.disk.shadow.set(row.key, row);
	}
	async deleteShadows(keys: string[]): Promise<void> {
		for (const key of keys) this.disk.shadow.delete(key);
	}
	async overlay(): Promise<OverlayOp[]> {
		return [...this.disk.overlay.values()].sort((a, b) => a.n - b.n);
	}
	overlayCount = async () => this.disk.overlay.size;
	async putOverlay(ops: OverlayOp[]): Promise<void> {
		for (const op of ops) this.disk.overlay.set(op.id, op);
	}
	async markOverlay(marks: OverlayMark[]): Promise<void> {
		for (const { id, seq, epoch } of marks) {
			const op = this.disk.overlay.get(id);
			if (op) this.disk.overlay.set(id, { ...op, seq, epoch });
		}
	}
	async deleteOverlay(ids: string[]): Promise<void> {
		for (const id of ids) this.disk.overlay.delete(id);
	}
	space = async (id: string) => this.disk.spaces.get(id) ?? null;
	spaces = async () => [...this.disk.spaces.values()];
	async putSpace(space: MirrorSpace): Promise<void> {
		this.disk.spaces.set(space.space, space);
	}
	async clearSpace(id: string): Promise<void> {
		const here = (key: string) => key.startsWith(`${id}/`);
		await this.deleteRows([...this.disk.records.keys()].filter(here));
		await this.deleteShadows([...this.disk.shadow.keys()].filter(here));
		this.disk.spaces.delete(id);
	}
	async clearAll(): Promise<void> {
		this.disk.records.clear();
		this.disk.shadow.clear();
		this.disk.spaces.clear();
	}
	meta = async () => this.disk.meta;
	async putMeta(meta: MirrorMeta): Promise<void> {
		this.disk.meta = meta;
	}
}

export class MemoryMirror implements MirrorStore {
	private last: Promise<unknown> = Promise.resolve();

	constructor(
		readonly person: string,
		readonly seeds: ReadonlyMap<string, object> = new Map(),
		readonly disk = new MirrorDisk(),
		private readonly faults: Faults = noFaults
	) {}

	/** One after the other, as IndexedDB does with transactions over the same stores. */
	atomic<T>(work: (tx: MirrorTx) => Promise<T>): Promise<T> {
		const turn = this.last.then(
			() => this.run(work),
			() => this.run(work)
		);
		this.last = turn;
		return turn;
	}

	read<T>(work: (tx: MirrorReads) => Promise<T>): Promise<T> {
		return this.last.then(
			() => work(new MemoryMirrorTx(this.disk.copy())),
			() => work(new MemoryMirrorTx(this.disk.copy()))
		);
	}

	private async run<T>(work: (tx: MirrorTx) => Promise<T>): Promise<T> {
		const draft = this.disk.copy();
		const result = await work(new MemoryMirrorTx(draft));
		this.faults('mirror:before-commit');
		Object.assign(this.disk, draft);
		this.faults('mirror:after-commit');
		return result;
	}

	close(): void {
		// The disk stays as it is.
	}
}
