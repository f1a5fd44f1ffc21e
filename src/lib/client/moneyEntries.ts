import type { Flags, Reimbursement, Standing } from '../domain/ledger/ledgerRecords';
import type { EntryPlace, MoneyEntry, SpendRow } from './types';

/** What the phone holds about own money; maps by entry, words by gesture. */
export interface MoneyFacts {
	spends: readonly SpendRow[];
	standings: ReadonlyMap<string, Standing>;
	owed: ReadonlyMap<string, Reimbursement>;
	flags: ReadonlyMap<string, Flags>;
	words: ReadonlyMap<string, string>;
}

const PLACES: readonly EntryPlace[] = ['server', 'phone', 'needs_you'];

/** The least safe of the places. */
function leastSafe(rows: readonly SpendRow[]): EntryPlace {
	return PLACES[Math.max(0, ...rows.map((row) => PLACES.indexOf(row.place)))] ?? 'server';
}

/**
 * The newest rows without an entry that was cut in two: what takes an entry back carries its instant, so that only the
 * rows of the last instant can be incomplete.
 */
export function wholeEntries(rows: readonly SpendRow[], limit: number): readonly SpendRow[] {
	const last = rows.at(-1);
	if (rows.length < limit || !last) return rows;
	const whole = rows.filter((row) => row.body.at > last.body.at);
	return whole.length === 0 ? rows : whole;
}

/** A spend and the corrections that took its place, in that order. */
function chainFrom(first: SpendRow, corrections: ReadonlyMap<string, SpendRow>): SpendRow[] {
	const chain = [first];
	for (let next = corrections.get(first.id); next && !chain.includes(next); next = corrections.get(next.id)) {
		chain.push(next);
	}
	return chain;
}

function receiptOf(receipts: number, flags: MoneyEntry['flags']): MoneyEntry['receipt'] {
	if (receipts > 0) return 'attached';
	return flags.some((flag) => flag.code === 'NEEDS_RECEIPT') ? 'missing' : 'not_asked';
}

/** A corrected entry leaves a debt of nothing behind: to its owner it would read as paid twice. */
function isTold({ state, amountMinor, repayMinor, givenBack }: Reimbursement): boolean {
	const isMoving = amountMinor > 0 || repayMinor !== undefined || givenBack !== undefined;
	return state !== 'cancelled' && isMoving;
}

function toEntry(chain: SpendRow[], reversals: readonly SpendRow[], facts: MoneyFacts): MoneyEntry[] {
	const [first, head] = [chain[0], chain.at(-1)];
	if (!first || !head) return [];
	const own = reversals.filter((row) => row.body.ref === head.id);
	const sumOf = (type: string) =>
		own.reduce((sum, { body }) => (body.type === type ? sum - body.amountMinor : sum), 0);
	const [voidedMinor, refundedMinor] = [sumOf('void'), sumOf('refund_in')];
	const flags = (facts.flags.get(head.id)?.flags ?? []).filter((flag) => flag.state === 'open');
	const receipts = facts.standings.get(head.id)?.receipts ?? [];
	const owed = chain.flatMap(({ id }) => facts.owed.get(id) ?? []);
	return [
		{
			id: head.id,
			space: head.space,
			body: head.body,
			first: first.body,
			place: leastSafe([...chain, ...own]),
			what: facts.words.get(first.body.gesture) ?? '',
			before: chain.slice(0, -1).map((row) => row.body.amountMinor),
			leftMinor: head.body.amountMinor - voidedMinor - refundedMinor,
			voided: voidedMinor > 0,
			refundedMinor,
			receipts,
			receipt: receiptOf(receipts.length, flags),
			owed: owed.filter(isTold),
			flags
		}
	];
}

/** Entries as people see them, newest first: every row of the ledger is in one of them [rule 15]. */
export function moneyEntries(facts: MoneyFacts): MoneyEntry[] {
	const taken = facts.spends.filter((row) => row.body.amountMinor > 0);
	const reversals = facts.spends.filter((row) => row.body.amountMinor < 0);
	const ids = new Set(taken.map((row) => row.id));
	const corrections = new Map(
		taken.flatMap((row): [string, SpendRow][] =>
			row.body.type === 'correction' && row.body.ref !== undefined ? [[row.body.ref, row]] : []
		)
	);
	return taken
		.filter(({ body }) => body.type !== 'correction' || !ids.has(body.ref ?? ''))
		.flatMap((first) => toEntry(chainFrom(first, corrections), reversals, facts))
		.sort((a, b) => b.body.at - a.body.at || (a.id < b.id ? 1 : -1));
}
