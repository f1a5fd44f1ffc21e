import type { ReviewList } from '$lib/protocol/desk';
import type { exportMonthsSchema } from '$lib/protocol/deskExport';
import type { Reimbursements } from '$lib/protocol/deskReimbursements';
import type * as z from 'zod/mini';

type Months = z.infer<typeof exportMonthsSchema>;

/** What waits for whoever runs a location, each with the room of the Desk that settles it. */
export type ToDo =
	| { kind: 'look' | 'reports'; href: string; n: number }
	| { kind: 'pay'; href: string; n: number; minor: number; currency: string }
	| { kind: 'month'; href: string; month: string };

/** What is known of a location so far; null: not yet, or not from here. */
export interface Known {
	reports: number;
	review: ReviewList | null;
	owed: Reimbursements | null;
	months: Months | null;
}

/** People first, then money, then books. What is the reader's own, or lacks no more than a receipt, does not press. */
export function toDos({ reports, review, owed, months }: Known): ToDo[] {
	const look = (review?.items ?? []).filter(
		({ group, mine, review }) => group !== 'soft' && !mine && !review
	);
	const looks = look.length + (review?.more ?? 0);
	const people = owed?.totals.people ?? [];
	const minor = people.reduce((sum, person) => sum + person.minor, 0);
	const month = months?.months.findLast(({ state, isOver }) => state === 'open' && isOver)?.month;
	return [
		...(reports > 0 ? [{ kind: 'reports' as const, href: '/desk/stories', n: reports }] : []),
		...(looks > 0 ? [{ kind: 'look' as const, href: '/desk/money/review', n: looks }] : []),
		...(owed && people.length > 0
			? [
					{
						kind: 'pay' as const,
						href: '/desk/reimbursements',
						n: people.length,
						minor,
						currency: owed.currency
					}
				]
			: []),
		...(month === undefined ? [] : [{ kind: 'month' as const, href: '/desk/books', month }])
	];
}
