import { describe, expect, it } from 'vitest';
import { bookOf, HOUR_MS, NOON, rule, spend, version, words } from '../../../../tests/vectors/policyWorld';
import type { CorrectionOp, RefundOp, VoidOp } from './bookOps';
import type { LedgerBook } from './book';
import { remainingOf } from './standing';

const caps = [
	version(
		1,
		'2026-01-01',
		rule('INC', 'incident', 'none', 100),
		rule('EMPD', 'employee', 'day', 100),
		rule('POOL', 'location', 'posting', 1_000)
	)
];
const takeBack = (id: string, ref: string, more: Partial<VoidOp> = {}): VoidOp => ({
	op: 'void',
	id,
	ref,
	...more
});
const correct = (
	id: string,
	ref: string,
	amountMinor: number,
	more: Partial<CorrectionOp> = {}
): CorrectionOp => ({
	op: 'correction',
	id,
	ref,
	amountMinor,
	...more
});
const refund = (id: string, ref: string, amountMinor: number, receivedAt = NOON): RefundOp => ({
	op: 'refund_in',
	id,
	ref,
	amountMinor,
	receivedAt
});

function bookWith(...amounts: number[]): LedgerBook {
	const book = bookOf(caps);
	amounts.forEach((amount, i) => book.apply(spend(`s${i + 1}`, amount)));
	return book;
}

describe('one id, one effect [rule 23, C12]', () => {
	it('the same again is a no-op, whenever it comes; anything else under the id is kept out', () => {
		const book = bookOf(caps);
		const first = book.apply(spend('a', 60));
		const again = book.apply(spend('a', 60, { receivedAt: NOON + HOUR_MS }));
		expect([again.result, again.flags, again.standing]).toEqual(['DUPLICATE', [], first.standing]);
		for (const other of [spend('a', 61), spend('a', 60, { knownSeq: 3 }), takeBack('a', 'a')]) {
			expect(book.apply(other).result).toBe('CONFLICT_SAME_ID');
		}
		expect(book.rows).toHaveLength(1);
	});

	it('every kind of op with an id', () => {
		const book = bookWith(60);
		const grant = { op: 'grant', id: 'g1', rule: 'INC', incident: 'i', amountMinor: 5 } as const;
		for (const op of [grant, refund('r', 's1', 10), correct('c', 's2', 9), takeBack('v', 's1')]) {
			if (op.op === 'correction') book.apply(spend('s2', 8));
			expect(book.apply(op).result).toBe('OK');
			expect(book.apply(op).result).toBe('DUPLICATE');
		}
		expect(book.apply({ ...grant, amountMinor: 6 }).result).toBe('CONFLICT_SAME_ID');
	});

	it('the id of a refused op may be used again', () => {
		const book = bookOf(caps);
		expect(book.apply(spend('a', 0)).result).toBe('NOT_POSITIVE');
		expect(book.apply(spend('a', 10_000_000_000)).result).toBe('TOO_LARGE');
		expect(book.apply(takeBack('a', 'nobody')).result).toBe('UNKNOWN_REF');
		expect(book.apply(spend('a', 9_999_999_999)).result).toBe('OK');
	});
});

describe('what may be reversed [rule 15, 17, C5]', () => {
	it.each<[string, (book: LedgerBook) => string]>([
		['a reversal row', (book) => (book.apply(takeBack('v', 's1')), book.apply(takeBack('x', 'v')).result)],
		['a refund', (book) => (book.apply(refund('r', 's1', 5)), book.apply(takeBack('x', 'r')).result)]
	])('%s cannot be', (_what, play) => {
		expect(play(bookWith(60))).toBe('UNKNOWN_REF');
	});

	it.each<[string, (book: LedgerBook) => string]>([
		[
			'a void of nothing left',
			(book) => (book.apply(takeBack('v', 's1')), book.apply(takeBack('x', 's1')).result)
		],
		['a refund above what is left', (book) => book.apply(refund('x', 's1', 61)).result],
		[
			'a correction after a refund',
			(book) => (book.apply(refund('r', 's1', 1)), book.apply(correct('x', 's1', 5)).result)
		],
		[
			'a second correction',
			(book) => (book.apply(correct('c', 's1', 5)), book.apply(correct('x', 's1', 6)).result)
		],
		[
			'a void of what was corrected',
			(book) => (book.apply(correct('c', 's1', 5)), book.apply(takeBack('x', 's1')).result)
		]
	])('%s is OVER_REVERSAL and changes nothing', (_what, play) => {
		const book = bookWith(60);
		expect(play(book)).toBe('OVER_REVERSAL');
		expect(book.rows.some((row) => row.id === 'x')).toBe(false);
	});

	it('refusals come in the order amount, ref, over-reversal', () => {
		const book = bookWith(60);
		expect(book.apply(correct('x', 'nobody', 0)).result).toBe('NOT_POSITIVE');
		expect(book.apply(refund('x', 'nobody', 10_000_000_000)).result).toBe('TOO_LARGE');
		expect(book.apply(refund('x', 'nobody', 99)).result).toBe('UNKNOWN_REF');
	});
});

describe('what reversals give back [rule 15, 16, C7]', () => {
	it('a void after a refund takes the rest; the day gets back only the rest', () => {
		const book = bookWith(90);
		book.apply(refund('r', 's1', 30));
		const { row, standing } = book.apply(takeBack('v', 's1'));
		expect(row).toMatchObject({ amountMinor: -60, type: 'void', ref: 's1', at: NOON });
		expect(remainingOf(standing!)).toEqual({ INC: 100, EMPD: 70, POOL: 1_000 });
	});

	it('a correction can be corrected, refunded and voided in its turn', () => {
		const book = bookWith(60);
		book.apply(correct('c', 's1', 70));
		book.apply(correct('d', 'c', 80));
		expect(book.apply(refund('r', 'd', 80)).result).toBe('OK');
		expect(book.apply(takeBack('v', 'd')).result).toBe('OVER_REVERSAL');
		expect(book.rows.map((row) => row.amountMinor)).toEqual([60, -60, 70, -70, 80, -80]);
	});

	it('upward is judged on the difference, with what that phone knew', () => {
		const book = bookWith(60);
		book.apply(spend('b', 30, { employee: 'ben' }));
		const { flags } = book.apply(correct('c', 's1', 110, { knownSeq: 1 }));
		expect(words(flags)).toEqual(['OVER_CAP EMPD 10', 'OVER_CAP INC 10', 'OVER_CAP_CONCURRENT INC 30']);
		expect(book.apply(correct('d', 'c', 105)).flags).toEqual([]);
	});
});

describe('flags of what was reversed [C6]', () => {
	it('a void clears all of the chain', () => {
		const book = bookOf(caps, { zone: 'Europe/Madrid', cutoverHour: 0, receiptThresholdMinor: 50 });
		book.apply(spend('a', 120, { guest: null, clockOffsetMs: 200_000 }));
		book.apply(correct('b', 'a', 130));
		const { cleared } = book.apply(takeBack('v', 'b'));
		expect(words(cleared)).toEqual([
			'CLOCK_ADJUSTED',
			'NO_GUEST',
			'OVER_CAP EMPD 10',
			'OVER_CAP EMPD 20',
			'OVER_CAP INC 10',
			'OVER_CAP INC 20'
		]);
		expect(book.openFlags('a')).toEqual([]);
	});

	it('a correction clears money flags that are no longer true, of all it replaced, and no others', () => {
		const book = bookOf(caps);
		book.apply(spend('z', 50, { incident: 'other' }));
		book.apply(spend('a', 120, { clockOffsetMs: 200_000 }));
		book.apply(correct('b', 'a', 130));
		expect(words(book.apply(correct('c', 'b', 90)).cleared)).toEqual(['OVER_CAP INC 10', 'OVER_CAP INC 20']);
		expect(words(book.openFlags('a'))).toEqual(['CLOCK_ADJUSTED', 'OVER_CAP EMPD 70']);
		expect(words(book.apply(correct('d', 'c', 50)).cleared)).toEqual([
			'OVER_CAP EMPD 10',
			'OVER_CAP EMPD 70'
		]);
	});

	it('a refund clears none', () => {
		const book = bookWith(120);
		expect(book.apply(refund('r', 's1', 100))).toMatchObject({ result: 'OK', flags: [], cleared: [] });
		expect(book.openFlags('s1')).toHaveLength(2);
	});
});

describe('cards of one guest [rule 21]', () => {
	it('count together from the merge on, under old ids too; nothing is flagged afterwards', () => {
		const book = bookOf([version(1, '2026-01-01', rule('GST', 'guest', 'day', 100))]);
		book.apply(spend('a', 80, { guest: 'card1' }));
		book.apply(spend('b', 90, { guest: 'card2' }));
		book.rekeyGuest('card1', 'card2');
		book.rekeyGuest('card2', 'card3');
		expect([book.openFlags('a'), book.openFlags('b')]).toEqual([[], []]);
		const late = book.apply(spend('c', 5, { guest: 'card1' }));
		expect([late.row?.guest, words(late.flags), remainingOf(late.standing!)]).toEqual([
			'card3',
			['OVER_CAP GST 5'],
			{ GST: -75 }
		]);
		expect(book.apply(spend('c', 5, { guest: 'card1' })).result).toBe('DUPLICATE');
		expect(book.apply(takeBack('v', 'a')).row?.guest).toBe('card3');
	});
});

describe('closed months never change [rule 18, C8]', () => {
	it('void, correction and refund go to the first open month, LATE_POST', () => {
		const book = bookWith(60, 20, 10);
		book.apply({ op: 'close', period: '2026-05' });
		const receivedAt = Date.parse('2026-06-30T22:30:00Z');
		book.apply({ op: 'close', period: '2026-07' });
		expect(book.apply(takeBack('v', 's1', { receivedAt })).row?.postingPeriod).toBe('2026-08');
		const corrected = book.apply(correct('c', 's2', 30));
		expect([corrected.row?.postingPeriod, words(corrected.flags)]).toEqual(['2026-06', ['LATE_POST']]);
		expect(book.apply(refund('r', 's3', 5, receivedAt)).row?.postingPeriod).toBe('2026-08');
		expect(book.postedMinor('2026-05')).toBe(90);
		expect(book.postedMinor('2026-06')).toBe(10);
		expect(words(book.apply(takeBack('w', 'c')).cleared)).toEqual(['LATE_POST']);
	});
});
