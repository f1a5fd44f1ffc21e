import { describe, expect, it } from 'vitest';
import type { Story } from '$lib/client/types';
import { isFar, letGo, mergeHead, mergePage, withoutNews, type FeedRow } from './feedRows';

function story(id: string, at: number): Story {
	const body = { at, parts: { what: id } } as Story['body'];
	return { id, space: 'here', body, place: 'server', mine: false };
}

const ids = (rows: readonly FeedRow[]) => rows.map((row) => row.id).join('');

describe('mergeHead', () => {
	const rows = [story('e', 5), story('d', 4), story('c', 3), story('b', 2), story('a', 1)];

	it('puts what is new on top and keeps what was scrolled to', () => {
		expect(ids(mergeHead(rows, [story('f', 6), story('e', 5), story('d', 4)], false))).toBe('fedcba');
	});

	it('drops what was taken back within the head', () => {
		expect(ids(mergeHead(rows, [story('e', 5), story('c', 3), story('b', 2)], false))).toBe('ecba');
	});

	it('a head with nothing below it is the whole feed', () => {
		expect(ids(mergeHead(rows, [story('e', 5)], true))).toBe('e');
		expect(ids(mergeHead(rows, [], true))).toBe('');
	});

	it('an empty head above a past that is elsewhere leaves what was read of it', () => {
		expect(ids(mergeHead(rows, [], false))).toBe('edcba');
	});

	it('orders stories of the same instant by id, without doubles', () => {
		const same = [story('z', 9), story('y', 9), story('x', 9), story('w', 9)];
		expect(ids(mergeHead(same, same.slice(0, 2), false))).toBe('zyxw');
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

describe('[P6a] rows far from the reader', () => {
	const rows = Array.from({ length: 20 }, (_, i) => story(String.fromCharCode(116 - i), 20 - i));
	const heights = new Map(rows.map(({ id }, i) => [id, 100 + i]));

	it('keep their place and height only; the head and what is near stay whole', () => {
		const left = letGo(rows, [10, 11], { keep: 3, head: 2, heights });
		expect(ids(left)).toBe(ids(rows));
		expect(left.flatMap((row, i) => (isFar(row) ? [] : [i]))).toEqual([0, 1, 7, 8, 9, 10, 11, 12, 13, 14]);
		expect(left[5]).toEqual({ id: 'o', space: 'here', at: 15, px: 105 });
		expect(letGo(left, [10, 11], { keep: 3, head: 2, heights: new Map() })).toEqual(left);
	});

	it('are read again in their place: what was taken back leaves, what came between is there', () => {
		const left = letGo(rows, [0, 1], { keep: 3, head: 2, heights });
		const page = [story('n', 14), story('mm', 13), story('l', 12)];
		const merged = mergePage(left, 6, page, true);
		expect(ids(merged)).toBe(`tsrqpon${'mm'}lkjihgfedcba`);
		expect(merged.slice(6, 9).some(isFar)).toBe(false);
		expect(isFar(merged[9] as FeedRow)).toBe(true);
	});

	it('the last page ends the list; an empty one that has more changes nothing', () => {
		expect(ids(mergePage(rows, 18, [story('b', 2)], false))).toBe('tsrqponmlkjihgfedcb');
		expect(mergePage(rows, 5, [], true)).toEqual(rows);
		expect(ids(mergePage(rows, 5, [], false))).toBe('tsrqp');
	});
});
