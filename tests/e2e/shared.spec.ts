import AxeBuilder from '@axe-core/playwright';
import sharp from 'sharp';
import { stories } from '../../src/lib/i18n/messages/es/stories';
import { telling } from '../../src/lib/i18n/messages/es/telling';
import { cardOf, fillLog, saveLog } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const WHAT = 'Le cosimos el vestido a la novia media hora antes';
const ALT = 'El vestido, cosido';

/** A story with a photo, that all of the organisation may read; answers its id. */
async function tellsToAll(teller: Phone): Promise<string> {
	const page = await teller.open('/log?as=everyday');
	await fillLog(page, { what: WHAT });
	const gesture = await saveLog(page);
	await page.getByRole('link', { name: es.log.tellStory }).click();
	const plain = sharp({ create: { width: 900, height: 600, channels: 3, background: '#c09060' } });
	await page.getByRole('button', { name: telling.form.addPhotos }).click();
	await page
		.locator('[data-story-photos]')
		.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await plain.jpeg().toBuffer() });
	await page.locator('[data-photo]').first().getByRole('textbox').fill(ALT);
	await page.getByRole('button', { name: es.log.tell.save }).click();
	await page.getByRole('button', { name: telling.visibility.title }).click();
	await page.locator('[data-show="org"]').click();
	await teller.showsSync('sent', 0);
	return gesture;
}

/** What is seen of the photo; 0 = nothing. */
async function photoWidth(reader: Phone): Promise<number> {
	const image = reader.page.getByRole('img', { name: ALT });
	await image.waitFor({ timeout: 3_000 }).catch(() => undefined);
	if ((await image.count()) === 0) return 0;
	return image.evaluate((one: HTMLImageElement) =>
		one.decode().then(
			() => one.naturalWidth,
			() => 0
		)
	);
}

async function showsPhoto(reader: Phone): Promise<void> {
	const look = async () => {
		await reader.page.reload();
		return photoWidth(reader);
	};
	await expect.poll(look, { timeout: 30_000 }).toBeGreaterThan(0);
}

async function readsInTheCellar(elsa: Phone, gesture: string): Promise<void> {
	// In the cellar the copies that were kept are read: the story, and its photo.
	await elsa.shellInstalled();
	await elsa.context.setOffline(true);
	await elsa.reopen(`/stories/${gesture}`);
	await expect(elsa.page.locator('article h1')).toContainText(WHAT);
	await expect.poll(() => photoWidth(elsa)).toBeGreaterThan(0);
	await elsa.open('/stories/search');
	await elsa.page.getByRole('searchbox').fill('novias');
	await expect(cardOf(elsa.page, gesture)).toBeVisible();
}

/** Nothing of the photo is left on the phone. */
async function keepsNothing(elsa: Phone, address: string): Promise<void> {
	// What the browser kept of the photo goes with the first answer, and is not there without a network either.
	const statusOf = (cache: RequestCache) =>
		elsa.page.evaluate(
			([path, how]) =>
				fetch(path, { cache: how as RequestCache }).then(
					({ status }) => status,
					() => 0
				),
			[address, cache] as const
		);
	expect(await statusOf('no-cache')).toBe(404);
	await elsa.context.setOffline(true);
	expect(await statusOf('force-cache')).toBe(0);
}

test('a story shared with the organisation: read, thanked and found in another house, until it is hidden', async ({
	owner,
	phone
}) => {
	test.setTimeout(150_000);
	const place = { name: 'Brisa Playa', zone: 'Europe/Madrid', currency: 'EUR' };
	const { id: other } = await owner.post<{ id: string }>('/api/locations', place);
	const [ana, elsa] = [await phone('Ana Sol'), await phone('Elsa Eco')];
	await ana.join(await owner.invite());
	const invite = { role: 'staff', location: other, hours: 24, uses: 1 };
	await elsa.join((await owner.post<{ token: string }>('/api/invites', invite)).token);
	const gesture = await tellsToAll(ana);

	const page = await elsa.open('/stories');
	await page.getByRole('button', { name: stories.elsewhere }).click({ timeout: 20_000 });
	await expect(cardOf(page, gesture)).toContainText(stories.fromPlace('Brisa Centro'));
	await page.getByRole('button', { name: 'Brisa Playa' }).click();
	await expect(cardOf(page, gesture)).toHaveCount(0);
	await page.getByRole('button', { name: stories.all, exact: true }).click();
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
	await cardOf(page, gesture).click();
	await expect(page.locator('article')).toContainText(stories.fromPlace('Brisa Centro'));
	await showsPhoto(elsa);
	const address = (await page.getByRole('img', { name: ALT }).getAttribute('src')) ?? '';
	await page.locator('[data-thank="inspired"]').click();
	await expect(page.locator('[data-thanks="1"]').first()).toBeVisible();
	await ana.open(`/stories/${gesture}`);
	await expect(ana.page.locator('section[data-thanks="1"]')).toContainText('Elsa Eco', { timeout: 20_000 });

	await readsInTheCellar(elsa, gesture);

	// Hidden by a phone that says nothing of the copy.
	const hidden = await owner.open(`/stories/${gesture}`);
	await hidden.getByRole('button', { name: telling.hide.action }).click({ timeout: 20_000 });
	await hidden.getByLabel(telling.hide.reason).fill('Se reconoce a la novia');
	await hidden.getByRole('dialog').getByRole('button', { name: telling.hide.confirm }).click();
	await owner.showsSync('sent', 0);
	await elsa.context.setOffline(false);
	await elsa.open(`/stories/${gesture}`);
	await expect(elsa.page.getByRole('heading', { name: stories.missing.title })).toBeVisible({
		timeout: 20_000
	});
	await elsa.open('/stories');
	await expect(elsa.page.getByRole('button', { name: stories.elsewhere })).toHaveCount(0);
	await keepsNothing(elsa, address);
});
