/** The changes of the mirror, each one transaction [I8]. Safe to repeat, from any tab, after any crash. */
import type { PullPage, SpaceState } from '../../protocol/pull';
import type {
	MirrorMeta,
	MirrorRow,
	MirrorSpace,
	MirrorStore,
	MirrorTx,
	OverlayOp
} from '../store/mirrorStore';
import type { OutboxEntry, OutboxStore, Receipt } from '../store/outboxStore';
import { toRow } from '../store/row';
import { isCovered, merge, toOverlay, writableKeys } from './overlay';

/** All ops that share records with `keys`, directly or through another op, and all keys they may write. */
async function closure(tx: MirrorTx, keys: Iterable<string>) {
	const all = new Set(keys);
	const opsById = new Map<string, OverlayOp>();
	let fresh = [...all];
	while (fresh.length > 0) {
		const touching = await tx.overlayTouching(fresh);
		fresh = [];
		for (const op of touching) {
			if (opsById.has(op.id)) continue;
			opsById.set(op.id, op);
			for (const key of writableKeys(op)) {
				if (all.has(key)) continue;
				all.add(key);
				fresh.push(key);
			}
		}
	}
	return { ops: [...opsById.values()].sort((a, b) => a.n - b.n), keys: all };
}

/** Brings the rows of the affected keys to confirmed + pending. */
async function settle(
	tx: MirrorTx,
	mirror: MirrorStore,
	incoming: Map<string, MirrorRow | null>,
	affected: Iterable<string>
): Promise<void> {
	const seen = new Set([...incoming.keys(), ...affected]);
	const { ops, keys } = await closure(tx, seen);
	const shadows = await tx.shadows([...keys]);
	const readKeys = new Set(ops.flatMap((op) => op.keys));
	for (const key of keys) if (!incoming.has(key)) readKeys.add(key);
	const rows = await tx.rows([...readKeys]);
	const { person, seeds } = mirror;
	const settled = merge({ keys, incoming, shadows, rows, ops, person, seeds });
	if (settled.putRows.length > 0) await tx.putRows(settled.putRows);
	if (settled.deleteRows.length > 0) await tx.deleteRows(settled.deleteRows);
	if (settled.putShadows.length > 0) await tx.putShadows(settled.putShadows);
	if (settled.deleteShadows.length > 0) await tx.deleteShadows(settled.deleteShadows);
}

/** Without pending ops a page is one bulk write. */
async function storeRows(tx: MirrorTx, incoming: Map<string, MirrorRow | null>): Promise<void> {
	const puts = [...incoming.values()].filter((row) => row !== null);
	const gone = [...incoming].filter(([, row]) => row === null).map(([key]) => key);
	if (puts.length > 0) await tx.putRows(puts);
	if (gone.length > 0) await tx.deleteRows(gone);
}

function sameState(a: SpaceState | null, b: SpaceState | null): boolean {
	if (!a || !b) return a === b;
	return a.seq === b.seq && a.head === b.head && a.before === b.before && a.scope === b.scope;
}

function incomingRows(person: string, page: PullPage): Map<string, MirrorRow | null> {
	const incoming = new Map<string, MirrorRow | null>();
	for (const { kind, id, seq, body } of page.records) {
		const row = toRow(person, { space: page.space, kind, id }, seq, body ?? {});
		const known = incoming.get(row.key);
		if (known && known.seq > seq) continue;
		incoming.set(row.key, body === null ? null : row);
	}
	return incoming;
}

/**
 * Stores one pulled page with its cursor. `from` is where the request said this phone stood: when another tab has
 * moved on since, the page is stale and dropped (false).
 */
export async function storePage(
	mirror: MirrorStore,
	page: PullPage,
	from: SpaceState | null,
	epoch: string
): Promise<boolean> {
	return mirror.atomic(async (tx) => {
		const meta = await tx.meta();
		if (meta.epoch !== epoch || !sameState(await tx.space(page.space), from)) return false;
		if (page.reset) await tx.clearSpace(page.space);
		const space: MirrorSpace = { ...page.state, durableSeq: page.durableSeq };
		await tx.putSpace(space);
		const incoming = incomingRows(mirror.person, page);
		if ((await tx.overlayCount()) === 0) {
			await storeRows(tx, incoming);
			return true;
		}
		const here = (await tx.overlay()).filter((overlay) => overlay.op.space === page.space);
		const covered = here.filter((overlay) => isCovered(overlay, space, epoch));
		await tx.deleteOverlay(covered.map((overlay) => overlay.id));
		await settle(tx, mirror, incoming, (page.reset ? here : covered).flatMap(writableKeys));
		return true;
	});
}

/** The optimistic write of a saved op; the outbox already has it. */
export async function showOp(mirror: MirrorStore, entry: OutboxEntry): Promise<void> {
	const overlay = toOverlay(entry.op, entry.n, null, '');
	if (!overlay) return;
	await mirror.atomic(async (tx) => {
		await tx.putOverlay([overlay]);
		await settle(tx, mirror, new Map(), writableKeys(overlay));
	});
}

/** Notes what became of ops: committed ones stay shown until the records contain them, quarantined ones go. */
export async function noteReceipts(mirror: MirrorStore, receipts: Receipt[], epoch: string): Promise<void> {
	const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
	await mirror.atomic(async (tx) => {
		const meta = await tx.meta();
		const spacesById = new Map((await tx.spaces()).map((space) => [space.space, space]));
		const leaving: OverlayOp[] = [];
		const staying: OverlayOp[] = [];
		for (const overlay of await tx.overlay()) {
			const receipt = byId.get(overlay.id);
			if (!receipt) continue;
			const seq = receipt.kind === 'committed' ? receipt.seq : null;
			const noted = { ...overlay, seq, epoch };
			const gone = seq === null || isCovered(noted, spacesById.get(overlay.op.space) ?? null, meta.epoch);
			(gone ? leaving : staying).push(noted);
		}
		await tx.putOverlay(staying);
		await tx.deleteOverlay(leaving.map((overlay) => overlay.id));
		if (leaving.length > 0) await settle(tx, mirror, new Map(), leaving.flatMap(writableKeys));
	});
}

/**
 * Drops every space the person may no longer see [P9], and what of their own the server has there. Own unsent entries
 * stay [I16].
 */
export async function keepSpaces(mirror: MirrorStore, visible: readonly string[]): Promise<void> {
	await mirror.atomic(async (tx) => {
		const { epoch } = await tx.meta();
		const hidden = (await tx.overlay()).filter((overlay) => !visible.includes(overlay.op.space));
		const sent = hidden.filter((overlay) => overlay.seq !== null && overlay.epoch === epoch);
		await tx.deleteOverlay(sent.map((overlay) => overlay.id));
		for (const { space } of await tx.spaces()) if (!visible.includes(space)) await tx.clearSpace(space);
		await settle(tx, mirror, new Map(), hidden.flatMap(writableKeys));
	});
}

/** Another server history: forgets all rows and cursors, keeps what is own [P7]. */
export async function startEpoch(mirror: MirrorStore, epoch: string): Promise<void> {
	await mirror.atomic(async (tx) => {
		const meta = await tx.meta();
		if (meta.epoch === epoch) return;
		await tx.clearAll();
		await tx.putMeta({ ...meta, epoch });
		await settle(tx, mirror, new Map(), (await tx.overlay()).flatMap(writableKeys));
	});
}

/**
 * Makes the overlay what the outbox says, at every start and after any doubt; repeating it changes nothing.
 * Committed entries are looked up again only for a mirror that is empty or still shows them.
 */
export async function rebuild(mirror: MirrorStore, outbox: OutboxStore): Promise<void> {
	const before = await mirror.atomic(async (tx) => ({
		overlay: await tx.overlay(),
		empty: (await tx.spaces()).length === 0
	}));
	const active = await outbox.active(mirror.person, before.empty);
	const activeIds = new Set(active.map((entry) => entry.id));
	const others = before.overlay.map((overlay) => overlay.id).filter((id) => !activeIds.has(id));
	const known = await outbox.byIds(others);
	const entries = [...active, ...known.filter((entry) => entry.state === 'committed')];
	await mirror.atomic(async (tx) => {
		const meta: MirrorMeta = await tx.meta();
		const spacesById = new Map((await tx.spaces()).map((space) => [space.space, space]));
		const keptIds = new Set<string>();
		const puts: OverlayOp[] = [];
		const heldById = new Map((await tx.overlay()).map((overlay) => [overlay.id, overlay]));
		for (const entry of entries) {
			const overlay = toOverlay(entry.op, entry.n, entry.seq, entry.epoch);
			if (!overlay || isCovered(overlay, spacesById.get(entry.space) ?? null, meta.epoch)) continue;
			keptIds.add(overlay.id);
			const held = heldById.get(overlay.id);
			if (held?.seq !== overlay.seq || held.epoch !== overlay.epoch) puts.push(overlay);
		}
		// Ops saved since the outbox was read are not ours to judge.
		const judged = new Set(before.overlay.map((overlay) => overlay.id));
		const drops = [...heldById.values()].filter(({ id }) => judged.has(id) && !keptIds.has(id));
		await tx.putOverlay(puts);
		await tx.deleteOverlay(drops.map((overlay) => overlay.id));
		const affected = [...puts, ...drops].flatMap(writableKeys);
		if (affected.length > 0) await settle(tx, mirror, new Map(), affected);
	});
}
