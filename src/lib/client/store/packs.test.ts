import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PhoneQueries } from '../queries';
import { DexieMirror } from './dexieMirror';
import { DexieOutbox } from './dexieOutbox';
import { toRow } from './row';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [space, other, ana, ben] = [id(900_001), id(900_002), id(900_003), id(900_004)];

let names = 0;
let mirror: DexieMirror;
let outbox: DexieOutbox;
let queries: PhoneQueries;

beforeEach(() => {
	names += 1;
	mirror = new DexieMirror(ana, new Map(), `packs-mirror-${names}`);
	outbox = new DexieOutbox(`packs-outbox-${names}`);
	queries = new PhoneQueries({
		mirror: mirror.connection.db,
		outbox: () => outbox.connection.db,
		person: ana,
		tenant: id(900_005),
		seeds: new Map(),
		clock: { now: () => 0 },
		clockOffsetMs: () => 0
	});
});

afterEach(() => {
	mirror.close();
	outbox.close();
});

const story = (n: number, seq = n, author = ben, at = n) =>
	toRow(ana, { space, kind: 'gesture', id: id(n) }, seq, {
		author,
		at,
		parts: { what: `historia ${n}, ${seq}: ${'un café más '.repeat(20)}` }
	});
const keyOf = (n: number) => story(n).key;
const range = (from: number, upto: number) => Array.from({ length: upto - from + 1 }, (_, i) => from + i);
const put = (rows: ReturnType<typeof story>[]) => mirror.atomic((tx) => tx.putRows(rows));
const remove = (numbers: number[]) => mirror.atomic((tx) => tx.deleteRows(numbers.map(keyOf)));
const tables = () => mirror.connection.db;

/** Numbers and seqs in feed order, read page by page. */
async function feed(limit: number): Promise<[string, number][]> {
	const seen: { id: string; body: { at: number } }[] = [];
	for (;;) {
		const last = seen.at(-1);
		const before = last ? { at: last.body.at, id: last.id } : null;
		const page = await queries.feed({ spaces: [space], limit, ...(before ? { before } : {}) });
		seen.push(...page);
		if (page.length < limit) break;
	}
	const rows = await mirror.atomic((tx) => tx.rows(seen.map((one) => `${space}/gesture/${one.id}`)));
	return seen.map((one) => [one.id, rows.get(`${space}/gesture/${one.id}`)?.seq ?? -1]);
}
const newestFirst = (numbers: number[]) => [...numbers].sort((a, b) => b - a).map((n) => [id(n), n]);

describe('packs', () => {
	it('a large page costs a few records, none larger than a browser keeps inline, and reads as if single', async () => {
		await mirror.atomic((tx) =>
			tx.putSpace({ space, seq: 1, head: '', before: null, scope: '', durableSeq: 0 })
		);
		await put(range(1, 1_000).map((n) => story(n)));
		expect(await tables().records.count()).toBe(0);
		const texts = await tables().packTexts.toArray();
		expect(texts.length).toBeLessThan(20);
		expect(Math.max(...texts.map(({ text }) => text.length))).toBeLessThan(64 * 1_024);
		expect(await feed(170)).toEqual(newestFirst(range(1, 1_000)));
		expect(await queries.counts()).toMatchObject({ stories: 1_000 });
		expect(await queries.story(id(500))).toMatchObject({ body: { at: 500 } });
		expect(await queries.story(id(5_000))).toBeNull();
	});

	it('a newer row shadows the packed one, and a deletion too', async () => {
		await mirror.atomic((tx) =>
			tx.putSpace({ space, seq: 1, head: '', before: null, scope: '', durableSeq: 0 })
		);
		await put(range(1, 200).map((n) => story(n)));
		await put([story(7, 300), story(8, 301)]);
		await remove([8, 9]);
		const rows = await mirror.atomic((tx) => tx.rows([keyOf(7), keyOf(8), keyOf(9), keyOf(10)]));
		expect([...rows.values()].map((row) => row.seq).sort()).toEqual([10, 300]);
		expect(await queries.counts()).toMatchObject({ stories: 198 });
		expect(await queries.story(id(9))).toBeNull();
		expect(await feed(60)).toHaveLength(198);
	});

	it('a guest name that is taken off a pack leaves the bytes of its text too', async () => {
		const name = (n: number) =>
			toRow(ana, { space, kind: 'guest_name', id: id(n) }, n, { gesture: id(n), name: `Quimera ${n}.` });
		await put(range(1, 40).map(name));
		expect(await tables().packs.count()).toBeGreaterThan(0);
		await mirror.atomic((tx) => tx.deleteRows([name(7).key]));
		const texts = (await tables().packTexts.toArray())
			.map(({ text }) => new TextDecoder().decode(text))
			.join();
		expect(texts).not.toContain('Quimera 7.');
		expect(texts).toContain('Quimera 8.');
		const held = await mirror.atomic((tx) => tx.rows(range(1, 40).map((n) => name(n).key)));
		expect(held.size).toBe(39);
	});

	it('what was told otherwise before, or is hidden now, leaves the bytes of its pack', async () => {
		await put(range(1, 40).map((n) => story(n)));
		expect(await tables().packs.count()).toBeGreaterThan(0);
		await put([story(7, 300)]);
		await remove([8]);
		const texts = (await tables().packTexts.toArray())
			.map(({ text }) => new TextDecoder().decode(text))
			.join();
		expect([7, 8, 9].map((n) => texts.includes(`historia ${n}, ${n}:`))).toEqual([false, false, true]);
		expect((await feed(60)).length).toBe(39);
	});

	it('a pack takes the place of single rows and of what older packs hold of the same keys', async () => {
		await put(range(1, 5).map((n) => story(n)));
		await put(range(3, 150).map((n) => story(n, 1_000 + n)));
		await put(range(100, 220).map((n) => story(n, 2_000 + n)));
		expect(await tables().records.count()).toBe(2);
		const expected = newestFirst(range(1, 220)).map(([key, n]) => {
			const seq = Number(n);
			return [key, seq >= 100 ? 2_000 + seq : seq >= 3 ? 1_000 + seq : seq];
		});
		expect(await feed(50)).toEqual(expected);
		expect(await queries.counts()).toMatchObject({ stories: 220 });
	});

	it('own entries and small pages stay single: their indexes find them', async () => {
		await put(range(1, 100).map((n) => story(n, n, n % 2 === 0 ? ana : ben)));
		await put(range(101, 110).map((n) => story(n)));
		expect(await queries.mine(100)).toHaveLength(50);
		expect(await feed(30)).toEqual(newestFirst(range(1, 110)));
	});

	it('[P9] a space out of sight takes its packs along, and no others', async () => {
		await put(range(1, 80).map((n) => story(n)));
		const far = range(1, 80).map((n) => toRow(ana, { space: other, kind: 'incident', id: id(n) }, n, {}));
		await put(far);
		await mirror.atomic((tx) => tx.clearSpace(space));
		expect(await feed(10)).toEqual([]);
		expect((await mirror.atomic((tx) => tx.rows(far.map((row) => row.key)))).size).toBe(80);
		await mirror.atomic((tx) => tx.clearAll());
		expect(await tables().packTexts.count()).toBe(0);
	});

	it('any order of pages, changes and deletions reads as a plain map would', async () => {
		const plain = new Map<number, number>();
		let at = 12_345;
		const below = (end: number) => (at = (at * 48_271) % 2_147_483_647) % end;
		for (let seq = 1_000; seq < 1_060; seq++) {
			const numbers = range(0, below(3) === 0 ? 70 : below(6)).map(() => below(300));
			const unique = [...new Set(numbers)];
			if (below(4) === 0) {
				await remove(unique);
				for (const n of unique) plain.delete(n);
			} else {
				await put(unique.map((n) => story(n, seq)));
				for (const n of unique) plain.set(n, seq);
			}
			expect(await queries.counts()).toMatchObject({ stories: plain.size });
		}
		const expected = [...plain].sort(([a], [b]) => b - a).map(([n, seq]) => [id(n), seq]);
		expect(await feed(17)).toEqual(expected);
	});

	it('a page deep in the feed opens the packs around it only', async () => {
		for (let from = 1; from <= 2_000; from += 500) await put(range(from, from + 499).map((n) => story(n)));
		const packs = await tables().packs.count();
		expect(packs).toBeGreaterThan(10);
		const opened = vi.spyOn(tables().packTexts, 'bulkGet');
		const page = await queries.feed({ spaces: [space], limit: 30, before: { at: 101, id: id(101) } });
		expect(page.map(({ body }) => body.at)).toEqual(range(71, 100).reverse());
		expect(opened.mock.calls.length).toBeLessThan(4);
		opened.mockRestore();
	});

	it('[P6a] says from when on all stories of some places are here', async () => {
		const state = { seq: 1, head: '', before: null, scope: '', durableSeq: 0 };
		await mirror.atomic((tx) => tx.putSpace({ ...state, space }));
		expect(await queries.storiesFrom([space, other])).toBeNull();
		await mirror.atomic((tx) => tx.putSpace({ ...state, space, past: 'vital', since: 70 }));
		await mirror.atomic((tx) => tx.putSpace({ ...state, space: other, past: 'vital', since: 90 }));
		expect(await queries.storiesFrom([space])).toBe(70);
		expect(await queries.storiesFrom([space, other])).toBe(90);
	});
});

describe('[L14] the mirror of an earlier build', () => {
	it('is emptied, for outbox and server have it all', async () => {
		const old = new Dexie(`packs-old-${names}`);
		old.version(1).stores({
			records: 'key, feed, mine, spend, month, list',
			shadow: 'key',
			overlay: 'id, n, *keys',
			spaces: 'space',
			meta: 'id'
		});
		await old.table('records').put(story(1));
		await old.table('meta').put({ id: 0, epoch: 'e', lastSyncAt: 1 });
		old.close();
		const now = new DexieMirror(ana, new Map(), `packs-old-${names}`);
		expect(await now.read((tx) => tx.meta())).toEqual({ epoch: '', lastSyncAt: null });
		expect((await now.atomic((tx) => tx.rows([keyOf(1)]))).size).toBe(0);
		now.close();
	});
});
