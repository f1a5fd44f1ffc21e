import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { bookOf, NOON, rule, spend, version } from '../../../../tests/vectors/policyWorld';
import { previewPolicy } from './preview';

describe('a preview of a version on past entries [003-13]', () => {
	const book = bookOf([]);
	book.apply(spend('a', 80));
	book.apply(spend('b', 30, { employee: 'ben' }));
	book.apply(spend('mistake', 9_000, { incident: 'other' }));
	book.apply({ op: 'void', id: 'v', ref: 'mistake' });
	book.apply(spend('zeros', 7_000, { incident: 'third' }));
	book.apply({ op: 'correction', id: 'c', ref: 'zeros', amountMinor: 70 });
	book.apply(spend('d', 40, { incident: 'fourth' }));
	book.apply({ op: 'refund_in', id: 'r', ref: 'd', amountMinor: 20, receivedAt: NOON });
	const roles = (employee: string) => (employee === 'ben' ? ['trainee'] : ['waiter']);
	const rows = book.rows.map((row) => ({
		...row,
		roles: roles(row.employee),
		location: 'palma',
		currency: 'EUR'
	}));

	it('counts entries that stand, each rule they would exceed, and mistakes not at all', () => {
		const next = version(
			2,
			'2030-01-01',
			rule('INC', 'incident', 'none', 100),
			rule('INC', 'incident', 'none', 60, { roles: ['trainee'] }),
			rule('EMPD', 'employee', 'day', 140)
		);
		expect(previewPolicy(next, rows)).toEqual({ total: 4, flagged: 3, byRule: { INC: 1, EMPD: 2 } });
	});

	it('a location’s own version is asked as such; an empty one flags nothing', () => {
		const own = { ...version(2, '2030-01-01', rule('INC', 'incident', 'none', 10)), location: 'palma' };
		expect(previewPolicy(own, rows)).toEqual({ total: 4, flagged: 4, byRule: { INC: 4 } });
		expect(previewPolicy(version(2, '2030-01-01'), rows)).toEqual({ total: 4, flagged: 0, byRule: {} });
	});

	it('[rule 20] what the other scope says goes on holding beside it, and the own word of a location wins', () => {
		const own = { ...version(3, '2030-01-01', rule('INC', 'incident', 'none', 1_000)), location: 'palma' };
		const org = version(
			2,
			'2020-01-01',
			rule('INC', 'incident', 'none', 10),
			rule('EMPD', 'employee', 'day', 140)
		);
		const both = { total: 4, flagged: 2, byRule: { EMPD: 2 } };
		expect(previewPolicy(own, rows, { beside: org })).toEqual(both);
		expect(previewPolicy(org, rows, { beside: own })).toEqual(both);
	});

	it('[rule 20] a person’s own amount holds for that person only', () => {
		const own = rule('INC', 'incident', 'none', 10_000, { people: ['ana'] });
		const next = version(2, '2030-01-01', rule('INC', 'incident', 'none', 10), own);
		const same = rows.map((row) => ({ ...row, roles: [] }));
		expect(previewPolicy(next, same)).toEqual({ total: 4, flagged: 1, byRule: { INC: 1 } });
	});

	it('[rule 11] rows before the first date counted fill the buckets of those after it', () => {
		const last = rows.at(-2);
		const later = { ...must(last, 'd'), id: 'late', seq: 99, localDate: '2026-05-20', employee: 'ana' };
		const year = version(2, '2020-01-01', rule('GSTY', 'guest', 'rolling_365', 200));
		const preview = previewPolicy(year, [...rows, later], { from: '2026-05-20' });
		expect(preview).toEqual({ total: 1, flagged: 1, byRule: { GSTY: 1 } });
		expect(previewPolicy(year, [later])).toEqual({ total: 1, flagged: 0, byRule: {} });
	});
});
