import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { createId } from '../../src/lib/base/ids';
import { sha256Hex } from '../../src/lib/base/sha256';
import { prepareOp } from '../../src/lib/domain/mutators';
import { opHashText, opSchema } from '../../src/lib/domain/op/op';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import { routeAccess, type Access, type Method } from '../../src/lib/server/auth/table';
import { hashPassword } from '../../src/lib/server/auth/credentials';
import { addPerson } from '../../src/lib/server/auth/people';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import {
	fill,
	invite,
	join,
	openWorld,
	PASSWORD,
	routeIds,
	setUp,
	type AccountsWorld,
	type Browser
} from './accountsWorld';

const ASKERS = ['nobody', 'staff', 'manager', 'owner', 'stranger', 'ended'] as const;
type Asker = (typeof ASKERS)[number];

let world: AccountsWorld;
let browsers: Record<Asker, Browser>;
let people: Record<'staff' | 'manager' | 'owner' | 'elsewhere' | 'stranger', string>;
let places: { own: string; other: string; foreign: string };

beforeAll(async () => {
	world = await openWorld('sqlite');
	const { owner, location, info } = await setUp(world);
	const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
	const other = (await owner.send('POST', '/api/locations', place)).body.id as string;
	const staff = await join(world, owner, location, 'Sara Sol');
	const manager = await join(world, owner, location, 'Mario Mar', 'manager');
	const elsewhere = await join(world, owner, other, 'Elsa Eco');
	const ended = await join(world, owner, location, 'Eva Fin');
	await owner.send('PATCH', `/api/people/${ended.info.person.id}`, { active: false });
	const stranger = await foundAnother();
	browsers = {
		nobody: world.browser(),
		staff: staff.browser,
		manager: manager.browser,
		owner,
		stranger: stranger.browser,
		ended: ended.browser
	};
	people = {
		staff: staff.info.person.id,
		manager: manager.info.person.id,
		owner: info.person.id,
		elsewhere: elsewhere.info.person.id,
		stranger: stranger.info.person.id
	};
	places = { own: location, other, foreign: must(stranger.info.locations[0], 'its location').id };
});
afterAll(() => world.close());

/** Another organisation on the same server, with its owner signed in. */
async function foundAnother(): Promise<{ browser: Browser; info: SessionInfo }> {
	const { home } = world.app;
	const id = () => createId(home.clock, home.rng);
	const [tenant, location, person] = [id(), id(), id()];
	const found = { tenant, space: tenant, author: person };
	const org = { name: 'Hotel Ajeno', language: 'en', foundedAt: home.clock.now() };
	const hash = await hashPassword(world.app, PASSWORD);
	await home.database.db.transaction().execute(async (tx) => {
		await commitServerOps(
			home,
			[
				{ ...found, type: 'org.found', args: { org, policies: { versions: [] } } },
				{
					...found,
					type: 'location.add',
					args: { id: location, location: { name: 'Far', zone: 'Europe/London', currency: 'GBP' } }
				}
			],
			tx
		);
		const passwordHash = hash.ok ? hash.value : null;
		const owner = { tenant, id: person, name: 'Xenia Ajena', role: 'owner' as const };
		await addPerson(home, tx, { ...owner, locations: [location], passwordHash }, home.clock.now());
	});
	const browser = world.browser();
	const answer = await browser.send('POST', '/api/sign-in', { username: 'xenia-ajena', password: PASSWORD });
	return { browser, info: answer.body as unknown as SessionInfo };
}

/** What the table promises of an asker before anything is read. */
function expected(access: Access, asker: Asker): 'not_found' | 'not_signed_in' | 'not_allowed' | null {
	if (access === 'demo') return 'not_found';
	if (access === 'public' || access === 'setup') return null;
	if (asker === 'nobody' || asker === 'ended') return 'not_signed_in';
	const rank = { staff: 0, manager: 1, owner: 2, stranger: 2 }[asker];
	return rank >= { signed_in: 0, manager: 1, owner: 2 }[access] ? null : 'not_allowed';
}

const STATUS = { not_found: 404, not_signed_in: 401, not_allowed: 403 };
const rows = Object.entries(routeAccess).flatMap(([route, methods]) =>
	Object.entries(methods).map(([method, access]) => ({ route, method: method as Method, access }))
);

describe('the table', () => {
	it('[ASVS 8.1.1] has every route of the tree, and no other', () => {
		expect(Object.keys(routeAccess).sort()).toEqual([...routeIds].sort());
	});

	it('has every method that a route answers, and no other', async () => {
		const modules = import.meta.glob<Record<string, unknown>>('../../src/routes/api/**/+server.ts');
		for (const [path, load] of Object.entries(modules)) {
			const route = path.slice('../../src/routes'.length, -'/+server.ts'.length);
			expect([route, Object.keys(await load()).sort()]).toEqual([
				route,
				Object.keys(routeAccess[route] ?? {}).sort()
			]);
		}
	});

	it('what it does not name is not answered', async () => {
		for (const [method, path] of [
			['GET', '/api/nothing'],
			['PATCH', '/api/session'],
			['DELETE', '/api/door'],
			['POST', '/api/constructor'],
			['CONSTRUCTOR', '/api/door']
		] as const) {
			const answer = await browsers.owner.send(method, path);
			expect([answer.status, answer.body]).toEqual([404, { error: 'not_found' }]);
		}
	});

	const endsSession = new Set(['POST /api/sign-out']);
	describe.each(rows.filter(({ route, method }) => !endsSession.has(`${method} ${route}`)))(
		'$method $route is for $access',
		({ route, method, access }) => {
			it.each(ASKERS)('as %s', async (asker) => {
				const answer = await browsers[asker].send(method, fill(route), method === 'GET' ? undefined : {});
				const refusal = expected(access, asker);
				if (refusal) {
					expect([answer.status, answer.body]).toEqual([STATUS[refusal], { error: refusal }]);
				} else {
					expect(answer.status).not.toBe(401);
					expect(answer.status).not.toBe(403);
					expect(answer.status).toBeLessThan(500);
				}
			});
		}
	);
});

describe('[I18] within a route: own and other locations, own and other organisations', () => {
	const inviteTo = (asker: Asker, location: string, role = 'staff') =>
		browsers[asker].send('POST', '/api/invites', { role, location, hours: 1, uses: 1 });
	const change = (asker: Asker, person: string, body: object) =>
		browsers[asker].send('PATCH', `/api/people/${person}`, body);

	it('invites: managers to their locations, owners to all of theirs, nobody to those of others', async () => {
		expect((await inviteTo('manager', places.own)).status).toBe(200);
		expect((await inviteTo('manager', places.own, 'manager')).status).toBe(200);
		expect((await inviteTo('manager', places.other)).body).toEqual({ error: 'not_found' });
		expect((await inviteTo('manager', places.foreign)).body).toEqual({ error: 'not_found' });
		expect((await inviteTo('owner', places.other)).status).toBe(200);
		expect((await inviteTo('owner', places.foreign)).body).toEqual({ error: 'not_found' });
		expect((await inviteTo('stranger', places.own)).body).toEqual({ error: 'not_found' });
	});

	it('invites of others are neither listed nor ended: 404, as if they did not exist', async () => {
		const elsewhere = await invite(browsers.owner, places.other);
		const foreign = await invite(browsers.stranger, places.foreign);
		const listed = async (asker: Asker) =>
			JSON.stringify((await browsers[asker].send('GET', '/api/invites')).body);
		expect(await listed('owner')).toContain(elsewhere.id);
		expect(await listed('owner')).not.toContain(foreign.id);
		expect(await listed('manager')).not.toContain(elsewhere.id);
		expect(await listed('stranger')).not.toContain(elsewhere.id);
		for (const [asker, id] of [
			['manager', elsewhere.id],
			['manager', foreign.id],
			['owner', foreign.id],
			['stranger', elsewhere.id]
		] as const) {
			expect((await browsers[asker].send('DELETE', `/api/invites/${id}`)).body).toEqual({
				error: 'not_found'
			});
		}
	});

	it('people: managers end and restore staff of their locations, and nothing else [T2]', async () => {
		expect((await change('manager', people.staff, { active: true })).status).toBe(200);
		for (const [person, body, error] of [
			[people.staff, { role: 'manager' }, 'not_allowed'],
			[people.staff, { locations: [places.other] }, 'not_allowed'],
			[people.staff, { active: true, role: 'owner' }, 'not_allowed'],
			[people.manager, { role: 'owner' }, 'not_allowed'],
			[people.manager, { active: false }, 'not_allowed'],
			[people.owner, { active: false }, 'not_allowed'],
			[people.elsewhere, { active: false }, 'not_found'],
			[people.stranger, { active: false }, 'not_found']
		] as const) {
			expect((await change('manager', person, body)).body).toEqual({ error });
		}
	});

	it('people of another organisation do not exist, not even for owners', async () => {
		expect((await change('owner', people.stranger, { active: false })).body).toEqual({ error: 'not_found' });
		expect((await change('stranger', people.staff, { role: 'owner' })).body).toEqual({ error: 'not_found' });
		const answer = await change('owner', people.staff, { locations: [places.foreign] });
		expect(answer.body).toEqual({ error: 'bad_request' });
	});

	it('[T2] forged fields are refused, and change nothing', async () => {
		for (const body of [
			{ tenant: randomUUID() },
			{ role: 'root' },
			{ active: 1 },
			{ person: people.owner }
		]) {
			expect((await change('owner', people.staff, body)).body).toEqual({ error: 'bad_request' });
		}
		expect((await browsers.staff.send('GET', '/api/session')).body).toMatchObject({
			person: { role: 'staff' },
			locations: [{ id: places.own }]
		});
	});

	it('[T1] nothing of another organisation is in any answer to its neighbour', async () => {
		const canaries = ['Hotel Ajeno', 'Xenia', places.foreign, people.stranger];
		const pull = { protocol: 1, person: people.owner, device: randomUUID(), epoch: '', spaces: [] };
		const answers = [
			await browsers.owner.send('GET', '/api/session'),
			await browsers.owner.send('GET', '/api/invites'),
			await browsers.owner.send('GET', '/api/sessions'),
			await browsers.owner.send('POST', '/api/sync/pull', pull)
		];
		expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
		for (const canary of canaries) expect(JSON.stringify(answers)).not.toContain(canary);
		expect(JSON.stringify(answers)).toContain('Hotel Marea');
	});
});

describe('op types carry their own rights', () => {
	it.each(['org.found', 'location.add', 'person.put', 'policy.publish', 'signer.put'])(
		'%s is the server’s alone: from a phone it is set aside, even from an owner [P20]',
		async (type) => {
			const args = {
				'org.found': {
					org: { name: 'X', language: 'es', foundedAt: 0 },
					policies: { versions: [] }
				},
				'location.add': { id: randomUUID(), location: { name: 'X', zone: 'UTC', currency: 'EUR' } },
				'person.put': {
					id: people.staff,
					person: { name: 'X', role: 'owner', locations: [], active: true }
				},
				'policy.publish': {
					version: { version: 2, effectiveFrom: '2026-01-01', location: null, rules: [] }
				},
				'signer.put': {
					id: randomUUID(),
					signer: { person: people.owner, publicKey: 'A'.repeat(87), at: 0 }
				}
			}[type];
			const { tenant } = (await browsers.owner.send('GET', '/api/session')).body as unknown as SessionInfo;
			const op = await signedOp(tenant.id, people.owner, type, must(args, 'known'));
			expect(prepareOp(opSchema.parse(op))).toMatchObject({ ok: true, value: { may: 'server' } });
			const push = { protocol: 1, person: people.owner, device: op.device, ops: [op] };
			const answer = await browsers.owner.send('POST', '/api/sync/push', push);
			expect(answer.body).toMatchObject({ verdicts: [{ kind: 'quarantined', reason: 'not_allowed' }] });
		}
	);
});

async function signedOp(tenant: string, author: string, type: string, args: object) {
	const op = {
		id: createId(world.app.home.clock, world.app.home.rng),
		type,
		v: 1,
		tenant,
		space: tenant,
		author,
		device: randomUUID(),
		capturedAt: Date.now(),
		clockOffsetMs: 0,
		tzOffsetMin: 0,
		zone: 'UTC',
		businessDate: '2026-06-15',
		knownSeq: 0,
		args: args as Record<string, unknown>
	};
	return { ...op, hash: await sha256Hex(opHashText(op)) };
}
