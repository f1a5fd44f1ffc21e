import { describe, expect, it } from 'vitest';
import type { ReviewItem, ReviewList } from '$lib/protocol/desk';
import { withReview } from './answers';

const item = (entry: string): ReviewItem => ({
	entry,
	group: 'look',
	employee: 'ana',
	mine: false,
	gesture: 'g',
	what: null,
	at: 0,
	businessDate: '2026-06-15',
	amountMinor: 1,
	method: 'house_comp',
	purpose: 'fix',
	capMinor: null,
	overMinor: 0,
	leftShownMinor: null,
	flags: [],
	twins: [],
	review: null
});
const list: ReviewList = {
	location: 'here',
	currency: 'EUR',
	today: '2026-06-15',
	items: [item('a'), item('b')],
	more: 0,
	stats: {
		days: 30,
		flagged: 2,
		inTime: 0,
		outcomes: { praise: 0, fine: 3, coach: 0, fix_policy: 0, look_further: 0 }
	}
};

describe('[M21] an answer before it was sent', () => {
	it('shows at once, stays on the list so that another can be given, and is counted once', () => {
		const first = withReview(list, 'a', { outcome: 'fine', by: 'boss', at: 1 });
		expect(first.items.map(({ review }) => review?.outcome ?? null)).toEqual(['fine', null]);
		expect(first.stats.outcomes).toMatchObject({ fine: 4, praise: 0 });
		const second = withReview(first, 'a', { outcome: 'praise', note: 'Bravo', by: 'boss', at: 2 });
		expect(second.items[0]?.review).toEqual({ outcome: 'praise', note: 'Bravo', by: 'boss', at: 2 });
		expect(second.stats.outcomes).toMatchObject({ fine: 3, praise: 1 });
		expect(list.items[0]?.review).toBeNull();
	});
});
