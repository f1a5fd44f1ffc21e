import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { lineup as words } from '../../src/lib/i18n/messages/es/lineup';
import { cardOf, log, saveLog } from './support/logging';
import type { Phone } from './support/phone';
import { root } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const EVERYDAY = 'Le llevé 12 latas para sus gatos y una nota: «Para que cenen como en casa».';
const GRAND = 'Dejé la brocha, cogí la furgoneta y los llevé los 40 minutos hasta el aeropuerto.';

const pick = (page: Page, slot: 'everyday' | 'grand') => page.locator(`[data-slot="${slot}"]`);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function isAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

/** Scrolls down Today until something below its first screen is there: it is loaded when somebody looks there. */
async function lookBelow(page: Page, what: Locator): Promise<void> {
	await expect(async () => {
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		await expect(what).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 20_000 });
}

/** How many pages a PDF has, by its own page tree. */
function pagesOf(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

interface House {
	manager: Phone;
	staff: Phone;
	stories: { everyday: string; grand: string };
}

/** A house with an everyday story of one person and a grand one of another; the manager's phone has both. */
async function house(owner: Phone, phone: (name: string) => Promise<Phone>): Promise<House> {
	const [manager, staff] = [await phone('Nerea Vidal'), await phone('Iker Salas')];
	await manager.join(await owner.invite({ role: 'manager' }));
	await staff.join(await owner.invite());
	await owner.firstSync();
	await staff.firstSync();
	const everyday = await log(staff, { what: EVERYDAY });
	const grand = await log(owner, { what: GRAND }, 'grand');
	await staff.showsSync('sent', 0);
	await owner.showsSync('sent', 0);
	await manager.firstSync();
	await manager.shellInstalled();
	return { manager, staff, stories: { everyday, grand } };
}

test('[003-1, M19] from the proposal to told: planned, read aloud without a network, told, and the story says where', async ({
	owner,
	phone
}) => {
	const { manager, staff, stories } = await house(owner, phone);
	const page = await manager.open('/');
	const card = page.getByRole('link', { name: words.card.open });
	await lookBelow(page, card);
	await card.click();
	await expect(pick(page, 'everyday').locator(`[data-story="${stories.everyday}"]`)).toBeVisible();
	await expect(pick(page, 'grand').locator(`[data-story="${stories.grand}"]`)).toBeVisible();
	await expect(pick(page, 'everyday')).toContainText(words.why.untold(words.why.never('Iker')));
	await page.getByLabel(words.topic).fill('El primer minuto en recepción');
	await page.getByLabel(words.addDefect).fill('El ascensor tarda cuatro minutos');
	await page.getByLabel(words.addDefect).press('Enter');
	await page.getByLabel(words.addGuest).fill('Sra. G., con su madre');
	await page.getByLabel(words.addGuest).press('Enter');
	await button(page, words.addAction).click();
	await page.getByLabel(words.action, { exact: true }).fill('Pedir presupuesto del ascensor');
	// [M18] Nothing is to be done by nobody.
	await expect(button(page, words.add).last()).toBeDisabled();
	await page.getByLabel(words.owner).selectOption({ label: 'Iker Salas' });
	await button(page, words.add).last().click();
	await isAccessible(page);

	await manager.context.setOffline(true);
	await button(page, words.start).click();
	await expect(page.locator(`article[data-story="${stories.everyday}"]`)).toBeVisible();
	await isAccessible(page);
	await page.keyboard.press('ArrowRight');
	await expect(page.locator(`article[data-story="${stories.grand}"]`)).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(page.locator(`article[data-story="${stories.everyday}"]`)).toBeVisible();
	await button(page, words.reading.next).click();
	await button(page, words.reading.end).click();
	await button(page, 'Iker Salas').click();
	await isAccessible(page);
	await button(page, words.tell.action).click();
	await expect(page.locator('[data-told]')).toContainText('1 persona');
	await manager.showsSync('waiting');

	// A cold start without a network still has it all.
	await manager.reopen('/line-up');
	await expect(manager.page.locator('[data-told]')).toBeVisible();
	await manager.context.setOffline(false);
	await manager.open('/');
	await manager.showsSync('sent', 0);

	const other = await staff.open('/');
	await staff.showsSync('sent', 0);
	await lookBelow(other, other.getByText('El primer minuto en recepción'));
	await staff.open(`/stories/${stories.everyday}`);
	await expect(other.locator('[data-shelf] [data-told]')).toHaveText(words.told.once('hoy'));
	await expect(other.locator('[data-place="server"]')).toHaveText(es.common.place.told);
	await staff.open('/line-up');
	await other.getByRole('checkbox', { name: 'Pedir presupuesto del ascensor' }).check();
	await expect(button(other, words.start)).toHaveCount(0);
	await staff.reopen('/line-up');
	await expect(staff.page.getByRole('checkbox')).toBeChecked();
});

test('printed on one page, also with the longest stories and full lists', async ({ owner, phone }) => {
	const { manager } = await house(owner, phone);
	const page = await manager.open('/line-up');
	await expect(pick(page, 'grand').locator('[data-story]')).toBeVisible();
	const printed = async (format: 'A4' | 'Letter') => pagesOf(await page.pdf({ format }));
	expect([await printed('A4'), await printed('Letter')]).toEqual([1, 1]);
	await page.getByLabel(words.topic).fill('Recordar los nombres de quien vuelve');
	for (let i = 0; i < 5; i++) {
		await page
			.getByLabel(words.addDefect)
			.fill(`El ascensor de servicio tarda mucho y ya van ${i} avisos de pisos esta semana`);
		await page.getByLabel(words.addDefect).press('Enter');
	}
	for (let i = 0; i < 10; i++) {
		await page.getByLabel(words.addGuest).fill(`Familia T. ${i}, con tres niños y un abuelo que no oye bien`);
		await page.getByLabel(words.addGuest).press('Enter');
	}
	await button(page, words.save).click();
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.lineup-sheet')).toBeVisible();
	await expect(page.getByRole('navigation')).toBeHidden();
	await page.emulateMedia({ media: null });
	expect([await printed('A4'), await printed('Letter')]).toEqual([1, 1]);
});

test('[I12] a story that was taken back after it was planned: the line-up goes on without it', async ({
	owner,
	phone
}) => {
	const { manager, staff, stories } = await house(owner, phone);
	const page = await manager.open('/line-up');
	await expect(pick(page, 'everyday').locator('[data-story]')).toBeVisible();
	await button(page, words.save).click();
	await manager.open('/');
	await manager.showsSync('sent', 0);
	await manager.context.setOffline(true);

	const other = await staff.open(`/stories/${stories.everyday}`);
	await button(other, es.stories.takeBack).click();
	await button(other, es.stories.takeBackConfirm).click();
	await staff.showsSync('sent', 0);

	await manager.open('/line-up');
	await button(page, words.start).click();
	await button(page, words.reading.next).click();
	await button(page, words.reading.end).click();
	await button(page, words.tell.action).click();
	await manager.context.setOffline(false);
	await manager.open('/');
	await manager.showsSync('sent', 0);
	await manager.open('/line-up');
	await expect(page.locator('[data-told]')).toBeVisible();
	await expect(pick(page, 'everyday')).toContainText(words.gone);
	await manager.open('/line-up/read?id=' + '0'.repeat(8));
	await expect(page.getByText(words.notPlanned.title)).toBeVisible();
});

test('[003-2] another one, left out, and a legend put on the shelf by an editor', async ({
	owner,
	phone
}) => {
	const { manager, staff, stories } = await house(owner, phone);
	const third = await log(owner, {
		what: 'Subí tres almohadas antes de que las pidieran, con una nota suya'
	});
	await owner.showsSync('sent', 0);
	await manager.open('/stories');
	await expect(cardOf(manager.page, third)).toBeVisible({ timeout: 20_000 });
	const page = await manager.open('/line-up');
	await expect(page.locator(`[data-story="${stories.everyday}"]`)).toBeVisible();
	await pick(page, 'everyday').getByRole('button').first().click();
	await expect(pick(page, 'everyday').locator(`[data-story="${third}"]`)).toBeVisible();
	await pick(page, 'everyday').getByRole('button').last().click();
	await expect(pick(page, 'everyday')).toContainText(words.slotEmpty.everyday);
	// What was begun is there after a cold start.
	await manager.reopen('/line-up');
	await expect(pick(manager.page, 'everyday')).toContainText(words.slotEmpty.everyday);

	const editor = await manager.open(`/stories/${stories.grand}`);
	await button(editor, words.legends.put).click();
	await editor.getByLabel(words.legends.why).fill('Se cuenta a quien entra nuevo');
	await button(editor, words.legends.confirm).click();
	await expect(editor.locator('[data-legend]')).toContainText('Se cuenta a quien entra nuevo');
	await manager.showsSync('sent', 0);
	const reader = await staff.open('/legends');
	await expect(reader.locator(`[data-story="${stories.grand}"]`)).toBeVisible();
	await isAccessible(reader);
	await staff.open(`/stories/${stories.grand}`);
	await expect(button(reader, words.legends.off)).toHaveCount(0);
	await button(editor, words.legends.off).click();
	await expect(editor.locator('[data-legend]')).toHaveCount(0);
});

test('a story is shared by its address; one that is not on this phone says so kindly', async ({
	owner,
	phone
}) => {
	const { manager, stories } = await house(owner, phone);
	await manager.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const page = await manager.open(`/stories/${stories.grand}`);
	await button(page, words.share.action).click();
	await expect(page.getByText(words.share.copied)).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toBe(`${manager.server.origin}/stories/${stories.grand}`);
	await manager.context.setOffline(true);
	await manager.reopen(new URL(copied).pathname);
	await expect(manager.page.locator('article h1')).toBeVisible();
	await manager.open('/stories/00000000-0000-7000-8000-000000000000');
	await expect(manager.page.getByText(es.stories.missing.title)).toBeVisible();
});

test('what another app shares becomes a draft of the log, its photo too, without a network; more are picked, and all go along', async ({
	owner
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	await owner.context.setOffline(true);
	const page = await owner.open('/');
	await page.evaluate(() => {
		const form = document.createElement('form');
		form.method = 'POST';
		form.action = '/share';
		form.enctype = 'multipart/form-data';
		const [text, photo] = [document.createElement('input'), document.createElement('input')];
		Object.assign(text, { name: 'text', value: 'La señora G. nos manda este saludo' });
		Object.assign(photo, { name: 'photos', type: 'file' });
		form.append(text, photo);
		document.body.append(form);
	});
	const icon = (name: string) => join(root, 'static/icons', name);
	await page.locator('form[action="/share"] [name="photos"]').setInputFiles(icon('icon-512.png'));
	await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/share"]')?.submit());
	await expect(page.getByLabel(es.log.what, { exact: true })).toHaveValue(
		'La señora G. nos manda este saludo'
	);
	expect(new URL(page.url()).pathname).toBe('/log');
	await expect(page.locator('[data-photos="1"] img')).toBeVisible();

	await page
		.locator('[data-log-photos]')
		.setInputFiles([icon('maskable-512.png'), icon('monochrome-512.png')]);
	await expect(page.locator('[data-photos="3"]')).toBeVisible();
	await page.getByRole('button', { name: words.taken.remove(3) }).click();
	await expect(page.locator('[data-photos="2"]')).toBeVisible();
	await saveLog(page);
	await owner.context.setOffline(false);
	await owner.open('/');
	await owner.showsSync('sent', 0);
	const stored = "select hash from media_upload where state = 'stored'";
	await expect.poll(() => owner.server.readDatabase(stored).length, { timeout: 20_000 }).toBe(2);
	const photos = "select json_array_length(body, '$.photos') as photos from record where kind = 'gesture'";
	expect(owner.server.readDatabase(photos)).toEqual([{ photos: 2 }]);
});
