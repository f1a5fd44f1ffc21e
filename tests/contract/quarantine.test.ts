import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { quarantineListSchema, type QuarantineList } from '../../src/lib/protocol/quarantine';
import type { Actor } from '../../src/lib/server/sync/actor';
import { listQuarantined } from '../../src/lib/server/sync/settling';
import { dialects } from '../support/testDatabase';
import { join, openWorld, setUp, type AccountsWorld, type Browser } from './accountsWorld';
import { foundOrg, gestureOp, hashed, newId, push, type GestureOptions } from './world';

type Entry = QuarantineList['entries'][number];

describe.each(dialects)('[P13] what was set aside, for managers on %s', (dialect) => {
	let world: AccountsWorld;
	let owner: Browser;
	let manager: Browser;
	let elsewhere: Browser;
	let staff: { browser: Browser; actor: Actor };
	let boss: Actor;
	let here: string;
	let there: string;

	beforeAll(async () => {
		world = await openWorld(dialect);
		const founded = await setUp(world);
		({ owner, location: here } = founded);
		const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
		there = (await owner.send('POST', '/api/locations', place)).body.id as string;
		const tenant = founded.info.tenant.id;
		const actorOf = (person: string, role: Actor['role']) => ({
			tenant,
			person,
			role,
			spaces: [here],
			pastSpaces: []
		});
		const sara = await join(world, owner, here, 'Sara Sol');
		const mario = await join(world, owner, here, 'Mario Mar', 'manager');
		staff = { browser: sara.browser, actor: actorOf(sara.info.person.id, 'staff') };
		boss = actorOf(mario.info.person.id, 'manager');
		manager = mario.browser;
		elsewhere = (await join(world, owner, there, 'Elsa Eco', 'manager')).browser;
	});
	afterAll(() => world.close());

	const entriesOf = async (browser: Browser): Promise<Entry[]> => {
		const answer = await browser.send('GET', '/api/quarantine');
		expect(answer.status).toBe(200);
		return quarantineListSchema.parse(answer.body).entries;
	};
	const entryOf = async (browser: Browser, opId: string) =>
		(await entriesOf(browser)).find((entry) => entry.opId === opId);
	const settle = async (browser: Browser, id: string, resolution = 'resolved') => {
		const { status, body } = await browser.send('POST', `/api/quarantine/${id}`, { resolution });
		return [status, body.error];
	};
	/** Sets an op with unknown args aside; its id. */
	const setAside = async (actor = staff.actor, more: Partial<GestureOptions> = {}) => {
		const op = gestureOp(actor, { space: here, ...more, args: { unknown: 1, ...more.args } });
		const { verdicts } = await push(world.app.home, actor, [op]);
		expect(verdicts[0]?.kind).toBe('quarantined');
		return op.id;
	};

	it('the list says who, when, why and the first words, without the guest’s name [003-5]', async () => {
		const what = `La señora Gold olvidó\n su collar y ${'se lo llevamos '.repeat(30)}`;
		const opId = await setAside(staff.actor, { what, guestName: 'Sra. Ana Gold' });
		const entry = must(await entryOf(manager, opId), 'listed');
		expect(entry).toMatchObject({
			author: staff.actor.person,
			authorName: 'Sara Sol',
			location: here,
			reason: 'bad_args',
			state: 'open',
			settledBy: null,
			settledAt: null,
			maySettle: true
		});
		expect(Math.abs(entry.receivedAt - Date.now())).toBeLessThan(60_000);
		expect(entry.label).toMatch(/^La .*olvidó su collar y se lo llevamos/);
		expect(entry.label.length).toBeLessThanOrEqual(120);
		expect(entry.label).not.toContain('Gold');
	});

	it('whatever was sent has a row that can be read and settled, an op without id or words too', async () => {
		const odd = [
			17,
			null,
			{ id: '\ud800', args: { parts: { what: '\ud83d'.repeat(200) } } },
			{ id: 'a/b?c#d' }
		];
		const names = [
			{ args: { parts: { what: 'x' }, guestName: 'y'.repeat(50_000) } },
			{ args: { parts: { what: 'a\0b' }, guestName: '(((((.*)+)+)+)+' } }
		];
		await push(world.app.home, staff.actor, [...odd, ...names]);
		const listed = (await entriesOf(manager)).filter((entry) => entry.reason === 'malformed');
		expect(listed).toHaveLength(odd.length + names.length);
		for (const { id } of listed) expect(await settle(manager, id, 'annul')).toEqual([200, undefined]);
		const after = (await entriesOf(manager)).filter((entry) => entry.reason === 'malformed');
		expect(new Set(after.map((entry) => entry.state))).toEqual(new Set(['annulled']));
	});

	it('is settled once, with who and when; saying the same again is fine, something else is too late', async () => {
		const { id } = must(await entryOf(manager, await setAside()), 'listed');
		expect(await settle(manager, id)).toEqual([200, undefined]);
		const settled = must(
			(await entriesOf(owner)).find((entry) => entry.id === id),
			'listed'
		);
		expect(settled).toMatchObject({ state: 'resolved', settledBy: 'Mario Mar', maySettle: false });
		expect(Math.abs(must(settled.settledAt, 'when') - Date.now())).toBeLessThan(60_000);
		expect(await settle(owner, id)).toEqual([200, undefined]);
		expect(await settle(owner, id, 'annul')).toEqual([404, 'not_found']);
		expect((await entriesOf(owner)).find((entry) => entry.id === id)).toEqual(settled);
	});

	it('of two who settle it differently at the same moment one wins', async () => {
		const { id } = must(await entryOf(manager, await setAside()), 'listed');
		const answers = await Promise.all([settle(manager, id, 'annul'), settle(owner, id, 'resolved')]);
		expect(answers.map(([status]) => status).sort()).toEqual([200, 404]);
	});

	it('never by its own author, who sees that it waits for somebody else', async () => {
		const opId = await setAside(boss);
		const entry = must(await entryOf(manager, opId), 'listed');
		expect(entry.maySettle).toBe(false);
		expect(await settle(manager, entry.id)).toEqual([403, 'not_allowed']);
		expect(await settle(owner, entry.id)).toEqual([200, undefined]);
	});

	it('[T2] staff see nothing of it, and wrong words change nothing', async () => {
		const { id } = must(await entryOf(manager, await setAside()), 'listed');
		expect((await staff.browser.send('GET', '/api/quarantine')).status).toBe(403);
		expect(await settle(staff.browser, id)).toEqual([403, 'not_allowed']);
		expect(await settle(manager, id, 'delete')).toEqual([400, 'bad_request']);
		const extra = { resolution: 'annul', by: randomUUID() };
		expect((await manager.send('POST', `/api/quarantine/${id}`, extra)).status).toBe(400);
		expect(await settle(manager, 'f'.repeat(64))).toEqual([404, 'not_found']);
		expect((await entriesOf(manager)).find((entry) => entry.id === id)?.state).toBe('open');
	});

	it('[I18] managers of other locations and organisations neither see nor settle it', async () => {
		const { id } = must(await entryOf(manager, await setAside()), 'listed');
		expect((await entriesOf(elsewhere)).map((entry) => entry.id)).not.toContain(id);
		expect(await settle(elsewhere, id)).toEqual([404, 'not_found']);
		const foreign = await foundOrg(world.app.home);
		const stranger = foreign.person('owner');
		expect(await listQuarantined(world.app.home, stranger)).toEqual({ entries: [] });
		await setAside(stranger, { space: foreign.locations[0] ?? '' });
		const theirs = (await listQuarantined(world.app.home, stranger)).entries;
		expect(theirs).toHaveLength(1);
		expect(await settle(owner, theirs[0]?.id ?? '')).toEqual([404, 'not_found']);
	});

	it('[P20] an op that claims a place or author it has no right to is shown where its sender works', async () => {
		const forged = [
			gestureOp(staff.actor, { space: there }),
			gestureOp(staff.actor, { space: newId() }),
			gestureOp(boss, { space: there })
		];
		await push(world.app.home, staff.actor, forged);
		const seen = await entriesOf(manager);
		for (const { id } of forged) {
			const entry = must(
				seen.find((one) => one.opId === id),
				'listed'
			);
			expect(entry).toMatchObject({ author: staff.actor.person, location: null, maySettle: true });
		}
		const others = (await entriesOf(elsewhere)).map((entry) => entry.opId);
		for (const { id } of forged) expect(others).not.toContain(id);
	});

	it('[I11] one that finds its place later is resolved by itself, also when somebody left it out', async () => {
		const { db } = world.app.home.database;
		const op = gestureOp(staff.actor, { space: here });
		await push(world.app.home, { ...staff.actor, spaces: [] }, [op]);
		const { id, reason } = must(await entryOf(manager, op.id), 'listed');
		expect(reason).toBe('unknown_space');
		expect(await settle(manager, id, 'annul')).toEqual([200, undefined]);
		const { verdicts } = await push(world.app.home, staff.actor, [op]);
		expect(verdicts[0]?.kind).toBe('committed');
		expect(await entryOf(manager, op.id)).toMatchObject({ state: 'resolved', settledBy: null });
		const kept = await db.selectFrom('quarantine').select('raw').where('op_id', '=', op.id).execute();
		expect(kept.map(({ raw }) => JSON.parse(raw) as unknown)).toEqual([op]);
	});

	it('what is open comes first, however old; at most 100', async () => {
		const old = await setAside();
		const ops = Array.from({ length: 120 }, () =>
			hashed({ ...gestureOp(staff.actor, { space: here }), args: { unknown: 2 } })
		);
		await push(world.app.home, staff.actor, ops);
		const { db } = world.app.home.database;
		const settled = { state: 'annulled' as const, settled_by: boss.person, settled_at: Date.now() };
		await db.updateTable('quarantine').set(settled).where('op_id', '!=', old).execute();
		await db.updateTable('quarantine').set({ received_at: 1 }).where('op_id', '=', old).execute();
		const listed = await entriesOf(manager);
		expect(listed).toHaveLength(100);
		expect(listed[0]?.opId).toBe(old);
	});
});
