import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { books as words } from '../../src/lib/i18n/messages/es/books';
import { setClockWrong } from './support/clock';
import { fillLog, saveLog } from './support/logging';
import type { Phone } from './support/phone';
import { root } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const thisMonth = new Date().toISOString().slice(0, 7);
const lastMonth = new Date(Date.parse(`${thisMonth}-01T12:00:00Z`) - 10 * 86_400_000)
	.toISOString()
	.slice(0, 7);

/** Logs in the middle of last month, as a phone does that has had no network since; it stays without one. */
async function logLastMonth(phone: Phone, what: string, amount: string): Promise<void> {
	await phone.firstSync();
	await phone.shellInstalled();
	await phone.context.setOffline(true);
	await setClockWrong(phone.context, Date.parse(`${lastMonth}-15T18:00:00Z`) - Date.now());
	const page = await phone.reopen('/log?as=grand');
	await fillLog(page, { what, amount });
	await saveLog(page);
	await page.locator('[data-saved]').getByRole('link', { name: es.common.done, exact: true }).click();
	await phone.showsSync('waiting', 1);
}

const stateOf = (page: Page, month: string) => page.locator(`[data-month="${month}"]`);

/** What the browser saves when the file of the open month is asked for. */
async function download(page: Page, format: 'csv' | 'json'): Promise<{ path: string; bytes: Buffer }> {
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('radio', { name: words.file[format], exact: true }).check();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		sheet.getByRole('button', { name: words.file.download, exact: true }).click()
	]);
	const path = await file.path();
	return { path, bytes: readFileSync(path) };
}

test('[rule 18, I31] a month is closed: its file is the same bytes ever after, and what comes late is in the next', async ({
	owner,
	phone
}) => {
	const [iker, nerea] = [await phone('Iker Salas'), await phone('Nerea Vidal')];
	const token = await owner.invite({ uses: 2 });
	await iker.join(token);
	await nerea.join(token);
	await logLastMonth(iker, 'Taxi de madrugada', '120');
	await logLastMonth(nerea, 'Dos noches en otra casa', '310,50');
	await iker.context.setOffline(false);
	await iker.showsSync('sent', 0);

	const page = await owner.open('/desk/books');
	await expect(stateOf(page, lastMonth)).toHaveText(words.months.open);
	await stateOf(page, lastMonth).click();
	await page.getByRole('dialog').getByRole('button', { name: words.close.action, exact: true }).click();
	await expect(stateOf(page, lastMonth)).toHaveText(words.months.closed);

	await stateOf(page, lastMonth).click();
	const first = await download(page, 'csv');
	const again = await download(page, 'csv');
	expect(first.bytes.equals(again.bytes)).toBe(true);
	expect(first.bytes.toString('utf8')).toContain('120,00');
	const json = await download(page, 'json');
	const tool = join(root, 'src/tools/verify-ledger.mjs');
	const checked = spawnSync(process.execPath, [tool, json.path], { encoding: 'utf8' });
	expect(checked.stdout + checked.stderr).toContain(lastMonth);
	expect(checked.status).toBe(0);

	// Nerea comes back from the cellar.
	await nerea.context.setOffline(false);
	await nerea.showsSync('sent', 0);
	await owner.open('/desk/books');
	const running = page.getByRole('button').filter({ has: stateOf(page, thisMonth) });
	await expect(running).toContainText('310,50\u00a0€');
	await expect(running).toContainText(words.months.late(1));
	await stateOf(page, lastMonth).click();
	const later = await download(page, 'csv');
	expect(later.bytes.equals(first.bytes)).toBe(true);
});
