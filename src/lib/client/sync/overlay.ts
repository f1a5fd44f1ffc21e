/**
 * The overlay: what the screen shows is always confirmed + pending. Pure functions; the stores do the reading and
 * writing (mirrorSteps.ts). Replaying (replay.ts) is limited to the ops that share a record with what changed.
 */
import type { MirrorRow, MirrorSpace, OverlayOp, ShadowRow } from '../store/mirrorStore';
import { replayer } from './replayer';

/** The keys an op may write: those of its own space. */
export function writableKeys(overlay: OverlayOp): string[] {
	return overlay.keys.filter((key) => key.startsWith(`${overlay.op.space}/`));
}

/** Whether the rows of the server that this phone holds contain the op's effect [I9]. */
export function isCovered(overlay: OverlayOp, space: MirrorSpace | null, epoch: string): boolean {
	if (!space || overlay.seq === null || overlay.epoch !== epoch) return false;
	return overlay.seq <= space.seq && (space.before === null || overlay.seq >= space.before);
}

export interface Settled {
	putRows: MirrorRow[];
	deleteRows: string[];
	putShadows: ShadowRow[];
	deleteShadows: string[];
}

export interface Settling {
	/** Every key whose row may change. */
	keys: ReadonlySet<string>;
	/** New confirmed rows of the server; null = deleted. */
	incoming: ReadonlyMap<string, MirrorRow | null>;
	shadows: ReadonlyMap<string, ShadowRow>;
	rows: ReadonlyMap<string, MirrorRow>;
	/** Overlay ops that may write any of `keys`, in local order. */
	ops: readonly OverlayOp[];
	person: string;
	seeds: ReadonlyMap<string, object>;
}

const NOTHING_WRITTEN: ReadonlyMap<string, MirrorRow | null> = new Map();

/** The merge step: from what is held, what came and what is pending, to what must be written. */
export function merge(settling: Settling): Settled {
	const { keys, incoming, shadows, rows, ops, person, seeds } = settling;
	const confirmed = (key: string): MirrorRow | undefined => {
		const came = incoming.get(key);
		if (came !== undefined) return came ?? undefined;
		const shadow = shadows.get(key);
		if (shadow) return shadow.row;
		const row = rows.get(key);
		// Nothing confirmed is under a row that only ops wrote; of what is merely read, what is shown counts.
		return row?.op !== undefined && keys.has(key) ? undefined : row;
	};
	// Mostly nothing is pending, and then what runs ops need not even be loaded.
	const written = ops.length > 0 ? replayer().replay(ops, person, confirmed, seeds) : NOTHING_WRITTEN;
	const settled: Settled = { putRows: [], deleteRows: [], putShadows: [], deleteShadows: [] };
	for (const key of keys) {
		const base = confirmed(key);
		const own = written.get(key);
		if (own !== undefined) {
			if (base) settled.putShadows.push({ key, space: base.space, row: base });
			else if (shadows.has(key)) settled.deleteShadows.push(key);
			if (own) settled.putRows.push(own);
			else if (base || rows.has(key) || incoming.has(key)) settled.deleteRows.push(key);
			continue;
		}
		if (shadows.has(key)) settled.deleteShadows.push(key);
		else if (!incoming.has(key) && rows.get(key)?.op === undefined) continue;
		if (base) settled.putRows.push(base);
		else settled.deleteRows.push(key);
	}
	return settled;
}
