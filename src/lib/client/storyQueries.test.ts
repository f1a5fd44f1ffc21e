import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReads, type PhoneReads } from '../../../tests/support/phoneReads';
import type { PulledRecord } from '../protocol/pull';
import { storePage } from './sync/mirrorSteps';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [tenant, place, ana, bea, mario] = [id(1), id(2), id(3), id(4), id(5)];
const NOW = Date.UTC(2026, 4, 1, 10);
const DAY_MS = 86_400_000;

let mirror: PhoneReads['mirror'];
let queries: PhoneReads['queries'];
let close: PhoneReads['close'];

beforeEach(async () => {
	({ mirror, queries, close } = await openReads({ person: mario, tenant, now: NOW }));
});
afterEach(() => {
	close();
});

/** Records arrive as one page of a space, after those that are there. */
async function store(space: string, records: Omit<PulledRecord, 'seq'>[]): Promise<void> {
	const from = await mirror.read((tx) => tx.space(space));
	const seq = (from?.seq ?? 0) + records.length;
	const page = {
		space,
		reset: from === null,
		records: records.map((record, i) => ({ ...record, seq: seq - records.length + i + 1 })),
		state: { space, seq, head: 'h', before: null, scope: 's' },
		more: false,
		durableSeq: seq
	};
	expect(await storePage(mirror, page, from, 'e')).toBe(true);
}

const story = (n: number, author = ana, daysAgo = 1, over = {}) => ({
	kind: 'gesture' as const,
	id: id(n),
	body: {
		author,
		contributors: [],
		incident: id(n + 500_000),
		purpose: 'wow',
		scale: 0,
		parts: { what: `historia ${n}` },
		photos: [],
		at: NOW - daysAgo * DAY_MS,
		businessDate: '2026-04-30',
		language: 'es',
		...over
	}
});
const thanks = (n: number, by: string, daysAgo = 0) => ({
	kind: 'thanks' as const,
	id: id(n),
	body: { from: [{ by, kind: 'thanks', at: NOW - daysAgo * DAY_MS }] }
});
const comment = (n: number, gesture: number, over = {}) => ({
	kind: 'comment' as const,
	id: id(n),
	body: { gesture: id(gesture), by: bea, at: NOW + n, text: `comentario ${n}`, mentions: [], ...over }
});
const person = (who: string, name: string, locations = [place]) => ({
	kind: 'person' as const,
	id: who,
	body: { name, role: 'staff', locations, active: true }
});

describe('what stands around a story', () => {
	it('a thousand comments: the newest are read, the older ones when asked for', async () => {
		await store(place, [story(100)]);
		for (let from = 0; from < 1_000; from += 250) {
			await store(
				place,
				Array.from({ length: 250 }, (_, i) => comment(2_000 + from + i, 100))
			);
		}
		await store(place, [comment(9_000, 101)]);
		const around = await queries.aroundStory({ id: id(100), space: place }, 30);
		expect(around.comments.map((row) => row.id)).toEqual(Array.from({ length: 30 }, (_, i) => id(2_970 + i)));
		expect(around.hasOlder).toBe(true);
		const all = await queries.aroundStory({ id: id(100), space: place }, 2_000);
		expect([all.comments.length, all.hasOlder]).toEqual([1_000, false]);
	});

	it('a comment that is kept back stands in its place, with the reason', async () => {
		const late = comment(301, 100).body;
		await store(place, [
			story(100),
			comment(300, 100),
			{ kind: 'withheld', id: id(301), body: { comment: late, isLate: true } }
		]);
		const { comments } = await queries.aroundStory({ id: id(100), space: place }, 30);
		expect(comments.map(({ id: row, held }) => [row, held?.isLate])).toEqual([
			[id(300), undefined],
			[id(301), true]
		]);
	});

	it('a story that is kept back is found by who may read it, and is among one’s own', async () => {
		const own = story(100, mario).body;
		await store(place, [
			{
				kind: 'withheld',
				id: id(100),
				body: { gesture: own, isPrivate: true, thanks: thanks(1, bea).body.from }
			}
		]);
		const found = await queries.story(id(100));
		expect(found).toMatchObject({ mine: true, held: { isPrivate: true }, body: { author: mario } });
		expect((await queries.mine(5)).map((row) => row.id)).toEqual([id(100)]);
		expect((await queries.feed({ spaces: [place], limit: 5 })).length).toBe(0);
		expect((await queries.aroundStory({ id: id(100), space: place }, 5)).thanks).toHaveLength(1);
	});

	it('a story of another house is read from its copy', async () => {
		const shared = { location: id(77), by: ana, sharedAt: NOW, story: story(100).body };
		await store(tenant, [{ kind: 'shared_story', id: id(100), body: shared }]);
		expect(await queries.story(id(100))).toMatchObject({ isShared: true, space: id(77) });
	});

	it.each([5, 80])(
		'%i stories of other houses are a feed of their own, without those of one’s own',
		async (n) => {
			const copy = (at: number, location: string) => ({
				kind: 'shared_story' as const,
				id: id(at),
				body: { location, by: ana, sharedAt: NOW, story: story(at).body }
			});
			const copies = Array.from({ length: n }, (_, i) => copy(100 + i, i % 2 ? place : id(77)));
			const wish = { location: id(77), by: ana, sharedAt: NOW };
			await store(tenant, [...copies, { kind: 'shared_story', id: id(400), body: wish }]);
			await store(place, [story(500)]);
			const ids = async (limit: number) =>
				(await queries.feed({ spaces: [place, tenant], limit })).map((found) => [found.id, found.space]);
			const found = await ids(100);
			expect(found).toHaveLength(1 + Math.ceil(n / 2));
			expect(new Set(found.slice(1).map(([, space]) => space))).toEqual(new Set([id(77)]));
			expect(await ids(3)).toEqual(found.slice(0, 3));
			expect(await queries.story(id(400))).toBeNull();
		}
	);

	it('thanks of other houses stand with those of one’s own', async () => {
		await store(place, [story(100), thanks(100, bea)]);
		await store(tenant, [thanks(100, ana)]);
		const both = (await queries.thanksOf([{ id: id(100), space: place }])).get(id(100));
		expect(both?.map(({ by }) => by).sort()).toEqual([ana, bea].sort());
		const around = await queries.aroundStory({ id: id(100), space: place }, 5);
		expect(around.thanks.map(({ by }) => by)).toEqual([bea, ana]);
	});

	it('thanks of many stories are read at once, also from packs', async () => {
		const many = Array.from({ length: 60 }, (_, i) => 100 + i);
		await store(
			place,
			many.map((n) => thanks(n, bea))
		);
		expect(await mirror.connection.db.packs.count()).toBeGreaterThan(0);
		const found = await queries.thanksOf(many.map((n) => ({ id: id(n), space: place })));
		expect(found.size).toBe(60);
		expect(found.get(id(130))).toMatchObject([{ by: bea }]);
	});

	it('[003-5] knows the guests by name, from entries and from cards', async () => {
		const names = Array.from({ length: 40 }, (_, i) => ({
			kind: 'guest_name' as const,
			id: id(400 + i),
			body: { gesture: id(400 + i), name: `Sra. Gold ${i}` }
		}));
		const card = { name: 'Ana Roca', alias: 'R.', affinities: [], gestures: [] };
		await store(place, [...names, { kind: 'guest', id: id(600), body: card }]);
		const known = await queries.knownGuests(place);
		expect(known).toHaveLength(41);
		expect(known).toContainEqual({ name: 'Ana Roca', alias: 'R.' });
	});
});

describe('what a manager looks at', () => {
	it('who was never thanked, by name and without a ranking; not who was, not who left, not oneself', async () => {
		await store(tenant, [
			person(mario, 'Mario'),
			person(ana, 'Ana'),
			person(bea, 'Bea'),
			person(id(8), 'Zoe'),
			person(id(9), 'Óscar'),
			person(id(10), 'Elsa', [id(77)]),
			{ ...person(id(11), 'Iván'), body: { ...person(id(11), 'Iván').body, active: false } }
		]);
		await store(place, [
			story(100, ana),
			story(101, bea),
			thanks(101, ana),
			story(102, id(8)),
			// One's own word and one of last winter are no thanks of these days.
			thanks(102, id(8)),
			story(103, id(9), 1, { contributors: [id(8)] }),
			thanks(103, ana, 200)
		]);
		const { unthanked } = await queries.storyDesk(place, NOW - 60 * DAY_MS);
		expect(unthanked).toEqual([
			{ person: ana, stories: 1, last: id(100) },
			{ person: id(9), stories: 1, last: id(103) },
			{ person: id(8), stories: 2, last: id(103) }
		]);
	});

	it('open reports and what is hidden, not what an author keeps to themselves', async () => {
		const report = (n: number, over = {}) => ({
			kind: 'report' as const,
			id: id(n),
			body: { gesture: id(100), by: bea, at: NOW, reason: 'hurtful', ...over }
		});
		const hidden = { by: mario, at: NOW, reason: 'Nombra' };
		await store(place, [
			report(1),
			report(2, { settled: { by: mario, at: NOW, outcome: 'kept' } }),
			{ kind: 'withheld', id: id(100), body: { gesture: story(100).body, hidden } },
			{ kind: 'withheld', id: id(101), body: { gesture: story(101).body, isPrivate: true } }
		]);
		const desk = await queries.storyDesk(place, 0);
		expect(desk.reports.map((row) => row.id)).toEqual([id(1)]);
		expect(desk.hidden.map((row) => row.id)).toEqual([id(100)]);
	});

	it('[000-1] what was done of late, by everybody who did it', async () => {
		const done = { ...story(100).body, contributors: [bea], businessDate: '2026-11-20' };
		await store(place, [{ kind: 'gesture', id: id(100), body: done }]);
		const { deeds } = await queries.storyDesk(place, 0);
		expect(deeds).toContainEqual({ on: '2026-11-20', by: [done.author, bea] });
	});
});
