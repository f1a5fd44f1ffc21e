import { describe, expect, it } from 'vitest';
import type { OwedItem, Reimbursements } from '$lib/protocol/deskReimbursements';
import { reimbursements as words } from '$lib/i18n/messages/es/reimbursements';
import { groupsOf, inOps, isListed, runFile, runName, withMoves, type Move } from './owedList';

const item = (entry: string, amountMinor: number, more: Partial<OwedItem> = {}): OwedItem => ({
	entry,
	employee: 'ana',
	mine: false,
	state: 'submitted',
	amountMinor,
	beforeMinor: 0,
	repayMinor: 0,
	givenBack: [],
	gesture: null,
	what: 'Un taxi',
	businessDate: '2026-06-15',
	submittedAt: 1,
	settledAt: null,
	settledBy: null,
	batch: null,
	reason: null,
	receipts: [],
	lacksReceipt: false,
	...more
});

const listOf = (items: OwedItem[]): Reimbursements => ({
	location: 'here',
	currency: 'EUR',
	today: '2026-06-15',
	items,
	next: null,
	totals: {
		states: [{ state: 'submitted', count: 2, minor: 300 }],
		people: [{ employee: 'ana', count: 2, minor: 300 }],
		repay: { count: 0, minor: 0 }
	},
	batches: [],
	measure: { days: 90, paid: 0, medianDays: null, p90Days: null, slow: 0, of: 0, unsubstantiated: 0 }
});
const two = listOf([item('a', 100), item('b', 200)]);
const move = (to: Move['to'], more: Partial<Move> = {}): Move => ({ op: 'op', to, by: 'me', at: 9, ...more });

describe('what was done here is shown before the server knows of it', () => {
	it('sums follow by state and by person', () => {
		const after = withMoves(two, new Map([['b', move('paid', { batch: 'June' })]]));
		expect(after.items[1]).toMatchObject({ state: 'paid', batch: 'June', settledAt: 9, settledBy: 'me' });
		expect(after.totals.people).toEqual([{ employee: 'ana', count: 1, minor: 100 }]);
		expect(after.totals.states).toEqual([
			{ state: 'submitted', count: 1, minor: 100 },
			{ state: 'paid', count: 1, minor: 200 }
		]);
		expect(isListed(after.items[1] ?? item('x', 1), 'open')).toBe(false);
	});

	it('the same move twice is as once, also on an answer that has it', () => {
		const moves = new Map([['a', move('ready', { batch: 'June' })]]);
		const once = withMoves(two, moves);
		expect(withMoves(once, moves)).toEqual(once);
	});

	it('[rule 17] what came back is no longer to come back, in the list and in its sum', () => {
		const list = listOf([item('a', 100, { state: 'paid', repayMinor: 40 }), item('b', 200)]);
		list.totals.repay = { count: 1, minor: 40 };
		const moves = new Map([['a', move('repaid')]]);
		const after = withMoves(list, moves);
		expect(after.items[0]).toMatchObject({
			...{ state: 'paid', amountMinor: 100, repayMinor: 0 },
			givenBack: [{ minor: 40, at: 9, by: 'me' }]
		});
		expect(after.totals.repay).toEqual({ count: 0, minor: 0 });
		expect(isListed(after.items[0] ?? item('x', 1), 'repay')).toBe(false);
		expect(withMoves(after, moves)).toEqual(after);
	});

	it('undone, everything is as before, and a missing receipt is missing again', () => {
		const list = listOf([item('a', 100, { state: 'needs_receipt', lacksReceipt: true })]);
		const declined = withMoves(list, new Map([['a', move('declined', { reason: 'x' })]]));
		expect(declined.items[0]).toMatchObject({ state: 'declined', reason: 'x' });
		expect(withMoves(declined, new Map([['a', move('submitted')]])).items).toEqual(list.items);
	});
});

describe('what to pay', () => {
	it('by person with their sum, one’s own last', () => {
		const groups = groupsOf([
			item('a', 1, { employee: 'me', mine: true }),
			item('b', 20),
			item('c', 300, { employee: 'leo' }),
			item('d', 4_000)
		]);
		expect(groups.map(({ employee, minor, mine }) => [employee, minor, mine])).toEqual([
			['ana', 4_020, false],
			['leo', 300, false],
			['me', 1, true]
		]);
	});

	it('a payment is named by month and person, or by the day, and never like another', () => {
		expect(runName(['Ana Sol'], '2026-11-22', [])).toBe('2026-11 Ana');
		expect(runName(['Ana Sol'], '2026-11-22', ['2026-11 Ana', '2026-11 Ana 2'])).toBe('2026-11 Ana 3');
		expect(runName(['Ana', 'Leo'], '2026-11-22', [])).toBe('2026-11-22');
		const long = 'X'.repeat(80);
		const first = runName([long], '2026-11-22', []);
		const second = runName([long], '2026-11-22', [first]);
		expect([first.length, second.length <= 40, first === second]).toEqual([40, true, false]);
	});

	it('thirty to an op, all of them and none twice', () => {
		const ids = Array.from({ length: 61 }, (_, i) => String(i));
		expect(inOps(ids).map((some) => some.length)).toEqual([30, 30, 1]);
		expect(inOps(ids).flat()).toEqual(ids);
	});
});

describe('the file of a payment', () => {
	it('by person, in the reader’s decimals, and no cell of it runs', () => {
		const items = [
			item('1', 123_450, { employee: 'leo', what: '=HYPERLINK("x")', state: 'paid', batch: '2026-06' }),
			item('2', 7, { what: 'Té; y "pan"', state: 'paid', batch: '2026-06' })
		];
		const text = runFile(items, 'EUR', (id) => ({ ana: 'Ana', leo: 'Leo' })[id] ?? '', words.csv, 'comma');
		expect(text).toBe(
			'\ufeffPersona;Fecha;Qué;Importe;Moneda;Estado;Pago;Apunte\r\n' +
				'Ana;2026-06-15;"Té; y ""pan""";0,07;EUR;pagado;2026-06;2\r\n' +
				'Leo;2026-06-15;"\'=HYPERLINK(""x"")";1234,50;EUR;pagado;2026-06;1\r\n'
		);
	});
});
