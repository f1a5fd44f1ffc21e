/** The list of the feed as pure functions: newest first, ties by id, without doubles. */
import type { Story } from '$lib/client/types';

/** A story far from where somebody reads: only its place in the list is kept. `px`: how tall it was. */
export interface FarRow {
	id: string;
	space: string;
	at: number;
	px: number;
}
export type FeedRow = Story | FarRow;

export function isFar(row: FeedRow): row is FarRow {
	return 'px' in row;
}

export function atOf(row: FeedRow): number {
	return isFar(row) ? row.at : row.body.at;
}

/** Whether `a` stands above `b` in the feed. */
export function isNewer(a: FeedRow, b: FeedRow): boolean {
	const [atA, atB] = [atOf(a), atOf(b)];
	return atA > atB || (atA === atB && a.id > b.id);
}

/**
 * The rows of a list after its live head changed. Above its last one the head is the whole truth (what it no longer
 * has was taken back); below it the rows read earlier stay. `isWhole`: there is nothing below it.
 */
export function mergeHead(rows: readonly FeedRow[], head: readonly Story[], isWhole: boolean): FeedRow[] {
	const last = head.at(-1);
	if (isWhole) return [...head];
	if (!last) return [...rows];
	return [...head, ...rows.filter((row) => isNewer(last, row))];
}

/** The rows after a page was read that belongs at index `at`: it takes the place of all rows down to its last one. */
export function mergePage(
	rows: readonly FeedRow[],
	at: number,
	page: readonly Story[],
	hasMore: boolean
): FeedRow[] {
	const last = page.at(-1);
	const below = rows.slice(at);
	const rest = hasMore ? below.filter((row) => !last || isNewer(last, row)) : [];
	return [...rows.slice(0, at), ...page, ...rest];
}

/**
 * What a reader in the middle of the list is shown of a changed one: all that changed where they read, and how many
 * stories are new above it. A story is announced, never pushed under the thumb.
 */
export function withoutNews(
	rows: readonly FeedRow[],
	merged: readonly FeedRow[]
): { rows: FeedRow[]; news: number } {
	const first = rows[0];
	const known = new Set(rows.map(({ id }) => id));
	const isNews = (row: FeedRow) => first !== undefined && !known.has(row.id) && isNewer(row, first);
	const calm = merged.filter((row) => !isNews(row));
	// Everything above is new, and what was read has left: there is nothing to hold on to.
	if (first === undefined || calm.length === 0) return { rows: [...merged], news: 0 };
	const news = merged.filter((row) => isNews(row) && !(!isFar(row) && row.mine)).length;
	return { rows: calm, news };
}

/** Lets go of what is farther than `keep` rows from those in view, but never of the first `head`. */
export function letGo(
	rows: readonly FeedRow[],
	inView: readonly [number, number],
	{ keep, head, heights }: { keep: number; head: number; heights: ReadonlyMap<string, number> }
): FeedRow[] {
	const [first, last] = inView;
	return rows.map((row, index) => {
		if (isFar(row) || index < head || (index >= first - keep && index <= last + keep)) return row;
		const px = heights.get(row.id);
		return px === undefined ? row : { id: row.id, space: row.space, at: row.body.at, px };
	});
}
