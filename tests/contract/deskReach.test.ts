import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import { localDateOf } from '../../src/lib/domain/period/localDate';
import { reachSchema } from '../../src/lib/protocol/desk';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { join, openWorld, setUp, type AccountsWorld, type Browser } from './accountsWorld';
import { act, spend } from './deskWorld';
import { gestureOp, newId, push } from './world';

const DAY_MS = 86_400_000;

describe.each(dialects)('[M15] who has used their room on %s', (dialect) => {
	let world: AccountsWorld;
	let owner: Browser;
	let manager: Browser;
	let elsewhere: Browser;
	let staff: Browser;
	let here: string;
	let there: string;
	let people: Record<'sara' | 'bea' | 'carla' | 'nico' | 'mario', Actor>;

	const reachOf = async (location = here, browser = manager) => {
		const answer = await browser.send('GET', `/api/desk/reach?location=${location}`);
		expect(answer.status).toBe(200);
		return reachSchema.parse(answer.body);
	};
	const gesture = async (actor: Actor, agoMs = 60_000) => {
		const capturedAt = world.app.home.clock.now() - agoMs;
		const over = { capturedAt, businessDate: localDateOf(capturedAt, 'Europe/Madrid') };
		const { verdicts } = await push(world.app.home, actor, [gestureOp(actor, { space: here, over })]);
		expect(verdicts[0]?.kind).toBe('committed');
	};
	const toActor = (info: SessionInfo, spaces: string[]): Actor => ({
		tenant: info.tenant.id,
		person: info.person.id,
		role: info.person.role,
		spaces,
		pastSpaces: []
	});

	beforeAll(async () => {
		world = await openWorld(dialect);
		const founded = await setUp(world);
		({ owner, location: here } = founded);
		const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
		there = (await owner.send('POST', '/api/locations', place)).body.id as string;
		const joined = async (name: string, location = here, role: 'staff' | 'manager' = 'staff') =>
			join(world, owner, location, name, role);
		const sara = await joined('Sara Sol');
		const mario = await joined('Mario Mar', here, 'manager');
		const [bea, carla] = [await joined('Bea Bru'), await joined('Carla Cid')];
		world.advance(40 * DAY_MS);
		const nico = await joined('Nico Nuevo');
		const eva = await joined('Eva Fin');
		await owner.send('PATCH', `/api/people/${eva.info.person.id}`, { active: false });
		elsewhere = (await joined('Elsa Eco', there, 'manager')).browser;
		await joined('Iris Isla', there);
		const actor = (who: { info: SessionInfo }) => toActor(who.info, [here]);
		people = {
			sara: actor(sara),
			bea: actor(bea),
			carla: actor(carla),
			nico: actor(nico),
			mario: actor(mario)
		};
		manager = mario.browser;
		staff = sara.browser;
	});
	afterAll(() => world.close());

	it('before anybody did anything there is nothing to divide, and nobody has used theirs', async () => {
		expect(await reachOf()).toMatchObject({
			staff: 4,
			withGesture: 0,
			withMoney: 0,
			spends: 0,
			medianMinor: null
		});
		expect((await reachOf()).notYet).toHaveLength(4);
	});

	it('staff with a gesture, with money, the median; the others by id and without a figure', async () => {
		const { home } = world.app;
		const { sara, bea, carla, nico, mario } = people;
		await spend(home, sara, { space: here, amountMinor: 2_000 });
		await spend(home, sara, { space: here, amountMinor: 3_000 });
		await spend(home, mario, { space: here, amountMinor: 90_000 });
		await spend(home, mario, { space: here, amountMinor: 10_000 });
		await gesture(bea);
		const reach = await reachOf();
		expect(reach).toMatchObject({ days: 30, staff: 4, withGesture: 2, withMoney: 1, spends: 4 });
		expect(reach.medianMinor).toBe(6_500);
		const expected = [
			{ person: bea.person, what: 'money', isNew: false },
			{ person: carla.person, what: 'gesture', isNew: false },
			{ person: nico.person, what: 'gesture', isNew: true }
		];
		expect(reach.notYet).toEqual(expected.sort((a, b) => (a.person < b.person ? -1 : 1)));
	});

	it('a gesture that arrives late counts on its own date', async () => {
		await gesture(people.nico, 31 * DAY_MS);
		expect(await reachOf()).toMatchObject({ withGesture: 2 });
		await gesture(people.nico, 28 * DAY_MS);
		expect(await reachOf()).toMatchObject({ withGesture: 3 });
	});

	it('who helped with a gesture has made one; what was taken back cost nothing', async () => {
		const { bea, carla } = people;
		const { db } = world.app.home.database;
		const rows = () =>
			db
				.selectFrom('record')
				.select(['id', 'body'])
				.where('kind', '=', 'gesture')
				.where('space_id', '=', here);
		const told = (await rows().execute()).map(({ id, body }) => ({
			id,
			body: JSON.parse(body ?? '') as object
		}));
		const own = must(
			told.find(({ body }) => 'author' in body && body.author === bea.person),
			'she made one'
		);
		const body = JSON.stringify({ ...own.body, contributors: [carla.person] });
		await db.updateTable('record').set({ body }).where('id', '=', own.id).execute();
		const gone = await spend(world.app.home, carla, { space: here, amountMinor: 5_000 });
		await act(world.app.home, carla, here, 'spend.void', { ...gone, reversal: newId() });
		const reach = await reachOf();
		expect(reach).toMatchObject({ withGesture: 4, withMoney: 1, spends: 4 });
	});

	it('after 30 days it begins anew', async () => {
		world.advance(31 * DAY_MS);
		expect(await reachOf()).toMatchObject({ staff: 4, withGesture: 0, withMoney: 0, medianMinor: null });
	});

	describe.each(['budget', 'review', 'reach'])('[I18] /api/desk/%s', (route) => {
		const ask = async (browser: Browser, location: string) => {
			const { status, body } = await browser.send('GET', `/api/desk/${route}?location=${location}`);
			return [status, body.error];
		};

		it('is for managers of the location and owners, not for staff', async () => {
			expect(await ask(manager, here)).toEqual([200, undefined]);
			expect(await ask(owner, here)).toEqual([200, undefined]);
			expect(await ask(owner, there)).toEqual([200, undefined]);
			expect(await ask(elsewhere, there)).toEqual([200, undefined]);
			expect(await ask(staff, here)).toEqual([403, 'not_allowed']);
			expect(await ask(world.browser(), here)).toEqual([401, 'not_signed_in']);
		});

		it('another location, the organisation itself and one that does not exist get one answer', async () => {
			for (const location of [there, people.sara.tenant, newId()]) {
				expect(await ask(manager, location)).toEqual([404, 'not_found']);
			}
			expect(await ask(elsewhere, here)).toEqual([404, 'not_found']);
		});

		it('a query that makes no sense is refused', async () => {
			expect(await ask(manager, 'x')).toEqual([400, 'bad_request']);
			expect(await ask(manager, `${here}&tenant=${must(people.sara.tenant, 'known')}`)).toEqual([
				400,
				'bad_request'
			]);
		});
	});
});
