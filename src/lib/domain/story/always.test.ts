import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import lexicon from '../../../../tests/vectors/lexicon.json';
import vectors from '../../../../tests/vectors/metrics.json';
import { saysAlways } from './always';
import { EVENS, NEGATIONS, NEGATIVES, POSITIVES, PROBLEMS, TRIGGERS } from './lexicon';

describe('[000-6][M9] the guest’s "always"', () => {
	it('is found as the worked example says', () => {
		const { input, expect: expected } = must(
			vectors.examples.find(({ id }) => id === 'ALWAYS-1'),
			'the example'
		);
		const { sentences } = input as { sentences: string[] };
		expect(sentences.map(saysAlways)).toEqual((expected as { always: boolean[] }).always);
	});

	it('has every word of the lists', () => {
		const held = { TRIGGERS, NEGATIONS, POSITIVES, NEGATIVES, PROBLEMS, EVENS };
		const lists = {
			TRIGGERS: lexicon.trigger,
			NEGATIONS: lexicon.negation,
			POSITIVES: lexicon.positive,
			NEGATIVES: lexicon.negative,
			PROBLEMS: lexicon.problem,
			EVENS: lexicon.even
		};
		for (const [name, list] of Object.entries(lists)) {
			const missing = list.filter((word) => !held[name as keyof typeof held].has(word));
			expect(missing, name).toEqual([]);
		}
	});

	it.each([
		['They are always so kind', true],
		['SIEMPRE ATENTÍSIMOS y muy amables', true],
		['They aren’t always kind', false],
		['It isn’t what I’d call always good', true],
		['Siempre y cuando sean amables, vuelvo', false],
		['Always late but friendly', false],
		['Always: great', false],
		['Siempre hay problemas con la ducha, pero son amables', false],
		['Siempre', false],
		['', false],
		['😀😀', false]
	])('%s → %s', (quote, expected) => expect(saysAlways(quote)).toBe(expected));
});
