import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dumpDatabases } from './support/disk';
import { leaveSaved, saveLog, whatBox } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const words = es.guests;
const NAME = 'Sra. Ángela Gold';
const CATS = 'Doce gatos; el mayor se llama Bruno';
const TOLD = 'Le pregunté a Sra. G. por Bruno';
/** Whatever of the guest must not be left. */
const TRACES = /Gold|Ángela|gatos/i;

/** What axe says of a screen, in short. */
async function faultsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Everything that this phone holds of what others told it. */
async function mirrorOf(page: Page): Promise<string> {
	const dump = await dumpDatabases(page);
	const mirrors = Object.entries(dump).filter(([name]) => name.includes('mirror'));
	expect(mirrors.length).toBeGreaterThan(0);
	return JSON.stringify(mirrors);
}

/** What was sent counts once the answer to it was fetched: until then what was confirmed before lies under it. */
async function isForgotten(page: Page): Promise<void> {
	await expect.poll(() => mirrorOf(page), { timeout: 20_000 }).not.toMatch(TRACES);
}

const noteBox = (page: Page) => page.getByRole('textbox', { name: words.note.label });

async function note(page: Page, text: string): Promise<void> {
	await noteBox(page).fill(text);
	await page.getByRole('button', { name: words.note.save, exact: true }).click();
	await expect(page.locator('[data-affinity]').filter({ hasText: text })).toBeVisible();
}

/** The first guest of the house, made on an empty screen that says what it is for. */
async function remembers(phone: Phone): Promise<string> {
	const page = await phone.open('/guests');
	await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible();
	expect(await faultsOf(page)).toEqual([]);
	await page.getByRole('button', { name: words.empty.action }).click();
	await page.getByRole('textbox', { name: words.name.label }).fill(NAME);
	await page.getByRole('button', { name: words.name.save, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** What only the guest may tell stays in the field: nothing is saved, and nothing typed is gone. */
async function isCaught(page: Page): Promise<void> {
	await noteBox(page).fill('Alérgica a las nueces');
	await page.getByRole('button', { name: words.note.save, exact: true }).click();
	await expect(page.getByText(words.sensitive.topics.allergy)).toBeVisible();
	await expect(noteBox(page)).toHaveValue('Alérgica a las nueces');
	await expect(page.locator('[data-affinity]')).toHaveCount(0);
	expect(await faultsOf(page)).toEqual([]);
}

/** Another phone, in the cellar: found by a name without its accent and by what she likes, and picked in the form. */
async function meetsAgain(phone: Phone, guest: string): Promise<string> {
	await phone.firstSync();
	await phone.open('/guests');
	await expect(phone.page.locator(`[data-guest="${guest}"]`)).toBeVisible();
	await phone.shellInstalled();
	await phone.context.setOffline(true);
	const page = await phone.reopen('/guests');
	await page.getByRole('searchbox').fill('angela gat');
	await expect(page.locator(`[data-guest="${guest}"]`)).toContainText(CATS);
	await phone.open('/log');
	await whatBox(page).fill('Le pregunté a Ángela por Bruno');
	await page.getByRole('button', { name: es.log.addGuest, exact: true }).click();
	await page.getByRole('textbox', { name: es.log.guest, exact: true }).fill('gold');
	await page.getByRole('list', { name: words.pick.known }).getByRole('button', { name: NAME }).click();
	await expect(page.getByText(words.pick.picked(NAME))).toBeVisible();
	await expect(page.locator('[data-guest-pick]')).toContainText(CATS);
	expect(await faultsOf(page)).toEqual([]);
	const gesture = await saveLog(page);
	await leaveSaved(page);
	await phone.open(`/guests/${guest}`);
	await expect(page.locator(`a[href="/stories/${gesture}"]`)).toContainText(TOLD);
	await phone.context.setOffline(false);
	await phone.showsSync('sent', 0);
	return gesture;
}

/** A manager reads all that is held, then forgets the guest for good. */
async function forgets(phone: Phone, guest: string): Promise<void> {
	const page = await phone.open(`/guests/${guest}/held`);
	await expect(page.getByText(CATS)).toBeVisible();
	expect(await faultsOf(page)).toEqual([]);
	await phone.open(`/guests/${guest}`);
	await page.getByRole('button', { name: words.card.erase }).click();
	const forever = page.getByRole('button', { name: words.erase.confirm });
	await expect(forever).toBeDisabled();
	await page.getByRole('checkbox').check();
	await forever.click();
	await expect(page.getByRole('heading', { name: words.card.erased.title })).toBeVisible();
	await phone.showsSync('sent', 0);
	await isForgotten(page);
}

test('[003-4] a guest is remembered on another phone without a network, and forgotten everywhere', async ({
	owner,
	phone
}) => {
	test.slow();
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();
	const guest = await remembers(iker);
	const { page } = iker;
	await isCaught(page);
	await note(page, CATS);
	await expect(page.getByText(words.sensitive.topics.allergy)).toHaveCount(0);
	await iker.showsSync('sent', 0);

	const gesture = await meetsAgain(owner, guest);

	// The first phone sees what was done, goes dark, and adds something while the guest is being forgotten.
	await iker.open(`/guests/${guest}`);
	await expect(page.locator(`a[href="/stories/${gesture}"]`)).toBeVisible({ timeout: 20_000 });
	await iker.shellInstalled();
	await iker.context.setOffline(true);
	await note(page, 'Trece gatos, desde ayer');
	await iker.showsSync('waiting', 1);
	await forgets(owner, guest);

	await iker.context.setOffline(false);
	await expect(page.getByRole('heading', { name: words.card.erased.title })).toBeVisible({ timeout: 20_000 });
	await iker.showsSync('sent', 0);
	await isForgotten(page);
	await iker.open('/guests');
	await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible();
	// The story is still there, under the alias.
	await iker.open(`/stories/${gesture}`);
	await expect(page.getByText(TOLD)).toBeVisible();
});
