import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, BOSS, DAY_MS, House, NOON, uuid, type Spent } from '../../../../tests/vectors/owedWorld';
import { GIVEN_BACK_MAX } from './ledgerRecords';
import { givenBackMinor } from './owed';

let house: House;
let paid: Spent;
beforeEach(() => {
	house = new House();
	paid = house.spend(ANA, 400);
	house.settle('paid', [paid], { batch: 'May' });
});

const voided = () => house.do('spend.void', ANA, { ...paid, reversal: house.id() });
const refunded = (amountMinor: number) =>
	house.do('spend.refund', ANA, { ...paid, refund: house.id(), amountMinor });

describe('[rule 17] reimbursement.repaid', () => {
	it('what came back is no longer open; that it was paid, when and in which run stays', () => {
		voided();
		expect(house.owed(paid.entry).repayMinor).toBe(400);
		const before = house.owed(paid.entry);
		house.now += DAY_MS;
		expect(house.repaid(paid, 400)).toBeNull();
		const { repayMinor: _, ...rest } = before;
		const line = { minor: 400, at: NOON + DAY_MS, by: BOSS };
		expect(house.owed(paid.entry)).toEqual({ ...rest, givenBack: [line] });
	});

	it('a part is a part; more than is open, and the same once more, count as what was open', () => {
		voided();
		house.repaid(paid, 150);
		expect(house.owed(paid.entry).repayMinor).toBe(250);
		house.repaid(paid, 900);
		const done = house.owed(paid.entry);
		expect(done.repayMinor).toBeUndefined();
		expect(done.givenBack?.map(({ minor }) => minor)).toEqual([150, 250]);
		expect(house.repaid(paid, 250)).toBeNull();
		expect(house.owed(paid.entry)).toEqual(done);
	});

	it('where nothing is to come back nothing is written', () => {
		const before = house.owed(paid.entry);
		expect(house.repaid(paid, 100)).toBeNull();
		expect(house.owed(paid.entry)).toEqual(before);
	});

	it('what came back is not asked for again when more of the entry falls away', () => {
		refunded(150);
		house.repaid(paid, 150);
		refunded(50);
		expect(house.owed(paid.entry).repayMinor).toBe(50);
		voided();
		expect(house.owed(paid.entry).repayMinor).toBe(250);
	});

	it('a correction upward after it asks the house for all that is missing', () => {
		const less = house.correct(paid, 300);
		house.repaid(less, 100);
		const more = house.correct(less, 500);
		expect(house.owed(more.entry)).toMatchObject({ state: 'submitted', amountMinor: 200, beforeMinor: 300 });
	});

	it('nobody says it of themselves, and of nothing it cannot be said', () => {
		const own = house.spend(BOSS, 400);
		house.settle('paid', [own], {}, uuid(12));
		house.do('spend.void', BOSS, { ...own, reversal: house.id() });
		expect(house.repaid(own, 400)).toBe('not_yours');
		expect(house.repaid({ ...own, entry: uuid(9_999) }, 400)).toBe('unknown_ref');
		expect(house.repaid(paid, 0)).toBe('bad_args');
		expect(house.owed(own.entry).repayMinor).toBe(400);
	});

	it('in however many parts it comes, every amount stays', () => {
		voided();
		for (let n = 0; n < GIVEN_BACK_MAX + 5; n++) house.repaid(paid, 10);
		expect(house.owed(paid.entry).givenBack).toHaveLength(GIVEN_BACK_MAX);
		expect(givenBackMinor(house.owed(paid.entry))).toBe(10 * (GIVEN_BACK_MAX + 5));
	});
});
