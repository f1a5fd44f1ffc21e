import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { answerExport } from '../../src/lib/server/finance/exportAnswer';
import { readReimbursements } from '../../src/lib/server/desk/reimbursements';
import { reimbursementsSchema, type OwedList } from '../../src/lib/protocol/deskReimbursements';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend, type Spent } from './deskWorld';
import { foundOrg, newId, NOW, Phone, type Org } from './world';

describe.each(dialects)('[rule 17] money that comes back, on %s', (dialect) => {
	let home: Home & { at: number };
	let org: Org;
	let here: string;
	let ana: Actor;
	let boss: Actor;
	let other: Actor;
	let taxi: Spent;
	let own: Spent;

	const read = async (state: OwedList, actor = boss) => {
		const answer = await readReimbursements(home, actor, { location: here, state });
		if (!answer.ok) throw new Error(answer.error);
		return reimbursementsSchema.parse(answer.value);
	};
	const settle = (spent: Spent, actor: Actor) =>
		act(home, actor, here, 'reimbursement.settle', { entries: [spent.entry], to: 'paid', batch: 'Junio' });
	const repaid = (spent: Spent, amountMinor: number, actor: Actor) =>
		act(home, actor, here, 'reimbursement.repaid', { entry: spent.entry, amountMinor });
	const file = async (format: 'csv' | 'json', actor = boss, location = here): Promise<Response> => {
		const query = new URLSearchParams({ location, what: 'settlements', format });
		return answerExport(home, actor, new URL(`http://localhost/?${query.toString()}`));
	};

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOW);
		org = await foundOrg(home);
		here = must(org.locations[0], 'one');
		[ana, boss, other] = [org.person('staff'), org.person('manager'), org.person('manager')];
		const pocket = { space: here, method: 'out_of_pocket' };
		taxi = await spend(home, ana, { ...pocket, amountMinor: 4_000 });
		own = await spend(home, boss, { ...pocket, amountMinor: 900 });
		await settle(taxi, boss);
		await settle(own, other);
		await act(home, ana, here, 'spend.refund', { ...taxi, refund: newId(), amountMinor: 1_500 });
		await act(home, boss, here, 'spend.void', { ...own, reversal: newId() });
	});
	afterAll(() => home.database.close());

	it('only who leads says that it came back, and never of themselves', async () => {
		expect((await read('repay')).totals.repay).toEqual({ count: 2, minor: 2_400 });
		expect(await repaid(taxi, 1_500, ana)).toBe('quarantined:not_allowed');
		expect(await repaid(own, 900, boss)).toBe('quarantined:not_yours');
		expect(await repaid({ ...taxi, entry: newId() }, 1, boss)).toBe('quarantined:unknown_ref');
		expect((await read('repay')).totals.repay).toEqual({ count: 2, minor: 2_400 });
	});

	it('once it is said it is off the list; two who say it of the same money count once', async () => {
		home.at += 3_600_000;
		expect(await repaid(taxi, 1_500, boss)).toBe('committed');
		expect(await repaid(taxi, 1_500, other)).toBe('committed');
		const list = await read('repay');
		expect(list.items.map(({ entry }) => entry)).toEqual([own.entry]);
		expect(list.totals.repay).toEqual({ count: 1, minor: 900 });
		const paid = (await read('paid')).items.find(({ entry }) => entry === taxi.entry);
		expect(paid).toMatchObject({ amountMinor: 4_000, repayMinor: 0, batch: 'Junio' });
		expect(paid?.givenBack).toMatchObject([{ minor: 1_500, by: boss.person }]);
	});

	it('its person reads on the phone that it is settled, a colleague nothing of it', async () => {
		const heldBy = async (actor: Actor) => {
			const phone = new Phone(home, actor);
			await phone.pull();
			return phone.records.get(`${here}/reimbursement/${taxi.entry}`)?.body;
		};
		expect(await heldBy(ana)).toMatchObject({ state: 'paid', givenBack: [{ minor: 1_500 }] });
		expect(await heldBy(org.person('staff'))).toBeUndefined();
	});

	it('the file of payments has a line for each, and what came back is negative', async () => {
		const text = await (await file('csv')).text();
		const [head, ...lines] = text.trimEnd().split('\r\n');
		expect(head).toBe('at,what,employee_id,entry_id,amount,currency,batch,by');
		expect(lines.map((line) => line.split(',').slice(1))).toEqual([
			['paid', ana.person, taxi.entry, '40.00', 'EUR', 'Junio', boss.person],
			['given_back', ana.person, taxi.entry, '-15.00', 'EUR', '', boss.person],
			['paid', boss.person, own.entry, '9.00', 'EUR', 'Junio', other.person]
		]);
		const { settlements } = (await (await file('json')).json()) as { settlements: { amountMinor: number }[] };
		expect(settlements.map(({ amountMinor }) => amountMinor)).toEqual([4_000, -1_500, 900]);
	});

	it('[I18] the file of another’s location is as one that does not exist; empty it is still a file', async () => {
		const foreign = await foundOrg(home);
		const there = must(foreign.locations[0], 'its own');
		expect((await file('csv', boss, there)).status).toBe(404);
		expect(await (await file('json', foreign.person('manager'), there)).json()).toEqual({
			format: 'respiro-settlements',
			location: there,
			settlements: []
		});
	});
});
