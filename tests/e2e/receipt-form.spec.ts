import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { reimbursements } from '../../src/lib/i18n/messages/es/reimbursements';
import { amountBox, fillLog, leaveSaved, log, saveButton, saveLog, whatBox } from './support/logging';
import { root } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const PHOTO = join(root, 'static/icons/icon-512.png');
const OTHER = join(root, 'static/icons/icon-192.png');

/** Opens the picker of the form and takes photos of a receipt. */
async function addReceipts(page: Page, files: string[]): Promise<void> {
	await page.locator('[data-add="receipt"]').click();
	await page.locator('[data-receipts]').setInputFiles(files);
	await expect(page.locator('[data-receipt]')).toHaveCount(files.length);
}

/** As typed, until the draft is on disk: a killed tab then loses nothing. */
async function draftHeld(page: Page, receipts: number): Promise<void> {
	const held = () =>
		page.evaluate(
			() =>
				new Promise<number>((resolve) => {
					const opening = indexedDB.open('respiro-outbox');
					opening.onsuccess = () => {
						const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
						all.onsuccess = () => {
							opening.result.close();
							const drafts = all.result as { key: string; fields: { receipts?: unknown[] } }[];
							resolve(drafts.find(({ key }) => key === 'log')?.fields.receipts?.length ?? 0);
						};
					};
				})
		);
	await expect.poll(held).toBe(receipts);
}

test('[rule 24] receipts in the form, without a network, through a killed tab: they arrive after the entry, and nobody asks for them', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const spender = await phone('Iker Salas');
	await spender.join(await owner.invite());
	await spender.firstSync();
	await spender.shellInstalled();
	await spender.context.setOffline(true);
	const page = await spender.open('/log');
	await fillLog(page, {
		what: 'Taxi al aeropuerto',
		amount: '90',
		method: 'out_of_pocket',
		guest: 'Sra. Roca'
	});
	await addReceipts(page, [PHOTO, OTHER]);
	await draftHeld(page, 2);

	const again = await spender.reopen('/log');
	await expect(whatBox(again)).toHaveValue('Taxi al aeropuerto');
	await expect(again.locator('[data-receipt]')).toHaveCount(2);
	await saveLog(again);
	await leaveSaved(again);
	// The gesture and one for each photo.
	await spender.showsSync('waiting', 3);
	await spender.context.setOffline(false);
	await spender.showsSync('sent', 0);
	await spender.open('/me/money');
	await expect(spender.page.getByText(es.spending.mine.receipts.attached(2))).toBeVisible();
	await expect(spender.page.getByText(es.spending.mine.receipts.missing)).toHaveCount(0);

	const desk = await owner.open('/desk/reimbursements');
	const seen = desk.getByRole('button', { name: reimbursements.row.receipts(2) });
	await expect(seen).toBeVisible();
	await seen.click();
	const picture = desk.getByRole('dialog').locator('img').first();
	await expect
		.poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0))
		.toBe(true);
	await spender.open('/me');
	await expect(spender.page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(spender.page.getByText(es.me.flags.title)).toHaveCount(0);
});

test('[rule 9] the form says once, calmly, that the same was logged a moment ago, and saves all the same', async ({
	owner
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	await owner.context.setOffline(true);
	await log(owner, { what: 'Una botella de cava', amount: '40', guest: 'Sra. Roca' });
	const page = await owner.open('/log');
	await fillLog(page, { what: 'Cava para brindar', amount: '60', guest: 'Sra. Ana Roca' });
	await expect(page.locator('[data-left]')).toBeVisible();
	await expect(page.locator('[data-twin]')).toHaveCount(0);
	await amountBox(page).fill('41');
	await expect(page.locator('[data-twin]')).toContainText('40\u00a0€');
	await saveLog(page);
});

test('[rule 9] two people log one deed: the second is flagged, kindly and in private', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const other = await phone('Iker Salas');
	await other.join(await owner.invite());
	await log(owner, { what: 'Una botella de cava', amount: '40', guest: 'Sra. Roca' });
	await owner.showsSync('sent', 0);
	await other.firstSync();
	const page = await other.open('/log');
	await fillLog(page, { what: 'Cava para brindar', amount: '41', guest: 'Sra. Roca' });
	await expect(page.locator('[data-twin]')).toContainText('Marta Olmedo');
	await expect(page.locator('[data-twin]')).not.toContainText('40');
	await saveLog(page);
	await leaveSaved(page);
	await other.showsSync('sent', 0);
	await other.open('/me');
	await expect(other.page.getByText(es.me.flags.DUP_SUSPECT)).toBeVisible();
});

test('[rule 22] paid in another currency: what it is here counts, what was paid stays beside it, and the rate is remembered', async ({
	owner
}) => {
	const words = es.spending.foreign;
	await owner.firstSync();
	const page = await owner.open('/log');
	await fillLog(page, { what: 'Un taxi en Lisboa', amount: '40' });
	await page.locator('[data-add="currency"]').click();
	await page.getByLabel(words.currency).selectOption('USD');
	await saveButton(page).click();
	await expect(page.getByText(words.noRate)).toBeVisible();
	await page.getByLabel(words.rate('USD', 'EUR')).fill('0,92');
	await expect(page.locator('[data-converted="3680"]')).toBeVisible();
	await expect(page.locator('[data-left="196320"]')).toBeVisible();
	await saveLog(page);
	await leaveSaved(page);
	await owner.showsSync('sent', 0);
	await owner.open('/me/money');
	await expect(page.getByText('40\u00a0USD')).toBeVisible();
	await expect(page.getByText('36,80\u00a0€')).toBeVisible();

	await owner.open('/log');
	await fillLog(page, { what: 'Otro taxi', amount: '10' });
	await page.locator('[data-add="currency"]').click();
	await page.getByLabel(words.currency).selectOption('USD');
	await expect(page.getByLabel(words.rate('USD', 'EUR'))).toHaveValue('0,92');
	await expect(page.locator('[data-converted="920"]')).toBeVisible();
});
