import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerApp } from '../../src/lib/server/app';
import { dialects } from '../support/testDatabase';
import {
	invite,
	join,
	joinBody,
	openWorld,
	setUp,
	setupBody,
	setupToken,
	type AccountsWorld
} from './accountsWorld';

const HOUR_MS = 3_600_000;
const UNKNOWN_TOKEN = 'A'.repeat(43);

describe.each(dialects)('set-up and invites on %s', (dialect) => {
	let world: AccountsWorld;
	beforeEach(async () => {
		world = await openWorld(dialect);
	});
	afterEach(() => world.close());

	const count = async (table: 'tenant' | 'member' | 'auth_user' | 'op') => {
		const query = world.app.home.database.db.selectFrom(table);
		const row = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
		return Number(row.n);
	};

	describe('set-up', () => {
		it('[T3] whoever comes without the token cannot claim the server', async () => {
			await setupToken(world);
			const answer = await world.browser().send('POST', '/api/setup', setupBody(UNKNOWN_TOKEN));
			expect([answer.status, answer.body]).toEqual([403, { error: 'wrong_token' }]);
			const { token: _, ...without } = setupBody('');
			expect((await world.browser().send('POST', '/api/setup', without)).body).toEqual({
				error: 'bad_request'
			});
			expect(await count('tenant')).toBe(0);
		});

		it('a new link voids the one before, and only its hash is kept [ASVS 11.5.1]', async () => {
			const before = await setupToken(world);
			await world.restart();
			const now = await setupToken(world);
			expect((await world.browser().send('POST', '/api/setup', setupBody(before))).status).toBe(403);
			const kept = await world.app.home.database.db.selectFrom('instance').selectAll().execute();
			expect(JSON.stringify(kept)).not.toContain(now);
			expect((await world.browser().send('POST', '/api/setup', setupBody(now))).status).toBe(200);
		});

		it('of two at the same moment exactly one wins, and a second set-up never', async () => {
			const token = await setupToken(world);
			const answers = await Promise.all(
				[1, 2, 3].map(() => world.browser().send('POST', '/api/setup', setupBody(token)))
			);
			expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
			expect(await count('tenant')).toBe(1);
			expect(await count('auth_user')).toBe(1);
			expect(await world.app.setupLink()).toBeNull();
			const late = await world.browser().send('POST', '/api/setup', setupBody(token));
			expect(late.body).toEqual({ error: 'already_claimed' });
		});

		it('makes organisation, location, caps and owner as records that phones pull', async () => {
			const { owner, info, location } = await setUp(world);
			expect(info.person).toMatchObject({ name: 'Olga Prieto', role: 'owner', username: 'olga-prieto' });
			expect(info.person).toMatchObject({ hasPassword: true, hasPasskey: false });
			expect((await owner.send('GET', '/api/session')).body).toEqual(info);
			const records = await world.app.home.database.db.selectFrom('record').selectAll().execute();
			expect(records.map((record) => record.kind).sort()).toEqual(['location', 'org', 'person', 'policies']);
			const policies = records.find((record) => record.kind === 'policies');
			expect(JSON.parse(policies?.body ?? '')).toMatchObject({
				versions: [{ version: 1, location: null, rules: [{ amountMinor: 200_000, currency: 'EUR' }] }]
			});
			expect(records.find((record) => record.kind === 'location')?.id).toBe(location);
		});

		it.each([
			['a forged role', { role: 'owner' }],
			['an unknown zone', { location: { name: 'Casa', zone: 'Mars/Olympus', currency: 'EUR' } }],
			['an unknown currency', { location: { name: 'Casa', zone: 'Europe/Madrid', currency: 'QQQ' } }],
			['a negative cap', { capMinor: -1 }]
		])('refuses %s and stays claimable', async (_, more) => {
			const token = await setupToken(world);
			const answer = await world.browser().send('POST', '/api/setup', { ...setupBody(token), ...more });
			expect([answer.status, answer.body]).toEqual([400, { error: 'bad_request' }]);
			expect((await world.browser().send('POST', '/api/setup', setupBody(token))).status).toBe(200);
		});

		it('refuses a password under 10 characters', async () => {
			const body = { ...setupBody(await setupToken(world)), password: 'ñññññññññ' };
			const answer = await world.browser().send('POST', '/api/setup', body);
			expect([answer.status, answer.body]).toEqual([400, { error: 'password_too_short' }]);
		});
	});

	describe('invites', () => {
		it('[T3] 100 redemptions of a single-use invite at once let exactly 1 person in', async () => {
			const { owner, location } = await setUp(world);
			const { token } = await invite(owner, location);
			const answers = await Promise.all(
				Array.from({ length: 100 }, (_, i) => {
					const { password: _none, ...body } = joinBody(token, { name: `Persona ${i}` });
					return world.browser(`10.9.${i}.1`).send('POST', '/api/join', body);
				})
			);
			expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
			expect(new Set(answers.filter((a) => a.status !== 200).map((a) => a.body.error))).toEqual(
				new Set(['invite_used'])
			);
			expect(await count('member')).toBe(2);
			expect(await count('auth_user')).toBe(2);
		});

		it('[T3] a shift of 3 lets exactly 3 in, and the list tells who', async () => {
			const { owner, location } = await setUp(world);
			const { token, id } = await invite(owner, location, { uses: 3 });
			const names = ['Ana', 'Bea', 'Caro', 'Dani', 'Eva'];
			const answers = await Promise.all(
				names.map((name) => world.browser().send('POST', '/api/join', joinBody(token, { name })))
			);
			const joined = names.filter((_, i) => answers[i]?.status === 200);
			expect(joined).toHaveLength(3);
			const { invites } = (await owner.send('GET', '/api/invites')).body as {
				invites: { id: string; usesLeft: number; redeemedBy: string[] }[];
			};
			expect(invites).toMatchObject([{ id, usesLeft: 0 }]);
			expect([...(invites[0]?.redeemedBy ?? [])].sort()).toEqual(joined.sort());
		});

		it('a repeated request of one phone is the same person, also at the same moment', async () => {
			const { owner, location } = await setUp(world);
			const { token } = await invite(owner, location, { uses: 2 });
			const body = joinBody(token);
			const answers = await Promise.all([1, 2, 3].map(() => world.browser().send('POST', '/api/join', body)));
			answers.push(await world.browser().send('POST', '/api/join', body));
			const people = new Set(answers.map((answer) => (answer.body.person as { id: string }).id));
			expect(people.size).toBe(1);
			expect(await count('member')).toBe(2);
			world.advance(25 * HOUR_MS);
			const late = await world.browser().send('POST', '/api/join', body);
			expect(late.body).toEqual({ error: 'invite_expired' });
		});

		it.each(['/api/join', '/api/join/look'])(
			'%s refuses unknown, expired, ended and used ones',
			async (path) => {
				const { owner, location } = await setUp(world);
				const tryWith = async (token: string) => {
					const body = path === '/api/join' ? joinBody(token) : { token };
					const { status, body: answer } = await world.browser().send('POST', path, body);
					return [status, answer.error];
				};
				expect(await tryWith(UNKNOWN_TOKEN)).toEqual([404, 'invite_unknown']);
				const ended = await invite(owner, location);
				expect((await owner.send('DELETE', `/api/invites/${ended.id}`)).status).toBe(200);
				expect(await tryWith(ended.token)).toEqual([410, 'invite_expired']);
				const used = await invite(owner, location);
				await world.browser().send('POST', '/api/join', joinBody(used.token));
				expect(await tryWith(used.token)).toEqual([409, 'invite_used']);
				const old = await invite(owner, location, { hours: 1 });
				world.advance(HOUR_MS);
				expect(await tryWith(old.token)).toEqual([410, 'invite_expired']);
				expect(await tryWith('../../etc')).toEqual([400, 'bad_request']);
			}
		);

		it('[T3] role and location come from the invite, never from the body', async () => {
			const { owner, location } = await setUp(world);
			const { token } = await invite(owner, location);
			for (const forged of [{ role: 'owner' }, { location: randomUUID() }, { tenant: randomUUID() }]) {
				const body = { ...joinBody(token), ...forged };
				expect((await world.browser().send('POST', '/api/join', body)).body).toEqual({
					error: 'bad_request'
				});
			}
			const answer = await world.browser().send('POST', '/api/join', joinBody(token));
			expect(answer.body).toMatchObject({ person: { role: 'staff' }, locations: [{ id: location }] });
		});

		it('asks for at most 72 hours and 200 people, never for an owner', async () => {
			const { owner, location } = await setUp(world);
			const good = { role: 'staff', location, hours: 72, uses: 200 };
			expect((await owner.send('POST', '/api/invites', good)).status).toBe(200);
			for (const bad of [{ hours: 73 }, { hours: 0 }, { uses: 201 }, { uses: 0 }, { role: 'owner' }]) {
				expect((await owner.send('POST', '/api/invites', { ...good, ...bad })).status).toBe(400);
			}
		});

		it('an invite does not outlive the right to invite of who made it [T2]', async () => {
			const { owner, location } = await setUp(world);
			const manager = await join(world, owner, location, 'Mario Gil', 'manager');
			const { token } = await invite(manager.browser, location);
			await owner.send('PATCH', `/api/people/${manager.info.person.id}`, { active: false });
			const answer = await world.browser().send('POST', '/api/join', joinBody(token));
			expect(answer.body).toEqual({ error: 'invite_expired' });
		});

		it('keeps only the hash of a token', async () => {
			const { owner, location } = await setUp(world);
			const { token } = await invite(owner, location);
			const rows = await world.app.home.database.db.selectFrom('invite').selectAll().execute();
			expect(rows).toHaveLength(1);
			expect(JSON.stringify(rows)).not.toContain(token);
		});

		it('a failure half-way leaves nobody half-joined and the invite unused', async () => {
			const { owner, location } = await setUp(world);
			const { token } = await invite(owner, location);
			const { db } = world.app.home.database;
			const org = await db
				.selectFrom('space')
				.selectAll()
				.where('kind', '=', 'org')
				.executeTakeFirstOrThrow();
			await db.deleteFrom('space').where('kind', '=', 'org').execute();
			const broken = await world.browser().send('POST', '/api/join', joinBody(token));
			expect([broken.status, broken.body]).toEqual([500, { error: 'server_trouble' }]);
			expect(await count('member')).toBe(1);
			await db.insertInto('space').values(org).execute();
			expect((await world.browser().send('POST', '/api/join', joinBody(token))).status).toBe(200);
		});
	});

	describe('demo', () => {
		it('a database made as one stays one: everybody in it can be chosen, and nobody else', async () => {
			await world.close();
			world = await openWorld(dialect, { demo: true });
			const { info, location } = await setUp(world);
			const { tenant, person } = info;
			await world.app.home.database.db
				.insertInto('demo_person')
				.values({ tenant_id: tenant.id, id: person.id, job: 'Dirección' })
				.execute();
			await world.restart({ demo: false });
			expect((await world.browser().send('GET', '/api/door')).body).toEqual({ claimed: true, demo: true });
			expect((await world.browser().send('GET', '/api/demo')).body).toEqual({
				people: [
					{
						id: person.id,
						name: 'Olga Prieto',
						role: 'owner',
						location: 'Casa del Puerto',
						job: 'Dirección'
					}
				]
			});
			const chosen = world.browser();
			const answer = await chosen.send('POST', '/api/demo/sign-in', { person: person.id });
			expect(answer.body).toMatchObject({
				demo: true,
				person: { id: person.id },
				locations: [{ id: location }]
			});
			expect((await chosen.send('GET', '/api/session')).body).toEqual(answer.body);
			const nobody = await world.browser().send('POST', '/api/demo/sign-in', { person: randomUUID() });
			expect(nobody.body).toEqual({ error: 'not_found' });
		});

		it('is refused on a database that was not made as one', async () => {
			await setUp(world);
			const { databaseUrl, dataDir } = await placeOf(world);
			const asDemo = createServerApp({
				databaseUrl,
				dataDir,
				origin: 'http://localhost:3000',
				demo: true,
				durable: 'backup'
			});
			await expect(asDemo).rejects.toThrow('DEMO is refused');
			expect((await world.browser().send('GET', '/api/demo')).status).toBe(404);
			expect((await world.browser().send('GET', '/api/door')).body).toEqual({ claimed: true, demo: false });
		});
	});
});

/** Where the world's database is, for a second opening of it. */
async function placeOf(world: AccountsWorld): Promise<{ databaseUrl?: string; dataDir: string }> {
	const { database } = world.app.home;
	if (database.url) return { databaseUrl: database.url, dataDir: '' };
	const { sql } = await import('kysely');
	const { rows } = await sql<{ file: string }>`select file from pragma_database_list`.execute(database.db);
	return { dataDir: rows[0]?.file.replace(/\/respiro\.db$/, '') ?? '' };
}
