import type * as z from 'zod/mini';
import { createId } from '../../base/ids';
import { err, ok, type Result } from '../../base/result';
import { sha256Hex } from '../../base/sha256';
import { isZone, localDateOf } from '../../domain/period/localDate';
import type { RecordBody } from '../../domain/records';
import type { DoorError, locationRequestSchema, setupRequestSchema } from '../../protocol/accounts';
import type { Actor } from '../sync/actor';
import type { Home } from '../sync/home';
import { commitServerOps, type ServerOp } from '../sync/serverOps';
import type { Accounts } from './accounts';
import { hashPassword } from './credentials';
import { addPerson } from './people';
import { reclaim, rememberClaim, reopenClaim } from './reclaim';
import { createToken } from './tokens';

const SETUP_TOKEN = 'setup_token';
const DAY_MS = 86_400_000;

/** Whether an organisation lives here. */
export async function isClaimed({ home }: Pick<Accounts, 'home'>): Promise<boolean> {
	const tenant = await home.database.db.selectFrom('tenant').select('id').limit(1).executeTakeFirst();
	return tenant !== undefined;
}

/**
 * A new one-time token for the set-up, which voids the one before; null when there is nothing to set up, and no owner
 * who was left outside by a set-up that broke off.
 */
export async function issueSetupToken(home: Home): Promise<string | null> {
	const { token, hash } = await createToken(home.rng);
	if (await isClaimed({ home })) return (await reopenClaim(home, hash)) ? token : null;
	await home.database.db
		.insertInto('instance')
		.values({ key: SETUP_TOKEN, value: hash })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: hash }))
		.execute();
	return token;
}

type SetupRequest = z.infer<typeof setupRequestSchema>;

/**
 * Founds the organisation for who holds the one-time link: of two at once one wins, and then the link is void, but for
 * an owner who has no way in yet ({@link reclaim}). The answer is the owner's id.
 */
export async function claim(accounts: Accounts, request: SetupRequest): Promise<Result<string, DoorError>> {
	const { home } = accounts;
	const token = await sha256Hex(request.token);
	if (await isClaimed(accounts)) return reclaim(accounts, token, request.password);
	if (!isZone(request.location.zone)) return err('bad_request');
	// Before any costly hashing: only who holds the link may make this server work.
	if (!(await isSetupToken(home, token))) return err('wrong_token');
	const hashed = request.password === undefined ? ok(null) : await hashPassword(accounts, request.password);
	if (!hashed.ok) return hashed;
	const id = () => createId(home.clock, home.rng);
	const ids = { tenant: id(), location: id(), person: id() };
	const isFounded = await home.database.db.transaction().execute(async (tx) => {
		const used = await tx
			.deleteFrom('instance')
			.where('key', '=', SETUP_TOKEN)
			.where('value', '=', token)
			.returning('key')
			.execute();
		if (used.length === 0) return false;
		await commitServerOps(home, foundingOps(request, ids, home.clock.now()), tx);
		const owner = {
			tenant: ids.tenant,
			id: ids.person,
			name: request.name,
			role: 'owner' as const,
			locations: [ids.location],
			passwordHash: hashed.value
		};
		await addPerson(home, tx, owner, home.clock.now());
		await rememberClaim(home, tx, token, ids.person);
		return true;
	});
	if (!isFounded)
		return (await isClaimed(accounts)) ? reclaim(accounts, token, request.password) : err('wrong_token');
	home.changed(ids.tenant, [ids.tenant]);
	return ok(ids.person);
}

async function isSetupToken(home: Home, hash: string): Promise<boolean> {
	const row = await home.database.db
		.selectFrom('instance')
		.select('key')
		.where('key', '=', SETUP_TOKEN)
		.where('value', '=', hash)
		.executeTakeFirst();
	return row !== undefined;
}

function foundingOps(
	request: SetupRequest,
	ids: { tenant: string; location: string; person: string },
	now: number
): ServerOp[] {
	const org: RecordBody<'org'> = { ...request.org, foundedAt: now };
	const policies: RecordBody<'policies'> = {
		versions: [
			{
				version: 1,
				// The day before: the first entries may come from a phone whose date is still yesterday.
				effectiveFrom: localDateOf(now - DAY_MS, request.location.zone),
				location: null,
				rules: [
					{
						id: 'INC',
						dims: ['incident'],
						window: 'none',
						amountMinor: request.capMinor,
						currency: request.location.currency
					}
				]
			}
		]
	};
	const common = { tenant: ids.tenant, space: ids.tenant, author: ids.person };
	return [
		{ ...common, type: 'org.found', args: { org, policies } },
		{ ...common, type: 'location.add', args: { id: ids.location, location: request.location } }
	];
}

/** Adds a location and its space; the answer is its id. */
export async function addLocation(
	{ home }: Pick<Accounts, 'home'>,
	actor: Actor,
	location: z.infer<typeof locationRequestSchema>
): Promise<Result<string, DoorError>> {
	if (!isZone(location.zone)) return err('bad_request');
	const id = createId(home.clock, home.rng);
	const op: ServerOp = {
		tenant: actor.tenant,
		space: actor.tenant,
		type: 'location.add',
		args: { id, location },
		author: actor.person
	};
	await home.database.db.transaction().execute((tx) => commitServerOps(home, [op], tx));
	home.changed(actor.tenant, [actor.tenant, id]);
	return ok(id);
}
