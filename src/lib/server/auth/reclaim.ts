import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result';
import type { DoorError } from '../../protocol/accounts';
import type { Schema } from '../db/schema';
import type { Home } from '../sync/home';
import type { Accounts } from './accounts';
import { setPassword } from './credentials';

/*
 * An owner whose set-up answer was lost, or whose phone failed to make a passkey, has no way in yet: for an hour the
 * link they used lets them in again. Once they have a passkey or a password it never does.
 */

const CLAIM = 'setup_claim';
const REOPEN_MS_MAX = 3_600_000;

/** `token`: SHA-256 of the link's token; `until`: UTC ms. */
const claimSchema = z.object({ token: z.string(), person: z.string(), until: z.number() });
type Claim = z.infer<typeof claimSchema>;

/** Keeps which link made which owner. */
export async function rememberClaim(
	home: Home,
	tx: Kysely<Schema>,
	token: string,
	person: string
): Promise<void> {
	const claim: Claim = { token, person, until: home.clock.now() + REOPEN_MS_MAX };
	const value = JSON.stringify(claim);
	await tx
		.insertInto('instance')
		.values({ key: CLAIM, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** The claim of an owner who has no way to sign in yet; null when there is none. */
async function openClaim({ database: { db } }: Home): Promise<Claim | null> {
	const row = await db.selectFrom('instance').select('value').where('key', '=', CLAIM).executeTakeFirst();
	if (!row) return null;
	const claim = claimSchema.parse(JSON.parse(row.value));
	const [password, passkey] = await Promise.all([
		db.selectFrom('auth_account').select('id').where('userId', '=', claim.person).executeTakeFirst(),
		db.selectFrom('auth_passkey').select('id').where('userId', '=', claim.person).executeTakeFirst()
	]);
	return password || passkey ? null : claim;
}

/** The owner's id again, for who repeats the set-up with the same link in time; a password sent is then theirs. */
export async function reclaim(
	accounts: Accounts,
	token: string,
	password: string | undefined
): Promise<Result<string, DoorError>> {
	const { home } = accounts;
	const now = home.clock.now();
	const claim = await openClaim(home);
	if (!claim || claim.token !== token || now >= claim.until) return err('already_claimed');
	if (password === undefined) return ok(claim.person);
	const asker = { person: claim.person, session: '', openedAt: now };
	const set = await setPassword(accounts, asker, { password });
	if (set.ok) return ok(claim.person);
	return err(set.error === 'password_too_short' ? set.error : 'already_claimed');
}

/**
 * Lets a new link do the same, if the owner still has no way in: within the hour, or later when no session of theirs
 * is left either, for then nobody could ever enter again.
 */
export async function reopenClaim(home: Home, token: string): Promise<boolean> {
	const claim = await openClaim(home);
	if (!claim) return false;
	const now = home.clock.now();
	if (now >= claim.until) {
		const sessions = await home.database.db
			.selectFrom('auth_session')
			.select('expiresAt')
			.where('userId', '=', claim.person)
			.execute();
		if (sessions.some((session) => new Date(session.expiresAt).getTime() > now)) return false;
	}
	await rememberClaim(home, home.database.db, token, claim.person);
	return true;
}
