import { buildNext, NEXT_BUILD } from './support/nextBuild';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';

const prompt = (phone: Phone) => phone.page.getByTestId('update-prompt');

/** As the app does by itself when it is looked at again after a while. */
async function checksForUpdate(phone: Phone): Promise<void> {
	await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect
		.poll(() => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state ?? null))
		.toBe('installed');
	await expect(phone.page.locator('[data-update="ready"]')).toBeAttached();
}

test('[L24] the built app has a worker, and any address opens with the server dead', async ({
	owner,
	server
}) => {
	await owner.open('/');
	await owner.shellInstalled();
	await server.kill();
	const page = await owner.reopen('/log?as=everyday');
	await expect(page.getByRole('textbox').first()).toBeVisible();
	await page.close();
	for (const path of [
		'/',
		'/stories',
		'/stories/01890000-0000-7000-8000-000000000000',
		'/me/sync',
		'/nowhere/at/all'
	]) {
		const tab = await owner.context.newPage();
		await tab.goto(path);
		await expect(tab.getByRole('heading').first()).toBeVisible();
		await tab.close();
	}
});

test('the worker keeps nothing of /api', async ({ owner }) => {
	await owner.open('/');
	await owner.shellInstalled();
	await owner.showsSync('sent');
	const kept = await owner.page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return requests.flat().map((request) => new URL(request.url).pathname);
	});
	expect(kept).toContain('/');
	expect(kept.filter((path) => path.startsWith('/api'))).toEqual([]);
});

test('the manifest installs: names, icons that exist, shortcuts', async ({ server, request }) => {
	const manifest = await (await request.get(`${server.origin}/manifest.webmanifest`)).json();
	expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone' });
	const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose);
	expect(new Set(purposes)).toEqual(new Set(['any', 'maskable', 'monochrome']));
	const shortcuts = manifest.shortcuts.map((shortcut: { url: string }) => shortcut.url);
	expect(shortcuts).toEqual(['/log?as=everyday', '/log?as=grand']);
	for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
		expect((await request.get(server.origin + src)).status(), src).toBe(200);
	}
});

test('[L24] a new version waits for the person, never shows in a form, and old pages go on offline', async ({
	owner,
	server
}) => {
	test.setTimeout(180_000);
	const next = await buildNext();
	await owner.open('/');
	await owner.shellInstalled();
	await expect(owner.page.locator(NEXT_BUILD)).toHaveCount(0);
	await owner.page.locator('a[href^="/log"]').first().click();
	await expect(owner.page.getByRole('textbox').first()).toBeVisible();
	await server.deploy(next);
	await checksForUpdate(owner);
	await owner.page.getByRole('textbox').first().fill('A towel swan for room 12');
	await expect(prompt(owner)).toHaveCount(0);

	// The old build's lazy pages still open: from its own shell, with nobody to ask.
	await server.kill();
	await owner.page.evaluate(() => history.back());
	await expect(prompt(owner)).toBeVisible();
	await owner.page.locator('a[href="/me"]').first().click();
	await expect(owner.page.getByRole('heading').first()).toBeVisible();
	await expect(owner.page).toHaveURL(/\/me$/);
	await expect(owner.page.locator(NEXT_BUILD)).toHaveCount(0);

	await prompt(owner).getByRole('button').last().click();
	// The next worker takes over when it holds its whole build.
	await expect(owner.page.locator(NEXT_BUILD)).toHaveCount(1, { timeout: 45_000 });
	await expect(owner.page.getByRole('heading').first()).toBeVisible();
	await expect(prompt(owner)).toHaveCount(0);
});

test('[L24] another tab is told, keeps its lazy pages, and is not reloaded under the hand', async ({
	owner,
	server
}) => {
	test.setTimeout(180_000);
	const next = await buildNext();
	await owner.open('/');
	await owner.shellInstalled();
	const form = await owner.context.newPage();
	await form.goto('/log');
	await form.getByRole('textbox').first().fill('Half a sentence');
	const reader = await owner.context.newPage();
	await reader.goto('/stories');
	await reader.getByRole('heading').first().waitFor();
	await server.deploy(next);
	await owner.page.bringToFront();
	await checksForUpdate(owner);
	await prompt(owner).getByRole('button').last().click();
	await expect(owner.page.locator(NEXT_BUILD)).toHaveCount(1);
	await server.kill();

	await expect(form.locator(NEXT_BUILD)).toHaveCount(0);
	await expect(form.getByRole('textbox').first()).toHaveValue('Half a sentence');
	await expect(form.locator('[data-update="elsewhere"]')).toBeAttached();
	await expect(form.getByTestId('update-prompt')).toHaveCount(0);
	await expect(reader.getByTestId('update-prompt')).toBeVisible();
	await reader.locator('a[href="/me"]').first().click();
	await expect(reader).toHaveURL(/\/me$/);
	await expect(reader.getByRole('heading').first()).toBeVisible();
	await reader.getByTestId('update-prompt').getByRole('button').last().click();
	await expect(reader.locator(NEXT_BUILD)).toHaveCount(1);
});
