import { sql } from 'kysely';
import { ok, type Result } from '../../base/result';
import { chainAnchor } from '../../domain/finance/ledgerChain.mjs';
import { nextMonth } from '../../domain/period/calendar';
import { firstInstantOf } from '../../domain/period/dayStart';
import type { RecordBody } from '../../domain/records';
import type { ExportMonths } from '../../protocol/deskExport';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { monthOfNow, openScope, readBody, readCloses, readSpace, type Scope } from './exportPlan';
import { readHeartbeats, waitingBefore } from './waitingPhones';

/** Sums by posting month, in SQL. */
function readSums({ database: { db } }: Home, { tenant, space }: Scope) {
	return db
		.selectFrom('ledger_entry')
		.select([
			'posting_period as month',
			sql<number>`cast(count(*) as bigint)`.as('entries'),
			sql<number>`cast(sum(amount_minor) as bigint)`.as('totalMinor'),
			sql<number>`cast(sum(case when type <> 'refund_in' and substr(business_date, 1, 7) < posting_period
				then 1 else 0 end) as bigint)`.as('late')
		])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.groupBy('posting_period')
		.execute();
}

/** The months of a location, what keeps one from being closed in good faith, and the codes: what the page of books shows. */
export async function listMonths(
	home: Home,
	actor: Actor,
	location: string
): Promise<Result<ExportMonths, 'not_found'>> {
	const opened = await openScope(home, actor, location);
	if (!opened.ok) return opened;
	const { scope, place } = opened.value;
	const { tenant, space } = scope;
	const sums = new Map((await readSums(home, scope)).map((sum) => [sum.month, sum]));
	const closed = new Set((await readCloses(home, scope)).map(({ month }) => month));
	const current = monthOfNow(home, place);
	const heartbeats = await readHeartbeats(home, scope);
	const months = [...new Set([current, ...closed, ...sums.keys()])].sort().reverse();
	const periods = await readBody<RecordBody<'periods'>>(home, tenant, space, 'periods', space);
	const now = await readSpace(home, scope);
	return ok({
		currency: place.currency,
		months: months.map((month) => {
			const { entries = 0, totalMinor = 0, late = 0 } = sums.get(month) ?? {};
			const endsAt = firstInstantOf(`${nextMonth(month)}-01`, place.zone, place.cutoverHour ?? 0);
			return {
				month,
				state: closed.has(month) ? 'closed' : 'open',
				isOver: month < current,
				entries,
				late,
				totalMinor,
				...waitingBefore(heartbeats, endsAt)
			};
		}),
		trail: periods?.trail ?? [],
		books: await readBody<RecordBody<'books'>>(home, tenant, space, 'books', space),
		ledger: { count: now?.ledger_count ?? 0, head: now?.ledger_head || chainAnchor(space) }
	});
}
