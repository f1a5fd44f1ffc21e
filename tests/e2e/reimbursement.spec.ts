import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { reimbursements as words } from '../../src/lib/i18n/messages/es/reimbursements';
import { log } from './support/logging';
import { root } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const mine = es.spending.mine;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('[003-11, M20, rule 17] from the own card to the money back, and from a correction to the money returned', async ({
	owner,
	phone
}) => {
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();
	await log(iker, { what: 'Billete de tren para la abuela', amount: '90', method: 'out_of_pocket' });
	const own = await iker.open('/me/money');
	await own.getByRole('button', { name: 'Billete de tren' }).click();
	const sheet = own.getByRole('dialog');
	await expect(sheet.locator('[data-owed="needs_receipt"]')).toBeVisible();
	await sheet.locator('[data-receipts]').setInputFiles(join(root, 'static/icons/icon-512.png'));
	await expect(sheet.locator('[data-owed="submitted"]')).toBeVisible();
	await expect
		.poll(() => iker.server.readDatabase("select hash from media_upload where state = 'stored'").length)
		.toBe(1);

	// The Desk says in one line what waits, and leads there; nobody has to thank themselves.
	const page = await owner.open('/desk');
	const glance = es.desk.glance;
	await expect(page.getByText(glance.steady.running(1, 2))).toBeVisible();
	await expect(page.getByText(glance.thank.did(1))).toBeVisible();
	await page.getByRole('link', { name: glance.todo.pay('90\u00a0€', 1) }).click();
	const choose = page.getByRole('checkbox', { name: words.group.all('Iker Salas') });
	await expect(page.getByText(words.lead.toPay('90\u00a0€', 1))).toBeVisible();
	await expect(page.getByRole('button', { name: words.row.receipts(1) })).toBeVisible();
	await choose.check();
	await button(page, words.bar.ready).click();
	await button(page, words.pay.readyConfirm('90\u00a0€')).click();
	await expect(page.locator('[data-state="ready"]')).toBeVisible();
	await choose.check();
	await button(page, words.bar.pay).click();
	await page.getByLabel(words.pay.batch).fill('Nómina de Iker');
	await button(page, words.pay.confirm('90\u00a0€')).click();
	await expect(page.getByRole('heading', { name: words.empty.open.title })).toBeVisible();

	// Who paid reads it without asking anybody.
	await expect(sheet.locator('[data-owed="paid"]')).toContainText(mine.owed.paid(0), { timeout: 20_000 });
	await sheet.getByRole('button', { name: mine.correct.action }).click();
	await sheet.getByLabel(mine.correct.label).fill('50');
	await sheet.getByRole('button', { name: mine.correct.save }).click();
	await expect(sheet.getByText(mine.repay('40\u00a0€'))).toBeVisible();

	// The difference comes back, and somebody who leads writes it down.
	await expect
		.poll(
			() => iker.server.readDatabase('select id from record where body like \'%"repayMinor":4000%\'').length
		)
		.toBe(1);
	await owner.open('/desk/reimbursements?state=repay');
	await expect(page.getByText(words.row.repay('40\u00a0€'))).toBeVisible();
	await button(page, words.row.cameBack).click();
	await button(page, words.repaid.confirm('40\u00a0€')).click();
	await expect(page.getByRole('heading', { name: words.empty.repay.title })).toBeVisible();
	await expect(sheet.getByText(mine.gaveBack('40\u00a0€'))).toBeVisible({ timeout: 20_000 });
	await expect(sheet.getByText(mine.repay('40\u00a0€'))).toHaveCount(0);
	await owner.open('/desk/reimbursements?state=paid');
	await expect(page.getByText(words.row.run('Nómina de Iker'))).toBeVisible();
});
