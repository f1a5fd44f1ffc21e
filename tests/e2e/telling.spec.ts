import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Phone } from './support/phone';
import sharp from 'sharp';
import { telling } from '../../src/lib/i18n/messages/es/telling';
import { cardOf, fillLog, saveLog } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A picture as a camera gives it, of one colour. */
async function picture(name: string, red: number) {
	const plain = sharp({
		create: { width: 900, height: 600, channels: 3, background: { r: red, g: 90, b: 60 } }
	});
	return { name, mimeType: 'image/jpeg', buffer: await plain.jpeg().toBuffer() };
}

async function isClean(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	expect(
		violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
	).toEqual([]);
}

/** Tabs until an element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
	for (let tabs = 0; tabs < 80; tabs++) {
		if (await page.locator(`${selector}:focus`).count()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`the keyboard never reached ${selector}`);
}

/** Logs a line, and tells the rest of it; answers the id of the gesture. */
async function write(teller: Phone): Promise<string> {
	const page = await teller.open('/log?as=everyday');
	await fillLog(page, { what: 'Le subí un té a Ana Gold', guest: 'Sra. Ana Gold' });
	const gesture = await saveLog(page);
	await page.getByRole('link', { name: es.log.tellStory }).click();
	await page.getByLabel(es.log.tell.situation).fill('Volvía del hospital, habitación 214, con la voz rota.');
	await page.getByLabel(es.log.tell.reaction).fill('Gold sonrió y llamó al 600 123 456.');
	await page
		.getByLabel(telling.form.quote, { exact: true })
		.fill('Siempre tan amables, hasta cuando hay un problema');
	await page.getByRole('button', { name: telling.form.alwaysYes }).click();

	return gesture;
}

/** Tags it, and takes what might tell who the guest is out of it by one tap. */
async function hideTheGuest(page: Page): Promise<void> {
	// What might tell who she is, is pointed at; one tap changes all of it.
	await expect(page.locator('[data-spots]')).toBeVisible();
	await expect(page.locator('[data-guide="unnamed"]')).toHaveAttribute('data-answer', 'ask');
	await page.getByRole('button', { name: telling.spots.all }).click();
	await expect(page.locator('[data-spots]')).toHaveCount(0);
	await expect(page.locator('[data-guide="unnamed"]')).toHaveAttribute('data-answer', 'good');
}

/** Six of fifty photos stay; they are put in order and described. */
async function addPhotos(page: Page): Promise<void> {
	// Fifty photos: the first six stay, and a sentence says so.
	await page.getByRole('button', { name: telling.form.addPhotos }).click();
	const fifty = await Promise.all(Array.from({ length: 50 }, (_, i) => picture(`${i}.jpg`, i * 5)));
	await page.locator('[data-story-photos]').setInputFiles(fifty);
	await expect(page.locator('[data-photo]')).toHaveCount(6, { timeout: 30_000 });
	await expect(page.getByText(telling.form.photosCut(6, 44))).toBeVisible();
	await page.getByRole('button', { name: telling.form.removePhoto(6) }).click();
	const [first] = await page.locator('[data-photo]').all();
	const moved = await first?.getAttribute('data-photo');
	await page.getByRole('button', { name: telling.form.later(1) }).click();
	await expect(page.locator('[data-photo]').nth(1)).toHaveAttribute('data-photo', moved ?? '');
	await page.locator('[data-photo]').first().getByRole('textbox').fill('Una taza de té en la mesilla');
	await page.getByRole('button', { name: telling.tags.listened }).click();
	await isClean(page);
	await page.getByRole('button', { name: es.log.tell.save }).click();
}

/** The story as it shows on the phone that told it, before anything was sent. */
async function showsAtOnce(page: Page): Promise<void> {
	// It shows at once, photos too, from this phone.
	await expect(page.locator('article h1')).toContainText('Le subí un té a Sra. G.');
	await expect(page.locator('article')).not.toContainText(/Gold|214|600 123/);
	const photo = page.getByRole('img', { name: 'Una taza de té en la mesilla' });
	await expect(photo).toHaveAttribute('src', /^blob:/);
	expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

/** Reads it on another phone, photos too. */
async function readBy(reader: Phone, gesture: string): Promise<void> {
	const read = await reader.open('/stories');
	await expect(cardOf(read, gesture)).toBeVisible({ timeout: 20_000 });
	await cardOf(read, gesture).click();
	await expect(read.locator('blockquote')).toContainText('Siempre tan amables');
	await expect(read.getByText(telling.tags.listened)).toBeVisible();
	await expect
		.poll(
			async () => {
				await read.reload();
				const image = read.getByRole('img', { name: 'Una taza de té en la mesilla' });
				await image.waitFor({ timeout: 2_000 }).catch(() => undefined);
				return (await image.count()) === 1
					? image.evaluate((one: HTMLImageElement) =>
							one.decode().then(
								() => one.naturalWidth,
								() => 0
							)
						)
					: 0;
			},
			{ timeout: 30_000 }
		)
		.toBeGreaterThan(0);
}

/** Thanks by the keyboard and comments; the teller sees both. */
async function talk(reader: Phone, teller: Phone, gesture: string): Promise<void> {
	const read = reader.page;
	// Thanks by keyboard; a comment that stays when the network goes.
	await tabTo(read, '[data-thank="learned"]');
	await read.keyboard.press('Enter');
	await expect(read.locator('[data-thank="learned"]')).toHaveAttribute('aria-pressed', 'true');
	await reader.showsSync('sent', 0);
	await read.getByLabel(telling.comments.label).fill('¡Qué bien contado!');
	await read.keyboard.press('Control+Enter');
	await expect(read.locator('[data-comment]')).toContainText('¡Qué bien contado!');
	await reader.showsSync('sent', 0);
	await isClean(read);
	const page = await teller.open(`/stories/${gesture}`);
	await expect(page.locator('[data-thanks="1"]')).toBeVisible({ timeout: 20_000 });
	await expect(page.locator('[data-comment]')).toContainText('¡Qué bien contado!');
}

/** Somebody comments offline while the manager hides the story. */
async function hideMeanwhile(owner: Phone, reader: Phone, teller: Phone, gesture: string): Promise<void> {
	const read = reader.page;
	const { page } = teller;
	// The reader writes offline while the manager hides it: kept, not shown.
	await reader.context.setOffline(true);
	await read.getByLabel(telling.comments.label).fill('Y otra cosa');
	await read.getByRole('button', { name: telling.comments.send, exact: true }).click();
	await expect(read.locator('[data-comment]')).toHaveCount(2);
	const desk = await owner.open(`/stories/${gesture}`);
	await desk.getByRole('button', { name: telling.hide.action }).click();
	await desk.getByRole('dialog').getByLabel(telling.hide.reason).fill('Se reconoce a la huésped');
	await desk.getByRole('dialog').getByRole('button', { name: telling.hide.confirm }).click();
	await expect(desk.locator('[data-held="hidden"]')).toContainText('Se reconoce a la huésped');
	await owner.showsSync('sent', 0);
	await isClean(desk);
	await reader.context.setOffline(false);
	await expect(read.getByText(telling.comments.kept)).toBeVisible({ timeout: 30_000 });
	await expect(read.getByText('Y otra cosa')).toBeVisible();
	await expect(page.locator('[data-held="hidden"]')).toContainText('Se reconoce a la huésped', {
		timeout: 20_000
	});
	await expect(page.locator('article')).not.toContainText('Y otra cosa');
}

/** The manager finds it on the Desk, and brings it back. */
async function bringBack(owner: Phone, reader: Phone, gesture: string): Promise<void> {
	const desk = await owner.open('/desk/stories');
	await expect(desk.locator(`[data-hidden="${gesture}"]`)).toBeVisible();
	await isClean(desk);
	await desk.getByRole('button', { name: telling.hide.undo }).click();
	await expect(desk.locator(`[data-hidden="${gesture}"]`)).toHaveCount(0);
	await owner.showsSync('sent', 0);
	await reader.open('/stories');
	await expect(cardOf(reader.page, gesture)).toBeVisible({ timeout: 20_000 });
}

test('[003-2][003-5] told from a log with photos offline, read, thanked and commented on another phone, hidden by its manager', async ({
	owner,
	phone,
	server
}) => {
	const teller = await phone('Iker Salas');
	const reader = await phone('Nerea Vidal', { dark: true });
	const token = await owner.invite({ uses: 2 });
	await teller.join(token);
	await reader.join(token);
	await reader.firstSync();
	await teller.firstSync();
	await teller.shellInstalled();

	// Without a network: a line is logged, and then told in full.
	await server.kill();
	const gesture = await write(teller);
	await hideTheGuest(teller.page);
	await addPhotos(teller.page);
	await showsAtOnce(teller.page);
	// With a network it goes where it must.
	await server.start();
	await teller.open(`/stories/${gesture}`);
	await teller.showsSync('sent', 0);
	await readBy(reader, gesture);
	await talk(reader, teller, gesture);
	await hideMeanwhile(owner, reader, teller, gesture);
	await bringBack(owner, reader, gesture);
});
