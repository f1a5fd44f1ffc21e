import { describe, expect, it } from 'vitest';
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
});
