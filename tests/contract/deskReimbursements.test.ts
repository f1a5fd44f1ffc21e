import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import {
	OWED_PAGE_MAX,
	reimbursementsQuerySchema,
	reimbursementsSchema,
	type OwedItem,
	type Reimbursements
} from '../../src/lib/protocol/deskReimbursements';
import { readReimbursements } from '../../src/lib/server/desk/reimbursements';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend, spendOp, type Spent } from './deskWorld';
import { foundOrg, newId, NOW, push, type Org } from './world';

const DAY_MS = 86_400_000;
const PHOTO = { hash: 'a'.repeat(64), width: 800, height: 1_200, alt: '', tint: '#aabbcc' };

type Query = Partial<{ state: 'open' | 'paid' | 'declined' | 'repay'; batch: string; after: string }>;

async function openHouse(dialect: (typeof dialects)[number]) {
	const home = await openDeskHome(dialect, NOW);
	const org: Org = await foundOrg(home, 2);
	const [here, there] = [must(org.locations[0], 'one'), must(org.locations[1], 'another')];
	const only = (role: 'staff' | 'manager') => org.person(role, [here]);
	const people = { ana: only('staff'), leo: only('staff'), boss: only('manager'), other: only('manager') };
	const read = async (query: Query = {}, actor: Actor = people.boss): Promise<Reimbursements> => {
		const answer = await readReimbursements(home, actor, { location: here, state: 'open', ...query });
		if (!answer.ok) throw new Error(answer.error);
		return reimbursementsSchema.parse(answer.value);
	};
	/** Paid out of one's own pocket, `ago` days before now. */
	const pay = (
		actor: Actor,
		amountMinor: number,
		more: { ago?: number; what?: string; space?: string } = {}
	) => {
		const { ago = 0, space = here, ...rest } = more;
		return spend(home, actor, {
			...{ space, amountMinor, method: 'out_of_pocket' },
			...{ at: home.at - ago * DAY_MS - 60_000, ...rest }
		});
	};
	const settle = (to: string, spents: readonly Spent[], more: object = {}, actor: Actor = people.boss) =>
		act(home, actor, here, 'reimbursement.settle', {
			entries: spents.map(({ entry }) => entry),
			to,
			...more
		});
	return { home, org, here, there, read, pay, settle, ...people };
}
type House = Awaited<ReturnType<typeof openHouse>>;

const entriesOf = (list: Reimbursements) => list.items.map(({ entry }) => entry);

describe.each(dialects)('[003-11] what people paid themselves on %s', (dialect) => {
	let house: House;
	let home: Home & { at: number };
	let ticket: Spent;
	let taxi: Spent;
	let leos: Spent;
	let bosses: Spent;

	const itemOf = async (spent: Spent, query: Query = {}, actor?: Actor): Promise<OwedItem | undefined> =>
		(await house.read(query, actor)).items.find(({ entry }) => entry === spent.entry);

	beforeAll(async () => {
		house = await openHouse(dialect);
		home = house.home;
		ticket = await house.pay(house.ana, 290_000, { what: 'Compré el billete de avión' });
		taxi = await house.pay(house.ana, 2_000);
		leos = await house.pay(house.leo, 3_000);
		bosses = await house.pay(house.boss, 3_500);
		await spend(home, house.ana, { space: house.here, amountMinor: 700, method: 'company_card' });
	});
	afterAll(() => home.database.close());

	it('[rule 24] over the cap and without its receipt it is there all the same, and can be paid', async () => {
		expect(await itemOf(ticket)).toMatchObject({
			state: 'needs_receipt',
			employee: house.ana.person,
			mine: false,
			amountMinor: 290_000,
			what: 'Compré el billete de avión',
			businessDate: '2026-06-15',
			receipts: [],
			lacksReceipt: true
		});
	});

	it('only what was paid out of pocket, oldest first, with sums by state and person', async () => {
		const list = await house.read();
		expect(entriesOf(list)).toEqual([ticket, taxi, leos, bosses].map(({ entry }) => entry));
		expect(list).toMatchObject({ currency: 'EUR', today: '2026-06-15', next: null, batches: [] });
		expect(list.totals).toEqual({
			states: [
				{ state: 'submitted', count: 3, minor: 8_500 },
				{ state: 'needs_receipt', count: 1, minor: 290_000 }
			],
			people: [
				{ employee: house.ana.person, count: 2, minor: 292_000 },
				{ employee: house.boss.person, count: 1, minor: 3_500 },
				{ employee: house.leo.person, count: 1, minor: 3_000 }
			],
			repay: { count: 0, minor: 0 }
		});
	});

	it('one’s own is shown as such, and somebody else settles it', async () => {
		expect(await itemOf(bosses)).toMatchObject({ mine: true });
		expect(await itemOf(bosses, {}, house.other)).toMatchObject({ mine: false });
		expect(await house.settle('paid', [bosses])).toBe('quarantined:not_yours');
		expect(await house.settle('paid', [taxi], {}, house.ana)).toBe('quarantined:not_allowed');
		expect(await itemOf(bosses)).toMatchObject({ state: 'submitted' });
	});

	it('a receipt that comes is shown, and asks for nothing more', async () => {
		const args = { ...ticket, photo: PHOTO };
		expect(await act(home, house.ana, house.here, 'receipt.attach', args)).toBe('committed');
		expect(await itemOf(ticket)).toMatchObject({
			state: 'submitted',
			lacksReceipt: false,
			receipts: [{ hash: PHOTO.hash }]
		});
	});

	it('a run is ready, then paid; it can be listed whole, and names who paid it', async () => {
		await house.settle('ready', [ticket, leos], { batch: '2026-06 "A", B' });
		expect((await house.read()).batches).toMatchObject([
			{ batch: '2026-06 "A", B', count: 2, minor: 293_000, paidMinor: 0 }
		]);
		await house.settle('paid', [leos]);
		const list = await house.read({ batch: '2026-06 "A", B' });
		expect(entriesOf(list)).toEqual([ticket.entry, leos.entry]);
		expect(list.items.map(({ state }) => state)).toEqual(['ready', 'paid']);
		expect(list.batches).toMatchObject([{ count: 2, minor: 293_000, paidMinor: 3_000 }]);
		expect(await itemOf(leos)).toBeUndefined();
		expect(await itemOf(leos, { state: 'paid' })).toMatchObject({ settledBy: house.boss.person });
		expect(entriesOf(await house.read({ batch: 'another' }))).toEqual([]);
	});

	it('what is declined says why, is off the list, and can come back', async () => {
		await house.settle('declined', [taxi], { reason: 'Ya lo pagó el hotel "state":"paid"' });
		expect(await itemOf(taxi)).toBeUndefined();
		expect(await itemOf(taxi, { state: 'paid' })).toBeUndefined();
		expect(await itemOf(taxi, { state: 'declined' })).toMatchObject({
			reason: 'Ya lo pagó el hotel "state":"paid"'
		});
		await house.settle('submitted', [taxi]);
		expect(await itemOf(taxi)).toMatchObject({ state: 'submitted', reason: null, settledAt: null });
	});

	it('[rule 17] what was paid for an entry that is then taken back is to be given back', async () => {
		await act(home, house.leo, house.here, 'spend.void', { ...leos, reversal: newId() });
		const list = await house.read({ state: 'repay' });
		expect(list.items).toMatchObject([{ entry: leos.entry, state: 'paid', repayMinor: 3_000 }]);
		expect(list.totals.repay).toEqual({ count: 1, minor: 3_000 });
	});

	it('[rule 17] of a paid entry that is corrected only the difference is to be paid', async () => {
		await house.settle('paid', [taxi]);
		const to = newId();
		await act(home, house.ana, house.here, 'spend.correct', {
			...{ ...taxi, reversal: newId(), to, amountMinor: 2_400 }
		});
		expect(await itemOf({ ...taxi, entry: to })).toMatchObject({ amountMinor: 400, beforeMinor: 2_000 });
		expect(await itemOf(taxi, { state: 'paid' })).toMatchObject({ amountMinor: 2_000 });
		const less = newId();
		await act(home, house.ana, house.here, 'spend.correct', {
			...{ ...taxi, entry: to, reversal: newId(), to: less, amountMinor: 1_900 }
		});
		expect(await itemOf({ ...taxi, entry: less }, { state: 'repay' })).toMatchObject({ repayMinor: 100 });
		expect(entriesOf(await house.read({ state: 'paid' }))).not.toContain(less);
	});

	it('[I18] a location of others is as one that does not exist', async () => {
		const foreign = must((await foundOrg(home)).locations[0], 'its own');
		await house.pay(house.org.person('staff'), 9_900, { space: house.there });
		for (const location of [house.there, foreign, newId()]) {
			const answer = await readReimbursements(home, house.boss, { location, state: 'open' });
			expect(answer).toEqual({ ok: false, error: 'not_found' });
		}
		expect((await house.read()).items.every(({ amountMinor }) => amountMinor !== 9_900)).toBe(true);
	});

	it('a query that is not one is refused', () => {
		const location = house.here;
		expect(reimbursementsQuerySchema.safeParse({ location }).data).toEqual({ location, state: 'open' });
		for (const bad of [
			{},
			{ location: 'x' },
			{ state: 'cancelled' },
			{ after: '1' },
			{ batch: '' },
			{ x: '1' }
		]) {
			const query = 'location' in bad || Object.keys(bad).length === 0 ? bad : { location, ...bad };
			expect(reimbursementsQuerySchema.safeParse(query).success).toBe(false);
		}
	});
});

describe.each(dialects)('[M20] how soon people get their money on %s', (dialect) => {
	let house: House;

	beforeAll(async () => {
		house = await openHouse(dialect);
		const { home, ana, leo } = house;
		home.at = NOW - 95 * DAY_MS;
		const longAgo = await house.pay(leo, 100);
		await house.settle('paid', [longAgo]);
		home.at = NOW - 70 * DAY_MS;
		await house.pay(ana, 8_000);
		const paidBare = await house.pay(ana, 9_000);
		const receiptCame = await house.pay(ana, 9_500);
		const attach = { ...receiptCame, photo: PHOTO };
		await act(home, ana, house.here, 'receipt.attach', attach);
		const quick = await house.pay(leo, 1_000);
		home.at += 1 * DAY_MS;
		await house.settle('paid', [quick]);
		home.at += 2 * DAY_MS;
		await house.settle('paid', [paidBare]);
		home.at += 7 * DAY_MS;
		await house.settle('paid', [receiptCame]);
		home.at = NOW;
		await house.pay(leo, 1_000, { ago: 0.1 });
	});
	afterAll(() => house.home.database.close());

	it('median and nine in ten, of what was paid within 90 days', async () => {
		const { measure } = await house.read();
		expect(measure).toMatchObject({ days: 90, paid: 3, medianDays: 3, p90Days: 10 });
	});

	it('more than seven days: what took so long, and what still waits', async () => {
		expect((await house.read()).measure).toMatchObject({ slow: 2, of: 4 });
	});

	it('money without its receipt for more than sixty days, paid or not', async () => {
		expect((await house.read()).measure.unsubstantiated).toBe(2);
		house.home.at = NOW - 15 * DAY_MS;
		expect((await house.read()).measure.unsubstantiated).toBe(0);
		house.home.at = NOW;
	});

	it('of an even number the mean of the two in the middle; nothing paid is no figure', async () => {
		const empty = await readReimbursements(house.home, house.org.person('owner'), {
			location: house.there,
			state: 'open'
		});
		expect(empty).toMatchObject({
			ok: true,
			value: { items: [], measure: { paid: 0, medianDays: null, p90Days: null, slow: 0, of: 0 } }
		});
		const spent = await house.pay(house.leo, 100);
		house.home.at += 6 * DAY_MS;
		await house.settle('paid', [spent]);
		expect((await house.read()).measure).toMatchObject({ paid: 4, medianDays: 4.5, p90Days: 10 });
		house.home.at = NOW;
	});
});

describe.each(dialects)('[P9] pages on %s', (dialect) => {
	let house: House;
	beforeAll(async () => {
		house = await openHouse(dialect);
	});
	afterAll(() => house.home.database.close());

	it('hold everything once, also while others pay, and sums are of all', async () => {
		const made = Array.from({ length: 2 * OWED_PAGE_MAX + 5 }, () =>
			spendOp(house.home, house.ana, { space: house.here, amountMinor: 100, method: 'out_of_pocket' })
		);
		for (let from = 0; from < made.length; from += 100) {
			await push(
				house.home,
				house.ana,
				made.slice(from, from + 100).map(({ op }) => op)
			);
		}
		const spents = made.map(({ spent }) => spent);
		const first = await house.read();
		expect(first.items).toHaveLength(OWED_PAGE_MAX);
		expect(first.totals.people).toMatchObject([{ count: made.length, minor: made.length * 100 }]);
		await house.settle('paid', [...spents.slice(0, 10), ...spents.slice(150, 160)]);
		const seen = entriesOf(first);
		for (let { next } = first; next !== null;) {
			const page: Reimbursements = await house.read({ after: next });
			seen.push(...entriesOf(page));
			next = page.next;
		}
		const expected = spents.map(({ entry }) => entry).filter((_, i) => i < 150 || i >= 160);
		expect(seen).toEqual(expected.sort());
		const paid = entriesOf(await house.read({ state: 'paid' }));
		expect(paid).toHaveLength(20);
		expect(paid).toEqual([...paid].sort().reverse());
	});
});
