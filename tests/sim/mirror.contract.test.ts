import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { PullPage, SpaceState } from '../../src/lib/protocol/pull';
import { DexieMirror } from '../../src/lib/client/store/dexieMirror';
import { DexieOutbox } from '../../src/lib/client/store/dexieOutbox';
import type { MirrorRow, MirrorStore } from '../../src/lib/client/store/mirrorStore';
import type { OutboxStore } from '../../src/lib/client/store/outboxStore';
import { saveOp } from '../../src/lib/client/save';
import { fillAnew } from '../../src/lib/client/sync/leftOut';
import {
	keepSpaces,
	noteReceipts,
	rebuild,
	startEpoch,
	storePage
} from '../../src/lib/client/sync/mirrorSteps';
import { freshId, ids, locationSeeds, logOp, makeOp, logAt } from './stores/fixtures';
import { MemoryMirror } from './stores/memoryMirror';
import { MemoryOutbox } from './stores/memoryOutbox';

interface Stores {
	outbox: OutboxStore;
	mirror: MirrorStore;
}

let names = 0;
const open: Stores[] = [];
const makers: [string, () => Stores][] = [
	['memory', () => ({ outbox: new MemoryOutbox(), mirror: new MemoryMirror(ids.ana, locationSeeds) })],
	[
		'Dexie',
		() => ({
			outbox: new DexieOutbox(`outbox-${++names}`),
			mirror: new DexieMirror(ids.ana, locationSeeds, `mirror-${names}`)
		})
	]
];

afterEach(() => {
	for (const { outbox, mirror } of open.splice(0)) {
		outbox.close();
		mirror.close();
	}
});

const EPOCH = 'e1';

function state(seq: number, before: number | null = null): SpaceState {
	return { space: ids.location, seq, head: `h${seq}`, before, scope: 'staff:1' };
}

function gesture(what: string, at: number, author = ids.ben) {
	return {
		author,
		contributors: [],
		incident: freshId(),
		purpose: 'wow',
		scale: 0,
		parts: { what },
		photos: [],
		at,
		businessDate: '2026-05-01',
		language: 'es'
	};
}

function page(seq: number, records: PullPage['records'], more: Partial<PullPage> = {}): PullPage {
	return {
		space: ids.location,
		reset: false,
		records,
		state: state(seq),
		more: false,
		durableSeq: 0,
		...more
	};
}

const shown = (mirror: MirrorStore, keys: string[]) => mirror.atomic((tx) => tx.rows(keys));
const keyOf = (kind: string, id: string) => `${ids.location}/${kind}/${id}`;

async function storyText(mirror: MirrorStore, id: string): Promise<string | null> {
	const row: MirrorRow | undefined = (await shown(mirror, [keyOf('gesture', id)])).get(keyOf('gesture', id));
	return row ? (row.body as { parts: { what: string } }).parts.what : null;
}

async function save({ outbox, mirror }: Stores, op: Awaited<ReturnType<typeof logOp>>) {
	const saved = await saveOp(outbox, mirror, op);
	if (saved.ok) await saved.value.shown;
	return must(saved.ok ? saved.value.entry : null, 'saving works here');
}

describe.each(makers)('%s mirror', (_, make) => {
	const opened = () => {
		const stores = make();
		open.push(stores);
		return stores;
	};

	it('[I8] rows and cursor change together or not at all', async () => {
		const { mirror } = opened();
		await startEpoch(mirror, EPOCH);
		const failing = mirror.atomic(async (tx) => {
			await tx.putSpace({ ...state(3), durableSeq: 0 });
			throw new Error('stopped half-way');
		});
		await expect(failing).rejects.toThrow('half-way');
		expect(await mirror.atomic((tx) => tx.spaces())).toEqual([]);
	});

	it('shows a saved op at once, keeps it over foreign pages, and drops the overlay when its own record comes [I9]', async () => {
		const stores = opened();
		const { outbox, mirror } = stores;
		await startEpoch(mirror, EPOCH);
		const own = freshId();
		const op = await logOp(ids.ana, 'propio', { gesture: own, amountMinor: 500 });
		await save(stores, op);
		expect(await storyText(mirror, own)).toBe('propio');
		const other = { kind: 'gesture' as const, id: freshId(), seq: 1, body: gesture('ajeno', 5) };
		expect(await storePage(mirror, page(1, [other]), null, EPOCH)).toBe(true);
		expect(await storyText(mirror, own)).toBe('propio');
		expect(await storyText(mirror, other.id)).toBe('ajeno');
		const receipt = { id: op.id, kind: 'committed' as const, seq: 2, log: logAt(2) };
		await outbox.settle([receipt], EPOCH, 1);
		await noteReceipts(mirror, [receipt], EPOCH);
		expect(await storyText(mirror, own)).toBe('propio');
		const mine = {
			kind: 'gesture' as const,
			id: own,
			seq: 2,
			body: gesture('propio, del servidor', 9, ids.ana)
		};
		await storePage(mirror, page(2, [mine]), state(1), EPOCH);
		expect(await storyText(mirror, own)).toBe('propio, del servidor');
		expect(await mirror.atomic((tx) => tx.overlayCount())).toBe(0);
	});

	it('drops a page that was asked for from another place: a second tab moved on [P16]', async () => {
		const { mirror } = opened();
		await startEpoch(mirror, EPOCH);
		await storePage(mirror, page(4, []), null, EPOCH);
		const late = { kind: 'gesture' as const, id: freshId(), seq: 3, body: gesture('tarde', 5) };
		expect(await storePage(mirror, page(3, [late]), null, EPOCH)).toBe(false);
		expect(await storePage(mirror, page(5, [late]), state(4), 'e0')).toBe(false);
		expect(await storyText(mirror, late.id)).toBeNull();
	});

	it('a quarantined op leaves the screen, what it covered comes back', async () => {
		const stores = opened();
		const { mirror } = stores;
		await startEpoch(mirror, EPOCH);
		const id = freshId();
		const body = gesture('confirmado', 5, ids.ana);
		await storePage(mirror, page(1, [{ kind: 'gesture', id, seq: 1, body }]), null, EPOCH);
		const tell = await makeOp(ids.ana, 'gesture.tell@1', { gesture: id, parts: { what: 'más' }, scale: 1 });
		await save(stores, tell);
		expect(await storyText(mirror, id)).toBe('más');
		await noteReceipts(mirror, [{ id: tell.id, kind: 'quarantined', reason: 'not_yours' }], EPOCH);
		expect(await storyText(mirror, id)).toBe('confirmado');
	});

	it('a tombstone removes a record, and an own pending telling of it waits unseen', async () => {
		const stores = opened();
		const { mirror } = stores;
		await startEpoch(mirror, EPOCH);
		const id = freshId();
		const body = gesture('confirmado', 5, ids.ana);
		await storePage(mirror, page(1, [{ kind: 'gesture', id, seq: 1, body }]), null, EPOCH);
		await save(
			stores,
			await makeOp(ids.ana, 'gesture.tell@1', { gesture: id, parts: { what: 'más' }, scale: 1 })
		);
		await storePage(mirror, page(2, [{ kind: 'gesture', id, seq: 2, body: null }]), state(1), EPOCH);
		expect(await storyText(mirror, id)).toBeNull();
	});

	it('[P9] a space out of sight goes with its rows; [I16] own unsent entries in it stay', async () => {
		const stores = opened();
		const { mirror } = stores;
		await startEpoch(mirror, EPOCH);
		const other = { kind: 'gesture' as const, id: freshId(), seq: 1, body: gesture('ajeno', 5) };
		await storePage(mirror, page(1, [other]), null, EPOCH);
		const own = freshId();
		await save(stores, await logOp(ids.ana, 'propio', { gesture: own }));
		await keepSpaces(mirror, []);
		expect(await storyText(mirror, other.id)).toBeNull();
		expect(await storyText(mirror, own)).toBe('propio');
		expect(await stores.outbox.pending(ids.ana, 9)).toHaveLength(1);
	});

	it('[I15] a new epoch forgets rows and cursors and shows what is own all along', async () => {
		const stores = opened();
		const { mirror, outbox } = stores;
		await startEpoch(mirror, EPOCH);
		const own = freshId();
		const op = await logOp(ids.ana, 'propio', { gesture: own, amountMinor: 100 });
		await save(stores, op);
		const receipt = { id: op.id, kind: 'committed' as const, seq: 9, log: logAt(9) };
		await outbox.settle([receipt], EPOCH, 1);
		await noteReceipts(mirror, [receipt], EPOCH);
		await outbox.requeueOtherEpochs(ids.ana, 'e2');
		await startEpoch(mirror, 'e2');
		await rebuild(mirror, outbox);
		expect(await storyText(mirror, own)).toBe('propio');
		expect(await mirror.atomic((tx) => tx.spaces())).toEqual([]);
		expect((await mirror.atomic((tx) => tx.overlay()))[0]).toMatchObject({ seq: null, epoch: '' });
	});

	it('[P2] a mirror that missed the optimistic write is rebuilt from the outbox, and again without change', async () => {
		const { outbox, mirror } = opened();
		await startEpoch(mirror, EPOCH);
		const own = freshId();
		await outbox.add(await logOp(ids.ana, 'propio', { gesture: own }));
		expect(await storyText(mirror, own)).toBeNull();
		await rebuild(mirror, outbox);
		await rebuild(mirror, outbox);
		expect(await storyText(mirror, own)).toBe('propio');
		expect(await mirror.atomic((tx) => tx.overlayCount())).toBe(1);
	});

	it('[P12a] keeps the mark of what a build left out, with the rows, until another build is here', async () => {
		const { mirror } = opened();
		await startEpoch(mirror, EPOCH);
		const other = { kind: 'gesture' as const, id: freshId(), seq: 1, body: gesture('ajeno', 5) };
		const leftOut = { build: 'a', records: [{ kind: 'weather', id: freshId(), seq: 2 }] };
		await storePage(mirror, { ...page(2, [other]), leftOut }, null, EPOCH);
		const marked = () => mirror.read((tx) => tx.space(ids.location));
		expect((await marked())?.leftOut).toMatchObject({ build: 'a', lowest: 2 });
		await fillAnew(mirror, 'b');
		expect(await marked()).toEqual({ ...state(2, 3), durableSeq: 0, wholeTo: 2 });
		expect(await storyText(mirror, other.id)).toBe('ajeno');
	});

	it('a page that does not reach down to an own op keeps it in the overlay until the past is filled in', async () => {
		const stores = opened();
		const { mirror } = stores;
		await startEpoch(mirror, EPOCH);
		const own = freshId();
		const op = await logOp(ids.ana, 'propio', { gesture: own });
		await save(stores, op);
		await noteReceipts(mirror, [{ id: op.id, kind: 'committed', seq: 3, log: logAt(3) }], EPOCH);
		await storePage(mirror, page(90, [], { state: state(90, 40) }), null, EPOCH);
		expect(await storyText(mirror, own)).toBe('propio');
		const mine = { kind: 'gesture' as const, id: own, seq: 3, body: gesture('del servidor', 9, ids.ana) };
		await storePage(mirror, page(90, [mine], { state: state(90, null) }), state(90, 40), EPOCH);
		expect(await storyText(mirror, own)).toBe('del servidor');
		expect(await mirror.atomic((tx) => tx.overlayCount())).toBe(0);
	});
});
