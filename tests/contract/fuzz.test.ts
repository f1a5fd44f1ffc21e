import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { doorErrorSchema } from '../../src/lib/protocol/accounts';
import { routeAccess } from '../../src/lib/server/auth/table';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Dialect } from '../../src/lib/server/db/open';
import {
	fill,
	join,
	joinBody,
	openWorld,
	PASSWORD,
	setUp,
	setupBody,
	type AccountsWorld,
	type Answer,
	type Browser
} from './accountsWorld';
import { createDice, fuzz, ODD_TEXTS, type Dice } from './fuzzed';
import { gestureOp, hashed } from './world';

/** Another series with FUZZ_SEED. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_615);
/** Of the processor, whatever else it is busy with. */
const ANSWER_MS_MAX = 1_000;
const HEAP_BYTES_MAX = 64 * 1024 * 1024;
const runs: [Dialect, number][] = [
	['sqlite', 2_000],
	['postgres', 100]
];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const prototypes = [Object, Array, String, Number, Function, Promise].map(({ prototype }) => prototype);
const shapeOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).map(String));

describe.each(runs)('[T10] fuzzed requests on %s', { timeout: 120_000 }, (dialect, count) => {
	let world: AccountsWorld;
	let browsers: { owner: Browser; staff: Browser; anyone: Browser };
	let actor: Actor;
	let location: string;
	let now = Date.now();
	const shape = shapeOf();

	beforeAll(async () => {
		// It goes on with every look, so that limits of tries let some through.
		world = await openWorld(dialect, { clock: { now: () => (now += 30) } });
		const founded = await setUp(world);
		location = founded.location;
		const staff = await join(world, founded.owner, location, 'Sara Sol');
		browsers = { owner: founded.owner, staff: staff.browser, anyone: world.browser() };
		actor = {
			tenant: founded.info.tenant.id,
			person: staff.info.person.id,
			role: 'staff',
			spaces: [location],
			pastSpaces: []
		};
	});
	afterAll(() => world.close());

	const device = randomUUID();
	const pushed = (dice: Dice) => {
		const op = gestureOp(actor, { space: location, amountMinor: 100, guestName: 'Ana Gold' });
		// Half of them with a right hash over something odd, so that it is looked at further in.
		const odd = {
			...op,
			args: { ...op.args, [dice.pick(['parts', 'spend', 'guestName', 'x'])]: dice.pick(ODD_TEXTS) }
		};
		return { protocol: 1, person: actor.person, device, ops: [dice.next() < 0.5 ? op : hashed(odd)] };
	};
	const pulled = () => ({
		protocol: 1,
		person: actor.person,
		device,
		epoch: 'x',
		spaces: [{ space: location, seq: 1, head: '', before: 3, scope: `staff:${actor.person}` }],
		receipts: [{ space: location, seq: 1, head: '' }],
		heartbeat: { unsent: 1, oldestUnsentAt: 5, build: 'b', persisted: true, clockOffsetMs: -4 }
	});
	const place = { name: 'Casa', zone: 'Europe/Madrid', currency: 'EUR' };
	const rule = { id: 'INC', dims: ['incident'], window: 'none', amountMinor: 5, currency: 'EUR' };
	const caps = { effectiveFrom: '2099-01-01', location: randomUUID(), rules: [rule] };
	const ceremony = { response: { id: 'a', rawId: 'a', type: 'public-key', response: {} }, name: 'x' };

	/** By route: who asks, where, and what would be right. */
	const targets: Record<string, (dice: Dice) => { by: Browser; path?: string; good: unknown }> = {
		'/api/sync/push': (dice) => ({ by: browsers.staff, good: pushed(dice) }),
		'/api/sync/pull': () => ({ by: browsers.staff, good: pulled() }),
		'/api/setup': () => ({ by: world.browser(), good: setupBody('A'.repeat(43)) }),
		'/api/join': () => ({ by: world.browser(), good: joinBody('A'.repeat(43)) }),
		'/api/join/look': () => ({ by: world.browser(), good: { token: 'A'.repeat(43) } }),
		'/api/sign-in': () => ({ by: browsers.anyone, good: { username: 'olga-prieto', password: PASSWORD } }),
		'/api/sign-out': () => ({ by: browsers.anyone, good: { a: 1 } }),
		'/api/demo/sign-in': () => ({ by: browsers.anyone, good: { person: actor.person } }),
		'/api/auth/[...all]': (dice) => ({
			by: dice.pick([browsers.owner, browsers.anyone]),
			path: `/api/auth/passkey/verify-${dice.pick(['registration', 'authentication'])}`,
			good: ceremony
		}),
		'/api/account/password': () => ({
			by: browsers.owner,
			good: { password: 'not so very short', current: 'not the one' }
		}),
		'/api/quarantine/[id]': () => ({ by: browsers.owner, good: { resolution: 'annul' } }),
		'/api/invites': () => ({ by: browsers.owner, good: { role: 'staff', location, hours: 1, uses: 1 } }),
		'/api/people/[id]': (dice) => ({
			by: browsers.owner,
			path: `/api/people/${dice.pick([actor.person, randomUUID()])}`,
			good: { role: 'staff', locations: [location], active: true }
		}),
		'/api/locations': () => ({ by: browsers.owner, good: place }),
		'/api/policies': () => ({ by: browsers.owner, good: { basedOn: 0, draft: caps, confirmed: false } }),
		'/api/policies/preview': () => ({ by: browsers.owner, good: { draft: caps } }),
		'/api/stories': () => ({ by: browsers.staff, good: { text: 'gato', limit: 5, photo: true } }),
		'/api/signers': () => ({
			by: browsers.owner,
			good: { id: randomUUID(), publicKey: `B${'A'.repeat(86)}` }
		}),
		'/api/push/subscribe': () => ({
			by: browsers.staff,
			good: {
				// No push service that we know: nothing is looked up in the network.
				endpoint: 'https://push.example.com/send/x',
				keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
				language: 'es'
			}
		})
	};

	/** Sends it, and answers what is wrong with the answer: nothing. */
	async function faultOf(what: string, send: () => Promise<Answer>): Promise<string[]> {
		const before = process.cpuUsage();
		const { status, body } = await send();
		const spent = process.cpuUsage(before);
		const ms = (spent.user + spent.system) / 1_000;
		const isRefused = status >= 400;
		const isPlain = doorErrorSchema.safeParse(body.error).success && Object.keys(body).length === 1;
		return [
			...(status >= 500 ? [`${status} for ${what}: ${world.lines.at(-1)}`] : []),
			...(ms > ANSWER_MS_MAX ? [`${Math.round(ms)} ms for ${what}`] : []),
			...(isRefused && !isPlain ? [`${JSON.stringify(body).slice(0, 200)} for ${what}`] : [])
		];
	}

	it('are sent to every route that takes a body', () => {
		const taking = Object.entries(routeAccess).filter(([, methods]) => methods.POST ?? methods.PATCH);
		expect(Object.keys(targets).sort()).toEqual(taking.map(([route]) => route).sort());
	});

	it.each(Object.keys(targets))(
		`%s answers ${count} of them: none with an error of its own, none late, nothing kept`,
		async (route) => {
			const dice = createDice(SEED + route.length);
			const method = routeAccess[route]?.POST ? 'POST' : 'PATCH';
			const faults: string[] = [];
			collect();
			const heap = process.memoryUsage().heapUsed;
			for (let i = 0; i < count; i++) {
				const { by, path, good } = must(targets[route], 'a target')(dice);
				const { body, headers } = fuzz(dice, good);
				const what = `seed ${SEED} #${i} ${Buffer.from(body).toString('utf8').slice(0, 300)}`;
				const sent = { 'content-type': 'application/json', ...headers };
				const own = await faultOf(what, () => by.send(method, path ?? fill(route), body, sent));
				faults.push(...own);
			}
			expect(faults).toEqual([]);
			collect();
			expect(process.memoryUsage().heapUsed - heap).toBeLessThan(HEAP_BYTES_MAX);
			expect(shapeOf()).toEqual(shape);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		}
	);

	it('odd words in addresses and cookies are nobody and nothing', async () => {
		const faults: string[] = [];
		for (const [route, methods] of Object.entries(routeAccess)) {
			for (const method of Object.keys(methods)) {
				if (!route.includes('[')) continue;
				for (const text of ODD_TEXTS.map((odd) => odd.toWellFormed()).filter((odd) => odd !== '')) {
					const path = route.replace(/\[.+\]/, encodeURIComponent(text));
					const body = method === 'GET' || method === 'DELETE' ? undefined : { resolution: 'annul' };
					faults.push(...(await faultOf(`${method} ${path}`, () => browsers.owner.send(method, path, body))));
				}
			}
		}
		const [name] = must([...browsers.owner.cookies][0], 'a cookie');
		for (const text of ODD_TEXTS.filter((odd) => /^[\x20-\x7e]*$/.test(odd))) {
			const cookie = `${name}=${text}; ${text}=1; __proto__=${text}`;
			const get = () => world.browser().send('GET', '/api/session', undefined, { cookie });
			faults.push(...(await faultOf(cookie, get)));
		}
		expect(faults).toEqual([]);
	});

	it('and afterwards the server is as it was: people log and read', async () => {
		const op = gestureOp(actor, { space: location });
		const push = { protocol: 1, person: actor.person, device: randomUUID(), ops: [op] };
		await browsers.owner.send('PATCH', `/api/people/${actor.person}`, {
			active: true,
			locations: [location]
		});
		const back = world.browser('10.99.0.1');
		expect(
			(await back.send('POST', '/api/sign-in', { username: 'sara-sol', password: PASSWORD })).status
		).toBe(200);
		expect((await back.send('POST', '/api/sync/push', push)).body).toMatchObject({
			verdicts: [{ kind: 'committed' }]
		});
	});
});
