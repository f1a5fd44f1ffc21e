import { cardOf, log } from './support/logging';
import { expect, test } from './support/test';

const WHATS = ['Le subimos un té', 'Cosimos el botón', 'Paseamos al perro', 'Buscamos la bufanda'];

test('new stories are announced and never push what somebody reads; after days off two are proposed first', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const colleague = await phone('Iker Salas');
	await colleague.join(await owner.invite());
	await colleague.firstSync();
	for (const what of WHATS) await log(colleague, { what });
	await colleague.showsSync('sent', 0);

	const page = await owner.open('/stories');
	await expect(page.locator('a[data-story]')).toHaveCount(WHATS.length);
	await page.setViewportSize({ width: 390, height: 420 });
	const scrollDown = () => page.evaluate(() => (scrollTo(0, 300), scrollY));
	await expect.poll(scrollDown).toBe(300);
	const fifth = await log(colleague, { what: 'Llevamos un paraguas a la parada' });
	await expect(page.locator('[data-news="1"]')).toBeVisible({ timeout: 20_000 });
	expect(await page.evaluate(() => scrollY)).toBe(300);
	await expect(cardOf(page, fifth)).toHaveCount(0);
	await page.locator('[data-news]').click();
	await expect(cardOf(page, fifth)).toBeInViewport();
	await expect(page.locator('[data-news]')).toHaveCount(0);

	// Three days without opening the feed, as this phone remembers them.
	const person = owner.session?.person.id ?? '';
	await page.evaluate((key) => {
		localStorage.setItem(key, JSON.stringify({ newestAt: 1, visitedAt: Date.now() - 3 * 86_400_000 }));
	}, `respiro.feed.${person}`);
	await owner.reopen('/stories');
	await expect(owner.page.locator('[data-missed="5"]')).toBeVisible();
	await expect(owner.page.locator('[data-missed] a')).not.toHaveCount(0);
	await owner.reopen('/stories');
	await expect(owner.page.locator('a[data-story]').first()).toBeVisible();
	await expect(owner.page.locator('[data-missed]')).toHaveCount(0);
});
