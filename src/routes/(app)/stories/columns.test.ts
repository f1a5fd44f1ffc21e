import { describe, expect, test } from 'vitest';
import type { Story } from '$lib/client/types';
import { dealIntoColumns, type Dealt } from './columns';
import type { FeedRow } from './feedRows';

const story = (id: string, what = 'Un té.', photos = 0) =>
	({ id, body: { parts: { what }, photos: Array(photos).fill({}) } }) as unknown as Story;
const ids = (columns: FeedRow[][]) => columns.map((column) => column.map(({ id }) => id));

describe('stories in columns', () => {
	test('one column keeps the order', () => {
		const stories = ['c', 'b', 'a'].map((id) => story(id, 'x', 1));
		expect(ids(dealIntoColumns(stories, 1, new Map()))).toEqual([['c', 'b', 'a']]);
	});

	test('a tall card is balanced by short ones', () => {
		const stories = [story('d', 'x', 1), story('c'), story('b'), story('a')];
		expect(ids(dealIntoColumns(stories, 2, new Map()))).toEqual([['d'], ['c', 'b', 'a']]);
	});

	test('nothing jumps across when a newer story arrives on top', () => {
		const dealtById = new Map<string, Dealt>();
		const before = [story('c'), story('b'), story('a')];
		const first = ids(dealIntoColumns(before, 2, dealtById));
		const then = ids(dealIntoColumns([story('d'), ...before], 2, dealtById));
		expect(then.map((column) => column.filter((id) => id !== 'd'))).toEqual(first);
	});
});
