import { err, ok, type Result } from '../../base/result';
import type { DoorError } from '../../protocol/accounts';
import type { PushSubscribe } from '../../protocol/webPush';
import type { Visit } from '../auth/sessions';
import { sha256 } from '../sync/examine';
import type { Home } from '../sync/home';
import { openAddressOf, type PushSender, type PushTarget } from './send';

/** A session ends so long after signing in, used or not. */
const SESSION_MS_MAX = 90 * 86_400_000;

/** A phone that wants to be told; it lives as long as the session it was made in. */
export interface PushPhone extends PushTarget {
	session: string;
	language: 'es' | 'en';
}

/** Whether this session is told. */
export async function isTold({ database }: Home, { actor, session }: Visit): Promise<boolean> {
	const row = await database.db
		.selectFrom('push_subscription')
		.select('session_id')
		.where('tenant_id', '=', actor.tenant)
		.where('session_id', '=', session)
		.executeTakeFirst();
	return row !== undefined;
}

/**
 * Keeps where a phone is told, in place of what its session had. One phone tells one person: whoever was told there
 * before is not any more. Refused when the endpoint is none of a known push service in the open [T9].
 */
export async function subscribe(
	home: Home,
	sender: PushSender,
	{ actor, session }: Visit,
	{ endpoint, keys, language }: PushSubscribe
): Promise<Result<null, DoorError>> {
	let open: Awaited<ReturnType<typeof openAddressOf>>;
	try {
		open = await openAddressOf(sender, endpoint);
	} catch {
		return err('server_trouble');
	}
	if (!open) return err('bad_request');
	const row = {
		person_id: actor.person,
		endpoint: open.url.href,
		endpoint_hash: sha256(open.url.href),
		...keys,
		language,
		created_at: home.clock.now()
	};
	await home.database.db.transaction().execute(async (tx) => {
		await tx
			.deleteFrom('push_subscription')
			.where('endpoint_hash', '=', row.endpoint_hash)
			.where('session_id', '!=', session)
			.execute();
		await tx
			.insertInto('push_subscription')
			.values({ tenant_id: actor.tenant, session_id: session, ...row })
			.onConflict((conflict) => conflict.columns(['tenant_id', 'session_id']).doUpdateSet(row))
			.execute();
	});
	return ok(null);
}

/** The session of that id is told nothing any more; also when it never was. */
export async function unsubscribe(home: Home, tenant: string, session: string): Promise<void> {
	await home.database.db
		.deleteFrom('push_subscription')
		.where('tenant_id', '=', tenant)
		.where('session_id', '=', session)
		.execute();
}

/** The phones of a person whose sessions are open. Those of ended sessions are forgotten, however they ended [I19]. */
export async function phonesOf(home: Home, tenant: string, person: string): Promise<PushPhone[]> {
	const { db } = home.database;
	const rows = await db
		.selectFrom('push_subscription as p')
		.leftJoin('auth_session as s', (join) =>
			join.onRef('s.id', '=', 'p.session_id').onRef('s.userId', '=', 'p.person_id')
		)
		.select(['p.session_id', 'p.endpoint', 'p.p256dh', 'p.auth', 'p.language', 's.expiresAt', 's.createdAt'])
		.where('p.tenant_id', '=', tenant)
		.where('p.person_id', '=', person)
		.execute();
	const now = home.clock.now();
	const isOpen = ({ expiresAt, createdAt }: (typeof rows)[number]) =>
		expiresAt !== null &&
		createdAt !== null &&
		new Date(expiresAt).getTime() > now &&
		now - new Date(createdAt).getTime() < SESSION_MS_MAX;
	for (const row of rows) if (!isOpen(row)) await unsubscribe(home, tenant, row.session_id);
	return rows.filter(isOpen).map((row) => ({
		session: row.session_id,
		endpoint: row.endpoint,
		p256dh: row.p256dh,
		auth: row.auth,
		language: row.language
	}));
}
