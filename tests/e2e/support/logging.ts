import { expect, type Locator, type Page } from '@playwright/test';
import type { Phone } from './phone';
import { es } from './words';

/** What a person types into the log form. */
export interface Gesture {
	what: string;
	amount?: string;
	guest?: string;
	method?: keyof typeof es.log.methods;
}

export const whatBox = (page: Page): Locator => page.getByLabel(es.log.what, { exact: true });
export const amountBox = (page: Page): Locator =>
	page.getByRole('textbox', { name: es.log.amount, exact: true });
export const saveButton = (page: Page): Locator =>
	page.getByRole('button', { name: es.log.save, exact: true });

/** Types a gesture into the form that is open. */
export async function fillLog(page: Page, { what, amount, guest, method }: Gesture): Promise<void> {
	// The page before the app has the first box alone: a key that saves means nothing there.
	await expect(saveButton(page)).toBeVisible();
	await whatBox(page).fill(what);
	if (amount !== undefined) {
		await page.getByRole('button', { name: es.log.addAmount, exact: true }).click();
		await amountBox(page).fill(amount);
	}
	if (method) await page.getByLabel(es.log.method).selectOption(method);
	if (guest !== undefined) {
		await page.getByRole('button', { name: es.log.addGuest, exact: true }).click();
		await page.getByRole('textbox', { name: es.log.guest, exact: true }).fill(guest);
	}
}

/** Saves the open form; resolves when the app says that it is on disk. Answers the id of the gesture. */
export async function saveLog(page: Page): Promise<string> {
	await saveButton(page).click();
	const saved = page.locator('[data-saved]');
	await expect(saved.getByRole('heading', { name: es.log.saved })).toBeVisible();
	return (await saved.getAttribute('data-saved')) ?? '';
}

/** From "saved" to Today, where the sync icon is. */
export async function leaveSaved(page: Page): Promise<void> {
	await page.locator('[data-saved]').getByRole('link', { name: es.common.done, exact: true }).click();
	await expect(page.locator('[data-room]')).toBeVisible();
}

/** Opens the form, types, saves and goes to Today. Answers the id of the gesture. */
export async function log(
	phone: Phone,
	gesture: Gesture,
	as: 'everyday' | 'grand' = 'everyday'
): Promise<string> {
	const page = await phone.open(`/log?as=${as}`);
	await fillLog(page, gesture);
	const id = await saveLog(page);
	await leaveSaved(page);
	return id;
}

/** The card of a gesture in the feed that is open. */
export const cardOf = (page: Page, gesture: string): Locator => page.locator(`a[data-story="${gesture}"]`);

/** How often a text stands in the feed of a phone, once everything has been sent and fetched. */
export async function countInFeed(phone: Phone, text: string): Promise<number> {
	await phone.open('/stories');
	await phone.showsSync('sent', 0);
	await expect(phone.page.locator('a[data-story]').first()).toBeVisible();
	return phone.page.locator('a[data-story]').filter({ hasText: text }).count();
}
