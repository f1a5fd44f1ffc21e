import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, BOSS, DAY_MS, House, NOON, uuid } from '../../../../tests/vectors/owedWorld';
import { BATCH_ENTRIES_MAX } from './reimbursementSettle';

let house: House;
beforeEach(() => {
	house = new House();
});

describe('reimbursement.settle', () => {
	it('[003-11] out of pocket is owed at once; with a missing receipt it waits for nothing', () => {
		const [small, large] = [house.spend(ANA, 400), house.spend(ANA, 900)];
		expect(house.owed(small.entry).state).toBe('submitted');
		expect(house.owed(large.entry).state).toBe('needs_receipt');
		expect(house.settle('paid', [small, large], { batch: '2026-05 Ana' })).toBeNull();
		for (const { entry } of [small, large]) {
			const paid = { state: 'paid', batch: '2026-05 Ana', settledAt: NOON, settledBy: BOSS };
			expect(house.owed(entry)).toMatchObject(paid);
		}
	});

	it('what is not out of pocket is not owed', () => {
		const { entry } = house.spend(ANA, 400, 'company_card');
		expect(house.get('reimbursement', entry)).toBeUndefined();
	});

	it.each([
		['submitted', ['ready', 'paid', 'declined']],
		['needs_receipt', ['ready', 'paid', 'declined']],
		['ready', ['paid', 'declined', 'submitted']],
		['declined', ['submitted']],
		['paid', []]
	] as const)('from %s it can go to %j alone', (from, ways) => {
		for (const to of ['ready', 'paid', 'declined', 'submitted'] as const) {
			const spent = house.spend(ANA, from === 'needs_receipt' ? 900 : 400);
			if (from !== 'submitted' && from !== 'needs_receipt') house.settle(from, [spent], { reason: 'x' });
			const before = house.owed(spent.entry);
			expect(before.state).toBe(from);
			expect(house.settle(to, [spent], { reason: 'No era del hotel' })).toBeNull();
			const after = house.owed(spent.entry);
			if ((ways as readonly string[]).includes(to)) expect(after.state).toBe(to);
			else expect(after).toEqual(before);
		}
	});

	it('the same twice is as once: date, name and run of the first stay', () => {
		const spent = house.spend(ANA, 400);
		house.settle('paid', [spent], { batch: 'one' });
		const once = house.owed(spent.entry);
		house.now += DAY_MS;
		expect(house.settle('paid', [spent, spent], { batch: 'two' })).toBeNull();
		expect(house.owed(spent.entry)).toEqual(once);
	});

	it('one’s own is refused, and with it the whole op', () => {
		const [hers, own] = [house.spend(ANA, 400), house.spend(BOSS, 400)];
		expect(house.settle('paid', [hers, own])).toBe('not_yours');
		expect(house.owed(hers.entry).state).toBe('submitted');
		expect(house.owed(own.entry).state).toBe('submitted');
	});

	it('what is not there is refused, and with it the whole op', () => {
		const spent = house.spend(ANA, 400);
		expect(house.settle('paid', [spent, { ...spent, entry: uuid(9_999) }])).toBe('unknown_ref');
		expect(house.owed(spent.entry).state).toBe('submitted');
	});

	it('declining says why; more than a batch at once does not fit', () => {
		const spent = house.spend(ANA, 400);
		expect(house.settle('declined', [spent])).toBe('bad_args');
		expect(house.settle('declined', [spent], { reason: ' ' })).toBe('bad_args');
		const many = Array.from({ length: BATCH_ENTRIES_MAX + 1 }, () => spent);
		expect(house.settle('paid', many)).toBe('bad_args');
		expect(house.settle('declined', [spent], { reason: 'Falta el billete' })).toBeNull();
		expect(house.owed(spent.entry)).toMatchObject({ state: 'declined', reason: 'Falta el billete' });
	});

	it('back to submitted leaves no trace of what was undone, and asks again for a receipt that is missing', () => {
		const [small, large] = [house.spend(ANA, 400), house.spend(ANA, 900)];
		const before = [small, large].map(({ entry }) => house.owed(entry));
		house.settle('declined', [small], { reason: 'x' });
		house.settle('ready', [large], { batch: 'run' });
		expect(house.settle('submitted', [small, large])).toBeNull();
		expect([small, large].map(({ entry }) => house.owed(entry))).toEqual(before);
	});

	it('what is ready may be put into a run later, and has been ready since', () => {
		const spent = house.spend(ANA, 400);
		house.settle('ready', [spent]);
		house.now += DAY_MS;
		house.settle('ready', [spent], { batch: 'May' });
		expect(house.owed(spent.entry)).toMatchObject({ state: 'ready', batch: 'May', readyAt: NOON });
	});

	it('what was made ready in a run is paid in it, unless another is named', () => {
		const [one, two] = [house.spend(ANA, 400), house.spend(ANA, 300)];
		house.settle('ready', [one, two], { batch: 'May' });
		expect(house.owed(one.entry)).toMatchObject({ state: 'ready', batch: 'May', readyAt: NOON });
		house.settle('paid', [one]);
		house.settle('paid', [two], { batch: 'June' });
		expect([one, two].map(({ entry }) => house.owed(entry).batch)).toEqual(['May', 'June']);
	});
});
