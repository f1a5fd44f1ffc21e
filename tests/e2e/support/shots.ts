/*
 * Screenshots of every screen, for looking at them. By hand, against a running demo:
 *   node tests/e2e/support/shots.ts http://localhost:3000 folder [name-part …]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };
const [origin, folder, ...wanted] = process.argv.slice(2);
if (!origin || !folder) throw new Error('shots.ts <origin of a demo> <folder> [name-part …]');

interface Shot {
	name: string;
	path: string;
	open?: (page: Page) => Promise<unknown>;
}

async function wholeForm(page: Page): Promise<void> {
	await page.locator('.chips button').first().click();
	await page.locator('.amount input').fill('45');
	await page.locator('.chips button').first().click();
	await page.getByRole('textbox').last().fill('Sra. Roca');
	await page.locator('textarea').fill('Le subimos la cena a la habitación, con una nota de toda la cocina.');
}

const INSIDE: Shot[] = [
	{ name: 'today', path: '/' },
	{ name: 'log', path: '/log?as=everyday' },
	{ name: 'log-full', path: '/log?as=grand', open: wholeForm },
	{
		name: 'log-over',
		path: '/log?as=grand',
		open: async (page) => {
			await wholeForm(page);
			await page.locator('.amount input').fill('99999');
		}
	},
	{ name: 'stories', path: '/stories' },
	{
		name: 'story',
		path: '/stories',
		open: async (page) => {
			// The list still moves while the past is filled in: its address is enough.
			const href = await page.locator('a[data-story]').first().getAttribute('href');
			await page.goto(`${origin}${href}`);
			await page.locator('article h1').waitFor();
		}
	},
	{ name: 'me', path: '/me' },
	{ name: 'sign-out', path: '/me', open: (page) => page.locator('main button').last().click() },
	{ name: 'sync', path: '/me/sync' },
	{ name: 'desk', path: '/desk' },
	{
		name: 'invite',
		path: '/desk',
		open: async (page) => {
			await page.locator('.invites button').first().click();
			await page.locator('main form button[type=submit]').click();
			await page.locator('.qr svg').waitFor();
		}
	},
	{ name: 'nowhere', path: '/nowhere' }
];
const OUTSIDE: Shot[] = [
	{ name: 'demo', path: '/demo' },
	{ name: 'sign-in', path: '/sign-in' },
	{ name: 'setup', path: `/setup#${'t'.repeat(43)}` },
	{ name: 'join-unknown', path: `/join#${'t'.repeat(43)}` }
];

async function take(page: Page, { name, path, open }: Shot, mark: string): Promise<void> {
	if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
	await page.goto('about:blank');
	await page.goto(origin + path);
	await page.getByRole('heading').first().waitFor();
	await open?.(page);
	await page
		.locator('[data-state="sent"]')
		.first()
		.waitFor({ timeout: 5_000 })
		.catch(() => undefined);
	await page.evaluate(async () => {
		await document.fonts.ready;
		await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
	});
	await page.screenshot({ path: join(folder ?? '', `${name}-${mark}.png`) });
}

async function takeAll(browser: Browser, size: keyof typeof SIZES, dark: boolean, language: 'es' | 'en') {
	const context = await browser.newContext({
		viewport: SIZES[size],
		colorScheme: dark ? 'dark' : 'light',
		locale: language === 'es' ? 'es-ES' : 'en-US',
		timezoneId: 'Europe/Madrid',
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	const mark = `${size}-${dark ? 'dark' : 'light'}-${language}`;
	page.on('pageerror', (error) => console.log(mark, page.url(), error.message));
	for (const shot of OUTSIDE) await take(page, shot, mark);
	await page.goto(`${origin}/demo`);
	await page.locator('main section section button').first().click();
	await page.locator('[data-room]').waitFor();
	await page.locator('a[data-story]').first().waitFor();
	for (const shot of INSIDE) await take(page, shot, mark);
	await context.close();
}

mkdirSync(folder, { recursive: true });
const executablePath = process.env['CHROMIUM_PATH'];
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
});
for (const language of ['es', 'en'] as const) {
	for (const dark of [false, true]) {
		for (const size of ['phone', 'desk'] as const) await takeAll(browser, size, dark, language);
	}
}
await browser.close();
