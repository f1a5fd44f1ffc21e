import type { Selectable, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import { err, ok, type Result } from '../../base/result';
import { sha256Hex } from '../../base/sha256';
import type { RecordBody } from '../../domain/records';
import type {
	DoorError,
	inviteCreatedSchema,
	inviteListSchema,
	inviteRequestSchema,
	joinLookSchema,
	joinRequestSchema
} from '../../protocol/accounts';
import type { Schema } from '../db/schema';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import type { Accounts } from './accounts';
import { hashPassword } from './credentials';
import { addPerson } from './people';
import { createToken } from './tokens';

const HOUR_MS = 3_600_000;
const LIST_MAX = 200;

type InviteRow = Selectable<Schema['invite']>;

/** Makes an invite to a location of the asker; role and location are fixed in it, not in what the guest of it sends [T3]. */
export async function createInvite(
	{ home }: Pick<Accounts, 'home'>,
	actor: Actor,
	request: z.infer<typeof inviteRequestSchema>
): Promise<Result<z.infer<typeof inviteCreatedSchema>, DoorError>> {
	if (!actor.spaces.includes(request.location)) return err('not_found');
	const { token, hash } = await createToken(home.rng);
	const now = home.clock.now();
	const id = createId(home.clock, home.rng);
	const expiresAt = now + request.hours * HOUR_MS;
	await home.database.db
		.insertInto('invite')
		.values({
			tenant_id: actor.tenant,
			id,
			token_hash: hash,
			role: request.role,
			location_id: request.location,
			uses: request.uses,
			uses_left: request.uses,
			created_by: actor.person,
			created_at: now,
			expires_at: expiresAt,
			ended_at: null
		})
		.execute();
	return ok({ id, token, expiresAt });
}

/** Open invites to the asker's locations, newest first, with the names of who came by them. */
export async function listInvites(
	{ home }: Pick<Accounts, 'home'>,
	actor: Actor
): Promise<z.infer<typeof inviteListSchema>> {
	if (actor.spaces.length === 0) return { invites: [] };
	const { db } = home.database;
	const rows = await db
		.selectFrom('invite')
		.selectAll()
		.where('tenant_id', '=', actor.tenant)
		.where('location_id', 'in', [...actor.spaces])
		.where('expires_at', '>', home.clock.now())
		.where('ended_at', 'is', null)
		.orderBy('created_at', 'desc')
		.limit(LIST_MAX)
		.execute();
	if (rows.length === 0) return { invites: [] };
	const redeemed = await db
		.selectFrom('invite_redemption')
		.innerJoin('auth_user', 'auth_user.id', 'invite_redemption.person_id')
		.select(['invite_id', 'auth_user.name'])
		.where('tenant_id', '=', actor.tenant)
		.where(
			'invite_id',
			'in',
			rows.map((row) => row.id)
		)
		.orderBy('redeemed_at')
		.execute();
	const invites = rows.map((row) => ({
		id: row.id,
		role: row.role,
		location: row.location_id,
		uses: row.uses,
		usesLeft: row.uses_left,
		expiresAt: row.expires_at,
		redeemedBy: redeemed.filter((by) => by.invite_id === row.id).map((by) => by.name)
	}));
	return { invites };
}

/** Ends an invite to one of the asker's locations. */
export async function endInvite(
	{ home }: Pick<Accounts, 'home'>,
	actor: Actor,
	id: string
): Promise<Result<null, DoorError>> {
	if (actor.spaces.length === 0) return err('not_found');
	const rows = await home.database.db
		.updateTable('invite')
		.set({ ended_at: home.clock.now() })
		.where('tenant_id', '=', actor.tenant)
		.where('id', '=', id)
		.where('location_id', 'in', [...actor.spaces])
		.where('ended_at', 'is', null)
		.returning('id')
		.execute();
	return rows.length > 0 ? ok(null) : err('not_found');
}

type Unusable = 'invite_unknown' | 'invite_expired' | 'invite_used';

/** Why nobody can come by an invite any more; being used up is another matter, for who used it may ask again. */
function refusalOf(invite: InviteRow | undefined, now: number): Unusable | null {
	if (!invite) return 'invite_unknown';
	return invite.ended_at !== null || invite.expires_at <= now ? 'invite_expired' : null;
}

/** What an invite leads to, for who holds its link. */
export async function lookAtInvite(
	{ home }: Pick<Accounts, 'home'>,
	token: string
): Promise<Result<z.infer<typeof joinLookSchema>, Unusable>> {
	const { db } = home.database;
	const invite = await db
		.selectFrom('invite')
		.selectAll()
		.where('token_hash', '=', await sha256Hex(token))
		.executeTakeFirst();
	const refusal = refusalOf(invite, home.clock.now());
	if (refusal) return err(refusal);
	const { tenant_id: tenant, location_id, role, expires_at, uses_left } = must(invite, 'not refused');
	if (uses_left <= 0) return err('invite_used');
	const rows = await db
		.selectFrom('record')
		.select(['kind', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', 'in', ['org', 'location'])
		.where('id', 'in', [tenant, location_id])
		.execute();
	const bodyOf = (kind: string) =>
		JSON.parse(must(rows.find((row) => row.kind === kind)?.body, `an invite's ${kind} is there`)) as unknown;
	const org = bodyOf('org') as RecordBody<'org'>;
	const location = bodyOf('location') as RecordBody<'location'>;
	return ok({
		org: org.name,
		location: location.name,
		role,
		language: org.language,
		expiresAt: expires_at
	});
}

/**
 * Joins by an invite; the answer is the person's id. Of any number at once exactly `uses` get in [T3]. A request
 * repeated with its `attempt`, while the invite is open, is the same person: a lost answer makes no second one.
 */
export async function redeemInvite(
	accounts: Accounts,
	request: z.infer<typeof joinRequestSchema>
): Promise<Result<string, DoorError>> {
	const { home } = accounts;
	const hash = await sha256Hex(request.token);
	const known = await home.database.db
		.selectFrom('invite')
		.selectAll()
		.where('token_hash', '=', hash)
		.executeTakeFirst();
	// Before any costly hashing; judged again under the lock.
	const refusal = refusalOf(known, home.clock.now());
	if (refusal) return err(refusal);
	const hashed = request.password === undefined ? ok(null) : await hashPassword(accounts, request.password);
	if (!hashed.ok) return hashed;
	const { tenant_id: tenant } = must(known, 'not refused');
	const outcome = await home.database.db
		.transaction()
		.execute((tx) => redeemLocked(home, tx, hash, { ...request, passwordHash: hashed.value }));
	if (outcome.ok) home.changed(tenant, [tenant]);
	return outcome;
}

async function redeemLocked(
	home: Home,
	tx: Transaction<Schema>,
	hash: string,
	request: { attempt: string; name: string; passwordHash: string | null }
): Promise<Result<string, DoorError>> {
	const now = home.clock.now();
	// Writing the row first makes everybody else with this invite wait.
	const invite = await tx
		.updateTable('invite')
		.set((eb) => ({ uses_left: eb.ref('uses_left') }))
		.where('token_hash', '=', hash)
		.returningAll()
		.executeTakeFirst();
	const refusal = refusalOf(invite, now);
	if (refusal) return err(refusal);
	const { tenant_id: tenant, id, role, location_id, uses_left } = must(invite, 'not refused');
	const before = await tx
		.selectFrom('invite_redemption')
		.select('person_id')
		.where('tenant_id', '=', tenant)
		.where('invite_id', '=', id)
		.where('attempt', '=', request.attempt)
		.executeTakeFirst();
	if (before) return ok(before.person_id);
	if (uses_left <= 0) return err('invite_used');
	const person = createId(home.clock, home.rng);
	await tx
		.updateTable('invite')
		.set({ uses_left: uses_left - 1 })
		.where('tenant_id', '=', tenant)
		.where('id', '=', id)
		.execute();
	await tx
		.insertInto('invite_redemption')
		.values({
			tenant_id: tenant,
			invite_id: id,
			attempt: request.attempt,
			person_id: person,
			redeemed_at: now
		})
		.execute();
	const { name, passwordHash } = request;
	await addPerson(home, tx, { tenant, id: person, name, role, locations: [location_id], passwordHash }, now);
	return ok(person);
}
