import { join } from 'node:path';
import type { Actor } from '../../src/lib/server/sync/actor';
import { RespiroServer } from '../e2e/support/server';
import { judge, median, type Figure, type Report } from './support/figures';
import { FloorServer } from './support/floorServer';
import { BenchHome } from './support/home';
import { openOnce, type Opening, type Way } from './support/opening';
import { BenchPhone } from './support/phone';
import { storiesHeld } from './support/probe';
import { ShellFloor } from './support/shellFloor';

const STORIES = 10_000;
const ROUNDS = 3;
const DAY_MS = 86_400_000;

interface Screen {
	name: string;
	url: string;
	stands: string;
}

// The page before the app counts where it shows what was asked for: a figure, a box that takes letters, stories.
const ROOM: Screen = { name: '/', url: '/', stands: '[data-room], #boot > b:not(:empty)' };
const LOG: Screen = { name: '/log', url: '/log', stands: '[data-at=log] textarea, form textarea' };
const FEED: Screen = { name: '/stories', url: '/stories', stands: 'a[data-story]' };
const SCREENS = [ROOM, LOG, FEED];

/** A house with that many stories, and the token with which colleagues join it. */
async function openHouse(server: RespiroServer): Promise<string> {
	const owner = new BenchPhone(server);
	await server.start();
	const { tenant, person, locations } = await owner.setUp(await owner.on());
	await server.kill();
	const bench = await BenchHome.open({ file: join(server.folder, 'respiro.db') });
	bench.at = Date.now() - 8 * DAY_MS;
	const spaces = [locations[0]?.id ?? ''];
	const actor: Actor = { tenant: tenant.id, person: person.id, role: 'owner', spaces, pastSpaces: [] };
	await bench.fill(actor, STORIES);
	await bench.database.close();
	await server.start();
	const token = await owner.invite(2);
	await owner.dispose();
	return token;
}

/** A phone that holds all of it, and both floors with as much. `workers`: whether it opens without the server later. */
async function settle(phone: BenchPhone, token: string, shell: ShellFloor, workers: 'allow' | 'block') {
	const page = await phone.on(workers);
	const { person } = await phone.join(page, token, 'Nerea Vidal');
	await page.goto('/stories');
	await page.evaluate(storiesHeld, { person: person.id, count: STORIES, whole: true });
	await page.waitForFunction(() => localStorage.getItem('respiro.glance') !== null);
	if (workers === 'allow') await phone.shellInstalled(page);
	const text = 'A few plain words of about the usual length, so that a row weighs what it weighs. '.repeat(4);
	await page.goto(`${shell.origin}/rows`);
	await page.waitForFunction(() => Reflect.has(window, 'fill'));
	await page.evaluate(
		async ({ count, words }) => {
			const fill = Reflect.get(window, 'fill') as (rows: object[]) => Promise<unknown>;
			await fill(Array.from({ length: count }, (_, i) => ({ id: String(i), at: i, text: `${i} ${words}` })));
		},
		{ count: STORIES, words: text }
	);
	if (workers === 'allow') {
		await page.waitForFunction(
			async () => (await navigator.serviceWorker.ready).active?.state === 'activated'
		);
	}
	await phone.off();
}

/** Opens each screen once in a browser just started; by name. */
async function round(phone: BenchPhone, screens: readonly Screen[], link: Way['link'], into: Runs) {
	const workers = link === 'slow' ? 'block' : 'allow';
	for (const { name, url, stands } of screens) {
		const page = await phone.on(workers);
		if (workers === 'block') {
			const devtools = await phone.context.newCDPSession(page);
			await devtools.send('Network.enable');
			await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
		}
		const opening = await openOnce(page, url, { link, stands });
		into.set(name, [...(into.get(name) ?? []), opening]);
		await phone.off();
	}
}

type Runs = Map<string, Opening[]>;
const of = (runs: Runs, name: string, what: keyof Opening) =>
	median((runs.get(name) ?? []).map((opening) => opening[what]));

const LIMITS: Partial<Record<keyof Opening, { ratioAtMost?: number; atMost?: number }>> = {
	firstPaint: { ratioAtMost: 0.7 },
	content: { ratioAtMost: 1.3 },
	interactive: { ratioAtMost: 1.5 },
	blocking: { atMost: 50 },
	shift: { atMost: 0 },
	heapMb: { atMost: 3.5 },
	cpu: { atMost: 900 }
};
const UNITS: Record<keyof Opening, string> = {
	firstPaint: 'ms',
	content: 'ms',
	interactive: 'ms',
	blocking: 'ms',
	shift: '',
	heapMb: 'MB',
	cpu: 'ms'
};

function tell(report: Report, way: string, runs: Runs, floors: readonly string[], kinds: (keyof Opening)[]) {
	const [floor = ''] = floors;
	for (const kind of kinds) {
		for (const name of floors)
			report({ what: `${way}: ${name}, ${kind}`, value: of(runs, name, kind), unit: UNITS[kind] });
		for (const { name } of SCREENS) {
			const figure: Figure = {
				what: `${way}: ${name}, ${kind}`,
				value: of(runs, name, kind),
				unit: UNITS[kind]
			};
			const limit = LIMITS[kind] ?? {};
			const against = limit.ratioAtMost === undefined ? {} : { floor: of(runs, floor, kind) };
			judge(report, { ...figure, ...against }, limit);
		}
	}
}

export default async function openBench(report: Report): Promise<void> {
	const server = await RespiroServer.create();
	const shell = new ShellFloor();
	const plain = new FloorServer();
	const [cold, warm] = [new BenchPhone(server), new BenchPhone(server)];
	try {
		await Promise.all([shell.start(), plain.start()]);
		const token = await openHouse(server);
		await settle(cold, token, shell, 'block');
		await settle(warm, token, shell, 'allow');
		const rows = { name: 'floor, rows by Dexie', url: `${shell.origin}/rows`, stands: '[data-stands]' };
		const empty = { name: 'floor, empty shell', url: shell.origin, stands: '[data-stands]' };
		const still = { name: 'floor, static page', url: `${plain.origin}/still`, stands: '[data-stands]' };
		const floors = [rows, empty, still];
		const first: Runs = new Map();
		const again: Runs = new Map();
		const offline: Runs = new Map();
		for (let i = 0; i < ROUNDS; i++) {
			await round(cold, [...floors, ...SCREENS], 'slow', first);
			await round(warm, [rows, empty, ...SCREENS], 'free', again);
		}
		await server.kill();
		await shell.kill();
		for (let i = 0; i < ROUNDS; i++) await round(warm, [rows, ...SCREENS], 'off', offline);
		const names = floors.map(({ name }) => name);
		const all = Object.keys(UNITS) as (keyof Opening)[];
		tell(report, 'first visit', first, names, all);
		tell(report, 'again', again, names.slice(0, 2), ['firstPaint', 'content', 'blocking', 'cpu']);
		tell(report, 'offline', offline, names.slice(0, 1), ['content']);
	} finally {
		await Promise.all([cold.dispose(), warm.dispose(), shell.dispose(), plain.close()]);
		await server.dispose();
	}
}
