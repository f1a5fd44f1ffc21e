import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import type { Dialect } from '../../src/lib/server/db/open';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import {
	openWorld,
	PASSWORD,
	setupBody,
	setupToken,
	type AccountsWorld,
	type Browser
} from './accountsWorld';
import { bytesOf, createIdOf, Neighbour, type Foreign } from './neighbour';
import { gestureOp, NOW } from './world';

const STEP_MS = 1_000;

/** Things made once and used in both worlds, so that both are asked the very same. */
class Shared {
	readonly #made = new Map<string, unknown>();
	once<T>(name: string, make: () => T): T {
		if (!this.#made.has(name)) this.#made.set(name, make());
		return this.#made.get(name) as T;
	}
}

/** One world: its answers, as text, step by step. */
class Run {
	readonly answers: string[] = [];
	draw = bytesOf('start');
	#steps = 0;
	constructor(
		readonly world: AccountsWorld,
		readonly shared: Shared,
		readonly neighbour: Neighbour | null
	) {}

	/** Asks, and notes every byte of the answer; then the neighbour, where there is one, is busy. */
	async ask(by: Browser, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
		const step = ++this.#steps;
		vi.setSystemTime(NOW + step * STEP_MS);
		this.draw = bytesOf(`own ${step}`);
		const response = await by.fetch(method, path, body);
		const text = await response.text();
		this.answers.push(`#${step} ${method} ${path} ${response.status} ${headersOf(response)} ${masked(text)}`);
		this.draw = bytesOf(`neighbour ${step}`);
		await this.neighbour?.beBusy(step);
		return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
	}
}

/** A session's token and a passkey's challenge are chance, by the library; their length, unescaped, is not. */
const lengthOf = (chance: string) => String(decodeURIComponent(chance).length);
const masked = (text: string) =>
	text.replace(/("challenge":")([^"]+)/, (_, start: string, chance: string) => start + lengthOf(chance));
function headersOf(response: Response): string {
	const plain = [...response.headers].map(([name, value]) => {
		const isCookie = name === 'set-cookie';
		return `${name}: ${isCookie ? value.replace(/(?<==)[^;]{20,}/, lengthOf) : value}`;
	});
	return plain.sort().join(' | ');
}

/** The doors: set-up, invites, joining, signing in and out, sessions, rights. */
async function askAtDoors(run: Run, foreign: () => Foreign) {
	const { world } = run;
	const owner = world.browser('203.0.113.1');
	const staff = world.browser('203.0.113.2');
	const info = (await run.ask(
		owner,
		'POST',
		'/api/setup',
		setupBody(await setupToken(world))
	)) as unknown as SessionInfo;
	if (run.neighbour && !run.neighbour.foreign) {
		run.draw = bytesOf('founding');
		await run.neighbour.found();
	}
	await run.ask(staff, 'GET', '/api/door');
	await run.ask(staff, 'GET', '/api/health');
	await run.ask(staff, 'POST', '/api/setup', setupBody('A'.repeat(43)));
	const location = must(info.locations[0], 'a location').id;
	const wanted = { role: 'staff', location, hours: 24, uses: 2 };
	const { token } = await run.ask(owner, 'POST', '/api/invites', wanted);
	await run.ask(owner, 'POST', '/api/invites', { ...wanted, location: foreign().location });
	await run.ask(staff, 'POST', '/api/join/look', { token });
	const attempt = createIdOf('attempt');
	const joining = { token, attempt, name: 'Sara Sol', password: PASSWORD };
	const joined = (await run.ask(staff, 'POST', '/api/join', joining)) as unknown as SessionInfo;
	await run.ask(staff, 'POST', '/api/join', joining);
	for (const username of ['sara-sol', 'olga-prieto', 'nobody', 'xenia']) {
		await run.ask(world.browser('203.0.113.3'), 'POST', '/api/sign-in', { username, password: 'wrong one' });
	}
	await run.ask(staff, 'POST', '/api/sign-in', { username: 'sara-sol', password: PASSWORD });
	for (const by of [owner, staff]) {
		for (const path of ['session', 'sessions', 'invites', 'quarantine', 'demo', 'nothing'])
			await run.ask(by, 'GET', `/api/${path}`);
		await run.ask(by, 'GET', `/api/media/${foreign().photo}`);
		await run.ask(by, 'DELETE', `/api/sessions/${foreign().session}`);
		await run.ask(by, 'DELETE', `/api/invites/${foreign().invite}`);
		await run.ask(by, 'PATCH', `/api/people/${foreign().person}`, { active: false });
		await run.ask(by, 'POST', `/api/quarantine/${foreign().quarantined}`, { resolution: 'annul' });
		await run.ask(by, 'GET', '/api/auth/passkey/generate-authenticate-options');
	}
	await run.ask(owner, 'PATCH', `/api/people/${joined.person.id}`, { locations: [foreign().location] });
	const place = { name: 'Casa del Bosque', zone: 'Europe/Madrid', currency: 'EUR' };
	await run.ask(owner, 'POST', '/api/locations', place);
	return { owner, staff, tenant: info.tenant.id, location, person: joined.person.id };
}

/** Sync: pushes good, repeated, forged and broken; pulls fresh, next, and with states of places they may not see. */
async function askForSync(run: Run, at: Awaited<ReturnType<typeof askAtDoors>>, foreign: () => Foreign) {
	const { owner, staff, tenant, location, person } = at;
	const device = createIdOf('device');
	const actor: Actor = { tenant, person, role: 'staff', spaces: [location], pastSpaces: [] };
	const ops = run.shared.once('ops', () =>
		Array.from({ length: 4 }, () =>
			gestureOp(actor, { space: location, amountMinor: 150_000, guestName: 'Ana Gold' })
		)
	);
	if (run.neighbour) run.neighbour.borrowed = { ops, device };
	const odd = run.shared.once('odd', () => [
		gestureOp(actor, { space: foreign().location }),
		gestureOp({ ...actor, tenant: foreign().tenant }, { space: foreign().location }),
		gestureOp({ ...actor, person: foreign().person }, { space: location })
	]);
	const named = { protocol: 1, person, device };
	const push = (sent: unknown[]) => run.ask(staff, 'POST', '/api/sync/push', { ...named, ops: sent });
	const pull = (epoch: unknown, spaces: unknown) =>
		run.ask(staff, 'POST', '/api/sync/pull', { ...named, epoch, spaces });
	const first = await pull('', []);
	await push(ops.slice(0, 2));
	await push([...ops, ...odd, 17]);
	const states = (first.pages as { state: object }[]).map((page) => page.state);
	await pull(first.epoch, states);
	const spies = [foreign().location, foreign().tenant].map((space) => ({ ...states[0], space }));
	await pull(first.epoch, [...states, ...spies]);
	await pull(first.epoch, spies);
	await run.ask(owner, 'GET', '/api/quarantine');
	await run.ask(staff, 'POST', '/api/sync/push', { ...named, person: foreign().person, ops });
	await run.ask(staff, 'POST', '/api/sign-out', {});
	await pull(first.epoch, states);
}

describe.each(dialects)('[I18] non-interference on %s', { timeout: 120_000 }, (dialect) => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
	afterEach(() => void vi.useRealTimers());

	async function runWorld(kind: Dialect, shared: Shared, known: Foreign | null) {
		vi.setSystemTime(NOW);
		const draw = bytesOf('start');
		let run: Run | null = null;
		const rng = { bytes: (length: number) => (run ? run.draw : draw)(length) };
		// What runs behind the answers, such as the nights, would draw from the same chance at its own time.
		const timers = { after: () => () => undefined };
		const world = await openWorld(kind, { rng, timers, clock: { now: () => Date.now() } });
		const neighbour = known ? null : new Neighbour(() => world);
		run = new Run(world, shared, neighbour);
		const foreign = () => must(known ?? neighbour?.foreign, 'the neighbour is founded first');
		const at = await askAtDoors(run, foreign);
		const heard = await listen(at.owner, () => neighbour?.beBusy(0) ?? Promise.resolve());
		await askForSync(run, at, foreign);
		const count = await world.app.home.database.db.selectFrom('op').select('id').execute();
		await world.close();
		return { answers: [...run.answers, heard], foreign: foreign(), ops: count.length };
	}

	it('every byte served to one is the same with and without a busy neighbour who uses the same ids', async () => {
		const shared = new Shared();
		const busy = await runWorld(dialect, shared, null);
		const alone = await runWorld(dialect, shared, busy.foreign);
		expect(busy.ops).toBeGreaterThan(5 * alone.ops);
		expect(alone.answers.length).toBeGreaterThan(50);
		const different = busy.answers.filter((answer, i) => answer !== alone.answers[i]);
		expect(different).toEqual([]);
		expect(busy.answers.length).toBe(alone.answers.length);
		expect(alone.answers.join()).toContain('"kind":"committed"');
	});
});

/** What a stream of pokes brings while something happens. */
async function listen(by: Browser, happening: () => Promise<void>): Promise<string> {
	const response = await by.fetch('GET', '/api/sync/poke');
	const reader = must(response.body, 'a stream').getReader();
	const chunks: string[] = [];
	const reading = (async () => {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			chunks.push(Buffer.from(value as Uint8Array).toString('utf8'));
		}
	})();
	await happening();
	await reader.cancel();
	await reading;
	return `${response.status} ${headersOf(response)} ${chunks.join('')}`;
}
