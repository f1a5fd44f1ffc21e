import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { dialects } from '../support/testDatabase';
import { openWorld, PASSWORD, setUp, type AccountsWorld, type Browser } from './accountsWorld';

const DAY_MS = 86_400_000;

describe.each(dialects)('[ASVS 7.3.2] how long a session lasts, on %s', (dialect) => {
	let world: AccountsWorld;
	let owner: Browser;
	beforeEach(async () => {
		// Only the date is ours: connections and hashing go on in real time.
		vi.useFakeTimers({ toFake: ['Date'] });
		world = await openWorld(dialect);
		({ owner } = await setUp(world));
	});
	afterEach(async () => {
		await world.close();
		vi.useRealTimers();
	});

	const passDays = (days: number) => vi.setSystemTime(Date.now() + days * DAY_MS);
	const statusOf = async (browser: Browser) => (await browser.send('GET', '/api/session')).status;
	const signIn = (browser: Browser) =>
		browser.send('POST', '/api/sign-in', { username: 'olga-prieto', password: PASSWORD });
	const storedCount = async () =>
		(await world.app.home.database.db.selectFrom('auth_session').select('id').execute()).length;

	it('unused for 30 days it ends; used it goes on', async () => {
		const idle = world.browser();
		await signIn(idle);
		passDays(29);
		expect(await statusOf(owner)).toBe(200);
		passDays(2);
		expect(await statusOf(owner)).toBe(200);
		expect(await statusOf(idle)).toBe(401);
	});

	it('used every day it ends after 90 all the same, and signing in again starts anew', async () => {
		for (let day = 1; day < 90; day++) {
			passDays(1);
			expect([day, await statusOf(owner)]).toEqual([day, 200]);
		}
		const headers = new Headers({ cookie: [...owner.cookies].map((pair) => pair.join('=')).join('; ') });
		expect(await world.app.actorOf(headers)).not.toBeNull();
		passDays(1);
		expect(await world.app.actorOf(headers)).toBeNull();
		expect(await statusOf(owner)).toBe(401);
		expect(await storedCount()).toBe(0);
		expect((await signIn(owner)).status).toBe(200);
		expect(await statusOf(owner)).toBe(200);
	});

	it('one that is too old is not listed either', async () => {
		const tablet = world.browser();
		for (let day = 0; day < 80; day += 20) {
			passDays(20);
			await statusOf(owner);
		}
		passDays(15);
		await signIn(tablet);
		const { sessions } = (await tablet.send('GET', '/api/sessions')).body as {
			sessions: { current: boolean }[];
		};
		expect(must(sessions[0], 'its own').current).toBe(true);
		expect(sessions).toHaveLength(1);
	});
});
