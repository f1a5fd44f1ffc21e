import { sql, type Expression, type SqlBool } from 'kysely';
import { err, ok, type Result } from '../../base/result';
import { firstInstantOf } from '../../domain/period/dayStart';
import { localDateOf } from '../../domain/period/localDate';
import { addDays } from '../../domain/period/calendar';
import { policiesFor } from '../../domain/policy/authority';
import type { PolicyVersion } from '../../domain/policy/policy';
import type { CapRule } from '../../domain/policy/types';
import type { RecordBody, RecordKind } from '../../domain/records';
import type { DoorError } from '../../protocol/accounts';
import { openScope, readBody, type Scope } from '../finance/exportPlan';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';

/** A location, its caps and a date: what may be asked of its ledger, by whomever. */
export interface Ground {
	home: Home;
	scope: Scope;
	place: RecordBody<'location'>;
	versions: readonly PolicyVersion[];
	/** Local date at the location. */
	today: string;
}

/** One manager's desk at one location: what every answer of it is made of. */
export interface Desk extends Ground {
	actor: Actor;
}

/** Opens the desk of a location; `not_found` for one that is not the asker's, as for one that does not exist [I18]. */
export async function openDesk(home: Home, actor: Actor, location: string): Promise<Result<Desk, DoorError>> {
	const opened = await openScope(home, actor, location);
	if (!opened.ok) return err('not_found');
	const { scope, place } = opened.value;
	return ok({ ...(await groundOf(home, scope, place)), actor });
}

/** A location as it is now, with its caps. */
export async function groundOf(home: Home, scope: Scope, place: RecordBody<'location'>): Promise<Ground> {
	const { tenant } = scope;
	const policies = await readBody<RecordBody<'policies'>>(home, tenant, tenant, 'policies', tenant);
	const today = localDateOf(home.clock.now(), place.zone, place.cutoverHour ?? 0);
	return { home, scope, place, versions: policies?.versions ?? [], today };
}

/** Last local dates, today's included, and the instant (UTC ms) at which they begin. */
export function windowOf({ place, today }: Ground, days: number): { from: string; fromAt: number } {
	const from = addDays(today, 1 - days);
	return { from, fromAt: firstInstantOf(from, place.zone, place.cutoverHour ?? 0) };
}

/** The caps that bind somebody with a role on a local date; without a person, the default ones [rule 20]. */
export function rulesOn(
	{ scope, place, versions }: Ground,
	on: string,
	{ employee = '', role }: { employee?: string; role?: string } = {}
): readonly CapRule[] {
	const roles = role === undefined ? [] : [role];
	const actor = { employee, roles, location: scope.space, currency: place.currency };
	return policiesFor(versions, actor).on(on).rules;
}

/** Σ of minor units that stays a number on PostgreSQL too. */
export const sumMinor = sql<number>`cast(sum(amount_minor) as bigint)`;

/** Rows of the desk's ledger. */
export function ledgerOf({ home, scope }: Ground) {
	return home.database.db
		.selectFrom('ledger_entry')
		.where('tenant_id', '=', scope.tenant)
		.where('space_id', '=', scope.space);
}

/** Living records of one kind at the desk's location, or in another space of its tenant. */
export function recordsOf({ home, scope }: Ground, kind: RecordKind, space = scope.space) {
	return home.database.db
		.selectFrom('record')
		.where('tenant_id', '=', scope.tenant)
		.where('space_id', '=', space)
		.where(kindIs(kind))
		.where('deleted', '=', 0);
}

/** Written out, not as a parameter: only so can an index that holds one kind alone be used. */
function kindIs(kind: RecordKind): Expression<SqlBool> {
	return sql<boolean>`kind = ${sql.lit(kind)}`;
}

/** Bodies of records by id. */
export async function bodiesOf<K extends RecordKind>(
	desk: Ground,
	kind: K,
	ids: readonly string[],
	space?: string
): Promise<Map<string, RecordBody<K>>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return new Map();
	const rows = await recordsOf(desk, kind, space).select(['id', 'body']).where('id', 'in', wanted).execute();
	return new Map(rows.map(({ id, body }) => [id, JSON.parse(body ?? 'null') as RecordBody<K>]));
}

/** Active staff of the location, in the order of their ids, so that it says nothing of anybody. `since`: UTC ms. */
export function readStaff({ home, scope }: Ground): Promise<{ person: string; since: number }[]> {
	return home.database.db
		.selectFrom('member_location as works')
		.innerJoin('member', (join) =>
			join.onRef('member.tenant_id', '=', 'works.tenant_id').onRef('member.person_id', '=', 'works.person_id')
		)
		.select(['works.person_id as person', 'works.since'])
		.where('works.tenant_id', '=', scope.tenant)
		.where('works.location_id', '=', scope.space)
		.where('works.until', 'is', null)
		.where('member.active', '=', 1)
		.where('member.role', '=', 'staff')
		.orderBy('works.person_id')
		.execute();
}

/** The seq of the location before an instant (UTC ms): what was written since has a higher one. */
export async function seqBefore({ home, scope }: Ground, at: number): Promise<number> {
	const row = await home.database.db
		.selectFrom('op')
		.select('seq')
		.where('tenant_id', '=', scope.tenant)
		.where('space_id', '=', scope.space)
		.where('received_at', '<', at)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.seq ?? 0;
}
