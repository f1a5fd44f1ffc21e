import type { Locator, Page } from '@playwright/test';
import { caps as words } from '../../src/lib/i18n/messages/es/caps';
import { fillLog, leaveSaved, saveLog } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

const room = (page: Page, minor: number): Locator => page.locator(`[data-room="${minor}"]`);

test('[rule 12, 13, 27] a raise is published: fresh at once on one phone, as of before on another, whose good faith stays', async ({
	owner,
	phone
}) => {
	const [near, far] = [await phone('Iker Salas'), await phone('Nerea Vidal')];
	const token = await owner.invite({ uses: 2 });
	await near.join(token);
	await far.join(token);
	await near.firstSync();
	await far.firstSync();
	await far.shellInstalled();
	await far.context.setOffline(true);
	await owner.firstSync();

	const desk = await owner.open('/desk/caps');
	await desk.getByLabel(words.amount, { exact: true }).fill('2.500');
	await desk.getByRole('radio', { name: words.when.now }).check();
	await desk.getByLabel(words.why.label).fill('En verano, sorprender cuesta más.');
	await desk.getByRole('button', { name: words.publish.action, exact: true }).click();
	await expect(desk.getByRole('heading', { name: words.publish.done })).toBeFocused();
	await expect(desk.getByText(words.publish.doneNow(2))).toBeVisible();

	// Nobody opened anything: the phone that has a network heard of it.
	await expect(room(near.page, 250_000)).toBeVisible({ timeout: 20_000 });
	await expect(near.page.locator('[data-as-of]')).toHaveCount(0);

	// The one without stands by what it knew, says so, and takes the truth over it.
	await far.open('/');
	await expect(room(far.page, 200_000)).toBeVisible();
	await expect(far.page.locator('[data-as-of]')).toBeVisible();
	const form = await far.open('/log?as=grand');
	await fillLog(form, { what: 'Un coche hasta Burgos, de noche', amount: '2.300' });
	await expect(form.locator('[data-over="30000"]')).toBeVisible();
	await saveLog(form);
	await leaveSaved(form);
	await far.showsSync('waiting', 1);

	await far.context.setOffline(false);
	await expect(room(far.page, 250_000)).toBeVisible({ timeout: 20_000 });
	await far.showsSync('sent', 0);
	const mine = await far.open('/me/money');
	await mine.getByRole('button', { name: 'Un coche hasta Burgos' }).click();
	const sheet = mine.getByRole('dialog');
	// What it showed then is kept for good; what holds now leaves nothing over it.
	await expect(sheet).toContainText(es.spending.mine.sheet.left('2000\u00a0€'));
	await expect(sheet).not.toContainText(es.me.flags.OVER_CAP('300\u00a0€'));
	expect(
		JSON.stringify(owner.server.readDatabase("select body from record where kind = 'flags' and deleted = 0"))
	).not.toContain('OVER_CAP');
});
