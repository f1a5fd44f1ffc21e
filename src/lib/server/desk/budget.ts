/** What a month came to at one location [M13], summed by the database. */
import { sql } from 'kysely';
import { err, ok, type Result } from '../../base/result';
import { addDays, monthSpan, nextMonth } from '../../domain/period/calendar';
import { firstInstantOf } from '../../domain/period/dayStart';
import { monthOf } from '../../domain/period/localDate';
import type { CapRule } from '../../domain/policy/types';
import type { Purpose } from '../../domain/purpose';
import { purposeSchema, type Method, type RecordBody } from '../../domain/records';
import type { DoorError } from '../../protocol/accounts';
import type { Budget, BudgetQuery } from '../../protocol/desk';
import { readBody } from '../finance/exportPlan';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { ledgerOf, openDesk, rulesOn, sumMinor, type Desk } from './desk';

/** Months before that a month without a pool is held against. */
const AVERAGE_MONTHS = 3;
const PHONES_MAX = 50;

/** The budget of a month; `bad_request` for one that has not begun there, `not_found` for a location not the asker's. */
export async function readBudget(
	home: Home,
	actor: Actor,
	query: BudgetQuery
): Promise<Result<Budget, DoorError>> {
	const opened = await openDesk(home, actor, query.location);
	if (!opened.ok) return opened;
	const desk = opened.value;
	const currentMonth = monthOf(desk.today);
	const month = query.month ?? currentMonth;
	if (month > currentMonth) return err('bad_request');
	const sums = await readSums(desk, month);
	const firstMonth = await readFirstMonth(desk);
	const netMinor = sums.spentMinor - sums.refundedMinor;
	const pool = poolOf(desk, month, sums.net);
	return ok({
		location: desk.scope.space,
		month,
		currentMonth,
		firstMonth,
		currency: desk.place.currency,
		today: desk.today,
		spentMinor: sums.spentMinor,
		refundedMinor: sums.refundedMinor,
		netMinor,
		lateMinor: sums.lateMinor,
		pool,
		pace: {
			gone: goneOf(desk, month),
			...(pool
				? { against: 'pool' as const, againstMinor: pool.poolMinor, usedMinor: pool.usedMinor, months: 0 }
				: { usedMinor: netMinor, ...(await averageBefore(desk, month, firstMonth)) })
		},
		...(await countUse(desk, month)),
		days: await readDays(desk, month),
		methods: shares(sums.methods).map(([method, minor]) => ({ method, minor })),
		purposes: shares(sums.purposes).map(([purpose, minor]) => ({ purpose, minor })),
		closed: await readClose(desk, month),
		phones: await readPhones(desk)
	});
}

interface Sums {
	spentMinor: number;
	refundedMinor: number;
	lateMinor: number;
	methods: Map<Method, number>;
	purposes: Map<Purpose, number>;
	/** Refunds taken off, by purpose: what a pool is used by [rule 16]. */
	net: Map<Purpose, number>;
}

function add<Key>(sums: Map<Key, number>, key: Key, minor: number): void {
	sums.set(key, (sums.get(key) ?? 0) + minor);
}

/** One pass over the month: a handful of rows however many entries it has. */
async function readSums(desk: Desk, month: string): Promise<Sums> {
	const rows = await ledgerOf(desk)
		.select([
			'type',
			'method',
			'purpose',
			sql<number>`case when substr(business_date, 1, 7) = posting_period then 0 else 1 end`.as('late'),
			sumMinor.as('minor')
		])
		.where('posting_period', '=', month)
		.groupBy(['type', 'method', 'purpose', 'late'])
		.execute();
	const sums: Sums = {
		spentMinor: 0,
		refundedMinor: 0,
		lateMinor: 0,
		methods: new Map(),
		purposes: new Map(),
		net: new Map()
	};
	for (const { type, method, purpose: word, late, minor } of rows) {
		const told = purposeSchema.safeParse(word);
		const purpose = told.success ? told.data : 'fix';
		add(sums.net, purpose, minor);
		if (type === 'refund_in') {
			sums.refundedMinor -= minor;
			continue;
		}
		sums.spentMinor += minor;
		if (late === 1) sums.lateMinor += minor;
		add(sums.methods, method as Method, minor);
		add(sums.purposes, purpose, minor);
	}
	return sums;
}

/** Largest first; what was all taken back is nothing. */
function shares<Key>(sums: ReadonlyMap<Key, number>): [Key, number][] {
	return [...sums].filter(([, minor]) => minor !== 0).sort(([, a], [, b]) => b - a);
}

/** The pool as it was in force on the last day of the month, or is today [rule 18, 19]. */
function poolOf(desk: Desk, month: string, net: ReadonlyMap<Purpose, number>): Budget['pool'] {
	const { to } = monthSpan(month);
	const isPool = (rule: CapRule) => rule.window === 'posting' && !rule.dims.includes('employee');
	const rule = rulesOn(desk, to < desk.today ? to : desk.today).find(isPool);
	if (!rule) return null;
	const counts = (purpose: Purpose) => !rule.purposes || rule.purposes.includes(purpose);
	const usedMinor = [...net].reduce((sum, [purpose, minor]) => sum + (counts(purpose) ? minor : 0), 0);
	return { poolMinor: rule.amountMinor, usedMinor, leftMinor: rule.amountMinor - usedMinor };
}

function goneOf({ home, place }: Desk, month: string): number {
	const start = firstInstantOf(`${month}-01`, place.zone, place.cutoverHour ?? 0);
	const end = firstInstantOf(`${nextMonth(month)}-01`, place.zone, place.cutoverHour ?? 0);
	return Math.min(1, Math.max(0, (home.clock.now() - start) / (end - start)));
}

function monthBefore(month: string): string {
	return monthOf(addDays(`${month}-01`, -1));
}

/** Months before the first entry are no months of nothing: they are not counted. */
async function averageBefore(desk: Desk, month: string, firstMonth: string | null) {
	const before: string[] = [];
	for (let m = monthBefore(month); before.length < AVERAGE_MONTHS; m = monthBefore(m)) {
		if (firstMonth === null || m < firstMonth) break;
		before.push(m);
	}
	if (before.length === 0) return { against: null, againstMinor: 0, months: 0 };
	const row = await ledgerOf(desk)
		.select(sumMinor.as('minor'))
		.where('posting_period', 'in', before)
		.executeTakeFirst();
	const againstMinor = Math.round((row?.minor ?? 0) / before.length);
	return { against: 'average' as const, againstMinor, months: before.length };
}

async function readFirstMonth(desk: Desk): Promise<string | null> {
	const row = await ledgerOf(desk)
		.select('posting_period')
		.orderBy('posting_period')
		.limit(1)
		.executeTakeFirst();
	return row?.posting_period ?? null;
}

/** Gestures of which something is left after voids, and who spent on them. */
async function countUse(desk: Desk, month: string): Promise<Pick<Budget, 'entries' | 'people'>> {
	const living = ledgerOf(desk)
		.select(['gesture', 'employee'])
		.where('posting_period', '=', month)
		.where('type', '<>', 'refund_in')
		.groupBy(['gesture', 'employee'])
		.having(sumMinor, '>', 0);
	const row = await desk.home.database.db
		.selectFrom(living.as('living'))
		.select([
			sql<number>`count(distinct gesture)`.as('entries'),
			sql<number>`count(distinct employee)`.as('people')
		])
		.executeTakeFirst();
	return { entries: row?.entries ?? 0, people: row?.people ?? 0 };
}

async function readDays(desk: Desk, month: string): Promise<Budget['days']> {
	const { from, to } = monthSpan(month);
	return ledgerOf(desk)
		.select(['business_date as on', sumMinor.as('minor')])
		.where('posting_period', '=', month)
		.where('business_date', '>=', from)
		.where('business_date', '<=', to)
		.where('type', '<>', 'refund_in')
		.groupBy('business_date')
		.having(sumMinor, '<>', 0)
		.orderBy('business_date')
		.execute();
}

async function readClose({ home, scope }: Desk, month: string): Promise<Budget['closed']> {
	const { tenant, space } = scope;
	const periods = await readBody<RecordBody<'periods'>>(home, tenant, space, 'periods', space);
	if (!periods?.closed.includes(month)) return null;
	const line = periods.trail.findLast((known) => known.month === month && known.what === 'closed');
	return line ? { at: line.at, by: line.by } : null;
}

/** What the phones of those who work here last said they still hold [P18]. */
async function readPhones({ home, scope }: Desk): Promise<Budget['phones']> {
	const rows = await home.database.db
		.selectFrom('device')
		.innerJoin('member_location as works', (join) =>
			join
				.onRef('works.tenant_id', '=', 'device.tenant_id')
				.onRef('works.person_id', '=', 'device.person_id')
				.on('works.location_id', '=', scope.space)
				.on('works.until', 'is', null)
		)
		.select(['device.person_id', 'device.unsent', 'device.oldest_unsent_at', 'device.last_seen_at'])
		.where('device.tenant_id', '=', scope.tenant)
		.where('device.unsent', '>', 0)
		.orderBy('device.oldest_unsent_at')
		.limit(PHONES_MAX)
		.execute();
	return rows.map((row) => ({
		person: row.person_id,
		unsent: row.unsent,
		oldestAt: row.oldest_unsent_at,
		seenAt: row.last_seen_at
	}));
}
