import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { path, say } from './project.mjs';

/**
 * Renews the pictures of the README and the manifest from a running demo:
 * `npm run demo`, then `node_modules/.bin/node src/tools/screenshots.mjs http://localhost:3000`.
 */
const origin = process.argv[2] ?? 'http://localhost:3000';
const folder = path('static', 'screenshots');
const WEBP_QUALITY = 86;

/** @typedef {{name: string, address: string, role?: string, typed?: string, wide?: boolean, dark?: boolean}} Picture */

/** @type {Picture[]} */
const pictures = [
	{ name: 'today-narrow', address: '/' },
	{
		name: 'log-narrow',
		address: '/log?as=everyday',
		typed: 'Un flan con vela para la 214: hoy cumple ochenta.'
	},
	{ name: 'stories-narrow', address: '/stories' },
	{ name: 'today-wide', address: '/', role: 'manager', wide: true, dark: true }
];

/**
 * Somebody of the demo's Spanish house.
 * @param {string} role
 * @returns {Promise<string>}
 */
async function nameOf(role) {
	const { people } = await (await fetch(`${origin}/api/demo`)).json();
	/** @type {{name: string, role: string, location: string}[]} */
	const all = people;
	return all.find((person) => person.role === role && /Cádiz/.test(person.location))?.name ?? '';
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {Picture} picture
 */
async function take(browser, { name, address, role = 'staff', typed, wide = false, dark = false }) {
	const context = await browser.newContext({
		baseURL: origin,
		viewport: wide ? { width: 1280, height: 800 } : { width: 390, height: 844 },
		deviceScaleFactor: wide ? 1 : 2,
		locale: 'es-ES',
		timezoneId: 'Europe/Madrid',
		colorScheme: dark ? 'dark' : 'light',
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	await page.goto('/demo');
	await page
		.getByRole('button', { name: await nameOf(role) })
		.first()
		.click();
	await page.locator('[data-state="sent"]').first().waitFor();
	await page.goto(address);
	if (typed) await page.getByRole('textbox').first().fill(typed);
	await page.waitForLoadState('networkidle').catch(() => undefined);
	const png = await page.screenshot();
	await sharp(png).webp({ quality: WEBP_QUALITY, smartSubsample: true }).toFile(`${folder}/${name}.webp`);
	await context.close();
	say(`${name}.webp`);
}

mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM_PATH;
const browser = await chromium.launch({
	...(executablePath ? { executablePath } : {}),
	args: ['--no-sandbox']
});
for (const picture of pictures) await take(browser, picture);
await browser.close();
