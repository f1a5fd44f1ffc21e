import { describe, expect, it } from 'vitest';
import { tellStory } from './storyText';

describe('tellStory', () => {
	it('makes the first sentence the headline and lets the rest follow what happened before', () => {
		const told = tellStory({
			situation: 'It rained.',
			need: 'She was late.',
			what: 'I drove her to the airport. It took 40 minutes.',
			reaction: 'She wrote to us.',
			lesson: 'Look at the clock.'
		});
		expect(told.title).toBe('I drove her to the airport');
		expect(told.paragraphs).toEqual(['It rained. She was late.', 'It took 40 minutes. She wrote to us.']);
		expect(told.lesson).toBe('Look at the clock.');
	});

	it('never loses text: a headline that must be cut leaves the whole part below', () => {
		const what = 'palabra '.repeat(60).trim();
		const told = tellStory({ what });
		expect(told.title.endsWith('…')).toBe(true);
		expect([...told.title].length).toBeLessThanOrEqual(111);
		expect(told.paragraphs).toEqual([what]);
		expect(told.cut).toBe(true);
	});

	it('keeps one short line as headline alone', () => {
		expect(tellStory({ what: 'Le llevé su té' })).toEqual({
			title: 'Le llevé su té',
			cut: false,
			paragraphs: [],
			lesson: null
		});
	});

	it('does not take an initial or a decimal for the end of a sentence', () => {
		expect(tellStory({ what: 'Le subí su té a la Sra. G. porque tosía. Durmió bien' })).toMatchObject({
			title: 'Le subí su té a la Sra. G. porque tosía',
			paragraphs: ['Durmió bien']
		});
		expect(tellStory({ what: 'Tea for Mrs. G.' }).title).toBe('Tea for Mrs. G.');
		expect(tellStory({ what: 'Spent 12.50 on tea! She smiled' }).title).toBe('Spent 12.50 on tea!');
	});

	it('cuts between characters, not inside an emoji', () => {
		const told = tellStory({ what: '👩‍🍳'.repeat(80) });
		expect(told.title).not.toMatch(/[\uD800-\uDBFF]…$/u);
	});
});
