import { describe, expect, it } from 'vitest';
import type { Story } from '$lib/client/types';
import { mergeHead, withoutNews } from './feedPages.svelte';

function story(id: string, at: number): Story {
	const body = { at, parts: { what: id } } as Story['body'];
	return { id, space: 'here', body, place: 'server', mine: false };
}

const ids = (rows: Story[]) => rows.map((row) => row.id).join('');

describe('mergeHead', () => {
	const rows = [story('e', 5), story('d', 4), story('c', 3), story('b', 2), story('a', 1)];

	it('puts what is new on top and keeps what was scrolled to', () => {
		expect(ids(mergeHead(rows, [story('f', 6), story('e', 5), story('d', 4)], 3))).toBe('fedcba');
	});

	it('drops what was taken back within the head', () => {
		expect(ids(mergeHead(rows, [story('e', 5), story('c', 3), story('b', 2)], 3))).toBe('ecba');
	});

	it('a head shorter than a page is the whole feed', () => {
		expect(ids(mergeHead(rows, [story('e', 5)], 3))).toBe('e');
		expect(ids(mergeHead(rows, [], 3))).toBe('');
	});

	it('orders stories of the same instant by id, without doubles', () => {
		const same = [story('z', 9), story('y', 9), story('x', 9), story('w', 9)];
		expect(ids(mergeHead(same, same.slice(0, 2), 2))).toBe('zyxw');
	});
});

describe('withoutNews', () => {
	const rows = [story('c', 3), story('b', 2), story('a', 1)];

	it('holds back what is above the first one shown, and counts it without one’s own', () => {
		const own = { ...story('e', 5), mine: true };
		const calm = withoutNews(rows, [own, story('d', 4), ...rows]);
		expect([ids(calm.rows), calm.news]).toEqual(['cba', 1]);
	});

	it('lets through what changed or left where somebody reads', () => {
		const changed = { ...story('b', 2), place: 'server' as const };
		const calm = withoutNews(rows, [story('d', 4), story('c', 3), changed]);
		expect([ids(calm.rows), calm.rows[1], calm.news]).toEqual(['cb', changed, 1]);
	});

	it('an empty list takes everything in', () => {
		expect(withoutNews([], rows)).toEqual({ rows, news: 0 });
		expect(ids(withoutNews([story('z', 0)], rows).rows)).toBe('cba');
	});
});
