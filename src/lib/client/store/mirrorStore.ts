/**
 * The mirror: what the screens of one person read: confirmed records of the server with the person's own unconfirmed
 * ops on top. Disposable: it can be rebuilt from server and outbox at any time.
 *
 *   records  what is shown                     shadow   the confirmed rows under those that overlay ops wrote
 *   overlay  own ops not yet in the records    spaces   where this phone stands in each space, with the rows [I8]
 *
 * Every change is one transaction over all four: rows and cursor change together or not at all.
 */
import type { Op } from '../../domain/op/op';
import type { RecordKind } from '../../domain/records';
import type { SpaceState } from '../../protocol/pull';

/** A record as shown; the optional fields are its index entries (absent = not in that index). */
export interface MirrorRow {
	/** `space/kind/id`. */
	key: string;
	space: string;
	kind: RecordKind;
	id: string;
	/** Seq of the confirmed record under it; 0 when there is none yet. */
	seq: number;
	body: object;
	/** The last overlay op that wrote it; absent on confirmed rows. Without a shadow nothing confirmed is under it. */
	op?: string;
	/** Gestures: [space, at, id]. */
	feed?: [string, number, string];
	/** Own gestures: [at, id]. */
	mine?: [number, string];
	/** Own ledger entries: [at, id]; and their month YYYY-MM. */
	spend?: [number, string];
	month?: string;
	/** Kinds that are listed whole: people, locations, asks, own flags, receipts and what is owed. */
	list?: RecordKind;
	/** What a record is about, `kind/id`, then time and id: comments of a story; what managers of a place look at. */
	about?: [string, number, string];
}

export interface ShadowRow {
	key: string;
	space: string;
	row: MirrorRow;
}

/** An own op whose effect is shown before the records of the server contain it. */
export interface OverlayOp {
	id: string;
	/** Local order of the outbox. */
	n: number;
	op: Op;
	/** Texts of all record keys the op may read or write. */
	keys: string[];
	/** Null while pending; else where it was committed, and in which epoch. */
	seq: number | null;
	epoch: string;
}

/** A build could not store all of a space [P12a]; see sync/leftOut.ts. */
export interface LeftOutMark {
	/** Which one. */
	build: string;
	/** The lowest seq of what it left out where the space is held whole; null: all of it was vital past. */
	lowest: number | null;
	/** Of what it left out, the keys that own ops write which are still in the overlay. */
	own: string[];
	/** Stories brought from the past [P6b] of whose surroundings something was left out. */
	stories: string[];
}

export interface MirrorSpace extends SpaceState {
	durableSeq: number;
	leftOut?: LeftOutMark;
	/** Its past is wanted whole down to this seq, whatever else would do [P6a]: an earlier build left something out. */
	wholeTo?: number;
}

export interface MirrorMeta {
	/** Epoch of the server that the rows are from; empty before the first pull. */
	epoch: string;
	/** Device UTC ms of the last complete pull; null = never. */
	lastSyncAt: number | null;
}

/** What became of an overlay op: where it was committed, and in which epoch. */
export interface OverlayMark {
	id: string;
	seq: number;
	epoch: string;
}

/** What may be read without keeping writers out. */
export interface MirrorReads {
	/** All overlay ops, in local order. */
	overlay(): Promise<OverlayOp[]>;
	overlayCount(): Promise<number>;
	space(id: string): Promise<MirrorSpace | null>;
	spaces(): Promise<MirrorSpace[]>;
	meta(): Promise<MirrorMeta>;
}

/** What one transaction may do. Only these calls may be awaited inside [L17]. */
export interface MirrorTx extends MirrorReads {
	rows(keys: string[]): Promise<Map<string, MirrorRow>>;
	putRows(rows: MirrorRow[]): Promise<void>;
	deleteRows(keys: string[]): Promise<void>;
	shadows(keys: string[]): Promise<Map<string, ShadowRow>>;
	putShadows(rows: ShadowRow[]): Promise<void>;
	deleteShadows(keys: string[]): Promise<void>;
	putOverlay(ops: OverlayOp[]): Promise<void>;
	/** Notes what became of ops, of those that are in the overlay. */
	markOverlay(marks: OverlayMark[]): Promise<void>;
	deleteOverlay(ids: string[]): Promise<void>;
	putSpace(space: MirrorSpace): Promise<void>;
	/** Forgets rows, shadows and cursor of a space. */
	clearSpace(id: string): Promise<void>;
	/** Forgets rows, shadows and cursors of all spaces. */
	clearAll(): Promise<void>;
	putMeta(meta: MirrorMeta): Promise<void>;
}

export interface MirrorStore {
	/** Whose mirror it is. */
	readonly person: string;
	/** Facts known before the first pull (the locations of the session), by key text; read where no record is. */
	readonly seeds: ReadonlyMap<string, object>;
	/** All or nothing; a throw of `work` undoes everything and is thrown on. */
	atomic<T>(work: (tx: MirrorTx) => Promise<T>): Promise<T>;
	/** One consistent look. */
	read<T>(work: (tx: MirrorReads) => Promise<T>): Promise<T>;
	close(): void;
}
