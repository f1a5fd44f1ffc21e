import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, HOUR_MS, NOON, rule, version } from '../../../../tests/vectors/policyWorld';
import type { LedgerBook } from './book';
import type { BookOp, SpendOp } from './bookOps';
import { bucketOf } from './buckets';
import type { PolicyVersion } from './policy';
import type { Row, View } from './types';

const RUNS = { numRuns: 1_000 };
const DAY_MS = 24 * HOUR_MS;
const CAPS = version(
	1,
	'2026-01-01',
	rule('INC', 'incident', 'none', 300),
	rule('INCP', 'incident employee', 'none', 200),
	rule('GST', 'guest location', 'day', 250),
	rule('EMPW', 'employee', 'iso_week', 400),
	rule('EMPM', 'employee location', 'month', 500),
	rule('GSTY', 'guest', 'year', 450),
	rule('POOL', 'location', 'posting', 900)
);
const ROLLING = version(1, '2026-01-01', ...CAPS.rules, rule('ROLL', 'employee', 'rolling_45', 350));

const who = {
	employee: fc.constantFrom('ana', 'ben', 'eva'),
	guest: fc.constantFrom('g1', 'g2', null),
	incident: fc.constantFrom('i1', 'i2', 'i3'),
	amountMinor: fc.integer({ min: 1, max: 200 }),
	occurredAt: fc.integer({ min: -70, max: 70 }).map((days) => NOON + days * 0.7 * DAY_MS)
};

/** Spends of a few people over a hundred days; `knownSeq` and `policySeen` now and then. */
const someSpends = fc
	.array(
		fc.record(
			{ ...who, knownSeq: fc.integer({ min: 0, max: 20 }), policySeen: fc.constantFrom(1, 9) },
			{ requiredKeys: ['employee', 'guest', 'incident', 'amountMinor', 'occurredAt'] }
		),
		{ maxLength: 15 }
	)
	.map((list) => list.map((item, i): SpendOp => ({ op: 'spend', id: `s${i}`, ...item })));

const refs = fc.integer({ min: 0, max: 14 }).map((i) => `s${i}`);
const receivedAt = fc.integer({ min: 0, max: 90 }).map((days) => NOON + days * DAY_MS);
const anyOther = fc.oneof(
	fc.record({ op: fc.constant('void' as const), ref: refs, receivedAt }),
	fc.record({ op: fc.constant('correction' as const), ref: refs, amountMinor: who.amountMinor, receivedAt }),
	fc.record({ op: fc.constant('refund_in' as const), ref: refs, amountMinor: who.amountMinor, receivedAt }),
	fc.record({
		op: fc.constant('grant' as const),
		rule: fc.constant('INC'),
		incident: who.incident,
		amountMinor: who.amountMinor,
		expiresAt: receivedAt
	}),
	fc.record({ op: fc.constant('close' as const), period: fc.constantFrom('2026-04', '2026-05', '2026-06') })
);

/** Ops of every kind, mixed; reversals name spends that may or may not be there. */
const someOps = fc
	.tuple(someSpends, fc.array(fc.tuple(fc.nat({ max: 20 }), anyOther), { maxLength: 12 }))
	.map(([spends, others]) => {
		const ops: BookOp[] = [...spends];
		others.forEach(([place, other], i) => ops.splice(place, 0, { id: `o${i}`, ...other } as BookOp));
		return ops;
	});

function play(book: LedgerBook, ops: readonly BookOp[]): void {
	for (const op of ops) book.apply(op);
}

/** The remaining of every rule, seen from some corners of a book. */
function everyStanding(book: LedgerBook, guest = 'g1'): unknown[] {
	const corners = [
		{ employee: 'ana', guest, incident: 'i1', localDate: '2026-05-12' },
		{ employee: 'ben', guest: 'g2', incident: 'i2', localDate: '2026-04-28' },
		{ employee: 'eva', guest: null, incident: 'i3', localDate: '2026-06-30' },
		{ employee: 'ana', guest, incident: 'i2', localDate: '2026-04-02' }
	];
	return corners.map((corner) => {
		const at = Date.parse(`${corner.localDate}T10:00:00Z`);
		const view: View = { ...corner, at, postingPeriod: corner.localDate.slice(0, 7) };
		return book.standing(view).rules.map((item) => [item.rule.id, item.remainingMinor]);
	});
}

describe('properties of the engine', () => {
	it('bucket totals do not depend on the order in which entries arrive', () => {
		const shuffled = someSpends.chain((ops) =>
			fc.tuple(fc.constant(ops), fc.shuffledSubarray(ops, { minLength: ops.length, maxLength: ops.length }))
		);
		fc.assert(
			fc.property(shuffled, ([ops, others]) => {
				const [one, two] = [bookOf([ROLLING]), bookOf([ROLLING])];
				play(one, ops);
				play(two, others);
				expect(everyStanding(two)).toEqual(everyStanding(one));
			}),
			RUNS
		);
	});

	it('without reversals, the overage flags of a bucket add up to its overage', () => {
		fc.assert(
			fc.property(someSpends, (ops) => {
				const book = bookOf([CAPS]);
				const flagged = new Map<string, number>();
				const buckets = new Map<string, number>();
				for (const op of ops) {
					const { row, flags, standing } = book.apply(op);
					for (const item of standing!.rules) {
						const key = bucketOf(item.rule, row!)!.counters.join();
						const raised = flags.filter((flag) => 'rule' in flag && flag.rule === item.rule.id);
						const sum = raised.reduce(
							(total, flag) => total + ('amountMinor' in flag ? flag.amountMinor : 0),
							0
						);
						flagged.set(item.rule.id + key, (flagged.get(item.rule.id + key) ?? 0) + sum);
						buckets.set(item.rule.id + key, Math.max(0, -item.remainingMinor));
					}
				}
				expect(flagged).toEqual(buckets);
			}),
			RUNS
		);
	});

	it('[rule 5] no `done` entry is refused by a cap', () => {
		const zero = version(1, '2026-01-01', ...CAPS.rules.map((item) => ({ ...item, amountMinor: 0 })));
		fc.assert(
			fc.property(someSpends, fc.constantFrom([CAPS], [zero], [] as PolicyVersion[]), (ops, versions) => {
				const book = bookOf(versions);
				for (const op of ops) expect(book.apply(op).result).toBe('OK');
				expect(book.rows.map((row) => row.amountMinor)).toEqual(ops.map((op) => op.amountMinor));
			}),
			RUNS
		);
	});

	it('[rule 23] replaying any prefix of the sync log changes nothing', () => {
		fc.assert(
			fc.property(someOps, fc.nat({ max: 40 }), (ops, length) => {
				const book = bookOf([ROLLING]);
				const log = ops.filter((op) => book.apply(op).result === 'OK');
				const before = [everyStanding(book), [...book.rows]];
				for (const op of log.slice(0, length)) {
					const again = book.apply(op);
					expect(again.result).toBe(op.op === 'close' ? 'OK' : 'DUPLICATE');
					expect([...again.flags, ...again.cleared]).toEqual([]);
				}
				expect([everyStanding(book), [...book.rows]]).toEqual(before);
			}),
			RUNS
		);
	});

	it('[rule 18] a closed month keeps its rows and its sum to the minor unit, whatever comes later', () => {
		fc.assert(
			fc.property(someOps, (ops) => {
				const book = bookOf([CAPS]);
				const closed = new Map<string, Row[]>();
				for (const op of ops) {
					book.apply(op);
					if (op.op === 'close' && !closed.has(op.period)) closed.set(op.period, rowsOf(book, op.period));
					for (const [period, exported] of closed) {
						expect(rowsOf(book, period)).toEqual(exported);
						expect(book.postedMinor(period)).toBe(exported.reduce((sum, row) => sum + row.amountMinor, 0));
					}
				}
				const months = new Set(book.rows.map((row) => row.postingPeriod));
				const all = [...months].reduce((sum, period) => sum + book.postedMinor(period), 0);
				expect(all).toBe(book.rows.reduce((sum, row) => sum + row.amountMinor, 0));
			}),
			RUNS
		);
	});

	it('[rule 21] erasing a guest leaves every total unchanged, and what was synced stays synced', () => {
		fc.assert(
			fc.property(someOps, (ops) => {
				const book = bookOf([ROLLING]);
				const log = ops.filter((op) => book.apply(op).result === 'OK');
				const before = everyStanding(book);
				book.rekeyGuest('g1', 'gone');
				expect(everyStanding(book, 'gone')).toEqual(before);
				expect(book.rows.some((row) => row.guest === 'g1')).toBe(false);
				for (const op of log) expect(book.apply(op).result).toBe(op.op === 'close' ? 'OK' : 'DUPLICATE');
			}),
			RUNS
		);
	});

	it('planning writes nothing, holds nothing, and what it allows is not over', () => {
		fc.assert(
			fc.property(someOps, fc.record(who), (ops, asked) => {
				const book = bookOf([ROLLING]);
				play(book, ops);
				const rows = book.rows.length;
				const before = everyStanding(book);
				const answer = book.apply({ op: 'plan', ...asked });
				expect([book.rows.length, everyStanding(book)]).toEqual([rows, before]);
				const { allowedMinor, excessMinor } = answer.plan!;
				expect(allowedMinor + excessMinor).toBe(asked.amountMinor);
				expect(answer.result).toBe(excessMinor === 0 ? 'OK' : 'ASK');
				if (allowedMinor === 0) return;
				const done = book.apply({ op: 'spend', id: 'done', ...asked, amountMinor: allowedMinor });
				expect(done.flags.filter((flag) => 'rule' in flag)).toEqual([]);
			}),
			RUNS
		);
	});
});

function rowsOf(book: LedgerBook, period: string): Row[] {
	return book.rows.filter((row) => row.postingPeriod === period);
}
