import { sql, type ExpressionBuilder } from 'kysely';
import { err, ok, type Result } from '../../base/result';
import type { QuarantineReason } from '../../protocol/push';
import { QUARANTINE_LIST_MAX, type QuarantineList } from '../../protocol/quarantine';
import type { Schema } from '../db/schema';
import type { Actor } from './actor';
import type { Home } from './home';

/**
 * Which of the set-aside ops a manager answers for: those meant for their locations. One that names no place its
 * author may write belongs to where the author works: whatever it says of a place is only what it says.
 */
function isTheirs(where: ExpressionBuilder<Schema, 'quarantine'>, actor: Actor) {
	const isOfTenant = where('quarantine.tenant_id', '=', actor.tenant);
	if (actor.role === 'owner') return isOfTenant;
	if (actor.spaces.length === 0) return where.val(false);
	const spaces = [...actor.spaces];
	const hasNoPlace = where.or([
		where('quarantine.space_id', 'is', null),
		where('quarantine.space_id', '=', actor.tenant),
		where('quarantine.reason', '=', 'unknown_space')
	]);
	const worksThere = where.exists(
		where
			.selectFrom('member_location')
			.select(sql<number>`1`.as('one'))
			.where('member_location.tenant_id', '=', actor.tenant)
			.whereRef('member_location.person_id', '=', 'quarantine.author')
			.where('member_location.location_id', 'in', spaces)
	);
	const isMeantForThem = where.and([
		where('quarantine.space_id', 'in', spaces),
		where('quarantine.reason', '!=', 'unknown_space')
	]);
	return where.and([isOfTenant, where.or([isMeantForThem, where.and([hasNoPlace, worksThere])])]);
}

/** What is set aside in the asker's locations: open ones first, each group newest first [P13]. */
export async function listQuarantined(home: Home, actor: Actor): Promise<QuarantineList> {
	const rows = await home.database.db
		.selectFrom('quarantine')
		.leftJoin('auth_user as author', 'author.id', 'quarantine.author')
		.leftJoin('auth_user as settler', 'settler.id', 'quarantine.settled_by')
		.select((eb) => [
			'quarantine.hash',
			'quarantine.op_id',
			'quarantine.author',
			'quarantine.space_id',
			'quarantine.received_at',
			'quarantine.reason',
			'quarantine.label',
			'quarantine.state',
			'quarantine.settled_at',
			'author.name as author_name',
			'settler.name as settler_name',
			eb.case().when('quarantine.state', '=', 'open').then(0).else(1).end().as('rank')
		])
		.where((where) => isTheirs(where, actor))
		.orderBy('rank')
		.orderBy('quarantine.received_at', 'desc')
		.orderBy('quarantine.hash')
		.limit(QUARANTINE_LIST_MAX)
		.execute();
	const entries = rows.map((row) => ({
		id: row.hash,
		opId: row.op_id,
		author: row.author,
		authorName: row.author_name ?? '',
		location: row.space_id !== null && actor.spaces.includes(row.space_id) ? row.space_id : null,
		receivedAt: row.received_at,
		reason: row.reason as QuarantineReason,
		label: row.label,
		state: row.state,
		settledBy: row.settler_name,
		settledAt: row.settled_at,
		maySettle: row.state === 'open' && row.author !== actor.person
	}));
	return { entries };
}

/**
 * Settles what was set aside, once; never by its own author. What the asker may not see is as if it did not exist.
 * Saying the same again is fine; `not_found` when somebody settled it otherwise before.
 */
export async function settleQuarantined(
	home: Home,
	actor: Actor,
	id: string,
	resolution: 'annul' | 'resolved'
): Promise<Result<null, 'not_found' | 'not_allowed'>> {
	const { db } = home.database;
	const row = await db
		.selectFrom('quarantine')
		.select('author')
		.where('hash', '=', id)
		.where((where) => isTheirs(where, actor))
		.executeTakeFirst();
	if (!row) return err('not_found');
	if (row.author === actor.person) return err('not_allowed');
	const state = resolution === 'annul' ? 'annulled' : 'resolved';
	const ofId = (where: ExpressionBuilder<Schema, 'quarantine'>) =>
		where.and([where('tenant_id', '=', actor.tenant), where('hash', '=', id)]);
	const settled = await db
		.updateTable('quarantine')
		.set({ state, settled_by: actor.person, settled_at: home.clock.now() })
		.where(ofId)
		.where('state', '=', 'open')
		.returning('hash')
		.execute();
	if (settled.length > 0) return ok(null);
	const now = await db.selectFrom('quarantine').select('state').where(ofId).executeTakeFirst();
	return now?.state === state ? ok(null) : err('not_found');
}
