import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import { dialects } from '../support/testDatabase';
import { openWorld, PASSWORD, setupBody, setupToken, type AccountsWorld, type Answer } from './accountsWorld';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

describe.each(dialects)('a set-up whose answer was lost, on %s', (dialect) => {
	let world: AccountsWorld;
	let token: string;
	beforeEach(async () => {
		world = await openWorld(dialect);
		token = await setupToken(world);
	});
	afterEach(() => world.close());

	const withPassword = () => setupBody(token);
	const withoutPassword = () => {
		const { password: _none, ...body } = setupBody(token);
		return body;
	};
	const post = (body: object): Promise<Answer> => world.browser().send('POST', '/api/setup', body);
	const personOf = ({ body }: Answer) => (body as unknown as SessionInfo).person.id;
	const linkToken = async () => (await world.app.setupLink())?.split('#')[1];

	it('the same link signs the same owner in again while they have no way in, and founds nothing anew', async () => {
		const first = await post(withoutPassword());
		world.advance(HOUR_MS - 60_000);
		const browser = world.browser();
		const again = await browser.send('POST', '/api/setup', withoutPassword());
		expect([again.status, personOf(again)]).toEqual([200, personOf(first)]);
		expect((await browser.send('GET', '/api/session')).body).toEqual(first.body);
		const tenants = await world.app.home.database.db.selectFrom('tenant').select('id').execute();
		expect(tenants).toHaveLength(1);
	});

	it('a password sent with the repeated request is theirs, and then the link is void', async () => {
		const first = await post(withoutPassword());
		expect((await post({ ...withPassword(), password: 'short' })).body).toEqual({
			error: 'password_too_short'
		});
		const again = await post(withPassword());
		expect([again.status, personOf(again)]).toEqual([200, personOf(first)]);
		const signIn = { username: 'olga-prieto', password: PASSWORD };
		expect((await world.browser().send('POST', '/api/sign-in', signIn)).status).toBe(200);
		const late = await post({ ...withPassword(), password: 'a password of a thief' });
		expect([late.status, late.body]).toEqual([409, { error: 'already_claimed' }]);
		expect((await world.browser().send('POST', '/api/sign-in', signIn)).status).toBe(200);
	});

	it('[T3] a passkey, too, makes the link void', async () => {
		const first = await post(withoutPassword());
		const passkey = { name: null, publicKey: 'x', credentialID: 'x', counter: 0, deviceType: 'singleDevice' };
		await world.app.home.database.db
			.insertInto('auth_passkey')
			.values({
				id: 'x',
				userId: personOf(first),
				...passkey,
				backedUp: dialect === 'sqlite' ? 0 : false,
				transports: null,
				createdAt: null,
				aaguid: null
			})
			.execute();
		expect((await post(withoutPassword())).body).toEqual({ error: 'already_claimed' });
		expect(await world.app.setupLink()).toBeNull();
	});

	it('[T3] never after an hour, never with another token, never for who has a password', async () => {
		await post(withoutPassword());
		const other = await post({ ...withoutPassword(), token: 'A'.repeat(43) });
		expect([other.status, other.body]).toEqual([409, { error: 'already_claimed' }]);
		world.advance(HOUR_MS);
		expect((await post(withoutPassword())).body).toEqual({ error: 'already_claimed' });
		expect((await post(withPassword())).body).toEqual({ error: 'already_claimed' });
	});

	it('a start prints a new link only for an owner who was left outside, and it voids the one before', async () => {
		const first = await post(withoutPassword());
		const before = token;
		await world.restart();
		token = must(await linkToken(), 'a link');
		expect((await post({ ...withoutPassword(), token: before })).status).toBe(409);
		expect(personOf(await post(withoutPassword()))).toBe(personOf(first));
		expect((await post(withPassword())).status).toBe(200);
		expect(await linkToken()).toBeUndefined();
	});

	it('after the hour it prints one only when no session of the owner is left: else nobody could enter', async () => {
		const first = await post(withoutPassword());
		world.advance(2 * HOUR_MS);
		expect(await linkToken()).toBeUndefined();
		world.advance(31 * DAY_MS);
		token = must(await linkToken(), 'a link');
		expect(personOf(await post(withPassword()))).toBe(personOf(first));
		expect(await linkToken()).toBeUndefined();
	});

	it('keeps no token, only its hash [ASVS 11.5.1]', async () => {
		await post(withoutPassword());
		const kept = await world.app.home.database.db.selectFrom('instance').selectAll().execute();
		expect(JSON.stringify(kept)).not.toContain(token);
	});
});
