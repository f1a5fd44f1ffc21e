import { test, expect } from './support/test';
import type { Phone } from './support/phone';
import { cardOf, log, whatBox } from './support/logging';

/** Opens an address while no script of the app arrives, until the answered function is called. */
async function openBare(phone: Phone, path: string): Promise<() => void> {
	const { page } = phone;
	await page.evaluate(async () => {
		for (const known of await navigator.serviceWorker.getRegistrations()) await known.unregister();
	});
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(path, { waitUntil: 'commit' });
	return release;
}

test('the log opened cold takes the first letters, before anybody taps the field', async ({ owner }) => {
	await owner.firstSync();
	await owner.shellInstalled();
	const page = await owner.startCold('/log');
	await expect(whatBox(page)).toBeFocused();
	// The router is done when the network half has been heard: by then the focus must still be there.
	await owner.showsSync('sent', 0);
	await page.keyboard.type('vela');
	await expect(whatBox(page)).toHaveValue('vela');
});

test('letters typed before any script has run are in the form, and the cursor is where it was', async ({
	owner
}) => {
	await owner.firstSync();
	const release = await openBare(owner, '/log');
	const { page } = owner;
	await expect(page.locator('#boot textarea')).toBeFocused();
	await page.keyboard.type('vela de la mesa');
	for (const _ of 'mesa') await page.keyboard.press('ArrowLeft');
	release();
	await expect(page.locator('#boot')).toHaveCount(0);
	await expect(whatBox(page)).toBeFocused();
	await page.keyboard.type('otra ');
	await expect(whatBox(page)).toHaveValue('vela de la otra mesa');
});

test('where a log was left unfinished, no empty box stands before it', async ({ owner }) => {
	await owner.firstSync();
	const { page } = owner;
	await owner.open('/log');
	await whatBox(page).fill('a medias');
	await page.waitForFunction(() => localStorage.getItem('respiro.draft') !== null);
	const release = await openBare(owner, '/log');
	await expect(page.locator('#boot')).toBeVisible();
	await expect(page.locator('#boot textarea')).toBeHidden();
	release();
	await expect(whatBox(page)).toHaveValue('a medias');
});

test('the newest stories stand before any script has run, and give way to the feed', async ({ owner }) => {
	await owner.firstSync();
	const { page } = owner;
	const gesture = await log(owner, { what: 'Le guardamos la mesa de la ventana.' });
	await page.waitForFunction((id) => localStorage.getItem('respiro.glance')?.includes(id) ?? false, gesture);
	const release = await openBare(owner, '/stories');
	await expect(page.locator('#boot').locator(`a[data-story="${gesture}"]`)).toBeVisible();
	release();
	await expect(page.locator('#boot')).toHaveCount(0);
	await expect(cardOf(page, gesture)).toBeVisible();
});

test('the breathing room stands before any script has run, as long as it is noted for who is in', async ({
	owner
}) => {
	await owner.firstSync();
	const { page } = owner;
	const figure = page.locator('#boot > b');
	await page.goto('/');
	await expect(page.locator('[data-room]')).toBeVisible();
	await page.waitForFunction(() => localStorage.getItem('respiro.room') !== null);
	const shown = (await page.locator('[data-room]').textContent()) ?? '';
	const release = await openBare(owner, '/');
	await expect(figure).toHaveText(shown);
	release();
	await expect(page.locator('[data-room]')).toHaveText(shown);
	// A page without the app in it, which would note its own person again.
	await page.goto('/icons/icon.svg');
	await page.evaluate(() => {
		const note = JSON.parse(localStorage.getItem('respiro.room') ?? '{}') as object;
		localStorage.setItem('respiro.room', JSON.stringify({ ...note, person: 'somebody else' }));
	});
	const releaseAgain = await openBare(owner, '/');
	await expect(page.locator('#boot')).toBeVisible();
	await expect(figure).toBeEmpty();
	releaseAgain();
	await expect(page.locator('[data-room]')).toHaveText(shown);
});
