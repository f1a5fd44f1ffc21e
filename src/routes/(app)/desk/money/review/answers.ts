import type { ReviewItem, ReviewList } from '$lib/protocol/desk';

type Review = NonNullable<ReviewItem['review']>;

/** The list with one entry looked at: its flags need nobody any more, and the outcomes count it. */
export function withReview(list: ReviewList, entry: string, review: Review): ReviewList {
	const before = list.items.find((item) => item.entry === entry)?.review ?? null;
	const outcomes = { ...list.stats.outcomes };
	if (before) outcomes[before.outcome] = Math.max(0, outcomes[before.outcome] - 1);
	outcomes[review.outcome]++;
	return {
		...list,
		items: list.items.map((item) => (item.entry === entry ? { ...item, review } : item)),
		stats: { ...list.stats, outcomes }
	};
}
