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

test('[003-4] a guest is remembered at the next contact on another phone without a network, and forgotten everywhere', async ({
	owner,
	phone
}) => {
	test.slow();
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();

	const guest = await remembers(iker);
	const { page } = iker;
	// What only the guest may tell stays in the field: nothing is saved, and nothing typed is gone.
	await noteBox(page).fill('Alérgica a las nueces');
	await page.getByRole('button', { name: words.note.save, exact: true }).click();
	await expect(page.getByText(words.sensitive.topics.allergy)).toBeVisible();
	await expect(noteBox(page)).toHaveValue('Alérgica a las nueces');
	await expect(page.locator('[data-affinity]')).toHaveCount(0);
	expect(await faultsOf(page)).toEqual([]);
	await note(page, CATS);
	await expect(page.getByText(words.sensitive.topics.allergy)).toHaveCount(0);
	await iker.showsSync('sent', 0);

	// Another phone, in the cellar.
	await owner.firstSync();
	await owner.open('/guests');
	await expect(owner.page.locator(`[data-guest="${guest}"]`)).toBeVisible();
	await owner.showsSync('sent', 0);
	await owner.shellInstalled();
	await owner.context.setOffline(true);
	const cellar = await owner.reopen('/guests');
	await cellar.getByRole('searchbox').fill('angela gat');
	await expect(cellar.locator(`[data-guest="${guest}"]`)).toContainText(CATS);
	await owner.open('/log');
	await whatBox(cellar).fill('Le pregunté a Ángela por Bruno');
	await cellar.getByRole('button', { name: es.log.addGuest, exact: true }).click();
	await cellar.getByRole('textbox', { name: es.log.guest, exact: true }).fill('gold');
	await cellar.getByRole('list', { name: words.pick.known }).getByRole('button', { name: NAME }).click();
	await expect(cellar.getByText(words.pick.picked(NAME))).toBeVisible();
	await expect(cellar.locator('[data-guest-pick]')).toContainText(CATS);
	expect(await faultsOf(cellar)).toEqual([]);
	const gesture = await saveLog(cellar);
	await leaveSaved(cellar);
	await owner.open(`/guests/${guest}`);
	await expect(cellar.locator(`a[href="/stories/${gesture}"]`)).toContainText(
		'Le pregunté a Sra. G. por Bruno'
	);
	await owner.context.setOffline(false);
	await owner.showsSync('sent', 0);

	// The first phone sees what was done, goes dark, and adds something while the guest is being forgotten.
	await iker.open(`/guests/${guest}`);
	await expect(page.locator(`a[href="/stories/${gesture}"]`)).toBeVisible();
	await iker.shellInstalled();
	await iker.context.setOffline(true);
	await note(page, 'Trece gatos, desde ayer');
	await iker.showsSync('waiting', 1);

	await owner.open(`/guests/${guest}/held`);
	await expect(cellar.getByText(CATS)).toBeVisible();
	expect(await faultsOf(cellar)).toEqual([]);
	await owner.open(`/guests/${guest}`);
	await cellar.getByRole('button', { name: words.card.erase }).click();
	const forever = cellar.getByRole('button', { name: words.erase.confirm });
	await expect(forever).toBeDisabled();
	await cellar.getByRole('checkbox').check();
	await forever.click();
	await expect(cellar.getByRole('heading', { name: words.card.erased.title })).toBeVisible();
	await owner.showsSync('sent', 0);
	expect(await mirrorOf(cellar)).not.toMatch(/Gold|Ángela|gatos/i);

	await iker.context.setOffline(false);
	await expect(page.getByRole('heading', { name: words.card.erased.title })).toBeVisible({ timeout: 20_000 });
	await iker.open('/');
	await iker.showsSync('sent', 0);
	expect(await mirrorOf(page)).not.toMatch(/Gold|Ángela|gatos/i);
	await iker.open('/guests');
	await expect(page.getByRole('heading', { name: words.empty.title })).toBeVisible();
	// The story is still there, under the alias.
	await iker.open(`/stories/${gesture}`);
	await expect(page.getByText('Le pregunté a Sra. G. por Bruno')).toBeVisible();
});
