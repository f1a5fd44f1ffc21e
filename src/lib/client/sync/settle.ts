/** Brings what is shown to confirmed + pending, within a transaction of the mirror. */
import type { PullPage } from '../../protocol/pull';
import type { MirrorRow, MirrorStore, MirrorTx, OverlayOp } from '../store/mirrorStore';
import { toRow } from '../store/row';
import { merge, writableKeys } from './overlay';

/** All ops that share records with `keys`, directly or through another op, and all keys they may write. */
function closure(overlay: readonly OverlayOp[], keys: Iterable<string>) {
	const opsByKey = new Map<string, OverlayOp[]>();
	for (const op of overlay) {
		for (const key of op.keys) {
			const touching = opsByKey.get(key);
			if (touching) touching.push(op);
			else opsByKey.set(key, [op]);
		}
	}
	const all = new Set(keys);
	const ops = new Set<OverlayOp>();
	// A set goes on to what is added while it is walked.
	for (const key of all) {
		for (const op of opsByKey.get(key) ?? []) {
			if (ops.has(op)) continue;
			ops.add(op);
			for (const other of writableKeys(op)) all.add(other);
		}
	}
	return { ops: [...ops].sort((a, b) => a.n - b.n), keys: all };
}

/** Brings the rows of the affected keys to confirmed + pending; `overlay`: all ops that are in it now. */
export async function settle(
	tx: MirrorTx,
	mirror: MirrorStore,
	overlay: readonly OverlayOp[],
	incoming: Map<string, MirrorRow | null>,
	affected: Iterable<string>
): Promise<void> {
	const { ops, keys } = closure(overlay, [...incoming.keys(), ...affected]);
	const shadows = await tx.shadows([...keys]);
	const readKeys = new Set(keys);
	for (const op of ops) for (const key of op.keys) readKeys.add(key);
	const rows = await tx.rows([...readKeys].filter((key) => !incoming.has(key) && !shadows.has(key)));
	const { person, seeds } = mirror;
	const settled = merge({ keys, incoming, shadows, rows, ops, person, seeds });
	if (settled.putRows.length > 0) await tx.putRows(settled.putRows);
	if (settled.deleteRows.length > 0) await tx.deleteRows(settled.deleteRows);
	if (settled.putShadows.length > 0) await tx.putShadows(settled.putShadows);
	if (settled.deleteShadows.length > 0) await tx.deleteShadows(settled.deleteShadows);
}

/** Without pending ops a page is one bulk write. */
export async function storeRows(tx: MirrorTx, incoming: Map<string, MirrorRow | null>): Promise<void> {
	const puts = [...incoming.values()].filter((row) => row !== null);
	const gone = [...incoming].filter(([, row]) => row === null).map(([key]) => key);
	if (puts.length > 0) await tx.putRows(puts);
	if (gone.length > 0) await tx.deleteRows(gone);
}

export function incomingRows(
	person: string,
	page: Pick<PullPage, 'space' | 'records'>
): Map<string, MirrorRow | null> {
	const incoming = new Map<string, MirrorRow | null>();
	for (const { kind, id, seq, body } of page.records) {
		const row = toRow(person, { space: page.space, kind, id }, seq, body ?? {});
		const known = incoming.get(row.key);
		if (known && known.seq > seq) continue;
		incoming.set(row.key, body === null ? null : row);
	}
	return incoming;
}
