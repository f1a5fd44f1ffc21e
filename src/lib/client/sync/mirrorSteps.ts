/** The changes of the mirror, each one transaction [I8]. Safe to repeat, from any tab, after any crash. */
import type { SpaceState } from '../../protocol/pull';
import type {
	MirrorMeta,
	MirrorRow,
	MirrorSpace,
	MirrorStore,
	MirrorTx,
	OverlayMark,
	OverlayOp
} from '../store/mirrorStore';
import type { OutboxEntry, OutboxStore, Receipt } from '../store/outboxStore';
import type { KnownPage, KnownResponse } from './known';
import { markAfter, ownTraces } from './leftOut';
import { isCovered, writableKeys } from './overlay';
import { atomicReplay, loadReplayer, withReplayer } from './replayer';
import { incomingRows, settle, storeRows } from './settle';

function sameState(a: SpaceState | null, b: SpaceState | null): boolean {
	if (!a || !b) return a === b;
	return a.seq === b.seq && a.head === b.head && a.before === b.before && a.scope === b.scope;
}

/**
 * Stores one pulled page with its cursor. `from` is where the request said this phone stood: when another tab has
 * moved on since, the page is stale and dropped; also false when it says nothing new.
 */
export async function storePage(
	mirror: MirrorStore,
	page: KnownPage,
	from: SpaceState | null,
	epoch: string
): Promise<boolean> {
	return storePages(mirror, [{ page, from }], epoch);
}

interface Coming {
	page: KnownPage;
	from: SpaceState | null;
}

/** Of pages those with something in them: the usual answer says nothing new, so that nothing need be written. */
async function worthStoring(mirror: MirrorStore, pages: readonly Coming[]): Promise<readonly Coming[]> {
	const isEmpty = ({ page, from }: Coming) =>
		!page.reset && page.records.length === 0 && sameState(page.state, from);
	if (!pages.some(isEmpty)) return pages;
	const spaces = await mirror.read((tx) => tx.spaces());
	const durableById = new Map(spaces.map(({ space, durableSeq }) => [space, durableSeq]));
	return pages.filter((one) => !isEmpty(one) || durableById.get(one.page.space) !== one.page.durableSeq);
}

/** The same for pages each of which goes on from where those before it end, in one transaction; whether one was new. */
export async function storePages(
	mirror: MirrorStore,
	all: readonly Coming[],
	epoch: string
): Promise<boolean> {
	const pages = await worthStoring(mirror, all);
	if (pages.length === 0) return false;
	return atomicReplay(mirror, async (tx) => {
		if ((await tx.meta()).epoch !== epoch) return false;
		let progress = false;
		for (const { page, from } of pages) {
			const held = await tx.space(page.space);
			if (!sameState(held, from)) continue;
			await storeIn(tx, mirror, page, { epoch, from: held });
			progress = true;
		}
		return progress;
	});
}

/** Where this phone stands once a page is stored; `from`: where it stood, null for a space that starts anew. */
function spaceAfter(page: KnownPage, from: MirrorSpace | null, here: readonly OverlayOp[]): MirrorSpace {
	const { state, durableSeq } = page;
	const wanted = from?.wholeTo === undefined || state.before === null ? {} : { wholeTo: from.wholeTo };
	return { ...state, durableSeq, ...wanted, ...markAfter(page, from, here) };
}

async function storeIn(
	tx: MirrorTx,
	mirror: MirrorStore,
	page: KnownPage,
	{ epoch, from }: { epoch: string; from: MirrorSpace | null }
): Promise<void> {
	if (page.reset) await tx.clearSpace(page.space);
	const incoming = incomingRows(mirror.person, page);
	const held = await tx.overlay();
	const here = held.filter((overlay) => overlay.op.space === page.space);
	const space = spaceAfter(page, page.reset ? null : from, here);
	await tx.putSpace(space);
	if (held.length === 0) return storeRows(tx, incoming);
	const covered = new Set(here.filter((overlay) => isCovered(overlay, space, epoch)));
	await tx.deleteOverlay([...covered].map((overlay) => overlay.id));
	const left = held.filter((overlay) => !covered.has(overlay));
	for (const trace of await ownTraces(tx, mirror, [...covered], space.leftOut)) incoming.set(...trace);
	await settle(tx, mirror, left, incoming, (page.reset ? here : [...covered]).flatMap(writableKeys));
}

/** Stores the first answer of all in a mirror that holds nothing; false: there is something in it after all. */
export async function storeFirst(mirror: MirrorStore, { epoch, pages }: KnownResponse): Promise<boolean> {
	return mirror.atomic(async (tx) => {
		const meta = await tx.meta();
		if (meta.epoch !== '' || (await tx.overlayCount()) > 0) return false;
		await tx.putMeta({ ...meta, epoch });
		for (const page of pages) {
			await tx.putSpace(spaceAfter(page, null, []));
			await storeRows(tx, incomingRows(mirror.person, page));
		}
		return true;
	});
}

/** The optimistic write of a saved op; the outbox already has it. */
export function showOp(mirror: MirrorStore, entry: OutboxEntry): Promise<void> {
	return withReplayer(async ({ toOverlay }) => {
		const overlay = toOverlay(entry.op, entry.n, null, '');
		if (!overlay) return;
		await mirror.atomic(async (tx) => {
			await tx.putOverlay([overlay]);
			await settle(tx, mirror, await tx.overlay(), new Map(), writableKeys(overlay));
		});
	});
}

/** Notes what became of ops: committed ones stay shown until the records contain them, quarantined ones go. */
export async function noteReceipts(mirror: MirrorStore, receipts: Receipt[], epoch: string): Promise<void> {
	const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
	const marks = receipts
		.filter((receipt) => receipt.kind === 'committed')
		.map(({ id, seq }): OverlayMark => ({ id, seq, epoch }));
	await atomicReplay(mirror, async (tx) => {
		const spaces = await tx.spaces();
		const reached = Math.max(0, ...spaces.map((space) => space.seq));
		const stays = (mark: OverlayMark) => mark.seq > reached;
		// The usual case: all are new to this phone, so that nothing shown changes and no op need be read.
		if (marks.length === receipts.length && marks.every(stays)) return tx.markOverlay(marks);
		const meta = await tx.meta();
		const spacesById = new Map(spaces.map((space) => [space.space, space]));
		const held = await tx.overlay();
		const leaving = held.filter((overlay) => {
			const receipt = byId.get(overlay.id);
			if (receipt?.kind !== 'committed') return receipt !== undefined;
			const noted = { ...overlay, seq: receipt.seq, epoch };
			return isCovered(noted, spacesById.get(overlay.op.space) ?? null, meta.epoch);
		});
		const gone = new Set(leaving.map((overlay) => overlay.id));
		await tx.markOverlay(marks.filter((mark) => !gone.has(mark.id)));
		await tx.deleteOverlay([...gone]);
		const left = held.filter((overlay) => !gone.has(overlay.id));
		const received = leaving.flatMap((overlay) => {
			const receipt = byId.get(overlay.id);
			return receipt?.kind === 'committed' ? { ...overlay, seq: receipt.seq } : [];
		});
		const traces = await tracesIn(tx, mirror, received, spaces);
		if (gone.size > 0) await settle(tx, mirror, left, traces, leaving.flatMap(writableKeys));
	});
}

/** {@link ownTraces} of ops of any space. */
async function tracesIn(
	tx: MirrorTx,
	mirror: MirrorStore,
	leaving: readonly OverlayOp[],
	spaces: readonly MirrorSpace[]
): Promise<Map<string, MirrorRow | null>> {
	const traces = new Map<string, MirrorRow | null>();
	for (const { space, leftOut } of spaces) {
		const here = leaving.filter(({ op }) => op.space === space);
		for (const trace of await ownTraces(tx, mirror, here, leftOut)) traces.set(...trace);
	}
	return traces;
}

/**
 * Drops every space the person may no longer see [P9], and what of their own the server has there. Own unsent entries
 * stay [I16].
 */
export async function keepSpaces(mirror: MirrorStore, visible: readonly string[]): Promise<void> {
	const seen = new Set(visible);
	const isHidden = (overlay: OverlayOp) => !seen.has(overlay.op.space);
	const nothing = await mirror.read(async (tx) => {
		const spaces = await tx.spaces();
		return spaces.every(({ space }) => seen.has(space)) && !(await tx.overlay()).some(isHidden);
	});
	if (nothing) return;
	await atomicReplay(mirror, async (tx) => {
		const { epoch } = await tx.meta();
		const held = await tx.overlay();
		const hidden = held.filter(isHidden);
		const sent = new Set(hidden.filter((overlay) => overlay.seq !== null && overlay.epoch === epoch));
		await tx.deleteOverlay([...sent].map((overlay) => overlay.id));
		for (const { space } of await tx.spaces()) if (!seen.has(space)) await tx.clearSpace(space);
		const left = held.filter((overlay) => !sent.has(overlay));
		await settle(tx, mirror, left, new Map(), hidden.flatMap(writableKeys));
	});
}

/** Another server history: forgets all rows and cursors, keeps what is own [P7]. */
export async function startEpoch(mirror: MirrorStore, epoch: string): Promise<void> {
	await atomicReplay(mirror, async (tx) => {
		const meta = await tx.meta();
		if (meta.epoch === epoch) return;
		await tx.clearAll();
		await tx.putMeta({ ...meta, epoch });
		const held = await tx.overlay();
		await settle(tx, mirror, held, new Map(), held.flatMap(writableKeys));
	});
}

/**
 * Makes the overlay what the outbox says, at every start and after any doubt; repeating it changes nothing.
 * Committed entries are looked up again only for a mirror that is empty or still shows them.
 */
export async function rebuild(mirror: MirrorStore, outbox: OutboxStore): Promise<void> {
	const before = await mirror.read(async (tx) => ({
		overlay: await tx.overlay(),
		empty: (await tx.spaces()).length === 0
	}));
	const active = await outbox.active(mirror.person, before.empty);
	const activeIds = new Set(active.map((entry) => entry.id));
	const others = before.overlay.map((overlay) => overlay.id).filter((id) => !activeIds.has(id));
	const known = await outbox.byIds(others);
	const entries = [...active, ...known.filter((entry) => entry.state === 'committed')];
	if (isAsSaid(before.overlay, entries)) return;
	const { toOverlay } = await loadReplayer();
	const seqsById = new Map(entries.map(({ id, seq }) => [id, seq]));
	// Ops saved since the outbox was read are not ours to judge.
	const judged = new Set(before.overlay.map((overlay) => overlay.id));
	await mirror.atomic(async (tx) => {
		const meta: MirrorMeta = await tx.meta();
		const spaces = await tx.spaces();
		const spacesById = new Map(spaces.map((space) => [space.space, space]));
		const held = await tx.overlay();
		const nextById = new Map(held.map((overlay) => [overlay.id, overlay]));
		const heldById = new Map(nextById);
		for (const id of judged) nextById.delete(id);
		const puts: OverlayOp[] = [];
		for (const entry of entries) {
			const known = heldById.get(entry.id);
			const overlay = known
				? { ...known, seq: entry.seq, epoch: entry.epoch }
				: toOverlay(entry.op, entry.n, entry.seq, entry.epoch);
			if (!overlay || isCovered(overlay, spacesById.get(entry.space) ?? null, meta.epoch)) continue;
			nextById.set(overlay.id, overlay);
			if (known?.seq !== overlay.seq || known.epoch !== overlay.epoch) puts.push(overlay);
		}
		const drops = held.filter((overlay) => !nextById.has(overlay.id));
		await tx.putOverlay(puts);
		await tx.deleteOverlay(drops.map((overlay) => overlay.id));
		const affected = [...puts, ...drops].flatMap(writableKeys);
		const received = drops
			.map((overlay) => ({ ...overlay, seq: seqsById.get(overlay.id) ?? null }))
			.filter(({ seq }) => seq !== null);
		const traces = await tracesIn(tx, mirror, received, spaces);
		if (affected.length > 0) await settle(tx, mirror, [...nextById.values()], traces, affected);
	});
}

/** Whether the overlay has just these entries, as the outbox knows them: the usual case, at no cost. */
function isAsSaid(overlay: readonly OverlayOp[], entries: readonly OutboxEntry[]): boolean {
	if (overlay.length !== entries.length) return false;
	const heldById = new Map(overlay.map((op) => [op.id, op]));
	return entries.every(({ id, seq, epoch }) => {
		const held = heldById.get(id);
		return held?.seq === seq && held.epoch === epoch;
	});
}
