import type { CapRule } from '$lib/domain/policy/types';

/** What a cap counts, in the terms that people are told. `days` only with `rolling`. */
export interface RuleSense {
	of: 'matter' | 'matterYours' | 'guest' | 'you' | 'youAll' | 'pool';
	when: 'always' | 'day' | 'week' | 'month' | 'year' | 'rolling' | 'stay';
	days: number;
}

const WHEN: Record<string, RuleSense['when']> = {
	none: 'always',
	day: 'day',
	iso_week: 'week',
	month: 'month',
	posting: 'month',
	year: 'year',
	stay: 'stay'
};

/** The sense of a cap: of which bucket it is, and over which time [rule 2, 3]. */
export function ruleSense({ dims, window }: Pick<CapRule, 'dims' | 'window'>): RuleSense {
	const days = Number(/^rolling_(\d+)$/.exec(window)?.[1] ?? 0);
	const when = WHEN[window] ?? 'rolling';
	if (dims.includes('incident')) {
		return { of: dims.includes('employee') ? 'matterYours' : 'matter', when, days };
	}
	if (dims.includes('guest')) return { of: 'guest', when, days };
	if (!dims.includes('employee')) return { of: 'pool', when, days };
	return { of: dims.includes('org') ? 'youAll' : 'you', when, days };
}
