import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { reviewListSchema, type ReviewItem, type ReviewList } from '../../src/lib/protocol/desk';
import { readReview } from '../../src/lib/server/desk/review';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend, spendOp, type Spent } from './deskWorld';
import { foundOrg, newId, NOW, push, type Org } from './world';

const DAY_MS = 86_400_000;

/** Opens a home with one location, somebody who spends, and two managers. */
async function openHouse(dialect: (typeof dialects)[number]) {
	const home = await openDeskHome(dialect, NOW);
	const org: Org = await foundOrg(home);
	const here = must(org.locations[0], 'one location');
	const [ana, boss, other] = [org.person('staff'), org.person('manager'), org.person('manager')];
	const listOf = async (actor: Actor, state: 'open' | 'done' = 'open'): Promise<ReviewList> => {
		const answer = await readReview(home, actor, { location: here, state });
		if (!answer.ok) throw new Error(answer.error);
		return reviewListSchema.parse(answer.value);
	};
	return { home, here, ana, boss, other, listOf };
}
type House = Awaited<ReturnType<typeof openHouse>>;

describe.each(dialects)('[M21] entries worth a look on %s', (dialect) => {
	let house: House;
	let home: Home & { at: number };
	let over: Spent;
	let bare: Spent;
	let bosses: Spent;

	const itemOf = async (entry: string, actor = house.boss, state: 'open' | 'done' = 'open') =>
		(await house.listOf(actor, state)).items.find((item) => item.entry === entry);
	const give = (actor: Actor, spent: Spent, outcome: string, more: object = {}) =>
		act(home, actor, house.here, 'review.give', { entry: spent.entry, outcome, sampled: false, ...more });

	beforeAll(async () => {
		house = await openHouse(dialect);
		home = house.home;
		const { here, ana, boss } = house;
		const incident = newId();
		await spend(home, ana, { space: here, amountMinor: 180_000, incident, what: 'Cambiamos el vuelo' });
		over = await spend(home, ana, {
			space: here,
			amountMinor: 50_000,
			incident,
			what: 'Y el hotel de la primera noche',
			leftShownMinor: 20_000
		});
		bare = await spend(home, ana, { space: here, amountMinor: 9_000, method: 'company_card' });
		bosses = await spend(home, boss, { space: here, amountMinor: 230_000 });
	});
	afterAll(() => home.database.close());

	it('shows what happened, the cap, what is over it, and what the phone showed in good faith', async () => {
		expect(await itemOf(over.entry)).toMatchObject({
			group: 'look',
			employee: house.ana.person,
			mine: false,
			what: 'Y el hotel de la primera noche',
			amountMinor: 50_000,
			capMinor: 200_000,
			overMinor: 30_000,
			leftShownMinor: 20_000,
			review: null
		});
	});

	it('what only lacks a guest or a receipt stands apart', async () => {
		const item = must(await itemOf(bare.entry), 'it is listed');
		expect(item.group).toBe('soft');
		expect(item.flags.map(({ code }) => code).sort()).toEqual(['NEEDS_RECEIPT', 'NO_GUEST']);
	});

	it('the reviewer is never the spender: their own is shown as theirs, and refused', async () => {
		expect(await itemOf(bosses.entry)).toMatchObject({ group: 'look', mine: true });
		expect(await itemOf(bosses.entry, house.other)).toMatchObject({ mine: false });
		expect(await give(house.boss, bosses, 'praise')).toBe('quarantined:not_yours');
		expect(await itemOf(bosses.entry)).toMatchObject({ review: null });
	});

	it('staff review nothing', async () => {
		expect(await give(house.ana, bosses, 'fine')).toBe('quarantined:not_allowed');
	});

	it('an outcome takes it off the list; another one takes its place; both homes keep the note', async () => {
		expect(await give(house.boss, over, 'coach')).toBe('committed');
		expect(await itemOf(over.entry)).toBeUndefined();
		expect(await give(house.other, over, 'praise', { note: 'Justo lo que hacía falta' })).toBe('committed');
		expect(await itemOf(over.entry, house.boss, 'done')).toMatchObject({
			group: 'look',
			overMinor: 30_000,
			review: { outcome: 'praise', note: 'Justo lo que hacía falta', by: house.other.person }
		});
	});

	it('counts those looked at within seven days, and what came of them', async () => {
		expect((await house.listOf(house.boss)).stats).toMatchObject({ flagged: 2, inTime: 1 });
		home.at += 8 * DAY_MS;
		expect(await give(house.other, bosses, 'fix_policy')).toBe('committed');
		const { stats } = await house.listOf(house.boss);
		expect(stats).toMatchObject({ days: 30, flagged: 2, inTime: 1 });
		expect(stats.outcomes).toEqual({ praise: 1, fine: 0, coach: 0, fix_policy: 1, look_further: 0 });
	});

	it('[rule 9] one deed written down twice: each of the two names the other, until one is taken back', async () => {
		const guest = newId();
		const wish = { space: house.here, amountMinor: 4_000, guest, what: 'Un taxi al hospital' };
		const one = await spend(home, house.ana, wish);
		const two = await spend(home, house.other, { ...wish, amountMinor: 4_100 });
		expect((await itemOf(one.entry))?.twins).toEqual([
			{ employee: house.other.person, gesture: two.gesture, amountMinor: 4_100, what: 'Un taxi al hospital' }
		]);
		expect((await itemOf(two.entry))?.twins).toMatchObject([
			{ employee: house.ana.person, amountMinor: 4_000 }
		]);
		const merge = { ...two, guest, reversal: newId() };
		expect(await act(home, house.other, house.here, 'spend.void', merge)).toBe('committed');
		// The lot may draw the one that stays, as it may draw any entry: what it has no more is the flag.
		expect((await itemOf(one.entry))?.flags ?? []).toEqual([]);
		expect(await itemOf(two.entry)).toBeUndefined();
	});

	it('what is taken back is not looked at', async () => {
		const gone = await spend(home, house.ana, { space: house.here, amountMinor: 210_000 });
		expect(await itemOf(gone.entry)).toBeDefined();
		await act(home, house.ana, house.here, 'spend.void', { ...gone, reversal: newId() });
		expect(await itemOf(gone.entry)).toBeUndefined();
	});

	it('[I18] a location of others is as one that does not exist', async () => {
		const foreign = must((await foundOrg(home)).locations[0], 'its own');
		for (const location of [foreign, newId()]) {
			const answer = await readReview(home, house.boss, { location, state: 'open' });
			expect(answer).toEqual({ ok: false, error: 'not_found' });
		}
	});
});

describe.each(dialects)('[M21] the five in a hundred drawn by lot on %s', (dialect) => {
	let house: House;
	const drawnOf = async (): Promise<ReviewItem[]> =>
		(await house.listOf(house.boss)).items.filter((item) => item.group === 'sample');
	const idsOf = (items: readonly ReviewItem[]) => items.map((item) => item.entry).sort();
	const spendMany = async (count: number) => {
		const made = Array.from({ length: count }, () =>
			spendOp(house.home, house.ana, { space: house.here, amountMinor: 1_000 })
		);
		for (let from = 0; from < count; from += 200) {
			await push(
				house.home,
				house.ana,
				made.slice(from, from + 200).map(({ op }) => op)
			);
		}
		return made.map(({ spent }) => spent);
	};
	let all: Spent[];

	beforeAll(async () => {
		house = await openHouse(dialect);
		all = await spendMany(600);
	});
	afterAll(() => house.home.database.close());

	it('about five in a hundred, and the same ones whenever somebody asks', async () => {
		const drawn = await drawnOf();
		expect(drawn.length).toBeGreaterThan(8);
		expect(drawn.length).toBeLessThan(65);
		expect(await drawnOf()).toEqual(drawn);
		expect(idsOf((await house.listOf(house.other)).items)).toEqual(idsOf(drawn));
	});

	it('later entries change nothing about earlier ones', async () => {
		const drawn = idsOf(await drawnOf());
		await spendMany(20);
		expect(idsOf(await drawnOf())).toEqual(expect.arrayContaining(drawn));
		const old = new Set(all.map(({ entry }) => entry));
		expect(idsOf(await drawnOf()).filter((id) => old.has(id))).toEqual(drawn);
	});

	it('correcting an entry neither takes it out of the draw nor brings it in', async () => {
		const before = new Set(idsOf(await drawnOf()));
		const drawn = must(
			all.find(({ entry }) => before.has(entry)),
			'one was drawn'
		);
		const spared = all.filter(({ entry }) => !before.has(entry)).slice(0, 60);
		const correct = (spent: Spent, to: string) =>
			act(house.home, house.ana, house.here, 'spend.correct', {
				...spent,
				reversal: newId(),
				to,
				amountMinor: 1_200
			});
		const to = newId();
		expect(await correct(drawn, to)).toBe('committed');
		for (const spent of spared) await correct(spent, newId());
		const after = new Set(idsOf(await drawnOf()));
		expect(after.has(to)).toBe(true);
		expect(after.has(drawn.entry)).toBe(false);
		expect(after.size).toBe(before.size);
	});

	it('one that is taken back is out of the draw', async () => {
		const before = idsOf(await drawnOf());
		const gone = must(
			all.find(({ entry }) => before.includes(entry)),
			'one was drawn'
		);
		const outcome = await act(house.home, house.ana, house.here, 'spend.void', {
			...gone,
			reversal: newId()
		});
		expect(outcome).toBe('committed');
		expect(idsOf(await drawnOf())).toEqual(before.filter((id) => id !== gone.entry));
	});

	it('one that was looked at is done; after 30 days the draw is over', async () => {
		const [first] = await drawnOf();
		const entry = must(first, 'one was drawn').entry;
		const args = { entry, outcome: 'fine', sampled: true };
		expect(await act(house.home, house.boss, house.here, 'review.give', args)).toBe('committed');
		expect(idsOf(await drawnOf())).not.toContain(entry);
		expect((await house.listOf(house.boss, 'done')).items).toMatchObject([{ entry, group: 'sample' }]);
		house.home.at += 31 * DAY_MS;
		expect(await drawnOf()).toEqual([]);
	});
});
