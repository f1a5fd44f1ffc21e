import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, BOSS, DAY_MS, House, NOON, uuid, type Spent } from '../../../../tests/vectors/owedWorld';
import { must } from '../../base/assert';
import type { Standing } from './ledgerRecords';
import { givenBackMinor } from './owed';

let house: House;
beforeEach(() => {
	house = new House();
});

describe('[rule 17] what is owed follows the entry', () => {
	it('of what was paid, only the difference is asked for or given back, however often it is corrected', () => {
		const first = house.spend(ANA, 400);
		house.settle('paid', [first], { batch: 'May' });
		const more = house.correct(first, 450);
		expect(house.owed(first.entry)).toMatchObject({ state: 'paid', amountMinor: 400, batch: 'May' });
		expect(house.owed(more.entry)).toMatchObject({ state: 'submitted', amountMinor: 50, beforeMinor: 400 });
		const less = house.correct(more, 300);
		expect(house.owed(more.entry)).toMatchObject({ state: 'cancelled', amountMinor: 0 });
		expect(house.owed(less.entry)).toMatchObject({ state: 'paid', amountMinor: 0, repayMinor: 100 });
		const same = house.correct(less, 400);
		expect(house.owed(same.entry).repayMinor).toBeUndefined();
		expect(house.owed(less.entry).repayMinor).toBeUndefined();
	});

	it('a void of a corrected entry takes back what is open, and asks for all that was paid', () => {
		const first = house.spend(ANA, 400);
		house.settle('paid', [first]);
		const more = house.correct(first, 450);
		expect(house.do('spend.void', ANA, { ...more, reversal: house.id() })).toBeNull();
		expect(house.owed(more.entry)).toMatchObject({ state: 'paid', amountMinor: 0, repayMinor: 400 });
	});

	it('what was declined and then taken back cannot come back as a debt', () => {
		const spent = house.spend(ANA, 400);
		house.settle('declined', [spent], { reason: 'x' });
		house.do('spend.void', ANA, { ...spent, reversal: house.id() });
		house.settle('submitted', [spent]);
		expect(house.owed(spent.entry)).toMatchObject({ state: 'cancelled', amountMinor: 0 });
	});

	it('money that came back to the pocket is no longer owed, or is given back', () => {
		const [open, paid] = [house.spend(ANA, 400), house.spend(ANA, 400)];
		house.settle('paid', [paid]);
		for (const spent of [open, paid]) {
			const args = { ...spent, refund: house.id(), amountMinor: 150 };
			expect(house.do('spend.refund', ANA, args)).toBeNull();
		}
		expect(house.owed(open.entry)).toMatchObject({ state: 'submitted', amountMinor: 250 });
		expect(house.owed(paid.entry)).toMatchObject({ state: 'paid', amountMinor: 400, repayMinor: 150 });
	});

	it('[M20] who waits has waited since they asked, also after a correction', () => {
		const spent = house.spend(ANA, 400);
		house.now += 5 * DAY_MS;
		expect(house.owed(house.correct(spent, 300).entry).submittedAt).toBe(NOON);
	});

	it('[rule 24] a corrected entry still lacks its receipt, also when it had been made ready', () => {
		const spent = house.spend(ANA, 900);
		house.settle('ready', [spent]);
		expect(house.owed(house.correct(spent, 800).entry).state).toBe('needs_receipt');
	});
});

interface Step {
	kind: 'spend' | 'correct' | 'void' | 'refund' | 'repaid' | 'ready' | 'paid' | 'declined' | 'submitted';
	who: number;
	entry: number;
	amountMinor: number;
}
const stepArb: fc.Arbitrary<Step> = fc.record({
	kind: fc.constantFrom(
		'spend',
		'spend',
		'correct',
		'correct',
		'void',
		'refund',
		'repaid',
		'repaid',
		'ready',
		'paid',
		'declined',
		'submitted'
	),
	who: fc.nat(1),
	entry: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
	amountMinor: fc.integer({ min: 1, max: 1_000 })
});

function play(world: House, spents: Spent[], { kind, who, entry, amountMinor }: Step): void {
	if (kind === 'spend') {
		spents.push(world.spend(who === 0 ? ANA : BOSS, amountMinor));
		return;
	}
	// Mostly the last ones: what is paid, corrected and given back must meet on one entry.
	const spent = spents.at(-1 - (entry % Math.max(1, spents.length)));
	if (!spent) return;
	if (kind === 'correct') {
		const to = world.id();
		const args = { ...spent, reversal: world.id(), to, amountMinor };
		if (world.do('spend.correct', spent.employee, args) === null) spents.push({ ...spent, entry: to });
	} else if (kind === 'void') world.do('spend.void', spent.employee, { ...spent, reversal: world.id() });
	else if (kind === 'refund') {
		world.do('spend.refund', spent.employee, { ...spent, refund: world.id(), amountMinor });
	} else {
		const other = spent.employee === ANA ? BOSS : uuid(12);
		if (kind === 'repaid') expect(world.repaid(spent, amountMinor, other)).toBeNull();
		else world.settle(kind, [spent], kind === 'declined' ? { reason: 'x' } : {}, other);
	}
}

/** What stands of an entry, and what is said of it: to be paid, declined or paid, less what is or was to be given back. */
function expectBalanced(world: House, spents: readonly Spent[]): void {
	let standsMinor = 0;
	let saidMinor = 0;
	for (const { entry } of spents) {
		const row = must(world.get<{ amountMinor: number }>('spend', entry), 'the row is there');
		const leftMinor = world.get<Standing>('standing', entry)?.leftMinor ?? row.amountMinor;
		const owed = world.owed(entry);
		standsMinor += leftMinor;
		saidMinor += owed.amountMinor - (owed.repayMinor ?? 0) - givenBackMinor(owed);
		if (leftMinor === 0) expect(['paid', 'cancelled']).toContain(owed.state);
	}
	expect(saidMinor).toBe(standsMinor);
}

describe('[003-11][M20] what is owed and paid', () => {
	it('is always what stands of the entries out of pocket, after any sequence of ops', () => {
		fc.assert(
			fc.property(fc.array(stepArb, { minLength: 1, maxLength: 30, size: 'max' }), (steps) => {
				const world = new House();
				const spents: Spent[] = [];
				for (const step of steps) {
					play(world, spents, step);
					expectBalanced(world, spents);
				}
			}),
			{ numRuns: 1_000 }
		);
	});
});
