import type { Story } from '$lib/client/types';
import { isFar, type FeedRow } from './feedRows';

/** Where a story was put, and about how tall it is there. */
export interface Dealt {
	column: number;
	lines: number;
}

/** About how tall a card is, in lines of text: enough to keep the columns level. */
function roughLines(story: Story): number {
	const chars = Object.values(story.body.parts).join(' ').length;
	return 6 + Math.min(3, chars / 32) + (chars > 100 ? 2 : 0) + (story.body.photos.length > 0 ? 9 : 0);
}

/**
 * Deals stories into columns that end about level, newest on top. A story stays in the column where it was first
 * put (`dealtById` remembers it), so that nothing jumps across when others arrive.
 */
export function dealIntoColumns(
	rows: readonly FeedRow[],
	count: number,
	dealtById: Map<string, Dealt>
): FeedRow[][] {
	if (count === 1) return [[...rows]];
	const columns: FeedRow[][] = Array.from({ length: count }, () => []);
	const heights = columns.map(() => 0);
	for (const row of rows) {
		const known = dealtById.get(row.id);
		const column = known?.column ?? heights.indexOf(Math.min(...heights));
		const lines = known?.lines ?? (isFar(row) ? 0 : roughLines(row));
		if (!known) dealtById.set(row.id, { column, lines });
		columns[column]?.push(row);
		heights[column] = (heights[column] ?? 0) + lines;
	}
	return columns;
}
