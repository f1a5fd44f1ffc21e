import { describe, expect, it } from 'vitest';
import { rule, version } from '../../../../tests/vectors/policyWorld';
import { policiesFor, type Actor } from './authority';
import type { PolicyVersion } from './policy';

const org = version(
	1,
	'2026-01-01',
	rule('INC', 'incident', 'none', 2_000),
	rule('INC', 'incident', 'none', 500, { roles: ['trainee'] }),
	rule('INC', 'incident', 'none', 9_000, { people: ['star'] }),
	rule('GST', 'guest', 'day', 3_000)
);
const palma: PolicyVersion = {
	...version(
		2,
		'2026-05-01',
		rule('INC', 'incident', 'none', 700, { roles: ['waiter'] }),
		rule('INC', 'incident', 'none', 50, { people: ['ben'] })
	),
	location: 'palma'
};

function capsOf(actor: Partial<Actor>, date = '2026-05-12', versions = [org, palma]): Record<string, number> {
	const bound = { employee: 'ana', roles: [], location: 'palma', currency: 'EUR', ...actor };
	const { rules } = policiesFor(versions, bound).on(date);
	return Object.fromEntries(rules.map((item) => [item.id, item.amountMinor]));
}

describe('whose cap is how much [rule 20]', () => {
	it.each<[string, Partial<Actor>, number]>([
		['the employee override, whatever the roles', { employee: 'ben', roles: ['waiter'] }, 50],
		[
			'an override of the organisation before roles of the location',
			{ employee: 'star', roles: ['waiter'] },
			9_000
		],
		['the role at the location', { roles: ['waiter'] }, 700],
		['the role in the organisation', { roles: ['trainee'] }, 500],
		['the default of the organisation', { roles: ['porter'] }, 2_000],
		['of several roles the most generous', { roles: ['trainee', 'waiter'] }, 700],
		['of several roles the most generous, the default too', { roles: ['trainee', 'porter'] }, 2_000],
		['no role at all: the default', {}, 2_000]
	])('%s', (_what, actor, minor) => {
		expect(capsOf(actor).INC).toBe(minor);
	});

	it('a location does not lift a cap by silence, and its version counts only there and from its date', () => {
		expect(capsOf({})).toEqual({ INC: 2_000, GST: 3_000 });
		expect(capsOf({ roles: ['waiter'], location: 'madrid' }).INC).toBe(2_000);
		expect(capsOf({ roles: ['waiter'] }, '2026-04-30').INC).toBe(2_000);
	});

	it('the location default goes before the role in the organisation', () => {
		const own = { ...palma, rules: [rule('INC', 'incident', 'none', 800)] };
		expect(capsOf({ roles: ['trainee'] }, '2026-05-12', [org, own]).INC).toBe(800);
	});

	it('a rule for roles only does not bind others', () => {
		const only = version(1, '2026-01-01', rule('INC', 'incident', 'none', 5, { roles: ['waiter'] }));
		expect(capsOf({ roles: ['porter'] }, '2026-05-12', [only])).toEqual({});
		expect(capsOf({ roles: ['porter', 'waiter'] }, '2026-05-12', [only])).toEqual({ INC: 5 });
	});

	it('suspended: nothing of one’s own on those dates, both ends inside; the pool is nobody’s own', () => {
		const caps = version(
			1,
			'2026-01-01',
			rule('INC', 'incident', 'none', 5),
			rule('POOL', 'location', 'posting', 9)
		);
		const suspensions = [{ from: '2026-05-10', to: '2026-05-12' }];
		const on = (date: string) => capsOf({ suspensions }, date, [caps]);
		expect([on('2026-05-09'), on('2026-05-10'), on('2026-05-12'), on('2026-05-13')]).toEqual([
			{ INC: 5, POOL: 9 },
			{ INC: 0, POOL: 9 },
			{ INC: 0, POOL: 9 },
			{ INC: 5, POOL: 9 }
		]);
		const bound = { employee: 'ana', roles: [], location: 'palma', currency: 'EUR', suspensions };
		expect(policiesFor([caps], bound).named(1, '2026-05-11')?.rules[0]?.amountMinor).toBe(0);
	});
});

describe('caps and currency [rule 22]', () => {
	const rates = [{ from: 'USD', to: 'EUR', on: '2026-05-01', rate: '0.92345' }];
	const dollars = rule('INC', 'incident', 'none', 10_000, { currency: 'USD' });

	it('an amount written in the currency wins over any rate', () => {
		const both = version(1, '2026-01-01', dollars, rule('INC', 'incident', 'none', 7_000));
		expect(capsOf({ rates }, '2026-05-12', [both]).INC).toBe(7_000);
	});

	it('else the last rate up to the date converts, half up; without any rate the rule cannot bind', () => {
		const only = [version(1, '2026-01-01', dollars)];
		expect(capsOf({ rates }, '2026-05-12', only).INC).toBe(9_235);
		expect(capsOf({ rates }, '2026-04-30', only)).toEqual({});
	});
});

describe('the version a phone had [rule 13]', () => {
	const bound = { employee: 'ana', roles: ['waiter'], location: 'madrid', currency: 'EUR' };
	it('is found by number, but not another location’s', () => {
		const policies = policiesFor([org, palma], bound);
		expect(policies.named(1, '2026-05-12')?.version).toBe(1);
		expect(policies.named(2, '2026-05-12')).toBeUndefined();
		expect(policies.named(3, '2026-05-12')).toBeUndefined();
	});
});
