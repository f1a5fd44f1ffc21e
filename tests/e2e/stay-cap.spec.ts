import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addDays } from '../../src/lib/domain/period/calendar';
import { amountBox, fillLog, leaveSaved, saveLog } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

// A house of the demo counts what a guest receives in one stay: a cap that is published today holds tomorrow.
test.use({ serverEnv: { DEMO: '1' } });

const words = es.guests.stay;
const NAME = 'Sra. Zuberoa';

async function faultsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function enters(phone: Phone): Promise<void> {
	await phone.open('/demo');
	await phone.page.getByRole('button', { name: phone.name }).click();
	await expect(phone.page.locator('[data-room]')).toBeVisible({ timeout: 20_000 });
	await phone.showsSync('sent', 0);
}

const left = (page: Page, minor: number) => page.locator(`[data-left="${minor}"][data-over="0"]`);

test('[rule 11, 27] what a guest receives in a stay: dates once, the card tells the next phone, which knows what is left', async ({
	phone
}) => {
	test.slow();
	const [first, second] = [await phone('Rocío Cantero'), await phone('Curro Pastrana')];
	for (const one of [first, second]) await enters(one);

	let page = await first.open('/log?as=everyday');
	await fillLog(page, { what: 'Le subimos la cena', amount: '150', guest: NAME });
	// Without a guest of the house there is no stay to ask for: nothing new for whoever logs.
	await expect(page.locator('[data-add="stay"]')).toHaveCount(0);
	await expect(left(page, 185_000)).toBeVisible();
	await page.getByRole('checkbox', { name: es.guests.pick.remember }).check();
	await page.locator('[data-add="stay"]').click();
	const arrival = page.getByLabel(words.from, { exact: true });
	const departure = page.getByLabel(words.to, { exact: true });
	await expect(arrival).toBeFocused();
	const today = await arrival.inputValue();
	await departure.fill(addDays(today, -1));
	await expect(page.getByText(words.troubles.backwards)).toBeVisible();
	await departure.fill(addDays(today, 2));
	await expect(left(page, 45_000)).toContainText(es.room.when.stay);
	expect(await faultsOf(page)).toEqual([]);
	await saveLog(page);
	await leaveSaved(page);
	await first.showsSync('sent', 0);

	// A colleague, without a network by then: picks the guest, types no date, and is told what is left.
	await second.open('/guests');
	await second.page.getByRole('searchbox').fill(NAME);
	await expect(second.page.locator('[data-guest]').filter({ hasText: NAME })).toBeVisible({
		timeout: 20_000
	});
	await second.shellInstalled();
	await second.context.setOffline(true);
	page = await second.reopen('/log?as=everyday');
	await fillLog(page, { what: 'Un taxi al hospital', amount: '100', guest: 'zuberoa' });
	await page.getByRole('list', { name: es.guests.pick.known }).getByRole('button', { name: NAME }).click();
	await expect(page.locator('[data-stay="dates"]')).toContainText(words.title);
	await expect(left(page, 35_000)).toBeVisible();
	await amountBox(page).fill('500');
	await expect(page.locator('[data-over="5000"]')).toBeVisible();
	expect(await faultsOf(page)).toEqual([]);
	await saveLog(page);
	await leaveSaved(page);
	await second.context.setOffline(false);
	await second.showsSync('sent', 0);
	await second.open('/me');
	await expect(page.getByText(es.me.flags.OVER_CAP('50\u00a0€'))).toBeVisible({ timeout: 20_000 });

	// The card says when she is here, and what is changed there is taken over by the form.
	await first.open('/guests');
	await first.page.getByRole('searchbox').fill(NAME);
	await first.page.locator('[data-guest]').filter({ hasText: NAME }).click();
	await first.page.getByRole('button', { name: words.title }).click();
	await first.page.getByRole('button', { name: words.clear }).click();
	await expect(first.page.getByRole('button', { name: words.title })).toContainText(words.unknown);
	expect(await faultsOf(first.page)).toEqual([]);
});
