import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { toEntry } from '../../src/lib/client/store/entry';
import { RespiroServer } from '../e2e/support/server';
import { createEntry } from './support/entries';
import { judge, median, type Report } from './support/figures';
import { fetchRows, keepRows, listen, sendRows } from './support/floorPages';
import { FloorServer } from './support/floorServer';
import { BenchPhone, type PhoneSession } from './support/phone';
import { bytesDown, putRows, storiesHeld } from './support/probe';

const ENTRIES = 1_000;
const ROUNDS = 3;
const KB = 1_000;

interface Round {
	ms: number;
	up: number;
	down: number;
}

const entriesOf = ({ person, tenant, locations }: PhoneSession) => {
	const place = { tenant: tenant.id, author: person.id, space: locations[0]?.id ?? '' };
	const at = Date.now();
	return Array.from({ length: ENTRIES }, (_, i) => createEntry(place, at - (ENTRIES - i) * 1_000, i));
};

/** Entries are put on A's disk while it is offline; then its network comes back. */
async function syncOnce(a: BenchPhone, b: BenchPhone, pages: [Page, Page], held: number): Promise<Round> {
	const [pageA, pageB] = pages;
	const [{ person: author }, { person: reader }] = [a.session!, b.session!];
	await a.context.setOffline(true);
	await pageA.goto('/icons/icon.svg');
	const rows = entriesOf(a.session!).map(toEntry);
	await pageA.evaluate(putRows, { name: 'respiro-outbox', store: 'ops', rows });
	await pageA.goto('/stories');
	const count = held + ENTRIES;
	await pageA.evaluate(storiesHeld, { person: author.id, count, whole: false });
	await pageB.goto('/stories');
	await pageB.locator('[data-state="sent"]').first().waitFor();
	const sinceB = await pageB.evaluate(() => performance.now());
	const arrived = pageB.evaluate(storiesHeld, { person: reader.id, count, whole: false });
	await a.context.setOffline(false);
	const at = await arrived;
	await pageA.locator('[data-state="sent"][data-unsent="0"]').first().waitFor();
	const { onlineAt, bytesUp } = await pageA.evaluate(() => window.probe);
	const down = await pageB.evaluate(bytesDown, { path: '/api/sync/pull', since: sinceB });
	return { ms: at - onlineAt, up: bytesUp, down };
}

/** The same rows from one Dexie to the other, through a server that only holds them. */
async function floorOnce(a: BenchPhone, b: BenchPhone, floor: FloorServer, rows: object[]): Promise<number> {
	const [pageA, pageB] = [await a.context.newPage(), await b.context.newPage()];
	await pageA.goto(floor.origin);
	await pageB.goto(floor.origin);
	await pageA.evaluate(keepRows, rows);
	await pageB.evaluate(listen);
	const arrived = pageB.evaluate(fetchRows);
	const since = await pageA.evaluate(sendRows);
	const ms = (await arrived) - since;
	await pageA.close();
	await pageB.close();
	return ms;
}

export default async function syncBench(report: Report): Promise<void> {
	const server = await RespiroServer.create();
	const floor = new FloorServer();
	const [a, b] = [new BenchPhone(server), new BenchPhone(server)];
	try {
		await server.start();
		await floor.start();
		const pages: [Page, Page] = [await a.on(), await b.on()];
		await a.setUp(pages[0]);
		await b.join(pages[1], await a.invite(1), 'Nerea Vidal');
		for (const [i, phone] of [a, b].entries()) {
			const page = pages[i]!;
			await page.goto('/');
			await phone.shellInstalled(page);
			await page.locator('[data-state="sent"]').first().waitFor();
		}
		const [rounds, floors]: [Round[], number[]] = [[], []];
		for (let i = 0; i < ROUNDS; i++) {
			// A server just started has not counted yet what a phone sent: three rounds are more than it lets through at once.
			await server.kill();
			await server.start();
			floors.push(await floorOnce(a, b, floor, entriesOf(a.session!).map(toEntry)));
			rounds.push(await syncOnce(a, b, pages, i * ENTRIES));
		}
		const of = (pick: (round: Round) => number) => median(rounds.map(pick));
		const ms = {
			what: '1,000 offline entries, A online until all on B',
			value: of(({ ms }) => ms),
			unit: 'ms'
		};
		judge(report, { ...ms, floor: median(floors) }, { ratioAtMost: 1 });
		const packed = gzipSync(JSON.stringify(entriesOf(a.session!))).length / KB;
		const bytes = (what: string, value: number) => {
			const figure = { what: `the same, bytes ${what}`, value: value / KB, unit: 'kB', floor: packed };
			judge(report, figure, { atMost: 200 });
		};
		bytes(
			'up from A',
			of(({ up }) => up)
		);
		bytes(
			'down to B',
			of(({ down }) => down)
		);
	} finally {
		await Promise.all([a.dispose(), b.dispose()]);
		await floor.close();
		await server.dispose();
	}
}
