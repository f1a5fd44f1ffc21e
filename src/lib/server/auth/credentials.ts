import { createId } from '../../base/ids';
import { err, ok, type Result } from '../../base/result';
import { PASSWORD_CHARS_MIN, type DoorError } from '../../protocol/accounts';
import type { Accounts } from './accounts';
import { FRESH_S_MAX } from './betterAuth';
import { usernameOf } from './username';

/** The same accents typed on another keyboard are the same password [NIST 800-63B 3.1.1.2]. */
function normalized(password: string): string {
	return password.normalize('NFKC');
}

/** The hash to keep of a password, or that it is too short; counted in characters, not bytes. */
export async function hashPassword(
	{ auth }: Pick<Accounts, 'auth'>,
	password: string
): Promise<Result<string, 'password_too_short'>> {
	const text = normalized(password);
	if ([...text].length < PASSWORD_CHARS_MIN) return err('password_too_short');
	return ok(await (await auth.$context).password.hash(text));
}

/** Hashes to compare with when there is none, so that an unknown name takes as long as a wrong password [T12]. */
const decoys = new WeakMap<Accounts['auth'], Promise<string>>();

function decoyOf(auth: Accounts['auth']): Promise<string> {
	const known = decoys.get(auth);
	if (known) return known;
	const made = auth.$context.then((context) => context.password.hash(crypto.randomUUID()));
	decoys.set(auth, made);
	return made;
}

async function isPasswordOf({ auth }: Pick<Accounts, 'auth'>, hash: string | null, password: string) {
	const { password: hasher } = await auth.$context;
	const isRight = await hasher.verify({
		hash: hash ?? (await decoyOf(auth)),
		password: normalized(password)
	});
	return isRight && hash !== null;
}

async function passwordHashOf({ home }: Pick<Accounts, 'home'>, person: string): Promise<string | null> {
	const row = await home.database.db
		.selectFrom('auth_account')
		.select('password')
		.where('userId', '=', person)
		.where('providerId', '=', 'credential')
		.executeTakeFirst();
	return row?.password ?? null;
}

/** The person of a user name and password; equal answer, in equal time, whatever is wrong [ASVS 6.3.8]. */
export async function checkCredentials(
	accounts: Accounts,
	username: string,
	password: string
): Promise<Result<string, 'wrong_credentials'>> {
	const row = await accounts.home.database.db
		.selectFrom('auth_user')
		.innerJoin('member', 'member.person_id', 'auth_user.id')
		.leftJoin('auth_account', (join) =>
			join.onRef('auth_account.userId', '=', 'auth_user.id').on('auth_account.providerId', '=', 'credential')
		)
		.select(['auth_user.id', 'auth_account.password'])
		.where('auth_user.username', '=', usernameOf(username))
		.where('member.active', '=', 1)
		.executeTakeFirst();
	const isRight = await isPasswordOf(accounts, row?.password ?? null, password);
	return isRight && row ? ok(row.id) : err('wrong_credentials');
}

/**
 * Sets or changes one's password. Changing needs the present one and ends all other sessions; a first one needs a
 * session opened within {@link FRESH_S_MAX} seconds, else `not_signed_in`: sign in again.
 */
export async function setPassword(
	accounts: Accounts,
	asker: { person: string; session: string; openedAt: number },
	request: { password: string; current?: string | undefined }
): Promise<Result<null, DoorError>> {
	const { home } = accounts;
	const now = home.clock.now();
	const present = await passwordHashOf(accounts, asker.person);
	if (present === null && now - asker.openedAt > FRESH_S_MAX * 1_000) return err('not_signed_in');
	if (present !== null && !(await isPasswordOf(accounts, present, request.current ?? '')))
		return err('wrong_credentials');
	const hashed = await hashPassword(accounts, request.password);
	if (!hashed.ok) return hashed;
	const instant = home.database.dialect === 'sqlite' ? new Date(now).toISOString() : new Date(now);
	const { db } = home.database;
	const changed =
		present === null
			? await db
					.insertInto('auth_account')
					.values({
						id: createId(home.clock, home.rng),
						accountId: asker.person,
						providerId: 'credential',
						userId: asker.person,
						password: hashed.value,
						createdAt: instant,
						updatedAt: instant
					})
					.onConflict((conflict) => conflict.columns(['userId', 'providerId']).doNothing())
					.returning('id')
					.execute()
			: await db
					.updateTable('auth_account')
					.set({ password: hashed.value, updatedAt: instant })
					.where('userId', '=', asker.person)
					.where('providerId', '=', 'credential')
					.where('password', '=', present)
					.returning('id')
					.execute();
	if (changed.length === 0) return err('wrong_credentials');
	if (present !== null) {
		await db
			.deleteFrom('auth_session')
			.where('userId', '=', asker.person)
			.where('id', '!=', asker.session)
			.execute();
	}
	return ok(null);
}
