import { describe, expect, it } from 'vitest';
import {
	bookOf,
	HOUR_MS,
	MADRID,
	NOON,
	rule,
	spend,
	version,
	words
} from '../../../../tests/vectors/policyWorld';
import { remainingOf } from './standing';

const inc = (amountMinor: number) => [version(1, '2026-01-01', rule('INC', 'incident', 'none', amountMinor))];
const DAY_MS = 24 * HOUR_MS;

describe('the parts of one overage [rule 8, 13]', () => {
	const versions = [
		version(1, '2026-01-01', rule('INC', 'incident', 'none', 130)),
		version(2, '2026-05-10', rule('INC', 'incident', 'none', 100))
	];

	it('what others did unseen comes first, then what the phone showed, then the rest', () => {
		const book = bookOf(versions);
		book.apply(spend('a', 40, { employee: 'ben' }));
		const { flags } = book.apply(spend('b', 150, { knownSeq: 0, policySeen: 1 }));
		expect(words(flags)).toEqual(['OVER_CAP INC 20', 'OVER_CAP_CONCURRENT INC 40', 'STALE_POLICY INC 30']);
	});

	it.each([
		[7 * DAY_MS, ['STALE_POLICY INC 20']],
		[7 * DAY_MS + 1, ['OVER_CAP INC 20']],
		[-DAY_MS, ['STALE_POLICY INC 20']]
	])('[C2] a cache confirmed %i ms before: %j', (age, expected) => {
		const op = spend('a', 120, { policySeen: 1, policySeenAt: NOON - age });
		expect(words(bookOf(versions).apply(op).flags)).toEqual(expected);
	});

	it('[C2] a rule that the seen version did not have: everything known is stale; an unknown version protects nothing', () => {
		const later = [version(1, '2026-01-01', rule('GST', 'guest', 'day', 5_000)), versions[1]!];
		expect(words(bookOf(later).apply(spend('a', 120, { policySeen: 1 })).flags)).toEqual([
			'STALE_POLICY INC 20'
		]);
		expect(words(bookOf(later).apply(spend('a', 120, { policySeen: 9 })).flags)).toEqual(['OVER_CAP INC 20']);
	});

	it('[C1] a phone knows the earlier rows of its own, synced or not', () => {
		const book = bookOf(inc(100));
		book.apply(spend('a', 80));
		expect(words(book.apply(spend('b', 30, { knownSeq: 0 })).flags)).toEqual(['OVER_CAP INC 10']);
		const other = bookOf(inc(100));
		other.apply(spend('a', 80, { device: 'tablet' }));
		expect(words(other.apply(spend('b', 30, { knownSeq: 0 })).flags)).toEqual(['OVER_CAP_CONCURRENT INC 10']);
	});

	it('[C1] a pool is never split', () => {
		const book = bookOf([version(1, '2026-01-01', rule('POOL', 'location', 'posting', 100))]);
		book.apply(spend('a', 90, { employee: 'ben' }));
		expect(words(book.apply(spend('b', 30, { knownSeq: 0 })).flags)).toEqual(['OVER_POOL POOL 20']);
	});

	it('[C2] a looser version helps at once, whatever the phone had cached', () => {
		const looser = [versions[1]!, version(3, '2026-05-11', rule('INC', 'incident', 'none', 500))];
		expect(bookOf(looser).apply(spend('a', 450, { policySeen: 2 })).flags).toEqual([]);
	});
});

describe('grants [rule 7, C4]', () => {
	const noon = NOON + 2 * HOUR_MS;
	function granted() {
		const book = bookOf(inc(100));
		book.apply({ op: 'grant', id: 'gr', rule: 'INC', incident: 'i', amountMinor: 20, expiresAt: noon });
		return book;
	}
	const probe = (at: number) => ({
		employee: 'ana',
		guest: 'g',
		incident: 'i',
		at,
		localDate: '2026-05-12',
		postingPeriod: '2026-05'
	});

	it('the used part stays after expiry, the rest lapses; money that came back takes even that', () => {
		const book = granted();
		expect(book.apply(spend('a', 110)).flags).toEqual([]);
		expect(remainingOf(book.standing(probe(noon - 1)))).toEqual({ INC: 10 });
		expect(book.standing(probe(noon)).rules[0]).toMatchObject({ capMinor: 110, remainingMinor: 0 });
		book.apply({ op: 'refund_in', id: 'r', ref: 'a', amountMinor: 30, receivedAt: noon });
		expect(book.standing(probe(noon + HOUR_MS)).rules[0]).toMatchObject({
			capMinor: 100,
			remainingMinor: 20
		});
	});

	it('a late entry from before the expiry still has the grant; one at the expiry has not', () => {
		expect(granted().apply(spend('a', 120, { receivedAt: noon + DAY_MS, clockOffsetMs: 0 })).flags).toEqual(
			[]
		);
		expect(words(granted().apply(spend('a', 120, { occurredAt: noon })).flags)).toEqual(['OVER_CAP INC 20']);
	});

	it('help later ops only, only that incident, and only rules about incidents', () => {
		const book = bookOf([...inc(100), version(2, '2030-01-01', rule('EMPD', 'employee', 'day', 9))]);
		book.apply(spend('a', 120));
		const grant = { op: 'grant', id: 'gr', rule: 'INC', incident: 'i', amountMinor: 50 } as const;
		expect(book.apply(grant)).toMatchObject({ result: 'OK', flags: [], cleared: [] });
		expect(words(book.openFlags('a'))).toEqual(['OVER_CAP INC 20']);
		expect(book.apply(spend('b', 30)).flags).toEqual([]);
		expect(words(book.apply(spend('c', 130, { incident: 'other' })).flags)).toEqual(['OVER_CAP INC 30']);
		expect(book.apply({ ...grant, id: 'x', rule: 'EMPD' }).result).toBe('BAD_GRANT');
		expect(book.apply({ ...grant, id: 'x', amountMinor: 0 }).result).toBe('NOT_POSITIVE');
	});
});

describe('clock and month [rule 14, 18]', () => {
	it.each<[{ clockOffsetMs?: number; receivedAt?: number }, string[]]>([
		[{ clockOffsetMs: 120_000 }, []],
		[{ clockOffsetMs: -120_001 }, ['CLOCK_ADJUSTED']],
		[{ receivedAt: NOON + DAY_MS }, []],
		[{ receivedAt: NOON + DAY_MS + 1 }, ['CLOCK_SUSPECT']],
		[{ receivedAt: NOON - 300_000, clockOffsetMs: 0 }, []],
		[{ receivedAt: NOON - 300_001, clockOffsetMs: 0 }, ['FUTURE_CLOCK']],
		[{ receivedAt: NOON - DAY_MS - 1 }, ['CLOCK_SUSPECT', 'FUTURE_CLOCK']]
	])('[C9] %j gives %j', (clock, expected) => {
		const answer = bookOf(inc(100)).apply(spend('a', 1, clock));
		expect(words(answer.flags)).toEqual(expected);
		const moved = expected.includes('FUTURE_CLOCK');
		expect(answer.row?.at).toBe(moved ? clock.receivedAt : NOON + (clock.clockOffsetMs ?? 0));
	});

	it('[C8] late money goes to the first month that is open from that of its receipt on', () => {
		const book = bookOf(inc(1_000));
		for (const period of ['2026-04', '2026-06', '2026-07']) book.apply({ op: 'close', period });
		const april = { occurredAt: Date.parse('2026-04-02T10:00:00Z'), clockOffsetMs: 0 };
		const late = book.apply(spend('a', 10, { ...april, receivedAt: Date.parse('2026-06-02T10:00:00Z') }));
		expect([late.row?.localDate, late.row?.postingPeriod, words(late.flags)]).toEqual([
			'2026-04-02',
			'2026-08',
			['LATE_POST']
		]);
		expect(book.apply(spend('b', 10, april)).row?.postingPeriod).toBe('2026-05');
	});

	it('[C10] the cut-over moves days, months and versions', () => {
		const versions = [
			version(1, '2026-01-01', rule('EMPM', 'employee', 'month', 100)),
			version(2, '2026-06-01', rule('EMPM', 'employee', 'month', 900))
		];
		const book = bookOf(versions, { ...MADRID, cutoverHour: 4 });
		const at = (time: string) => Date.parse(`2026-06-01T${time}:00Z`);
		const night = book.apply(spend('a', 120, { occurredAt: at('01:59') }));
		expect([night.row?.localDate, night.row?.postingPeriod, night.standing?.version]).toEqual([
			'2026-05-31',
			'2026-05',
			1
		]);
		expect(words(night.flags)).toEqual(['OVER_CAP EMPM 20']);
		expect(book.apply(spend('b', 120, { occurredAt: at('02:00') })).row?.localDate).toBe('2026-06-01');
	});

	it('[C3] before the first version nothing is capped, yet the row counts later', () => {
		const book = bookOf([version(1, '2026-06-01', rule('INC', 'incident', 'none', 100))]);
		const early = book.apply(spend('a', 5_000));
		expect([early.standing?.version, early.standing?.rules, early.flags]).toEqual([null, [], []]);
		expect(book.apply({ ...spend('p', 70), op: 'plan' })).toMatchObject({
			result: 'OK',
			plan: { allowedMinor: 70 }
		});
		const later = book.apply(spend('b', 10, { occurredAt: Date.parse('2026-06-02T10:00:00Z') }));
		expect(words(later.flags)).toEqual(['OVER_CAP INC 10']);
	});
});

describe('soft flags [rule 21, 24, 26]', () => {
	const place = { ...MADRID, receiptThresholdMinor: 7_500 };
	it.each([
		[7_499, { guest: null, method: 'company_card', receipt: false }, []],
		[7_500, { guest: null, method: 'company_card', receipt: false }, ['NEEDS_RECEIPT', 'NO_GUEST']],
		[7_500, { method: 'house_comp', receipt: false }, []],
		[7_500, { method: 'points', receipt: false }, []],
		[7_500, { method: 'out_of_pocket', receipt: false }, ['NEEDS_RECEIPT']],
		[7_500, { method: 'petty_cash', receipt: true }, []],
		[100, { fxPending: true }, ['FX_PENDING']]
	] as const)('%i %j: %j', (amount, more, expected) => {
		expect(words(bookOf(inc(9_999_999), place).apply(spend('a', amount, more)).flags)).toEqual(expected);
	});

	it('[rule 26] some subjects are never decided alone: planning asks a named person, doing is recorded', () => {
		const asked = { subject: 'privacy', person: 'duty' } as const;
		const book = bookOf([{ ...inc(1_000)[0]!, neverAlone: [asked] }]);
		const plan = book.apply({ ...spend('p', 5, { subjects: ['privacy'] }), op: 'plan' });
		expect(plan).toMatchObject({ result: 'ASK', plan: { excessMinor: 0, askFor: [asked] } });
		expect(words(book.apply(spend('a', 5, { subjects: ['privacy'] })).flags)).toEqual(['NEVER_ALONE']);
		expect(book.apply(spend('b', 5, { subjects: ['safety'] })).flags).toEqual([]);
	});
});

describe('what is left [rule 2]', () => {
	it('ties go INC, GST, EMPD, EMPM, POOL, then the order of the version', () => {
		const rules = ['X', 'POOL', 'EMPM', 'EMPD', 'GST', 'INC'].map((id) => rule(id, 'location', 'none', 50));
		for (let n = 6; n > 0; n--) {
			const binding = bookOf([version(1, '2026-01-01', ...rules.slice(0, n))]).apply(spend('a', 1)).standing
				?.binding;
			expect(binding).toBe(['X', 'POOL', 'EMPM', 'EMPD', 'GST', 'INC'][n === 1 ? 0 : n - 1]);
		}
		const others = [rule('Z', 'location', 'none', 50), rule('A', 'location', 'none', 50)];
		expect(bookOf([version(1, '2026-01-01', ...others)]).apply(spend('a', 1)).standing?.binding).toBe('Z');
	});

	it('[rule 19] a plan that only the pool is too small for needs nobody’s permission', () => {
		const caps = [rule('INC', 'incident', 'none', 100), rule('POOL', 'location', 'posting', 50)];
		const plan = (amount: number) =>
			bookOf([version(1, '2026-01-01', ...caps)]).apply({ ...spend('p', amount), op: 'plan' }).plan;
		expect(plan(50)).toMatchObject({ result: 'OK', poolOnly: false });
		expect(plan(51)).toMatchObject({ result: 'ASK', poolOnly: true, excessMinor: 1 });
		expect(plan(101)).toMatchObject({ result: 'ASK', poolOnly: false });
	});

	it('a stay is a window of its own, skipped without one', () => {
		const book = bookOf([version(1, '2026-01-01', rule('GSTS', 'guest', 'stay', 100))]);
		const stay = { from: '2026-05-10', to: '2026-06-12' };
		book.apply(spend('a', 80, { stay, occurredAt: Date.parse('2026-06-11T10:00:00Z') }));
		expect(book.apply(spend('b', 500)).flags).toEqual([]);
		const last = book.apply(spend('c', 30, { stay }));
		expect(words(last.flags)).toEqual(['OVER_CAP GSTS 30']);
		expect(last.standing?.rules[0]?.usedMinor).toBe(610);
	});

	it('a rule for some purposes counts and judges those only [rule 20]', () => {
		const book = bookOf([
			version(1, '2026-01-01', rule('WOW', 'location', 'month', 100, { purposes: ['wow'] }))
		]);
		expect(book.apply(spend('a', 500, { purpose: 'fix' })).flags).toEqual([]);
		expect(words(book.apply(spend('b', 130, { purpose: 'wow' })).flags)).toEqual(['OVER_CAP WOW 30']);
	});
});
