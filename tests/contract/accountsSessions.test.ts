import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getMigrations } from 'better-auth/db/migration';
import { must } from '../../src/lib/base/assert';
import { dialects } from '../support/testDatabase';
import {
	join,
	openWorld,
	PASSWORD,
	setUp,
	type AccountsWorld,
	type Answer,
	type Browser
} from './accountsWorld';

const DAY_MS = 86_400_000;

interface Listed {
	id: string;
	device: string;
	current: boolean;
}

describe.each(dialects)('sign-in, sessions and people on %s', (dialect) => {
	let world: AccountsWorld;
	let owner: Browser;
	let location: string;
	beforeEach(async () => {
		world = await openWorld(dialect);
		({ owner, location } = await setUp(world));
	});
	afterEach(() => world.close());

	const signIn = (browser: Browser, username: string, password = PASSWORD) =>
		browser.send('POST', '/api/sign-in', { username, password });
	const personRecord = async (id: string) => {
		const row = await world.app.home.database.db
			.selectFrom('record')
			.select('body')
			.where('kind', '=', 'person')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		return JSON.parse(must(row.body, 'a person is never deleted')) as Record<string, unknown>;
	};
	const sessions = async (browser: Browser) =>
		(await browser.send('GET', '/api/sessions')).body.sessions as Listed[];

	it('the tables of migration 0002 are those that better-auth expects', async () => {
		const { toBeCreated, toBeAdded } = await getMigrations(world.app.auth.options);
		expect([toBeCreated, toBeAdded]).toEqual([[], []]);
	});

	it('people sign in with their user name, or their name as they write it', async () => {
		await join(world, owner, location, 'Lucía Prado');
		const second = await join(world, owner, location, 'Lucia Prado');
		expect(second.info.person.username).toBe('lucia-prado-2');
		expect((await signIn(world.browser(), ' Lucía PRADO ')).body).toMatchObject({
			person: { username: 'lucia-prado', role: 'staff' }
		});
		expect((await signIn(world.browser(), 'lucia-prado-2')).body).toEqual(second.info);
	});

	it('ten of one name who join at once get ten user names', async () => {
		const joined = await Promise.all(
			Array.from({ length: 10 }, () => join(world, owner, location, 'Ana Gil'))
		);
		expect(new Set(joined.map(({ info }) => info.person.username)).size).toBe(10);
	});

	it('[T12] a wrong password and an unknown or password-less name get equal answers', async () => {
		const { info } = await join(world, owner, location, 'Lucía Prado');
		await world.app.home.database.db
			.deleteFrom('auth_account')
			.where('userId', '=', info.person.id)
			.execute();
		const plain = ({ status, body, headers }: Answer) => {
			const kept = [...headers].filter(([name]) => name !== 'date');
			return { status, body, kept };
		};
		const wrong = plain(await signIn(world.browser(), 'olga-prieto', 'not the password'));
		expect(wrong).toMatchObject({ status: 401, body: { error: 'wrong_credentials' } });
		expect(plain(await signIn(world.browser(), 'nobody-at-all'))).toEqual(wrong);
		expect(plain(await signIn(world.browser(), 'lucia-prado'))).toEqual(wrong);
	});

	it('[ASVS 6.3.1] slows guessing down with 429 and Retry-After, locks nobody out, and recovers', async () => {
		const guesser = world.browser('203.0.113.9');
		const answers: Answer[] = [];
		for (let i = 0; i < 10; i++) answers.push(await signIn(guesser, 'olga-prieto', `guess number ${i}`));
		const last = must(answers.at(-1), 'ten answers');
		expect([last.status, last.body]).toEqual([429, { error: 'too_many_tries' }]);
		const waitS = Number(last.headers.get('retry-after'));
		expect(waitS).toBeGreaterThan(0);
		expect((await signIn(world.browser('203.0.113.77'), 'olga-prieto')).status).toBe(200);
		world.advance(waitS * 1_000);
		expect((await signIn(guesser, 'olga-prieto')).status).toBe(200);
	});

	it('[ASVS 3.3] the cookie is HttpOnly, Lax, and on https Secure with the __Host- prefix', async () => {
		await world.restart({ origin: 'https://respiro.hotel.example' });
		const answer = await signIn(world.browser(), 'olga-prieto');
		const cookie = must(answer.headers.getSetCookie()[0], 'a cookie');
		expect(cookie).toMatch(
			/^__Host-respiro\.session=[^;]{40,}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/i
		);
		expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
		await world.restart({ origin: 'http://localhost:3000' });
		const plain = await signIn(world.browser(), 'olga-prieto');
		expect(plain.headers.getSetCookie()[0]).toMatch(/^respiro\.session=.*HttpOnly; SameSite=Lax$/i);
		expect(plain.headers.has('strict-transport-security')).toBe(false);
	});

	it('[ASVS 7.2.4] signing in makes a new session; a forged or altered cookie is nobody', async () => {
		const browser = world.browser();
		await signIn(browser, 'olga-prieto');
		const [name, first] = must([...browser.cookies][0], 'a cookie');
		await signIn(browser, 'olga-prieto');
		const second = must(browser.cookies.get(name), 'a cookie');
		expect(second).not.toBe(first);
		for (const forged of [`${second}x`, second.replace(/^.{4}/, 'AAAA'), 'nothing']) {
			browser.cookies.set(name, forged);
			expect((await browser.send('GET', '/api/session')).body).toEqual({ error: 'not_signed_in' });
		}
	});

	it('[ASVS 7.5.2] sessions are listed by device and ended at once, one’s own only [I19]', async () => {
		const tablet = world.browser();
		await signIn(tablet, 'olga-prieto');
		const listed = await sessions(tablet);
		expect(listed.map((session) => session.device)).toEqual(['Chrome · Android', 'Chrome · Android']);
		const other = must(
			listed.find((session) => !session.current),
			'the first session'
		);
		const stranger = await join(world, owner, location, 'Lucía Prado');
		const theft = await stranger.browser.send('DELETE', `/api/sessions/${other.id}`);
		expect([theft.status, theft.body]).toEqual([404, { error: 'not_found' }]);
		expect((await owner.send('GET', '/api/session')).status).toBe(200);
		expect((await tablet.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(200);
		expect((await owner.send('GET', '/api/session')).body).toEqual({ error: 'not_signed_in' });
		expect(await sessions(tablet)).toHaveLength(1);
	});

	it('signing out ends the session on the server, and works when there is none', async () => {
		const copy = world.browser();
		for (const [name, value] of owner.cookies) copy.cookies.set(name, value);
		expect((await owner.send('POST', '/api/sign-out', {})).status).toBe(200);
		expect(owner.cookies.size).toBe(0);
		expect((await copy.send('GET', '/api/session')).status).toBe(401);
		expect((await owner.send('POST', '/api/sign-out', {})).status).toBe(200);
	});

	it('[ASVS 7.4.3] changing a password needs the present one and ends all other sessions', async () => {
		const tablet = world.browser();
		await signIn(tablet, 'olga-prieto');
		const change = (current?: string) =>
			tablet.send('POST', '/api/account/password', { password: 'another good one', current });
		expect((await change()).body).toEqual({ error: 'wrong_credentials' });
		expect((await change('not the password')).body).toEqual({ error: 'wrong_credentials' });
		expect((await change(PASSWORD)).status).toBe(200);
		expect((await owner.send('GET', '/api/session')).status).toBe(401);
		expect((await tablet.send('GET', '/api/session')).status).toBe(200);
		expect((await signIn(world.browser(), 'olga-prieto')).status).toBe(401);
		expect((await signIn(world.browser(), 'olga-prieto', 'another good one')).status).toBe(200);
	});

	it('[ASVS 7.5.1] a first password is set soon after signing in, later only after signing in again', async () => {
		const [lucia, pablo] = [
			await join(world, owner, location, 'Lucía Prado'),
			await join(world, owner, location, 'Pablo Luz')
		];
		await world.app.home.database.db.deleteFrom('auth_account').execute();
		const set = ({ browser }: typeof lucia, password: string) =>
			browser.send('POST', '/api/account/password', { password });
		expect((await set(lucia, 'too short')).body).toEqual({ error: 'password_too_short' });
		expect((await set(lucia, PASSWORD)).status).toBe(200);
		expect((await signIn(world.browser(), 'lucia-prado')).status).toBe(200);
		world.advance(2 * DAY_MS);
		expect((await set(pablo, PASSWORD)).body).toEqual({ error: 'not_signed_in' });
	});

	it('[I19] an ended member is out at the next request, cannot come back, and can be restored', async () => {
		const lucia = await join(world, owner, location, 'Lucía Prado');
		const { id } = lucia.info.person;
		expect(await personRecord(id)).toEqual({
			name: 'Lucía Prado',
			role: 'staff',
			locations: [location],
			active: true
		});
		expect((await owner.send('PATCH', `/api/people/${id}`, { active: false })).status).toBe(200);
		expect((await lucia.browser.send('GET', '/api/session')).status).toBe(401);
		expect((await signIn(lucia.browser, 'lucia-prado')).body).toEqual({ error: 'wrong_credentials' });
		expect(await personRecord(id)).toMatchObject({ active: false });
		expect((await owner.send('PATCH', `/api/people/${id}`, { active: true })).status).toBe(200);
		expect((await signIn(lucia.browser, 'lucia-prado')).status).toBe(200);
		expect(await personRecord(id)).toMatchObject({ active: true });
	});

	it('[I19] a session alone gives nothing: no active member, no access', async () => {
		const lucia = await join(world, owner, location, 'Lucía Prado');
		const { db } = world.app.home.database;
		await db.updateTable('member').set({ active: 0 }).where('person_id', '=', lucia.info.person.id).execute();
		for (const path of ['/api/session', '/api/sync/poke', '/api/sessions'])
			expect((await lucia.browser.send('GET', path)).body).toEqual({ error: 'not_signed_in' });
	});

	it('roles and locations change with the record, at once; where somebody was is remembered [I12]', async () => {
		const lucia = await join(world, owner, location, 'Lucía Prado');
		const { id } = lucia.info.person;
		const place = { name: 'Casa del Bosque', zone: 'America/Mexico_City', currency: 'MXN' };
		const added = (await owner.send('POST', '/api/locations', place)).body.id as string;
		const change = { role: 'manager', locations: [added] };
		expect((await owner.send('PATCH', `/api/people/${id}`, change)).status).toBe(200);
		expect(await personRecord(id)).toMatchObject(change);
		const { body } = await lucia.browser.send('GET', '/api/session');
		expect(body).toMatchObject({ person: { role: 'manager' }, locations: [{ id: added, ...place }] });
		expect(await world.app.actorOf(new Headers({ cookie: cookieOf(lucia.browser) }))).toMatchObject({
			spaces: [added],
			pastSpaces: [location]
		});
		const unknown = await owner.send('PATCH', `/api/people/${id}`, { locations: [crypto.randomUUID()] });
		expect(unknown.body).toEqual({ error: 'bad_request' });
	});

	it('the last owner stays one, also when two owners demote each other at the same moment', async () => {
		const { person } = (await owner.send('GET', '/api/session')).body as { person: { id: string } };
		for (const change of [{ role: 'staff' }, { active: false }]) {
			const answer = await owner.send('PATCH', `/api/people/${person.id}`, change);
			expect(answer.body).toEqual({ error: 'not_allowed' });
		}
		const lucia = await join(world, owner, location, 'Lucía Prado');
		await owner.send('PATCH', `/api/people/${lucia.info.person.id}`, { role: 'owner' });
		const answers = await Promise.all([
			owner.send('PATCH', `/api/people/${lucia.info.person.id}`, { role: 'staff' }),
			lucia.browser.send('PATCH', `/api/people/${person.id}`, { role: 'staff' })
		]);
		expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
	});

	it('passkeys: only the four steps answer, the phone must check who holds it, no made-up address shows', async () => {
		const options = await owner.send('GET', '/api/auth/passkey/generate-register-options?name=Olga');
		expect(options.body).toMatchObject({
			rp: { id: 'localhost' },
			user: { name: 'olga-prieto', displayName: 'Olga Prieto' },
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
		expect(JSON.stringify(options.body)).not.toContain('invalid');
		const anyone = await world.browser().send('GET', '/api/auth/passkey/generate-authenticate-options');
		expect(anyone.body).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
		const stranger = await world.browser().send('GET', '/api/auth/passkey/generate-register-options');
		expect(stranger.body).toEqual({ error: 'not_signed_in' });
		for (const path of [
			'sign-up/email',
			'sign-in/email',
			'get-session',
			'list-sessions',
			'ok',
			'passkey/delete-passkey'
		]) {
			expect((await owner.send('GET', `/api/auth/${path}`)).body).toEqual({ error: 'not_found' });
			expect((await owner.send('POST', `/api/auth/${path}`, {})).body).toEqual({ error: 'not_found' });
		}
		const forged = { response: { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} } };
		const verified = await owner.send('POST', '/api/auth/passkey/verify-registration', forged);
		expect(verified.body).toEqual({ error: 'bad_request' });
		const used = await world.browser().send('POST', '/api/auth/passkey/verify-authentication', forged);
		expect(used.body).toEqual({ error: 'wrong_credentials' });
	});

	it('[ASVS 16.2.5] log lines hold no name, token, password or cookie', async () => {
		await signIn(world.browser(), 'olga-prieto', 'not the password');
		await join(world, owner, location, 'Lucía\r\nPrado');
		await world.app.home.database.db.schema.dropTable('invite_redemption').execute();
		await join(world, owner, location, 'Canario Nombre').catch(() => undefined);
		const log = world.lines.join('\n');
		expect(log).toContain('error request=');
		for (const secret of ['olga', 'Prado', 'Canario', PASSWORD, cookieOf(owner)])
			expect(log).not.toContain(secret);
	});
});

function cookieOf(browser: Browser): string {
	return [...browser.cookies].map((pair) => pair.join('=')).join('; ');
}
