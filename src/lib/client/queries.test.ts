import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReads, type PhoneReads } from '../../../tests/support/phoneReads';
import type { PulledRecord } from '../protocol/pull';
import { keyToText } from '../domain/tx';
import { follow } from './follow';
import { saveOp } from './save';
import { toRow } from './store/row';
import { DEVICE_KEY } from './store/dexieOutbox';
import type { Op } from '../domain/op/op';
import { buildOp } from './ops';
import { noteReceipts, storePage } from './sync/mirrorSteps';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [tenant, place, other, ana, ben] = [id(1), id(2), id(3), id(4), id(5)];
const NOW = Date.UTC(2026, 4, 1, 10);
const facts = { name: 'Brisa', zone: 'Europe/Madrid', currency: 'EUR' };
const seeds = new Map<string, object>([[keyToText({ space: tenant, kind: 'location', id: place }), facts]]);

let nextId = 1_000;
let mirror: PhoneReads['mirror'];
let outbox: PhoneReads['outbox'];
let queries: PhoneReads['queries'];
let close: PhoneReads['close'];
const endings: (() => void)[] = [];

beforeEach(async () => {
	({ mirror, outbox, queries, close } = await openReads({ person: ana, tenant, now: NOW, seeds }));
});

afterEach(() => {
	for (const end of endings.splice(0)) end();
	close();
});

const gesture = (n: number, at: number, author = ben): PulledRecord => ({
	kind: 'gesture',
	id: id(n),
	seq: n,
	body: {
		author,
		contributors: [],
		incident: id(n + 500_000),
		purpose: 'wow',
		scale: 0,
		parts: { what: `historia ${n}` },
		photos: [],
		at,
		businessDate: '2026-05-01',
		language: 'es'
	}
});

const bodyOf = (n: number) => gesture(n, n).body ?? {};

function fill(space: string, records: PulledRecord[], seq = 100_000) {
	const state = { space, seq, head: 'h', before: null, scope: 's' };
	return storePage(mirror, { space, reset: true, records, state, more: false, durableSeq: 0 }, null, 'e');
}

async function log(args: object): Promise<Op> {
	const built = await buildOp(
		{
			clock: { now: () => NOW },
			rng: { bytes: (length) => Uint8Array.from({ length }, (_, i) => (nextId * 31 + i * 7) & 0xff) },
			hash: (text) => Promise.resolve(String(text.length).padStart(64, 'a')),
			tenant,
			author: ana,
			device: id(6),
			clockOffsetMs: 0,
			tzOffsetMin: () => 0
		},
		{
			name: 'gesture.log@1',
			space: place,
			zone: 'Europe/Madrid',
			knownSeq: 0,
			args: {
				gesture: id(nextId++),
				incident: id(nextId++),
				purpose: 'wow',
				scale: 0,
				parts: { what: 'mío' },
				photos: [],
				language: 'es',
				...args
			}
		}
	);
	if (!built.ok) throw new Error(built.error);
	const saved = await saveOp(outbox, mirror, built.value);
	if (!saved.ok) throw new Error(saved.error);
	await saved.value.shown;
	return built.value;
}

const spend = (amountMinor: number) => ({
	id: id(nextId++),
	amountMinor,
	currency: 'EUR',
	method: 'house_comp',
	leftShownMinor: null,
	policySeen: null,
	policySeenAt: null
});

describe('queries', () => {
	it('the feed is newest first over several spaces, page after page without a gap', async () => {
		await fill(place, [gesture(10, 100), gesture(11, 300), gesture(12, 200)]);
		await fill(other, [gesture(20, 250), gesture(21, 200)]);
		const spaces = [place, other];
		const first = await queries.feed({ spaces, limit: 3 });
		expect(first.map((story) => story.body.at)).toEqual([300, 250, 200]);
		const last = first.at(-1);
		const before = { at: last?.body.at ?? 0, id: last?.id ?? '' };
		const second = await queries.feed({ spaces, limit: 3, before });
		expect([...first, ...second].map((story) => story.id).sort()).toEqual(
			[10, 11, 12, 20, 21].map(id).sort()
		);
		expect(await queries.feed({ spaces: [place], limit: 9 })).toHaveLength(3);
	});

	it('an own story is on this phone until its receipt, then on the server', async () => {
		const op = await log({});
		expect(await queries.feed({ spaces: [place], limit: 1 })).toMatchObject([{ place: 'phone', mine: true }]);
		await noteReceipts(
			mirror,
			[{ id: op.id, kind: 'committed', seq: 7, log: { space: place, seq: 7, head: 'h' } }],
			'e'
		);
		expect((await queries.mine(5)).map((story) => story.place)).toEqual(['server']);
	});

	it('[I11] a story set aside leaves the feed and stays before its author, needing them', async () => {
		const op = await log({ spend: spend(700) });
		const receipt = { id: op.id, kind: 'quarantined' as const, reason: 'unknown_space' as const };
		await outbox.settle([receipt], 'e', 1);
		await noteReceipts(mirror, [receipt], 'e');
		expect(await queries.feed({ spaces: [place], limit: 5 })).toEqual([]);
		expect(await queries.mine(5)).toMatchObject([{ place: 'needs_you', body: { parts: { what: 'mío' } } }]);
		expect(await queries.mySpends(5)).toMatchObject([{ place: 'needs_you', body: { amountMinor: 700 } }]);
		expect(await queries.story(String(op.args.gesture))).toMatchObject({ place: 'needs_you' });
		expect(await queries.waiting()).toEqual({ pending: 0, quarantined: 1 });
		await outbox.resolve(op.id);
		expect(await queries.mine(5)).toEqual([]);
	});

	it('[rule 19] holds a share of the pool only on the phone that took it, with the past of the location at hand', async () => {
		const pooled = { id: 'POOL', dims: ['location'], window: 'posting', amountMinor: 9_000, currency: 'EUR' };
		const versions = [{ version: 1, effectiveFrom: '2026-01-01', location: null, rules: [pooled] }];
		await fill(tenant, [{ kind: 'policies', id: tenant, seq: 1, body: { versions } }]);
		const times = { takenAt: NOW - 1_000, expiresAt: NOW + 3_600_000 };
		const lease = { id: id(77), month: '2026-05', shareMinor: 500, spentMinor: 100, ...times };
		const shares = [{ lease: id(77), device: 'this phone' }];
		const records: PulledRecord[] = [
			{ kind: 'pool', id: place, seq: 2, body: { months: {}, leases: [lease] } },
			{ kind: 'holding', id: ana, seq: 3, body: { shares } }
		];
		await fill(place, records);
		expect(await queries.room(place)).toMatchObject({ share: null });
		await outbox.putSetting(DEVICE_KEY, 'this phone');
		expect(await queries.room(place)).toMatchObject({ share: { leftMinor: 400, shareMinor: 500 } });
		expect(await queries.wantsLease(place)).toBe(false);
		await mirror.atomic(async (tx) => {
			const space = await tx.space(place);
			if (space) await tx.putSpace({ ...space, before: 2 });
		});
		expect(await queries.room(place)).toMatchObject({ share: null });
		expect(await queries.wantsLease(place)).toBe(false);
	});

	it('[rule 2] the room is the cap less what the matter used, own unsent entries included', async () => {
		expect(await queries.room(place)).toBeNull();
		const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 200_000, currency: 'EUR' };
		const version = { version: 1, effectiveFrom: '2026-01-01', location: null, rules: [rule] };
		await fill(tenant, [{ kind: 'policies', id: tenant, seq: 1, body: { versions: [version] } }], 1);
		expect(await queries.room(place)).toMatchObject({
			capMinor: 200_000,
			leftMinor: 200_000,
			currency: 'EUR'
		});
		const op = await log({ spend: spend(150_000) });
		const incident = String(op.args.incident);
		expect(await queries.room(place, { incident })).toMatchObject({ leftMinor: 50_000 });
		await log({ incident, spend: spend(80_000) });
		expect(await queries.room(place, { incident })).toMatchObject({ leftMinor: 0 });
		expect(await queries.mySpentInMonth('2026-05')).toEqual({ EUR: 230_000 });
		expect((await queries.spendsOf(String(op.args.gesture))).map((row) => row.body.amountMinor)).toEqual([
			150_000
		]);
	});

	it('[P15] of other people only the number of waiting entries is told', async () => {
		await log({});
		expect(await queries.othersWaiting()).toBe(0);
		const [entry] = await outbox.recent(ana, 1);
		if (entry) await outbox.add({ ...entry.op, id: id(77), author: ben });
		expect(await queries.othersWaiting()).toBe(1);
		expect((await queries.outbox()).map((row) => row.label)).toEqual(['mío']);
	});

	it('newest 50 of 10,000 come by index', async () => {
		const records = Array.from({ length: 10_000 }, (_, n) => gesture(n + 1, n));
		await fill(place, records);
		const stories = await queries.feed({ spaces: [place], limit: 50 });
		expect(stories).toHaveLength(50);
		expect(stories[0]?.body.at).toBe(9_999);
		expect(await queries.counts()).toEqual({ stories: 10_000, filling: false });
	});
});

describe('[L16] following a query', () => {
	async function until(check: () => boolean): Promise<void> {
		for (let turns = 0; turns < 500 && !check(); turns++) await new Promise((done) => setTimeout(done, 2));
		expect(check()).toBe(true);
	}

	it('rests between the pages of a large arrival, and ends with all of it', async () => {
		let runs = 0;
		const seen: number[] = [];
		endings.push(
			follow(
				() => {
					runs += 1;
					return queries.counts();
				},
				({ stories }) => seen.push(stories)
			)
		);
		await until(() => seen.length > 0);
		const PAGES = 40;
		for (let n = 1; n <= PAGES; n++) {
			await mirror.atomic((tx) =>
				tx.putRows([toRow(ana, { space: place, kind: 'gesture', id: id(n) }, n, bodyOf(n))])
			);
		}
		await until(() => seen.at(-1) === PAGES);
		expect(runs).toBeLessThan(PAGES / 2);
	});

	it('sees later changes, also of what is read second, and goes on after the connection was lost', async () => {
		const seen: string[][] = [];
		endings.push(
			follow(
				() => queries.mine(5),
				(stories) => seen.push(stories.map((story) => story.place))
			)
		);
		await until(() => seen.length > 0);
		const op = await log({});
		await until(() => seen.at(-1)?.[0] === 'phone');
		await noteReceipts(
			mirror,
			[{ id: op.id, kind: 'committed', seq: 7, log: { space: place, seq: 7, head: 'h' } }],
			'e'
		);
		await until(() => seen.at(-1)?.[0] === 'server');
		mirror.connection.db.close({ disableAutoOpen: false });
		mirror.connection.db.on.close.fire(new Event('close'));
		await log({});
		await until(() => seen.at(-1)?.length === 2);
	});
});
