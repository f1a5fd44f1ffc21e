import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import { err, ok, type Result } from '../../base/result';
import type { Role } from '../../domain/records';
import type { DoorError, personChangeSchema } from '../../protocol/accounts';
import type { Schema } from '../db/schema';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { commitServerOps } from '../sync/serverOps';
import type { Accounts } from './accounts';
import { freeUsername, usernameOf } from './username';

export type PersonChange = z.infer<typeof personChangeSchema>;

export interface NewPerson {
	tenant: string;
	/** UUID; also the id of the user and of the person record. */
	id: string;
	name: string;
	role: Role;
	locations: readonly string[];
	/** Hash by {@link hashPassword}; null for who signs in by passkey or, on a demo database, by choosing. */
	passwordHash: string | null;
}

/** Somebody joins: user, credential, member and person record, whole or not at all. UTC ms `at`. */
export async function addPerson(
	home: Home,
	tx: Transaction<Schema>,
	person: NewPerson,
	at: number
): Promise<void> {
	await insertUser(home, tx, person, at);
	await tx
		.insertInto('member')
		.values({
			tenant_id: person.tenant,
			person_id: person.id,
			role: person.role,
			active: 1,
			joined_at: at,
			ended_at: null
		})
		.execute();
	await setLocations(tx, person.tenant, person.id, person.locations, at);
	await publishPerson(home, tx, person.tenant, person.id, person.id);
}

async function insertUser(home: Home, tx: Transaction<Schema>, person: NewPerson, at: number): Promise<void> {
	const isSqlite = home.database.dialect === 'sqlite';
	const instant = isSqlite ? new Date(at).toISOString() : new Date(at);
	const stamps = { createdAt: instant, updatedAt: instant };
	const slug = usernameOf(person.name);
	for (let added = false; !added;) {
		const known = await tx
			.selectFrom('auth_user')
			.select('username')
			.where((where) => where.or([where('username', '=', slug), where('username', 'like', `${slug}-%`)]))
			.execute();
		const rows = await tx
			.insertInto('auth_user')
			.values({
				id: person.id,
				name: person.name,
				email: `${person.id}@people.invalid`,
				emailVerified: isSqlite ? 0 : false,
				image: null,
				username: freeUsername(slug, new Set(known.map((row) => row.username))),
				...stamps
			})
			// Two of one name who join at the same moment: the second looks again.
			.onConflict((conflict) => conflict.column('username').doNothing())
			.returning('id')
			.execute();
		added = rows.length > 0;
	}
	if (person.passwordHash === null) return;
	await tx
		.insertInto('auth_account')
		.values({
			id: createId(home.clock, home.rng),
			accountId: person.id,
			providerId: 'credential',
			userId: person.id,
			password: person.passwordHash,
			...stamps
		})
		.execute();
}

/** Makes `locations` the ones somebody works at from `at` on; where they worked before is kept with its end. */
async function setLocations(
	tx: Transaction<Schema>,
	tenant: string,
	person: string,
	locations: readonly string[],
	at: number
): Promise<void> {
	let left = tx
		.updateTable('member_location')
		.set({ until: at })
		.where('tenant_id', '=', tenant)
		.where('person_id', '=', person)
		.where('until', 'is', null);
	if (locations.length > 0) left = left.where('location_id', 'not in', [...locations]);
	await left.execute();
	if (locations.length === 0) return;
	await tx
		.insertInto('member_location')
		.values(
			[...new Set(locations)].map((location) => ({
				tenant_id: tenant,
				person_id: person,
				location_id: location,
				since: at,
				until: null
			}))
		)
		.onConflict((conflict) =>
			conflict.columns(['tenant_id', 'person_id', 'location_id']).doUpdateSet({ until: null })
		)
		.execute();
}

/** Writes the person record from the member rows, so that every phone sees what counts here. */
async function publishPerson(
	home: Home,
	tx: Transaction<Schema>,
	tenant: string,
	id: string,
	author: string
): Promise<void> {
	const member = await tx
		.selectFrom('member')
		.innerJoin('auth_user', 'auth_user.id', 'member.person_id')
		.select(['auth_user.name', 'member.role', 'member.active'])
		.where('tenant_id', '=', tenant)
		.where('person_id', '=', id)
		.executeTakeFirst();
	const { name, role, active } = must(member, 'only members are published');
	const person = { name, role, locations: await locationsOf(tx, tenant, id), active: active === 1 };
	await commitServerOps(
		home,
		[{ tenant, space: tenant, type: 'person.put', args: { id, person }, author }],
		tx
	);
}

/** Ids of the locations somebody works at now, in order of id. */
async function locationsOf(tx: Transaction<Schema>, tenant: string, person: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('member_location')
		.select('location_id')
		.where('tenant_id', '=', tenant)
		.where('person_id', '=', person)
		.where('until', 'is', null)
		.orderBy('location_id')
		.execute();
	return rows.map((row) => row.location_id);
}

/**
 * Changes a person's role, locations or access. Owners may all of it; managers may end and restore staff of their
 * locations. The last owner stays one. Whoever is ended has no session from then on [I19].
 */
export async function changePerson(
	{ home }: Pick<Accounts, 'home'>,
	actor: Actor,
	id: string,
	change: PersonChange
): Promise<Result<null, DoorError>> {
	const outcome = await home.database.db.transaction().execute(async (tx) => {
		await lockTenant(tx, actor.tenant);
		const member = await tx
			.selectFrom('member')
			.select(['role', 'active'])
			.where('tenant_id', '=', actor.tenant)
			.where('person_id', '=', id)
			.executeTakeFirst();
		if (!member) return err('not_found' as const);
		const refusal = await refusalToChange(tx, actor, { id, ...member }, change);
		if (refusal) return err(refusal);
		await applyChange(home, tx, actor, id, change);
		return ok(null);
	});
	if (outcome.ok) home.changed(actor.tenant, [actor.tenant]);
	return outcome;
}

/** Role changes of one organisation happen one after the other, or two owners could demote each other. */
async function lockTenant(tx: Transaction<Schema>, tenant: string): Promise<void> {
	await tx
		.updateTable('tenant')
		.set((eb) => ({ created_at: eb.ref('created_at') }))
		.where('id', '=', tenant)
		.execute();
}

async function refusalToChange(
	tx: Transaction<Schema>,
	actor: Actor,
	target: { id: string; role: Role; active: number },
	change: PersonChange
): Promise<DoorError | null> {
	// The session may be older than the lock: rights are read again under it [ASVS 8.3.2].
	const asker = await tx
		.selectFrom('member')
		.select('role')
		.where('tenant_id', '=', actor.tenant)
		.where('person_id', '=', actor.person)
		.where('active', '=', 1)
		.executeTakeFirst();
	if (asker?.role === 'owner') return refusalToOwner(tx, actor.tenant, target, change);
	const theirs = await locationsOf(tx, actor.tenant, target.id);
	if (!theirs.some((location) => actor.spaces.includes(location))) return 'not_found';
	const isAccessOnly = change.role === undefined && change.locations === undefined;
	return asker?.role === 'manager' && target.role === 'staff' && isAccessOnly ? null : 'not_allowed';
}

async function refusalToOwner(
	tx: Transaction<Schema>,
	tenant: string,
	target: { id: string; role: Role; active: number },
	change: PersonChange
): Promise<DoorError | null> {
	const wanted = [...new Set(change.locations ?? [])];
	if (wanted.length > 0) {
		const known = await tx
			.selectFrom('space')
			.select('id')
			.where('tenant_id', '=', tenant)
			.where('kind', '=', 'location')
			.where('id', 'in', wanted)
			.execute();
		if (known.length < wanted.length) return 'bad_request';
	}
	const losesOwner =
		target.role === 'owner' && ((change.role ?? 'owner') !== 'owner' || change.active === false);
	if (!losesOwner || target.active === 0) return null;
	const owners = await tx
		.selectFrom('member')
		.select('person_id')
		.where('tenant_id', '=', tenant)
		.where('role', '=', 'owner')
		.where('active', '=', 1)
		.execute();
	return owners.length > 1 ? null : 'not_allowed';
}

async function applyChange(
	home: Home,
	tx: Transaction<Schema>,
	actor: Actor,
	id: string,
	change: PersonChange
): Promise<void> {
	const now = home.clock.now();
	const isEnd = change.active === false;
	if (change.role !== undefined || change.active !== undefined) {
		await tx
			.updateTable('member')
			.set({
				...(change.role === undefined ? {} : { role: change.role }),
				...(change.active === undefined ? {} : { active: isEnd ? 0 : 1, ended_at: isEnd ? now : null })
			})
			.where('tenant_id', '=', actor.tenant)
			.where('person_id', '=', id)
			.execute();
	}
	if (isEnd) await tx.deleteFrom('auth_session').where('userId', '=', id).execute();
	if (isEnd || change.role === 'staff') {
		// What they handed out does not outlive their right to invite.
		await tx
			.updateTable('invite')
			.set({ ended_at: now })
			.where('tenant_id', '=', actor.tenant)
			.where('created_by', '=', id)
			.where('ended_at', 'is', null)
			.execute();
	}
	if (change.locations !== undefined) await setLocations(tx, actor.tenant, id, change.locations, now);
	await publishPerson(home, tx, actor.tenant, id, actor.person);
}
