import type * as z from 'zod/mini';
import { must } from '../../base/assert';
import type { RecordBody } from '../../domain/records';
import type { SessionInfo, sessionListSchema } from '../../protocol/accounts';
import { roomAt } from '../policy/room';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import type { Accounts } from './accounts';
import { deviceNameOf } from './deviceName';

/** The session of a request, and who it speaks for. */
export interface Visit {
	actor: Actor;
	session: string;
	/** UTC ms of signing in. */
	openedAt: number;
}

/** However much it is used, a session ends 90 days after signing in [ASVS 7.3.2]. */
const SESSION_MS_MAX = 90 * 86_400_000;

/** `Set-Cookie` values to send with the answer. */
type Cookies = string[];

/** Whoever asks, by the session cookie and the member tables as they are now [I19]; null when nobody. */
export async function loadVisit(
	{ auth, home }: Accounts,
	headers: Headers
): Promise<{ visit: Visit | null; cookies: Cookies }> {
	if (!headers.has('cookie')) return { visit: null, cookies: [] };
	const found = await auth.api.getSession({ headers, returnHeaders: true });
	const cookies = found.headers.getSetCookie();
	if (!found.response) return { visit: null, cookies };
	const { session, user } = found.response;
	if (isTooOld(home, session.createdAt)) {
		await endSession(home, user.id, session.id);
		return { visit: null, cookies: [] };
	}
	const actor = await loadActor(home, user.id);
	if (!actor) return { visit: null, cookies };
	return { visit: { actor, session: session.id, openedAt: session.createdAt.getTime() }, cookies };
}

function isTooOld({ clock }: Home, createdAt: string | Date): boolean {
	return clock.now() - new Date(createdAt).getTime() >= SESSION_MS_MAX;
}

/** What somebody may do now; null when they are no active member. */
export async function loadActor(home: Home, person: string): Promise<Actor | null> {
	const { db } = home.database;
	const member = await db
		.selectFrom('member')
		.select(['tenant_id', 'role'])
		.where('person_id', '=', person)
		.where('active', '=', 1)
		.executeTakeFirst();
	if (!member) return null;
	const { tenant_id: tenant, role } = member;
	if (role === 'owner')
		return { tenant, person, role, spaces: await allLocations(home, tenant), pastSpaces: [] };
	const rows = await db
		.selectFrom('member_location')
		.select(['location_id', 'until'])
		.where('tenant_id', '=', tenant)
		.where('person_id', '=', person)
		.orderBy('location_id')
		.execute();
	const where = (isNow: boolean) =>
		rows.filter((row) => (row.until === null) === isNow).map((row) => row.location_id);
	return { tenant, person, role, spaces: where(true), pastSpaces: where(false) };
}

async function allLocations(home: Home, tenant: string): Promise<string[]> {
	const rows = await home.database.db
		.selectFrom('space')
		.select('id')
		.where('tenant_id', '=', tenant)
		.where('kind', '=', 'location')
		.orderBy('id')
		.execute();
	return rows.map((row) => row.id);
}

/** Opens a session for a person whose right to it was just checked. */
export async function openSession({ auth }: Accounts, person: string, headers: Headers): Promise<Cookies> {
	// Without the cookie of before: a session is always a new one [ASVS 7.2.4].
	const own = new Headers({ 'user-agent': headers.get('user-agent') ?? '' });
	const opened = await auth.api.openSession({ body: { person }, headers: own, returnHeaders: true });
	return opened.headers.getSetCookie();
}

/** Ends the session of a request; also when it is none any more. */
export async function closeSession({ auth }: Accounts, headers: Headers): Promise<Cookies> {
	const closed = await auth.api.signOut({ headers, returnHeaders: true });
	return closed.headers.getSetCookie();
}

/** Bodies of records of the organisation's space, by kind. */
export async function orgRecords<K extends 'org' | 'location'>(home: Home, tenant: string, kind: K) {
	const rows = await home.database.db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', kind)
		.where('deleted', '=', 0)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		body: JSON.parse(must(row.body, 'a record that is not deleted has a body')) as RecordBody<K>
	}));
}

/** Who is signed in, where they work and how they may sign in. */
export async function sessionInfo({ home, demo }: Accounts, actor: Actor): Promise<SessionInfo> {
	const { db } = home.database;
	const user = await db
		.selectFrom('auth_user')
		.select((eb) => [
			'name',
			'username',
			eb
				.selectFrom('auth_passkey')
				.select((count) => count.fn.countAll<number>().as('n'))
				.where('auth_passkey.userId', '=', actor.person)
				.as('passkeys'),
			eb
				.selectFrom('auth_account')
				.select((count) => count.fn.countAll<number>().as('n'))
				.where('auth_account.userId', '=', actor.person)
				.where('auth_account.providerId', '=', 'credential')
				.as('passwords')
		])
		.where('id', '=', actor.person)
		.executeTakeFirst();
	const { name, username, passkeys, passwords } = must(user, 'an actor is a user');
	const [org] = await orgRecords(home, actor.tenant, 'org');
	const locations = await orgRecords(home, actor.tenant, 'location');
	const here = locations.filter((location) => actor.spaces.includes(location.id));
	const room = await roomAt(home, actor, here[0]?.id);
	const { name: orgName, language } = must(org, 'a tenant has its record').body;
	return {
		person: {
			id: actor.person,
			name,
			role: actor.role,
			username,
			hasPasskey: Number(passkeys) > 0,
			hasPassword: Number(passwords) > 0
		},
		tenant: { id: actor.tenant, name: orgName, language },
		locations: here.map(({ id, body }) => ({ id, ...body })),
		...(room === undefined ? {} : { room }),
		demo
	};
}

/** One's own open sessions, the one in use last first. */
export async function listSessions(home: Home, visit: Visit): Promise<z.infer<typeof sessionListSchema>> {
	const rows = await home.database.db
		.selectFrom('auth_session')
		.select(['id', 'userAgent', 'createdAt', 'updatedAt', 'expiresAt'])
		.where('userId', '=', visit.actor.person)
		.execute();
	const now = home.clock.now();
	const sessions = rows
		.filter((row) => new Date(row.expiresAt).getTime() > now && !isTooOld(home, row.createdAt))
		.map((row) => ({
			id: row.id,
			device: deviceNameOf(row.userAgent ?? ''),
			createdAt: new Date(row.createdAt).getTime(),
			lastSeenAt: new Date(row.updatedAt).getTime(),
			current: row.id === visit.session
		}));
	return { sessions: sessions.sort((a, b) => b.lastSeenAt - a.lastSeenAt) };
}

/** Ends one of one's own sessions; false when there is none of that id. */
export async function endSession(home: Home, person: string, id: string): Promise<boolean> {
	const rows = await home.database.db
		.deleteFrom('auth_session')
		.where('userId', '=', person)
		.where('id', '=', id)
		.returning('id')
		.execute();
	return rows.length > 0;
}
