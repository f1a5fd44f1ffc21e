import { describe, expect, it } from 'vitest';
import type { ReviewItem, ReviewList } from '$lib/protocol/desk';
import type { Reimbursements } from '$lib/protocol/deskReimbursements';
import { toDos, type Known } from './toDos';

const NOTHING: Known = { reports: 0, review: null, owed: null, months: null };
const item = (over: Partial<ReviewItem>) =>
	({ group: 'look', mine: false, review: null, ...over }) as ReviewItem;
const review = (items: ReviewItem[], more = 0) => ({ items, more }) as ReviewList;
const owed = (...minors: number[]) =>
	({
		currency: 'EUR',
		totals: { people: minors.map((minor) => ({ employee: '', count: 1, minor })) }
	}) as unknown as Reimbursements;
const month = (name: string, state: 'open' | 'closed', isOver: boolean) => ({ month: name, state, isOver });
const months = (...all: ReturnType<typeof month>[]) => ({ months: all }) as unknown as Known['months'];

describe('what waits for a manager', () => {
	it('is nothing while nothing is known, and when nothing waits', () => {
		expect(toDos(NOTHING)).toEqual([]);
		expect(toDos({ reports: 0, review: review([]), owed: owed(), months: months() })).toEqual([]);
	});

	it('[M21] counts what is to be looked at by this person: not their own, not what is done, not what only lacks a receipt', () => {
		const items = [
			item({}),
			item({ group: 'sample' }),
			item({ group: 'soft' }),
			item({ mine: true }),
			item({ review: { outcome: 'fine', by: '', at: 0 } })
		];
		expect(toDos({ ...NOTHING, review: review(items, 3) })).toEqual([
			{ kind: 'look', href: '/desk/money/review', n: 5 }
		]);
	});

	it('[M20] adds up what people are to be paid back', () => {
		expect(toDos({ ...NOTHING, owed: owed(10_750, 13_520) })).toEqual([
			{ kind: 'pay', href: '/desk/reimbursements', n: 2, minor: 24_270, currency: 'EUR' }
		]);
	});

	it('names the oldest month that is over and open, never the running one', () => {
		const all = months(
			month('2026-11', 'open', false),
			month('2026-10', 'open', true),
			month('2026-09', 'open', true),
			month('2026-08', 'closed', true)
		);
		expect(toDos({ ...NOTHING, months: all })).toEqual([
			{ kind: 'month', href: '/desk/books', month: '2026-09' }
		]);
	});

	it('puts people first, then money, then books', () => {
		const all = {
			reports: 2,
			review: review([item({})]),
			owed: owed(1),
			months: months(month('2026-10', 'open', true))
		};
		expect(toDos(all).map(({ kind }) => kind)).toEqual(['reports', 'look', 'pay', 'month']);
	});
});
