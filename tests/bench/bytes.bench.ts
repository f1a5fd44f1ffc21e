import type { Page } from '@playwright/test';
import { RespiroServer } from '../e2e/support/server';
import { FloorServer } from './support/floorServer';
import { judge, type Report } from './support/figures';
import { BenchPhone } from './support/phone';

/** Nothing new was asked for this long: the page is idle. */
const QUIET_MS = 1_500;

interface Loaded {
	/** Brotli bytes of scripts that were asked for before the screen stood. */
	firstScripts: number;
	/** Brotli bytes of all scripts until the page was idle. */
	scripts: number;
	requests: number;
	/** Everything, as it came over the wire. */
	bytes: number;
}

function loaded(standsAt: number): Loaded {
	const all = [
		...performance.getEntriesByType('navigation'),
		...performance.getEntriesByType('resource')
	] as PerformanceResourceTiming[];
	const files = all.filter((entry) => !new URL(entry.name).pathname.startsWith('/api/'));
	const scripts = files.filter((entry) => new URL(entry.name).pathname.endsWith('.js'));
	const sum = (entries: PerformanceResourceTiming[]) =>
		entries.reduce((total, entry) => total + entry.encodedBodySize, 0);
	return {
		firstScripts: sum(scripts.filter((entry) => entry.startTime <= standsAt)),
		scripts: sum(scripts),
		requests: files.length,
		bytes: sum(files)
	};
}

/** Opens an address for the first time: no worker, empty cache. */
async function open(phone: BenchPhone, path: string, stands: string): Promise<Loaded> {
	await phone.off();
	const page: Page = await phone.on('block');
	const devtools = await phone.context.newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
	await page.goto(path);
	await page.locator(stands).first().waitFor();
	const standsAt = await page.evaluate(() => window.probe.standsAt);
	let count = -1;
	for (;;) {
		const now = await page.evaluate(() => performance.getEntriesByType('resource').length);
		if (now === count) return page.evaluate(loaded, standsAt);
		count = now;
		await page.waitForTimeout(QUIET_MS);
	}
}

const KB = 1_000;

export default async function bytesBench(report: Report): Promise<void> {
	const server = await RespiroServer.create();
	const phone = new BenchPhone(server);
	const floor = new FloorServer().scriptBytes / KB;
	try {
		await server.start();
		await phone.setUp(await phone.on('block'));
		let isNew = true;
		// A phone that never synced has its figure from the server: then all that syncs is part of its first screen.
		for (const [path, stands, most] of [
			['/', '[data-room]', 90],
			['/', '[data-room]', 90],
			['/log', 'form textarea', 70]
		] as const) {
			const who = path === '/' && isNew ? ', a phone that never synced' : '';
			isNew = false;
			const { firstScripts, scripts, requests, bytes } = await open(phone, path, stands);
			// Nothing at all would be called met: then the moment was missed, and there is no figure.
			if (firstScripts === 0) throw new Error(`no script was counted before ${path} stood`);
			judge(
				report,
				{
					what: `script of ${path} until it stands, brotli${who}`,
					value: firstScripts / KB,
					unit: 'kB',
					floor
				},
				{ atMost: most }
			);
			report({ what: `script of ${path} until idle, brotli${who}`, value: scripts / KB, unit: 'kB', floor });
			judge(
				report,
				{ what: `requests of ${path} until idle${who}`, value: requests, unit: '' },
				{ atMost: 12 }
			);
			judge(
				report,
				{ what: `all bytes of ${path} until idle${who}`, value: bytes / KB, unit: 'kB' },
				{ atMost: 300 }
			);
		}
	} finally {
		await phone.dispose();
		await server.dispose();
	}
}
