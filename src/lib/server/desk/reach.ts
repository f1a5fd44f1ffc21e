/** Who has used their room [M15]: under-use is the signal, and it is one about how people are led, not about them. */
import { sql } from 'kysely';
import { ok, type Result } from '../../base/result';
import type { DoorError } from '../../protocol/accounts';
import type { Reach } from '../../protocol/desk';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { ledgerOf, openDesk, readStaff, recordsOf, seqBefore, sumMinor, windowOf, type Desk } from './desk';
import { readPatterns } from './patterns';

const REACH_DAYS = 30;

/** Reach of a location over the last 30 local dates; `not_found` for one that is not the asker's. */
export async function readReach(
	home: Home,
	actor: Actor,
	location: string
): Promise<Result<Reach, DoorError>> {
	const opened = await openDesk(home, actor, location);
	if (!opened.ok) return opened;
	const desk = opened.value;
	const { from, fromAt } = windowOf(desk, REACH_DAYS);
	const staff = await readStaff(desk);
	const gave = await peopleWithGesture(desk, from, fromAt);
	const spends = await readSpends(desk, from);
	const spenders = new Set(spends.map((spend) => spend.employee));
	// Whoever spent on a gesture made one, whatever became of its story.
	const hasGesture = (person: string) => gave.has(person) || spenders.has(person);
	return ok({
		location,
		currency: desk.place.currency,
		days: REACH_DAYS,
		staff: staff.length,
		withGesture: staff.filter(({ person }) => hasGesture(person)).length,
		withMoney: staff.filter(({ person }) => spenders.has(person)).length,
		spends: spends.length,
		medianMinor: medianOf(spends.map((spend) => spend.minor)),
		notYet: staff
			.filter(({ person }) => !spenders.has(person))
			.map(({ person, since }) => ({
				person,
				what: hasGesture(person) ? ('money' as const) : ('gesture' as const),
				isNew: since >= fromAt
			})),
		...(await readPatterns(desk))
	});
}

/** Authors and contributors of gestures of the window. */
async function peopleWithGesture(desk: Desk, from: string, fromAt: number): Promise<Set<string>> {
	const field = (name: string) =>
		desk.home.database.dialect === 'postgres'
			? sql<string>`body::jsonb ->> ${sql.lit(name)}`
			: sql<string>`body ->> ${sql.lit(name)}`;
	const rows = await recordsOf(desk, 'gesture')
		.select([field('author').as('author'), field('contributors').as('contributors')])
		.distinct()
		.where('seq', '>', await seqBefore(desk, fromAt))
		.where(field('businessDate'), '>=', from)
		.where(field('businessDate'), '<=', desk.today)
		.execute();
	return new Set(rows.flatMap((row) => [row.author, ...(JSON.parse(row.contributors) as string[])]));
}

/** What gestures of the window cost, refunds aside: coming back later is no smaller a gesture. Smallest first. */
function readSpends(desk: Desk, from: string): Promise<{ employee: string; minor: number }[]> {
	return ledgerOf(desk)
		.select(['employee', sumMinor.as('minor')])
		.where('business_date', '>=', from)
		.where('business_date', '<=', desk.today)
		.where('type', '<>', 'refund_in')
		.groupBy(['gesture', 'employee'])
		.having(sumMinor, '>', 0)
		.orderBy('minor')
		.execute();
}

/** Of two in the middle their mean, rounded to a whole minor unit. */
function medianOf(sorted: readonly number[]): number | null {
	const upper = sorted[sorted.length >> 1];
	if (upper === undefined) return null;
	const lower = sorted[(sorted.length - 1) >> 1] ?? upper;
	return Math.round((lower + upper) / 2);
}
