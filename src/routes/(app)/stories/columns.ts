import type { Story } from '$lib/client/types';

/** About how tall a card is, in lines of text: enough to keep the columns level. */
function roughLines(story: Story): number {
	const chars = Object.values(story.body.parts).join(' ').length;
	return 6 + Math.min(3, chars / 32) + (chars > 100 ? 2 : 0) + (story.body.photos.length > 0 ? 9 : 0);
}

/**
 * Deals stories into columns that end about level, newest on top. A story stays in the column where it was first
 * put (`columnById` remembers it), so that nothing jumps across when others arrive.
 */
export function dealIntoColumns(
	stories: readonly Story[],
	count: number,
	columnById: Map<string, number>
): Story[][] {
	const columns: Story[][] = Array.from({ length: count }, () => []);
	const heights = columns.map(() => 0);
	for (const story of stories) {
		const column = columnById.get(story.id) ?? heights.indexOf(Math.min(...heights));
		columnById.set(story.id, column);
		columns[column]?.push(story);
		heights[column] = (heights[column] ?? 0) + roughLines(story);
	}
	return columns;
}
