import { describe, expect, it } from 'vitest';
import type { Spend } from '../domain/ledger/ledgerRecords';
import { moneyEntries, wholeEntries, type MoneyFacts } from './moneyEntries';
import type { SpendRow } from './types';

function row(id: string, body: Partial<Spend> = {}, place: SpendRow['place'] = 'server'): SpendRow {
	return {
		id,
		space: 'place',
		place,
		body: {
			type: 'spend',
			gesture: `g-${id}`,
			incident: 'matter',
			employee: 'ana',
			amountMinor: 1_000,
			currency: 'EUR',
			method: 'company_card',
			purpose: 'wow',
			at: 100,
			businessDate: '2026-05-01',
			postingPeriod: '2026-05',
			policyVersion: 1,
			policySeen: 1,
			leftShownMinor: 200_000,
			...body
		}
	};
}

const told = (spends: SpendRow[], facts: Partial<MoneyFacts> = {}) =>
	moneyEntries({
		spends,
		standings: new Map(),
		owed: new Map(),
		flags: new Map(),
		words: new Map(),
		...facts
	});

const corrected = [
	row('a', { gesture: 'g' }),
	row('a-', { gesture: 'g', type: 'correction', ref: 'a', amountMinor: -1_000 }),
	row('b', { gesture: 'g', type: 'correction', ref: 'a', amountMinor: 700, leftShownMinor: null }, 'phone')
];

describe('moneyEntries', () => {
	it('[rule 15] a corrected entry is one entry: the amount in force, the old one beside it, the first good faith', () => {
		const [entry, ...more] = told(corrected);
		expect(more).toEqual([]);
		expect(entry).toMatchObject({ id: 'b', before: [1_000], leftMinor: 700, voided: false, place: 'phone' });
		expect(entry?.first.leftShownMinor).toBe(200_000);
	});

	it('[rule 15] corrected twice, it remembers both amounts, oldest first', () => {
		const [entry] = told([
			...corrected,
			row('c', { gesture: 'g', type: 'correction', ref: 'b', amountMinor: 900 }),
			row('b-', { gesture: 'g', type: 'correction', ref: 'b', amountMinor: -700 })
		]);
		expect(entry).toMatchObject({ id: 'c', before: [1_000, 700], leftMinor: 900 });
	});

	it('[rule 15] a voided entry stays, with nothing left', () => {
		const [entry] = told([row('a'), row('v', { type: 'void', ref: 'a', amountMinor: -1_000 })]);
		expect(entry).toMatchObject({ voided: true, leftMinor: 0, body: { amountMinor: 1_000 } });
	});

	it('[rule 16] money that came back is told apart from a void', () => {
		const [entry] = told([row('a'), row('r', { type: 'refund_in', ref: 'a', amountMinor: -300 })]);
		expect(entry).toMatchObject({ voided: false, refundedMinor: 300, leftMinor: 700 });
	});

	it('[rule 24] a missing receipt is one that was asked for and has not come', () => {
		const flag = (state: 'open' | 'cleared') => ({
			employee: 'ana',
			at: 100,
			flags: [{ code: 'NEEDS_RECEIPT' as const, state }]
		});
		expect(told([row('a')])[0]?.receipt).toBe('not_asked');
		expect(told([row('a')], { flags: new Map([['a', flag('open')]]) })[0]?.receipt).toBe('missing');
		const cleared = told([row('a')], { flags: new Map([['a', flag('cleared')]]) })[0];
		expect(cleared).toMatchObject({ receipt: 'not_asked', flags: [] });
	});

	it('[rule 17] what was paid before a correction is shown with what is owed after it; a cancelled debt is not', () => {
		const debt = (state: 'paid' | 'submitted' | 'cancelled') => ({
			employee: 'ana',
			amountMinor: 1,
			currency: 'EUR',
			state,
			submittedAt: 1
		});
		const states = (of: [string, ReturnType<typeof debt>][]) =>
			told(corrected, { owed: new Map(of) })[0]?.owed.map(({ state }) => state);
		expect(
			states([
				['a', debt('paid')],
				['b', debt('submitted')]
			])
		).toEqual(['paid', 'submitted']);
		expect(
			states([
				['a', debt('paid')],
				['b', { ...debt('paid'), amountMinor: 0 }]
			])
		).toEqual(['paid']);
		expect(
			states([
				['a', debt('cancelled')],
				['b', debt('submitted')]
			])
		).toEqual(['submitted']);
		const back = { ...debt('paid'), amountMinor: 0, givenBack: [{ minor: 40, at: 9, by: 'bea' }] };
		expect(states([['b', back]])).toEqual(['paid']);
	});

	it('newest first, and a page never cuts an entry in two', () => {
		const rows = [row('new', { at: 300 }), row('mid', { at: 200 }), row('old', { at: 100 })];
		expect(told([...rows].reverse()).map(({ id }) => id)).toEqual(['new', 'mid', 'old']);
		expect(wholeEntries(rows, 3).map(({ id }) => id)).toEqual(['new', 'mid']);
		expect(wholeEntries(rows, 4)).toHaveLength(3);
		expect(wholeEntries(corrected, 3)).toHaveLength(3);
	});
});
