import { describe, expect, it } from 'vitest';
import { rule, version } from '../../../../tests/vectors/policyWorld';
import { isRaise, policyProblems, type PublishContext } from './problems';
import type { PolicyVersion } from './policy';
import { DEFAULT_TEMPLATE, presetRule, PRESETS, type Preset } from './template';

const first = version(1, '2026-01-01', rule('INC', 'incident', 'none', 100));
const context: PublishContext = {
	roles: ['waiter', 'manager'],
	frontline: ['waiter'],
	today: '2026-05-12',
	published: [first]
};
const codes = (next: PolicyVersion, more: Partial<PublishContext> = {}) =>
	policyProblems(next, { ...context, ...more }).map(({ code }) => code);
const tomorrow = (...rules: PolicyVersion['rules']) => version(2, '2026-05-13', ...rules);
const inc = (amountMinor: number, more = {}) => rule('INC', 'incident', 'none', amountMinor, more);

describe('problems of a version [rule 12, 20]', () => {
	it('there are none in every preset of the template [rule 3]', () => {
		for (const preset of Object.keys(PRESETS) as Preset[]) {
			expect(
				codes(tomorrow(presetRule(preset, DEFAULT_TEMPLATE.amountMinor, DEFAULT_TEMPLATE.currency)))
			).toEqual([]);
		}
	});

	it.each([
		['unknown_role', tomorrow(inc(9, { roles: ['barber'] }), inc(9))],
		['bad_amount', tomorrow(inc(10_000_000_000))],
		['bad_amount', tomorrow(inc(-1))],
		['bad_amount', tomorrow(inc(0.5))],
		['bad_window', tomorrow(rule('X', 'guest', 'rolling_367', 1))],
		['bad_window', tomorrow(rule('X', 'guest', 'fortnight', 1))],
		['bad_currency', tomorrow(inc(9, { currency: 'ZZZ' }))],
		['no_dims', tomorrow({ ...inc(9), dims: [] })],
		['stay_without_guest', tomorrow(rule('X', 'employee', 'stay', 9))],
		['twice', tomorrow(inc(9), inc(8))],
		['variants_differ', tomorrow(inc(9), { ...inc(8, { roles: ['waiter'] }), window: 'day' })],
		['zero_for_frontline', tomorrow(inc(0))],
		['zero_for_frontline', tomorrow(inc(9), inc(0, { roles: ['waiter'] }))],
		['number_taken', { ...tomorrow(inc(9)), version: 1 }]
	])('%s', (code, next) => {
		expect(codes(next)).toEqual([code]);
	});

	it('zero for others, for one person or in a pool does not warn', () => {
		const next = tomorrow(
			inc(9),
			inc(0, { roles: ['manager'] }),
			inc(0, { people: ['ana'] }),
			rule('POOL', 'location', 'posting', 0)
		);
		expect(codes(next)).toEqual([]);
	});

	it('tomorrow or later; today only as a raise or as the first; the past never', () => {
		const today = (next: PolicyVersion) => ({ ...next, effectiveFrom: context.today });
		expect(codes(today(tomorrow(inc(99))))).toEqual(['too_early']);
		expect(policyProblems(today(tomorrow(inc(99))), context)).toMatchObject([{ from: '2026-05-13' }]);
		expect(codes(today(tomorrow(inc(100))))).toEqual([]);
		expect(codes({ ...tomorrow(inc(500)), effectiveFrom: '2026-05-11' })).toEqual(['too_early']);
		expect(codes(today(tomorrow(inc(5))), { published: [] })).toEqual([]);
		expect(codes(today({ ...tomorrow(inc(5)), location: 'palma' }))).toEqual(['too_early']);
	});

	it('two admins publishing for one date are told', () => {
		const published = [first, tomorrow(inc(50))];
		expect(policyProblems({ ...tomorrow(inc(60)), version: 3 }, { ...context, published })).toEqual([
			{ severity: 'warning', code: 'same_date', version: 2 }
		]);
	});
});

describe('a raise [rule 12]', () => {
	const before = version(
		1,
		'2026-01-01',
		inc(100),
		inc(50, { roles: ['waiter'] }),
		rule('GST', 'guest', 'day', 70)
	);
	it.each<[string, boolean, PolicyVersion['rules']]>([
		['the same again', true, before.rules],
		['more for one role', true, [inc(100), inc(60, { roles: ['waiter'] }), rule('GST', 'guest', 'day', 70)]],
		['one cap gone', true, [inc(100)]],
		['less for one role', false, [inc(200), inc(49, { roles: ['waiter'] })]],
		['less for one person', false, [inc(100), inc(5, { people: ['ana'] })]],
		['a new cap', false, [inc(100), rule('EMPD', 'employee', 'day', 9_999)]],
		['a cap that counts in another way', false, [inc(100), rule('GST', 'guest', 'month', 500)]]
	])('%s: %s', (_what, expected, rules) => {
		expect(isRaise(before, version(2, '2026-05-12', ...rules), ['waiter', 'manager'])).toBe(expected);
	});
});
