import type { Page } from '@playwright/test';
import { search as words } from '../../src/lib/i18n/messages/es/search';
import { cardOf, log } from './support/logging';
import { expect, test } from './support/test';

const box = (page: Page) => page.getByRole('searchbox', { name: words.field });

test('[003-1] with the server dead, a story is found by its word without the accent, and by a colleague’s name', async ({
	server,
	owner
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	const cats = await log(owner, { what: 'Le preguntamos por sus doce gatos, uno a uno' });
	const room = await log(owner, { what: 'Subimos el cargador a la habitación' }, 'grand');
	await owner.showsSync('sent', 0);
	await server.kill();

	const page = await owner.startCold('/stories/search');
	await box(page).fill('habitacion');
	await expect(cardOf(page, room)).toBeVisible();
	await expect(cardOf(page, cats)).toHaveCount(0);
	await box(page).fill('gatos');
	await expect(cardOf(page, cats)).toBeVisible();
	await box(page).fill('gatps');
	await expect(page.getByText(words.near)).toBeVisible();
	await expect(cardOf(page, cats)).toBeVisible();
	await box(page).fill('"*');
	await expect(cardOf(page, room)).toBeVisible();
	await box(page).fill(owner.name.split(' ')[0] ?? '');
	await expect(page.locator('[data-found="2"]')).toBeVisible();

	await box(page).fill('');
	await page.getByRole('button', { name: words.bands.grand, exact: true }).click();
	await expect(cardOf(page, cats)).toHaveCount(0);
	await expect(cardOf(page, room)).toBeVisible();
	await page.getByRole('button', { name: words.keep, exact: true }).click();
	await page.getByRole('button', { name: words.clear, exact: true }).first().click();
	await expect(cardOf(page, cats)).toBeVisible();
	// A saved search is there after a cold start, too.
	const again = await owner.startCold('/stories/search');
	await again.getByRole('group', { name: words.savedOnes }).getByRole('button').first().click();
	await expect(cardOf(again, room)).toBeVisible();
	await expect(cardOf(again, cats)).toHaveCount(0);
});
