import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { PUSH_OPS_MAX } from '../../src/lib/protocol/limits';
import type { Actor } from '../../src/lib/server/sync/actor';
import { RATES } from '../../src/lib/server/auth/rateLimit';
import { join, openWorld, setUp, type AccountsWorld, type Answer, type Browser } from './accountsWorld';
import { gestureOp } from './world';

const { opsByDevice, pullsByDevice } = RATES;

describe('[P21] too many requests', () => {
	let world: AccountsWorld;
	let owner: Browser;
	let location: string;
	let browser: Browser;
	let actor: Actor;
	let people = 0;
	let now = Date.now();

	beforeAll(async () => {
		// Still, so that nothing refills while a burst is being sent.
		world = await openWorld('sqlite', { clock: { now: () => now } });
		({ owner, location } = await setUp(world));
	});
	afterAll(() => world.close());
	beforeEach(async () => {
		const joined = await join(world, owner, location, `Persona ${++people}`);
		browser = joined.browser;
		const { person, tenant } = joined.info;
		actor = {
			tenant: tenant.id,
			person: person.id,
			role: 'staff',
			spaces: [location],
			pastSpaces: []
		};
	});

	const opsOf = (count: number) => Array.from({ length: count }, () => gestureOp(actor, { space: location }));
	const push = (device: string, ops: unknown[]) =>
		browser.send('POST', '/api/sync/push', { protocol: 1, person: actor.person, device, ops });
	const pull = (device: string) =>
		browser.send('POST', '/api/sync/pull', {
			protocol: 1,
			person: actor.person,
			device,
			epoch: '',
			spaces: []
		});
	const kindsOf = (answer: Answer) =>
		new Set((answer.body.verdicts as { kind: string }[]).map((verdict) => verdict.kind));

	it('a device that is back after a month drains 2,000 entries without being slowed', async () => {
		const device = randomUUID();
		const backlog = opsOf(opsByDevice.tries);
		for (let done = 0; done < backlog.length; done += PUSH_OPS_MAX) {
			const answer = await push(device, backlog.slice(done, done + PUSH_OPS_MAX));
			expect([answer.status, kindsOf(answer)]).toEqual([200, new Set(['committed'])]);
		}
		const { db } = world.app.home.database;
		const rows = await db.selectFrom('op').select('id').where('type', '=', 'gesture.log').execute();
		expect(rows.map((row) => row.id).sort()).toEqual(backlog.map((op) => op.id).sort());
	});

	it('a burst is answered 429 and Retry-After, stores nothing, and after the wait goes on in full', async () => {
		const device = randomUUID();
		const junk = Array.from({ length: PUSH_OPS_MAX }, () => 0);
		for (let sent = 0; sent < opsByDevice.tries; sent += PUSH_OPS_MAX)
			expect((await push(device, junk)).status).toBe(200);
		const ops = opsOf(3);
		const refused = await push(device, ops);
		expect([refused.status, refused.body]).toEqual([429, { error: 'too_many_tries' }]);
		const waitS = Number(refused.headers.get('retry-after'));
		expect(waitS).toBeGreaterThan(0);
		expect((await pull(device)).status).toBe(200);
		const { db } = world.app.home.database;
		const stored = () =>
			db
				.selectFrom('op')
				.select('id')
				.where(
					'id',
					'in',
					ops.map((op) => op.id)
				)
				.execute();
		expect(await stored()).toEqual([]);
		expect((await push(randomUUID(), opsOf(1))).status).toBe(200);
		now += waitS * 1_000;
		const answer = await push(device, ops);
		expect([answer.status, kindsOf(answer)]).toEqual([200, new Set(['committed'])]);
		expect(await stored()).toHaveLength(3);
	});

	it('pulls too: a burst, then 429 with the seconds to wait, then on', async () => {
		const device = randomUUID();
		const answers: Answer[] = [];
		for (let i = 0; i <= pullsByDevice.tries; i++) answers.push(await pull(device));
		expect(new Set(answers.slice(0, -1).map((answer) => answer.status))).toEqual(new Set([200]));
		const last = must(answers.at(-1), 'the one too many');
		expect([last.status, last.headers.get('retry-after')]).toEqual([429, '1']);
		expect((await push(device, opsOf(1))).status).toBe(200);
		now += 1_000;
		expect((await pull(device)).status).toBe(200);
	});

	it('[ASVS 15.2.2] questions to the stories are slowed down for who asks too many, not for a colleague', async () => {
		const ask = (by: Browser) => by.send('POST', '/api/stories', { text: 'gato' });
		for (let i = 0; i < RATES.storiesByPerson.tries; i++) expect((await ask(browser)).status).toBe(200);
		expect((await ask(browser)).status).toBe(429);
		expect((await ask(owner)).status).toBe(200);
		now += RATES.storiesByPerson.everyMs;
		expect((await ask(browser)).status).toBe(200);
	});
});
