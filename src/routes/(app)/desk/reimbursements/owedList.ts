/** What the screen makes of the list: groups, moves that are not yet on the server, names of runs, and their file. */
import { csvLine, numberCell, textCell, type DecimalMark } from '$lib/domain/finance/csv';
import { BATCH_ENTRIES_MAX } from '$lib/domain/ledger/reimbursementSettle';
import { REASON_CODE_CHARS_MAX } from '$lib/domain/limits';
import { amountToText } from '$lib/domain/money/amount';
import type { OwedItem, OwedList, OwedState, Reimbursements } from '$lib/protocol/deskReimbursements';

/** What somebody just did with an entry; `op` names it in the outbox, `at` device UTC ms. */
export interface Move {
	op: string;
	to: 'ready' | 'paid' | 'declined' | 'submitted' | 'repaid';
	by: string;
	at: number;
	batch?: string;
	reason?: string;
}

export function isOpen(state: OwedState): boolean {
	return state === 'submitted' || state === 'needs_receipt' || state === 'ready';
}

/** Whether an entry is of the list that is open. */
export function isListed(item: OwedItem, list: OwedList): boolean {
	if (list === 'repay') return item.repayMinor > 0;
	return list === 'open' ? isOpen(item.state) : item.state === list;
}

function moved(item: OwedItem, move: Move): OwedItem {
	if (move.to === 'repaid') {
		if (item.repayMinor === 0) return item;
		const line = { minor: item.repayMinor, at: move.at, by: move.by };
		return { ...item, repayMinor: 0, givenBack: [...item.givenBack, line] };
	}
	const isSettled = move.to === 'paid' || move.to === 'declined';
	const inRun = move.to === 'paid' || move.to === 'ready';
	return {
		...item,
		state: move.to === 'submitted' && item.lacksReceipt ? 'needs_receipt' : move.to,
		settledAt: isSettled ? move.at : null,
		settledBy: isSettled ? move.by : null,
		batch: inRun ? (move.batch ?? item.batch) : null,
		reason: move.to === 'declined' ? (move.reason ?? null) : null
	};
}

type Totals = Reimbursements['totals'];

function counted(totals: Totals, before: OwedItem, after: OwedItem): Totals {
	const cameBackMinor = before.repayMinor - after.repayMinor;
	if (cameBackMinor > 0) {
		const { count, minor } = totals.repay;
		return { ...totals, repay: { count: count - 1, minor: minor - cameBackMinor } };
	}
	const sign = Number(isOpen(after.state)) - Number(isOpen(before.state));
	const people = totals.people.some(({ employee }) => employee === before.employee)
		? totals.people
		: [...totals.people, { employee: before.employee, count: 0, minor: 0 }];
	const states = totals.states.some(({ state }) => state === after.state)
		? totals.states
		: [...totals.states, { state: after.state, count: 0, minor: 0 }];
	const add = <T extends { count: number; minor: number }>(total: T, n: number): T => ({
		...total,
		count: total.count + n,
		minor: total.minor + n * before.amountMinor
	});
	return {
		...totals,
		people: people.map((one) => (one.employee === before.employee ? add(one, sign) : one)),
		states: states.map((one) =>
			add(one, Number(one.state === after.state) - Number(one.state === before.state))
		)
	};
}

/** The list as it is once everything that was done here has arrived. The same move twice is as once. */
export function withMoves(list: Reimbursements, moves: ReadonlyMap<string, Move>): Reimbursements {
	if (moves.size === 0) return list;
	let { totals } = list;
	const items = list.items.map((item) => {
		const move = moves.get(item.entry);
		const after = move ? moved(item, move) : item;
		const isSame =
			after.state === item.state && after.batch === item.batch && after.repayMinor === item.repayMinor;
		if (isSame) return item;
		totals = counted(totals, item, after);
		return after;
	});
	return { ...list, items, totals };
}

/** One person's entries, in the order of the list. */
export interface OwedGroup {
	employee: string;
	mine: boolean;
	items: OwedItem[];
	minor: number;
}

export function sumOf(items: readonly OwedItem[]): number {
	return items.reduce((sum, item) => sum + item.amountMinor, 0);
}

/** By person: who has waited longest first, one's own last. */
export function groupsOf(items: readonly OwedItem[]): OwedGroup[] {
	const groups = [...Map.groupBy(items, ({ employee }) => employee)].map(([employee, own]) => ({
		employee,
		mine: own.some(({ mine }) => mine),
		items: own,
		minor: sumOf(own)
	}));
	return groups.sort((a, b) => Number(a.mine) - Number(b.mine));
}

/** A name for the payment: month and person, or the day when it is for several; with a number when it is taken. */
export function runName(names: readonly string[], today: string, taken: readonly string[]): string {
	const [only] = names;
	const first = only?.split(/\s+/)[0] ?? '';
	const base = names.length === 1 && first !== '' ? `${today.slice(0, 7)} ${first}` : today;
	const fits = (n: number) => (n === 1 ? base : `${base.slice(0, REASON_CODE_CHARS_MAX - 4)} ${n}`);
	let n = 1;
	while (taken.includes(fits(n).slice(0, REASON_CODE_CHARS_MAX))) n++;
	return fits(n).slice(0, REASON_CODE_CHARS_MAX);
}

/** As many as one op takes, several times. */
export function inOps(entries: readonly string[]): string[][] {
	const ops: string[][] = [];
	for (let from = 0; from < entries.length; from += BATCH_ENTRIES_MAX) {
		ops.push(entries.slice(from, from + BATCH_ENTRIES_MAX));
	}
	return ops;
}

export interface CsvWords {
	person: string;
	date: string;
	what: string;
	amount: string;
	currency: string;
	state: string;
	batch: string;
	entry: string;
	states: Readonly<Record<OwedState, string>>;
}

/** The file of a payment run for the payroll, by person; begins with a byte order mark, as spreadsheets want it. */
export function runFile(
	items: readonly OwedItem[],
	currency: string,
	nameOf: (employee: string) => string,
	words: CsvWords,
	mark: DecimalMark
): string {
	const head = [
		...[words.person, words.date, words.what, words.amount],
		...[words.currency, words.state, words.batch, words.entry]
	];
	const sorted = items.toSorted((a, b) => nameOf(a.employee).localeCompare(nameOf(b.employee)));
	const rows = sorted.map((item) => [
		textCell(nameOf(item.employee)),
		item.businessDate ?? '',
		textCell(item.what ?? ''),
		numberCell(amountToText(item.amountMinor, currency), mark),
		currency,
		textCell(words.states[item.state]),
		textCell(item.batch ?? ''),
		item.entry
	]);
	return `\ufeff${[head.map(textCell), ...rows].map((cells) => csvLine(cells, mark)).join('')}`;
}
