import { describe, expect, it } from 'vitest';
import { freshId, ids, locationSeeds, logAt, logOp } from '../../../../tests/sim/stores/fixtures';
import { MemoryMirror } from '../../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../../tests/sim/stores/memoryOutbox';
import type { Op } from '../../domain/op/op';
import type { RecordBody } from '../../domain/records';
import type { SpaceState } from '../../protocol/pull';
import { saveOp } from '../save';
import { keepWhole } from './bring';
import type { KnownPage, LeftOut } from './known';
import { fillAnew } from './leftOut';
import { noteReceipts, rebuild, startEpoch, storePage } from './mirrorSteps';
import { withPast } from './past';

const EPOCH = 'e1';
const [OLDER, NEWER] = ['older', 'newer'];
const keyOf = (kind: string, id: string) => `${ids.location}/${kind}/${id}`;

function stateAt(seq: number, more: Partial<SpaceState> = {}): SpaceState {
	return { space: ids.location, seq, head: `h${seq}`, before: null, scope: 's', ...more };
}

/** A page up to `seq` of which nothing could be read but `records`. */
function pageAt(seq: number, left: LeftOut['records'], more: Partial<KnownPage> = {}): KnownPage {
	const leftOut = left.length > 0 ? { leftOut: { build: OLDER, records: left } } : {};
	const page = { space: ids.location, reset: false, records: [], state: stateAt(seq), more: false };
	return { ...page, durableSeq: 0, ...leftOut, ...more };
}

async function phone() {
	const [mirror, outbox] = [new MemoryMirror(ids.ana, locationSeeds), new MemoryOutbox()];
	await startEpoch(mirror, EPOCH);
	await storePage(mirror, pageAt(1, []), null, EPOCH);
	const save = async (op: Op) => {
		const saved = await saveOp(outbox, mirror, op);
		if (saved.ok) await saved.value.shown;
	};
	/** The server's word on an op; `noted`: it reached the screens too, which a crash may prevent. */
	const receive = async (op: Op, seq: number, noted = true) => {
		const receipt = { id: op.id, kind: 'committed' as const, seq, log: logAt(seq) };
		await outbox.settle([receipt], EPOCH, 1);
		if (noted) await noteReceipts(mirror, [receipt], EPOCH);
	};
	const shown = <T>(kind: string, id: string) =>
		mirror.disk.records.get(keyOf(kind, id))?.body as T | undefined;
	const mark = () => mirror.disk.spaces.get(ids.location)?.leftOut;
	return { mirror, outbox, save, receive, shown, mark };
}

/** An own entry with 5.00 and all that the older build cannot read of it. */
async function entry(incident = freshId()) {
	const [gesture, spend] = [freshId(), freshId()];
	const op = await logOp(ids.ana, 'propio', { gesture, spend, incident, amountMinor: 500 });
	const left = (seq: number) => [
		{ kind: 'gesture', id: gesture, seq },
		{ kind: 'incident', id: incident, seq }
	];
	return { op, gesture, incident, spend, left };
}

const usedOf = (body: unknown) => (body as RecordBody<'incident'> | undefined)?.usedMinor;

describe('[P12a][I9] an own entry that comes back in a shape this build cannot read', () => {
	it('stays on the screen once the server has it', async () => {
		const { mirror, save, receive, shown } = await phone();
		const { op, gesture, incident, left } = await entry();
		await save(op);
		await receive(op, 2);
		await storePage(mirror, pageAt(2, left(2)), stateAt(1), EPOCH);
		expect(mirror.disk.overlay.size).toBe(0);
		expect(shown('gesture', gesture)).toMatchObject({ parts: { what: 'propio' } });
		expect(mirror.disk.records.get(keyOf('gesture', gesture))).not.toHaveProperty('op');
		expect(usedOf(shown('incident', incident))).toBe(500);
	});

	it('stays when its receipt comes after the page, as when an answer was lost', async () => {
		const { mirror, save, receive, shown } = await phone();
		const { op, gesture, incident, left } = await entry();
		await save(op);
		await storePage(mirror, pageAt(2, left(2)), stateAt(1), EPOCH);
		expect(usedOf(shown('incident', incident))).toBe(500);
		await receive(op, 2);
		expect(mirror.disk.overlay.size).toBe(0);
		expect(shown('gesture', gesture)).toBeDefined();
		expect(usedOf(shown('incident', incident))).toBe(500);
	});

	it('stays too where the rest of it could be read', async () => {
		const { mirror, save, receive, shown } = await phone();
		const { op, gesture, incident, spend, left } = await entry();
		await save(op);
		const known = { kind: 'spend' as const, id: spend, seq: 2, body: { ...shown<object>('spend', spend) } };
		await storePage(mirror, pageAt(2, left(2), { records: [known] }), stateAt(1), EPOCH);
		await receive(op, 2);
		expect(shown('gesture', gesture)).toBeDefined();
		expect(usedOf(shown('incident', incident))).toBe(500);
		expect(mirror.disk.records.get(keyOf('spend', spend))?.seq).toBe(2);
	});

	it('stays when the app ends before the screens heard of the receipt', async () => {
		const { mirror, outbox, save, receive, shown } = await phone();
		const { op, gesture, left } = await entry();
		await save(op);
		await storePage(mirror, pageAt(2, left(2)), stateAt(1), EPOCH);
		await receive(op, 2, false);
		await rebuild(mirror, outbox);
		expect(mirror.disk.overlay.size).toBe(0);
		expect(shown('gesture', gesture)).toBeDefined();
	});

	it('counts once, beside one that is not sent yet', async () => {
		const { mirror, save, receive, shown } = await phone();
		const first = await entry();
		const second = await entry(first.incident);
		await save(first.op);
		await save(second.op);
		await receive(first.op, 2);
		await storePage(mirror, pageAt(2, first.left(2)), stateAt(1), EPOCH);
		expect(usedOf(shown('incident', first.incident))).toBe(1_000);
		await receive(second.op, 3);
		await storePage(mirror, pageAt(3, second.left(3)), stateAt(2), EPOCH);
		expect(usedOf(shown('incident', first.incident))).toBe(1_000);
	});

	it('goes when it is deleted, and does not come back with a late receipt', async () => {
		const { mirror, save, receive, shown } = await phone();
		const { op, gesture, left } = await entry();
		await save(op);
		await storePage(mirror, pageAt(2, left(2)), stateAt(1), EPOCH);
		const gone = { kind: 'gesture' as const, id: gesture, seq: 3, body: null };
		await storePage(mirror, pageAt(3, [], { records: [gone] }), stateAt(2), EPOCH);
		await receive(op, 2);
		expect(shown('gesture', gesture)).toBeUndefined();
	});
});

describe('[P12a] a space of which a build left something out', () => {
	const unread = [{ kind: 'weather', id: freshId(), seq: 5 }];

	it('is filled anew by another build, once: its rows and its cursor stay', async () => {
		const { mirror, save, mark } = await phone();
		const { op, gesture } = await entry();
		await save(op);
		await storePage(mirror, pageAt(9, unread), stateAt(1), EPOCH);
		const held = new Map(mirror.disk.records);
		await fillAnew(mirror, OLDER);
		expect(mark()).toMatchObject({ build: OLDER, lowest: 5 });
		await fillAnew(mirror, NEWER);
		expect(mirror.disk.spaces.get(ids.location)).toEqual({
			...stateAt(9, { before: 10 }),
			durableSeq: 0,
			wholeTo: 5
		});
		expect(mirror.disk.records).toEqual(held);
		expect(held.has(keyOf('gesture', gesture))).toBe(true);
		await storePage(mirror, pageAt(9, []), stateAt(9, { before: 10 }), EPOCH);
		await fillAnew(mirror, OLDER);
		expect(mirror.disk.spaces.get(ids.location)).toEqual({ ...stateAt(9), durableSeq: 0 });
	});

	it.each([OLDER, NEWER])(
		'stays marked by pages of which all could be read, and is filled anew for each of two builds: %s',
		async (build) => {
			const { mirror, mark } = await phone();
			await storePage(mirror, pageAt(5, unread), stateAt(1), EPOCH);
			await storePage(mirror, pageAt(6, []), stateAt(5), EPOCH);
			expect(mark()?.build).toBe(OLDER);
			const leftOut = { build: NEWER, records: [{ kind: 'tide', id: freshId(), seq: 7 }] };
			await storePage(mirror, pageAt(7, [], { leftOut }), stateAt(6), EPOCH);
			await fillAnew(mirror, build);
			expect(mark()).toBeUndefined();
			expect(mirror.disk.spaces.get(ids.location)?.before).toBe(8);
		}
	);

	it('[P6a] comes whole down to what was left out, but not for what was left out of a vital past', async () => {
		const { mirror, mark } = await phone();
		const past = stateAt(1, { before: 900, past: 'vital', since: 7 });
		await mirror.atomic((tx) => tx.putSpace({ ...past, seq: 1_000, durableSeq: 0 }));
		const next = { ...past, seq: 1_000, before: 300 };
		await storePage(mirror, pageAt(1_000, unread, { state: next }), { ...past, seq: 1_000 }, EPOCH);
		expect(mark()?.lowest).toBeNull();
		const news = [{ kind: 'weather', id: freshId(), seq: 1_001 }];
		await storePage(mirror, pageAt(1_001, news, { state: { ...next, seq: 1_001 } }), next, EPOCH);
		expect(mark()?.lowest).toBe(1_001);
		expect(withPast(stateAt(1_001, { before: 800 }), 100, 700).past).toBeUndefined();
		expect(withPast(stateAt(1_001, { before: 700 }), 100, 700).past).toBe('vital');
	});

	it('[P6b] lets go of a story that was brought without all that stands around it', async () => {
		const { mirror, mark } = await phone();
		const story = freshId();
		const gesture = { kind: 'gesture' as const, id: story, seq: 1, body: {} };
		const whole = { epoch: EPOCH, space: ids.location, seq: 1, scope: 's', records: [gesture] };
		expect(await keepWhole(mirror, { ...whole, lacks: { build: OLDER, story } })).toBe('kept');
		expect(mark()).toMatchObject({ build: OLDER, stories: [story] });
		expect(mirror.disk.records.has(keyOf('gesture', story))).toBe(true);
		await fillAnew(mirror, NEWER);
		expect(mirror.disk.records.has(keyOf('gesture', story))).toBe(false);
	});
});
