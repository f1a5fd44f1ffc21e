import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { PulledRecord } from '../../src/lib/protocol/pull';
import type { Actor } from '../../src/lib/server/sync/actor';
import { pullPages } from '../../src/lib/server/sync/pull';
import { RespiroServer } from '../e2e/support/server';
import { judge, median, type Report } from './support/figures';
import { installWorker, joinRows } from './support/floorPages';
import { FloorServer } from './support/floorServer';
import { BenchHome } from './support/home';
import { BenchPhone, type PhoneSession } from './support/phone';
import { bytesDown, storiesHeld } from './support/probe';

const STORIES = 10_000;
const FIRST_STORIES = 50;
const JOINS = 3;
const COLD_STARTS = 5;
const CPU_SLOWER = 4;
const LETTERS = 'vela';
const KEY_MS = 40;
const MB = 1_000_000;
const DAY_MS = 86_400_000;

/** Fills the database of a stopped server, as its phones would have in the last week. */
async function fill(server: RespiroServer, { tenant, person, locations }: PhoneSession): Promise<object[]> {
	const bench = await BenchHome.open({ file: join(server.folder, 'respiro.db') });
	bench.at = Date.now() - 8 * DAY_MS;
	const spaces = [locations[0]?.id ?? ''];
	const actor: Actor = { tenant: tenant.id, person: person.id, role: 'owner', spaces, pastSpaces: [] };
	await bench.fill(actor, STORIES);
	const rows = await storiesOf(bench, { ...actor, role: 'staff', person: tenant.id });
	await bench.database.close();
	return rows;
}

/** What a colleague reads: the rows of the floors. */
async function storiesOf({ home }: BenchHome, reader: Actor): Promise<object[]> {
	const { person } = reader;
	let answer = await pullPages(home, reader, { protocol: 1, person, device: person, epoch: '', spaces: [] });
	const records: PulledRecord[] = [];
	for (;;) {
		const { epoch, pages } = answer;
		records.push(...pages.flatMap((page) => page.records));
		if (!pages.some((page) => page.more)) break;
		const spaces = pages.map(({ state }) => state);
		answer = await pullPages(home, reader, { protocol: 1, person, device: person, epoch, spaces });
	}
	const stories = records.filter(({ kind }) => kind === 'gesture');
	return stories.map((record) => ({ ...record, at: record.body?.at }));
}

interface Joined {
	first: number;
	all: number;
	down: number;
}

/** A browser that has never been here, from the tap on the address on. */
async function joinOnce(phone: BenchPhone, token: string): Promise<Joined> {
	const page = await phone.on();
	const { person } = await phone.join(page, token, 'Nerea Vidal');
	await page.goto('/stories', { waitUntil: 'commit' });
	const held = (count: number, whole: boolean) =>
		page.evaluate(storiesHeld, { person: person.id, count, whole });
	const [firstAt, allAt] = await Promise.all([held(FIRST_STORIES, false), held(STORIES, true)]);
	const { origin, storiesAt } = await page.evaluate(() => ({
		origin: performance.timeOrigin,
		storiesAt: window.probe.storiesAt
	}));
	const down = await page.evaluate(bytesDown, { path: '/api/sync/pull', since: 0 });
	await phone.shellInstalled(page);
	return { first: Math.max(storiesAt, firstAt - origin), all: allAt - origin, down };
}

async function joinFloor(phone: BenchPhone, floor: FloorServer): Promise<number> {
	const page = await phone.context.newPage();
	await page.goto(floor.origin);
	const ms = await page.evaluate(joinRows);
	await page.evaluate(installWorker);
	await page.close();
	return ms;
}

/** Opens an address in a browser just started, with nobody answering and a slow processor. */
async function startCold(phone: BenchPhone, url: string, read: () => number): Promise<number> {
	const page = await phone.on();
	const devtools = await phone.context.newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
	await page.goto(url, { waitUntil: 'commit' });
	const at = await page.waitForFunction(read).then((handle) => handle.jsonValue());
	await phone.off();
	return at;
}

/** How many letters arrive in the app's form of those typed as soon as a box shows its cursor, on whatever page. */
async function lettersArriving(phone: BenchPhone): Promise<{ letters: number; isEarly: boolean }> {
	const page: Page = await phone.on();
	await page.goto('/log', { waitUntil: 'commit' });
	const devtools = await phone.context.newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
	await page.waitForFunction(() => window.probe.usableAt > 0);
	const isEarly = await page.evaluate(() => document.querySelector('form textarea') === null);
	await page.keyboard.type(LETTERS, { delay: KEY_MS });
	await page.locator('form textarea:focus').waitFor();
	const value = await page.locator('form textarea').inputValue();
	await phone.off();
	return { letters: value.length, isEarly };
}

async function coldStarts(report: Report, phone: BenchPhone, floorOrigin: string): Promise<void> {
	const marked = (name: string) => `${name}, offline and cold, processor 4× slower`;
	const [form, stories, floorForm, floorStories]: number[][] = [[], [], [], []];
	for (let i = 0; i < COLD_STARTS; i++) {
		const floor = `${floorOrigin}/cold`;
		floorStories?.push(
			await startCold(phone, floor, () => performance.getEntriesByName('shown')[0]?.startTime ?? 0)
		);
		form?.push(await startCold(phone, '/log', () => Math.max(0, window.probe.usableAt)));
		stories?.push(await startCold(phone, '/stories', () => Math.max(0, window.probe.storiesAt)));
		if (i % 2 === 0) {
			floorForm?.push(
				await startCold(phone, floor, () => performance.getEntriesByName('usable')[0]?.startTime ?? 0)
			);
		}
	}
	const { letters, isEarly } = await lettersArriving(phone);
	const shown = median(floorStories ?? []);
	const at = (values: number[] = []) => ({ value: median(values), unit: 'ms' });
	judge(report, { what: marked('log form usable'), ...at(form), floor: shown }, { ratioAtMost: 1 });
	judge(report, { what: marked('newest of 10,000'), ...at(stories), floor: shown }, { ratioAtMost: 1.3 });
	report({ what: marked('text box of the floor page'), ...at(floorForm) });
	const before = isEarly ? ', the first before the form stood' : '';
	const typed = {
		what: `letters arriving of ${LETTERS.length} typed at once${before}`,
		value: letters,
		unit: ''
	};
	judge(report, typed, { atLeast: LETTERS.length });
}

export default async function joinBench(report: Report): Promise<void> {
	const server = await RespiroServer.create();
	const floor = new FloorServer();
	const owner = new BenchPhone(server);
	const phones = Array.from({ length: JOINS }, () => new BenchPhone(server));
	try {
		await server.start();
		await floor.start();
		const session = await owner.setUp(await owner.on());
		await server.kill();
		floor.rows = JSON.stringify(await fill(server, session));
		await server.start();
		const token = await owner.invite(JOINS);
		await owner.off();
		const [joins, floors]: [Joined[], number[]] = [[], []];
		for (const phone of phones) {
			joins.push(await joinOnce(phone, token));
			floors.push(await joinFloor(phone, floor));
			await phone.off();
		}
		const of = (pick: (joined: Joined) => number) => median(joins.map(pick));
		const first = { what: 'new phone, 10,000 stories: newest 50 there', value: of(({ first }) => first) };
		judge(report, { ...first, unit: 'ms' }, { atMost: 500 });
		const all = { what: 'the same, until all are stored', value: of(({ all }) => all), unit: 'ms' };
		judge(report, { ...all, floor: median(floors) }, { ratioAtMost: 0.6 });
		const down = { what: 'the same, down', value: of(({ down }) => down) / MB, unit: 'MB' };
		judge(report, { ...down, floor: Buffer.byteLength(floor.rows) / MB }, { atMost: 2 });
		await server.kill();
		await floor.close();
		const veteran = phones.at(-1);
		if (veteran) await coldStarts(report, veteran, floor.origin);
	} finally {
		await Promise.all([owner, ...phones].map((phone) => phone.dispose()));
		await server.dispose();
	}
}
