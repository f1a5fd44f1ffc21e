import { describe, expect, it } from 'vitest';
import { ruleSense } from './bindingRule';

describe('ruleSense', () => {
	it('[rule 3] a cap on a matter is shared by all, or each person has it alone', () => {
		expect(ruleSense({ dims: ['incident'], window: 'none' })).toMatchObject({ of: 'matter', when: 'always' });
		expect(ruleSense({ dims: ['incident', 'employee'], window: 'none' }).of).toBe('matterYours');
	});

	it('[rule 11] every window is told by its own word', () => {
		const of = (window: string) => ruleSense({ dims: ['guest', 'location'], window });
		expect(['day', 'iso_week', 'month', 'year', 'stay'].map((window) => of(window).when)).toEqual([
			'day',
			'week',
			'month',
			'year',
			'stay'
		]);
		expect(of('rolling_90')).toEqual({ of: 'guest', when: 'rolling', days: 90 });
	});

	it('[rule 19] what the whole location shares by the month is its pool', () => {
		expect(ruleSense({ dims: ['location'], window: 'posting' })).toMatchObject({ of: 'pool', when: 'month' });
		expect(ruleSense({ dims: ['employee', 'location'], window: 'month' })).toMatchObject({ of: 'you' });
	});
});
