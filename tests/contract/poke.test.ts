import { afterEach, describe, expect, it } from 'vitest';
import type { Timers } from '../../src/lib/base/clock';
import { KEEPALIVE_MS } from '../../src/lib/protocol/limits';
import { openDatabase } from '../../src/lib/server/db/open';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import type { Actor } from '../../src/lib/server/sync/actor';
import { prepareInstance, type Home } from '../../src/lib/server/sync/home';
import { PokeHub } from '../../src/lib/server/sync/poke';
import { pokeResponse } from '../../src/lib/server/sync/pokeStream';
import { connectPostgresPokes } from '../../src/lib/server/sync/postgresPoke';
import { createTestPlace } from '../support/testDatabase';
import { createHome, foundOrg, gestureOp, newId, push, rng } from './world';

const realTimers: Timers = {
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	}
};

/** Timers that a test lets run out by hand. */
function handTimers() {
	let waiting: { ms: number; callback: () => void }[] = [];
	const timers: Timers = {
		after(ms, callback) {
			const one = { ms, callback };
			waiting.push(one);
			return () => void (waiting = waiting.filter((other) => other !== one));
		}
	};
	const run = () => {
		const due = waiting;
		waiting = [];
		for (const { callback } of due) callback();
		return due.map(({ ms }) => ms);
	};
	return { timers, run };
}

const staff = (spaces: string[]): Actor => ({
	tenant: 't',
	person: 'p',
	role: 'staff',
	spaces,
	pastSpaces: []
});

describe('the hub', () => {
	it('[P8] wakes who may see a changed space, once for many changes, and nobody else', () => {
		const { timers, run } = handTimers();
		const hub = new PokeHub(timers);
		const woken: string[] = [];
		hub.subscribe('t', ['a'], () => woken.push('a'));
		hub.subscribe('t', ['a', 'b'], () => woken.push('ab'));
		hub.subscribe('other', ['a'], () => woken.push('other'));
		const leave = hub.subscribe('t', ['a'], () => woken.push('left'));
		leave();
		hub.changed('t', ['a']);
		hub.changed('t', ['a', 'b']);
		expect(woken).toEqual([]);
		run();
		expect(woken).toEqual(['a', 'ab']);
		expect(hub.watched()).toHaveLength(3);
	});

	it('[P8] tells the first change at once, and all that follow it for a while by one more poke', () => {
		const { timers, run } = handTimers();
		const hub = new PokeHub(timers);
		let pokes = 0;
		hub.subscribe('t', ['a'], () => (pokes += 1));
		hub.changed('t', ['a']);
		expect(run()).toEqual([0]);
		expect(pokes).toBe(1);
		hub.changed('t', ['a']);
		hub.changed('t', ['a']);
		const [ms = 0] = run();
		expect(ms).toBeGreaterThan(0);
		expect(pokes).toBe(2);
		run();
		expect([run(), pokes]).toEqual([[], 2]);
		hub.changed('t', ['a']);
		expect(run()).toEqual([0]);
		expect(pokes).toBe(3);
	});
});

describe('the stream', () => {
	async function open(recheck: () => Promise<Actor | null>) {
		const { timers, run } = handTimers();
		const hub = new PokeHub(timers);
		const response = pokeResponse({ hub, actor: staff(['a']), timers, recheck });
		const reader = (response.body as ReadableStream<Uint8Array>).getReader();
		const next = async () => {
			const { value, done } = await reader.read();
			return done ? 'end' : new TextDecoder().decode(value).trim();
		};
		return { hub, run, next, response, cancel: () => reader.cancel() };
	}

	it('[P8] says pull at once and after changes, with nothing of what changed', async () => {
		const { hub, next, response } = await open(() => Promise.resolve(staff(['a'])));
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		expect([await next(), await next()]).toEqual(['retry: 2000', 'event: pull\ndata: pull']);
		hub.wake([{ tenant: 't', space: 'b' }]);
		hub.wake([{ tenant: 't', space: 'a' }]);
		expect(await next()).toBe('event: pull\ndata: pull');
	});

	it('[I19][T8] ends when the session has ended, or cannot be checked', async () => {
		for (const recheck of [() => Promise.resolve(null), () => Promise.reject(new Error('database'))]) {
			const { hub, run, next } = await open(recheck);
			await next();
			await next();
			expect(run()).toEqual([KEEPALIVE_MS]);
			expect(await next()).toBe('end');
			expect(hub.watched()).toEqual([]);
		}
	});

	it('[I19] follows new rights at the next keepalive', async () => {
		const { hub, run, next } = await open(() => Promise.resolve(staff(['b'])));
		await next();
		await next();
		run();
		expect(await next()).toBe(': keepalive');
		expect(hub.watched().map(({ space }) => space)).toEqual(['t', 'b']);
	});

	it('leaves nothing behind when the phone goes, and ends for a phone that reads nothing', async () => {
		const gone = await open(() => Promise.resolve(staff(['a'])));
		await gone.cancel();
		expect(gone.hub.watched()).toEqual([]);
		expect(gone.run()).toEqual([]);
		const deaf = await open(() => Promise.resolve(staff(['a'])));
		for (let i = 0; i < 100; i++) deaf.hub.wake([{ tenant: 't', space: 'a' }]);
		expect(deaf.hub.watched()).toEqual([]);
	});
});

describe('several processes on one PostgreSQL', () => {
	const stops: (() => Promise<void>)[] = [];
	afterEach(async () => {
		for (const stop of stops.splice(0).reverse()) await stop();
	});

	async function twoProcesses(listen: boolean) {
		const place = await createTestPlace('postgres');
		stops.push(() => place.remove());
		const join = async () => {
			const database = openDatabase(place.options);
			await migrateToLatest(database);
			const hub = new PokeHub(realTimers);
			const home: Home = {
				...createHome(database),
				changed: (tenant, spaces) => hub.changed(tenant, spaces)
			};
			await prepareInstance(home);
			const report = () => undefined;
			const stop = connectPostgresPokes({ database, hub, timers: realTimers, rng, report, listen });
			stops.push(async () => {
				await stop();
				await database.close();
			});
			return { home, hub };
		};
		return [await join(), await join()] as const;
	}

	it.each([
		['by notification', true],
		['by the counters, when every notification is lost', false]
	])('[P8][L33] a commit in one wakes the phones of the other %s', async (_, listen) => {
		const [here, there] = await twoProcesses(listen);
		const org = await foundOrg(here.home);
		const [space = ''] = org.locations;
		const actor = org.person();
		const woken = new Promise<void>((resolve) => there.hub.subscribe(org.tenant, [space], resolve));
		// Repeated until it is heard: a listener that is still connecting, or a first look, may miss the first.
		let isWoken = false;
		void woken.then(() => (isWoken = true));
		while (!isWoken) {
			await push(here.home, actor, [gestureOp(actor, { space, over: { id: newId() } })]);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		await woken;
	});
});
