import type { Page } from '@playwright/test';
import { RespiroServer } from '../e2e/support/server';
import { es } from '../e2e/support/words';
import { createEntry, newId } from './support/entries';
import { judge, median, quantile, type Report } from './support/figures';
import { BenchPhone } from './support/phone';

const WARM_UPS = 5;
const SAVES = 60;
/** People do not save ten times a second: what the save before set going comes to its end. */
const PAUSE_MS = 100;
/** How long a finger rests on a button; released at once, the work of pressing would count as part of the save. */
const PRESS_MS = 60;

interface Save {
	committed: number;
	shown: number;
}

async function saveOne(page: Page, text: string): Promise<Save> {
	await page.getByLabel(es.log.what, { exact: true }).fill(text);
	await page.evaluate(() => Object.assign(window.probe, { tapAt: 0, committedAt: 0, savedAt: 0 }));
	await page.getByRole('button', { name: es.log.save, exact: true }).click({ delay: PRESS_MS });
	await page.waitForFunction(() => window.probe.savedAt > 0);
	const { tapAt, committedAt, savedAt } = await page.evaluate(() => window.probe);
	await page.getByRole('button', { name: es.log.another, exact: true }).click();
	return { committed: committedAt - tapAt, shown: savedAt - tapAt };
}

/** One strict put of the same entry into a database of its own, in the same page. */
function barePut(entry: object): Promise<number> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('bench-floor', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('ops', { autoIncrement: true });
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const db = opening.result;
			const since = performance.now();
			const tx = db.transaction('ops', 'readwrite', { durability: 'strict' });
			tx.objectStore('ops').put(entry);
			tx.oncomplete = () => {
				resolve(performance.now() - since);
				db.close();
			};
			tx.onabort = () => reject(tx.error);
		};
	});
}

/** The least a tap can cost: a button with nothing behind it but the bare put, pressed the same way. */
async function tapBare(page: Page, entry: object): Promise<number> {
	const put = await page.evaluateHandle(async (kept) => {
		const opening = indexedDB.open('bench-floor', 1);
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const db = opening.result;
		const button = document.createElement('button');
		button.textContent = 'bare';
		button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 99';
		const done = new Promise<number>((resolve, reject) => {
			button.onclick = ({ timeStamp }) => {
				const tx = db.transaction('ops', 'readwrite', { durability: 'strict' });
				tx.objectStore('ops').put(kept);
				tx.oncomplete = () => {
					resolve(performance.now() - timeStamp);
					db.close();
					button.remove();
				};
				tx.onabort = () => reject(tx.error);
			};
		});
		document.body.append(button);
		return { done };
	}, entry);
	await page.getByRole('button', { name: 'bare', exact: true }).click({ delay: PRESS_MS });
	return put.evaluate(({ done }) => done);
}

export default async function saveBench(report: Report): Promise<void> {
	const server = await RespiroServer.create();
	const phone = new BenchPhone(server);
	try {
		await server.start();
		const page = await phone.on();
		const { person, tenant, locations } = await phone.setUp(page);
		await page.goto('/log');
		await phone.shellInstalled(page);
		const place = { tenant: tenant.id, author: person.id, space: locations[0]?.id ?? newId(0) };
		const [saves, floors, taps]: [Save[], number[], number[]] = [[], [], []];
		for (let i = 0; i < WARM_UPS + SAVES; i++) {
			const op = createEntry(place, Date.now(), 1);
			const parts = op.args.parts as { what: string };
			await page.waitForTimeout(PAUSE_MS);
			const floor = await page.evaluate(barePut, op);
			await page.waitForTimeout(PAUSE_MS);
			const tap = await tapBare(page, op);
			await page.waitForTimeout(PAUSE_MS);
			const save = await saveOne(page, parts.what);
			if (i < WARM_UPS) continue;
			floors.push(floor);
			taps.push(tap);
			saves.push(save);
		}
		const committed = saves.map((save) => save.committed);
		const shown = saves.map((save) => save.shown);
		const line = (what: string, values: number[], share: number, against = floors) => ({
			what,
			value: quantile(values, share),
			unit: 'ms',
			floor: quantile(against, share)
		});
		judge(report, line('save: tap to committed on disk, median', committed, 0.5), { ratioAtMost: 1.5 });
		judge(report, line('save: tap to committed on disk, p95', committed, 0.95), { ratioAtMost: 1.5 });
		report(line('save: the same against a bare button with the put, median', committed, 0.5, taps));
		report(line('save: the same against a bare button with the put, p95', committed, 0.95, taps));
		report({ what: 'save: tap to "Saved" on the screen, median', value: median(shown), unit: 'ms' });
	} finally {
		await phone.dispose();
		await server.dispose();
	}
}
