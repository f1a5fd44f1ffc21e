import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import { Notices } from '../../src/lib/server/push/notices';
import type { PushPost } from '../../src/lib/server/push/send';
import { phonesOf } from '../../src/lib/server/push/subscriptions';
import { prepareVapid } from '../../src/lib/server/push/vapid';
import { RateLimiter } from '../../src/lib/server/auth/rateLimit';
import { loadActor } from '../../src/lib/server/auth/sessions';
import type { Op } from '../../src/lib/domain/op/op';
import { dialects } from '../support/testDatabase';
import { join, openWorld, setUp, type AccountsWorld, type Browser } from './accountsWorld';
import { gestureOp, hashed, newId, outcomesOf } from './world';

const PUBLIC = '142.250.184.10';
const PATH = '/api/push/subscribe';

function phoneKeys() {
	const ecdh = createECDH('prime256v1');
	ecdh.generateKeys();
	return { p256dh: ecdh.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
}

let endpoints = 0;
const subscription = (over: object = {}) => ({
	endpoint: `https://fcm.googleapis.com/fcm/send/${++endpoints}`,
	keys: phoneKeys(),
	language: 'es',
	...over
});

describe.each(dialects)('web push on %s', (dialect) => {
	let world: AccountsWorld;
	let owner: Browser;
	let ana: { browser: Browser; info: SessionInfo };
	let bea: { browser: Browser; info: SessionInfo };
	let location: string;
	let posts: PushPost[];
	let addresses: string[];
	let status: number;

	beforeAll(async () => {
		const ports = {
			resolve: () => Promise.resolve(addresses),
			post: (request: PushPost) => {
				posts.push(request);
				return Promise.resolve(status);
			}
		};
		world = await openWorld(dialect, { webPush: { ports } });
		const made = await setUp(world);
		owner = made.owner;
		location = made.location;
		ana = await join(world, owner, location, 'Ana Sol');
		bea = await join(world, owner, location, 'Bea Mar', 'manager');
	});
	beforeEach(async () => {
		posts = [];
		addresses = [PUBLIC];
		status = 201;
		// Rates of the tests before are not those of this one.
		world.advance(3 * 3_600_000);
		await ana.browser.send('POST', PATH, subscription());
	});
	afterAll(() => world.close());

	const rowsOf = (person: string) =>
		world.app.home.database.db
			.selectFrom('push_subscription')
			.select(['endpoint', 'session_id'])
			.where('person_id', '=', person)
			.execute();
	const actorOf = async (one: { info: SessionInfo }) =>
		must(await loadActor(world.app.home, one.info.person.id), 'is a member');

	/** Ana logs a story; Bea plans a line-up of it and tells it. The op that told it. */
	async function tellStoryOf(...authors: (typeof ana)[]): Promise<Op> {
		const stories: string[] = [];
		for (const author of authors) {
			const logged = gestureOp(await actorOf(author), { space: location });
			expect(await outcomesOf(world.app.home, await actorOf(author), [logged])).toEqual(['committed']);
			stories.push(String(logged.args.gesture));
		}
		const manager = await actorOf(bea);
		const op = (type: string, args: Op['args']): Op => {
			const { hash: _, ...base } = gestureOp(manager, { space: location });
			return hashed({ ...base, id: newId(), type, args, capturedAt: world.app.home.clock.now() });
		};
		const lineup = newId();
		const plan = { lineup, shiftDate: '2026-06-15', shift: 'Mañana', lengthMin: 10, stories };
		const put = op('lineup.put', { ...plan, yesterdayDefects: [], guestsToday: [], actions: [] });
		const told = op('lineup.told', { lineup, stories, attended: [] });
		expect(await outcomesOf(world.app.home, manager, [put, told])).toEqual(['committed', 'committed']);
		await world.app.webPush.notices.idle();
		return told;
	}

	it('the keys of the instance are made once, and stay over a restart', async () => {
		const before = await owner.send('GET', PATH);
		expect(before.body).toMatchObject({ key: expect.stringMatching(/^B[\w-]{86}$/), on: false });
		const all = await Promise.all([1, 2, 3].map(() => prepareVapid(world.app.home)));
		expect(new Set(all.map(({ publicKey }) => publicKey))).toEqual(new Set([before.body.key]));
	});

	it('a phone asks, is told of its state, and asks no more', async () => {
		expect((await ana.browser.send('GET', PATH)).body.on).toBe(true);
		expect((await ana.browser.send('DELETE', PATH)).status).toBe(200);
		expect((await ana.browser.send('GET', PATH)).body.on).toBe(false);
		expect(await rowsOf(ana.info.person.id)).toEqual([]);
	});

	it('[T9] an endpoint on a private address, of no known service or of no shape is refused at save', async () => {
		const bad = [
			subscription({ endpoint: 'https://10.0.0.1/a' }),
			subscription({ endpoint: 'https://evil.example/a' }),
			subscription({ endpoint: 'http://fcm.googleapis.com/a' }),
			subscription({ endpoint: `https://fcm.googleapis.com/${'a'.repeat(2_000)}` }),
			subscription({ keys: { p256dh: 'short', auth: 'x' } }),
			subscription({ person: ana.info.person.id }),
			subscription({ language: 'xx' })
		];
		for (const body of bad) {
			const answer = await bea.browser.send('POST', PATH, body);
			expect([answer.status, answer.body]).toEqual([400, { error: 'bad_request' }]);
		}
		addresses = [PUBLIC, '192.168.1.10'];
		expect((await bea.browser.send('POST', PATH, subscription())).status).toBe(400);
		expect(await rowsOf(bea.info.person.id)).toEqual([]);
	});

	it('“your story is told today”: told once, with no word of the story in it', async () => {
		const told = await tellStoryOf(ana);
		expect(posts).toHaveLength(1);
		expect(posts[0]?.address).toBe(PUBLIC);
		// The phone sends the op again, and another process sees it too.
		const other = new Notices(
			world.app.home,
			world.app.webPush.sender,
			new RateLimiter(world.app.home.clock)
		);
		await outcomesOf(world.app.home, await actorOf(bea), [told]);
		other.committed([told]);
		await Promise.all([world.app.webPush.notices.idle(), other.idle()]);
		expect(posts).toHaveLength(1);
	});

	it('several processes at once tell one person once', async () => {
		const told = await tellStoryOf(bea);
		posts = [];
		const fresh = { ...told, id: newId() };
		const story = gestureOp(await actorOf(ana), { space: location });
		await outcomesOf(world.app.home, await actorOf(ana), [story]);
		const news = { ...fresh, args: { ...fresh.args, stories: [story.args.gesture] } };
		const processes = Array.from(
			{ length: 5 },
			() => new Notices(world.app.home, world.app.webPush.sender, new RateLimiter(world.app.home.clock))
		);
		for (const one of processes) one.committed([news]);
		await Promise.all(processes.map((one) => one.idle()));
		expect(posts).toHaveLength(1);
	});

	it('“you were thanked”: who did it is told, not who thanks', async () => {
		const story = gestureOp(await actorOf(ana), { space: location });
		await outcomesOf(world.app.home, await actorOf(ana), [story]);
		const thanks = (author: string): Op => ({
			...story,
			id: newId(),
			type: 'thanks.give',
			author,
			capturedAt: world.app.home.clock.now(),
			args: { gesture: story.args.gesture, kind: 'thanks' }
		});
		const { notices } = world.app.webPush;
		notices.committed([thanks(ana.info.person.id)]);
		await notices.idle();
		expect(posts).toHaveLength(0);
		notices.committed([thanks(bea.info.person.id)]);
		await notices.idle();
		expect(posts).toHaveLength(1);
		// From another location, for the copy that the organisation reads [S8].
		const { tenant } = story;
		const across = { ...thanks(bea.info.person.id), type: 'thanks.across', space: tenant };
		notices.committed([across]);
		await notices.idle();
		expect(posts).toHaveLength(1);
		const wish = { gesture: story.args.gesture, location, shared: true };
		const share = hashed({ ...story, id: newId(), type: 'story.share', space: tenant, args: wish });
		expect(await outcomesOf(world.app.home, await actorOf(ana), [share])).toEqual(['committed']);
		notices.committed([{ ...across, id: newId() }]);
		await notices.idle();
		expect(posts).toHaveLength(2);
	});

	it('a person is told a few times an hour at most', async () => {
		for (let i = 0; i < 10; i++) await tellStoryOf(ana);
		expect(posts).toHaveLength(6);
	});

	it('news of days ago is none', async () => {
		const told = await tellStoryOf(bea);
		const story = gestureOp(await actorOf(ana), { space: location });
		await outcomesOf(world.app.home, await actorOf(ana), [story]);
		posts = [];
		const old = { ...told, id: newId(), args: { ...told.args, stories: [story.args.gesture] } };
		const { notices } = world.app.webPush;
		notices.committed([{ ...old, capturedAt: world.app.home.clock.now() - 4 * 86_400_000 }]);
		await notices.idle();
		expect(posts).toHaveLength(0);
	});

	it.each([404, 410])('%i: the phone does not want it any more, and is forgotten', async (gone) => {
		status = gone;
		await tellStoryOf(ana);
		expect(await rowsOf(ana.info.person.id)).toEqual([]);
		await tellStoryOf(ana);
		expect(posts).toHaveLength(1);
	});

	it('[T9] rebinding: an address that is private by the time of sending is not connected to', async () => {
		addresses = ['169.254.169.254'];
		await tellStoryOf(ana);
		expect(posts).toEqual([]);
	});

	it('[I3] a push service that is down, or a name server that throws, never touches the verdict', async () => {
		status = 503;
		await tellStoryOf(ana);
		expect(posts).toHaveLength(1);
		addresses = [];
		await tellStoryOf(ana);
		expect(posts).toHaveLength(1);
	});

	it('[I19] signing out, ending the session elsewhere and being ended stop it', async () => {
		const cleo = await join(world, owner, location, 'Cleo Luz');
		await cleo.browser.send('POST', PATH, subscription());
		await cleo.browser.send('POST', '/api/sign-out', {});
		expect(await rowsOf(cleo.info.person.id)).toEqual([]);

		const dora = await join(world, owner, location, 'Dora Paz');
		await dora.browser.send('POST', PATH, subscription());
		const [row] = await rowsOf(dora.info.person.id);
		await dora.browser.send('DELETE', `/api/sessions/${row?.session_id}`);
		expect(await rowsOf(dora.info.person.id)).toEqual([]);

		const eloy = await join(world, owner, location, 'Eloy Fin');
		await eloy.browser.send('POST', PATH, subscription());
		const tenant = eloy.info.tenant.id;
		expect(await phonesOf(world.app.home, tenant, eloy.info.person.id)).toHaveLength(1);
		await owner.send('PATCH', `/api/people/${eloy.info.person.id}`, { active: false });
		expect(await phonesOf(world.app.home, tenant, eloy.info.person.id)).toEqual([]);
	});

	it('one phone tells one person: whoever was told there before is not any more', async () => {
		const shared = subscription();
		await ana.browser.send('POST', PATH, shared);
		await bea.browser.send('POST', PATH, shared);
		expect(await rowsOf(ana.info.person.id)).toEqual([]);
		expect(await rowsOf(bea.info.person.id)).toHaveLength(1);
		await bea.browser.send('DELETE', PATH);
	});

	it('asking again and again is slowed down', async () => {
		const answers = [];
		for (let i = 0; i < 25; i++) answers.push((await bea.browser.send('POST', PATH, subscription())).status);
		expect(answers).toContain(429);
		expect(await rowsOf(bea.info.person.id)).toHaveLength(1);
		await bea.browser.send('DELETE', PATH);
	});
});
