import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { amountBox, fillLog, log, whatBox } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { en, es } from './support/words';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TABS_MAX = 40;
/** The screens are walked in both languages. */
const INVITE = new RegExp(`^(${es.desk.invite.title}|${en.desk.invite.title})$`);

interface Screen {
	name: string;
	path: string;
	/** There when the screen has all it shows. */
	ready: (page: Page) => Locator;
	/** What is opened on it first. */
	open?: (page: Page) => Promise<unknown>;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Screens of somebody who is in; `gesture` is an own story. */
function screensInside(gesture: string): Screen[] {
	let isTyped = false;
	return [
		{ name: 'Today', path: '/', ready: (page) => page.locator('[data-room]') },
		{
			name: 'Log',
			path: '/log',
			ready: (page) => page.locator('[data-over]:not([data-over="0"])'),
			// The second time the draft is still there.
			open: async (page) => {
				if (!isTyped) await openWholeForm(page);
				isTyped = true;
				// In the middle of a long form a field may lie half under the bar that saves; at its end none does.
				await expect(page.locator('[data-over]:not([data-over="0"])')).toBeVisible();
				await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
			}
		},
		{ name: 'Stories', path: '/stories', ready: (page) => page.locator('a[data-story]').first() },
		{ name: 'Story', path: `/stories/${gesture}`, ready: (page) => page.locator('article h1') },
		{ name: 'Tell', path: `/stories/${gesture}/tell`, ready: (page) => page.locator('textarea').first() },
		{ name: 'Me', path: '/me', ready: heading },
		{
			name: 'Can I',
			path: '/can-i',
			ready: (page) => page.locator('[data-ask-form]'),
			open: async (page) => {
				await page.locator('main input').first().fill('2500');
				await page.locator('[data-ask]').click();
			}
		},
		{ name: 'Asks', path: '/asks', ready: (page) => page.locator('[data-ask], .empty').first() },
		{
			name: 'My money',
			path: '/me/money',
			ready: (page) => page.locator('[data-entry-actions]'),
			open: (page) => page.locator('main button.row').first().click()
		},
		{
			name: 'Signing out',
			path: '/me',
			ready: (page) => page.getByRole('dialog'),
			open: (page) => page.locator('main button').last().click()
		},
		{ name: 'Sync log', path: '/me/sync', ready: (page) => page.locator('[data-op]').first() },
		{
			name: 'Desk',
			path: '/desk',
			ready: (page) => page.locator('main form'),
			open: (page) => page.getByRole('button', { name: INVITE }).first().click()
		},
		{ name: 'Search', path: '/stories/search', ready: (page) => page.locator('[data-found]') },
		{ name: 'Legends', path: '/legends', ready: heading },
		{ name: 'Guests', path: '/guests', ready: heading },
		{ name: 'Line-up', path: '/line-up', ready: heading },
		{ name: 'Scan an ask', path: '/asks/scan', ready: heading },
		{ name: 'Money of the month', path: '/desk/money', ready: heading },
		{ name: 'Stories of the team', path: '/desk/stories', ready: heading },
		{ name: 'Nowhere', path: '/nowhere', ready: heading }
	];
}

const screensOutside: Screen[] = [
	{ name: 'Sign in', path: '/sign-in', ready: (page) => page.locator('input[autocomplete="username"]') },
	{ name: 'Set-up', path: `/setup#${'t'.repeat(43)}`, ready: (page) => page.locator('form') },
	{ name: 'Unknown invite', path: '/join', ready: heading }
];

async function openWholeForm(page: Page): Promise<void> {
	await page.locator('.chips button').first().click();
	await page.locator('.amount input').fill('3500');
	await page.locator('.chips button').first().click();
	await page.getByRole('textbox').last().fill('Sra. Roca');
	await page.locator('textarea').fill('Le subimos la cena a la habitación');
}

async function visit(page: Page, screen: Screen): Promise<void> {
	await page.goto('about:blank');
	await page.goto(screen.path);
	await expect(heading(page)).toBeVisible();
	await screen.open?.(page);
	await expect(screen.ready(page)).toBeVisible();
}

/** What a browser complains about: errors, refused scripts and styles. */
function complaints(phone: Phone): string[] {
	const heard: string[] = [];
	phone.page.on('pageerror', (error) => heard.push(`${phone.page.url()} ${error.message}`));
	phone.page.on('console', (message) => {
		const isWrong = ['error', 'warning'].includes(message.type());
		// An address that leads nowhere is told by the framework, and by the browser as long as no worker answers for it.
		const isNowhere =
			/Not found: \/nowhere/.test(message.text()) || message.location().url.endsWith('/nowhere');
		if (isWrong && !isNowhere) heard.push(`${phone.page.url()} ${message.text()}`);
	});
	return heard;
}

async function violations(page: Page): Promise<string[]> {
	const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
	return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Colours do not know languages: a pass for each of both shows all there is. */
const PASSES = [
	{ language: 'es', colorScheme: 'light' },
	{ language: 'en', colorScheme: 'dark' }
] as const;

/** Every screen in both languages and both colour schemes; answers what axe says of each. */
async function lookAtAll(page: Page, screens: Screen[]): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	for (const { language, colorScheme } of PASSES) {
		await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
		await page.goto('/icons/icon.svg');
		await page.evaluate((code) => localStorage.setItem('respiro.locale', code), language);
		for (const screen of screens) {
			await visit(page, screen);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			const wrong = await violations(page);
			if (wrong.length > 0) found[`${screen.name} ${language} ${colorScheme}`] = wrong;
		}
	}
	return found;
}

test('axe finds nothing on any screen, in both languages and both colour schemes; the browser complains of nothing', async ({
	owner,
	phone
}) => {
	test.setTimeout(180_000);
	const heard = complaints(owner);
	await owner.firstSync();
	const gesture = await log(owner, {
		what: 'Les guardé el desayuno. Volvían de madrugada.',
		amount: '90',
		guest: 'Sra. Roca'
	});
	await owner.showsSync('sent', 0);
	expect(await lookAtAll(owner.page, screensInside(gesture))).toEqual({});
	const stranger = await phone('Alguien');
	const heardOutside = complaints(stranger);
	expect(await lookAtAll(stranger.page, screensOutside)).toEqual({});
	expect([...heard, ...heardOutside]).toEqual([]);
});

test('with the text twice as large nothing runs off a screen of 360 px', async ({ owner, phone }) => {
	test.setTimeout(90_000);
	await owner.firstSync();
	const gesture = await log(owner, {
		what: 'Les guardé el desayuno. Volvían de madrugada.',
		amount: '1.234,56'
	});
	await owner.showsSync('sent', 0);
	const stranger = await phone('Alguien');
	const off: string[] = [];
	for (const [{ page }, screens] of [
		[owner, screensInside(gesture)],
		[stranger, screensOutside]
	] as const) {
		await page.setViewportSize({ width: 360, height: 740 });
		for (const screen of screens) {
			await visit(page, screen);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			if (width > 360) off.push(`${screen.name}: ${width} px`);
		}
	}
	expect(off).toEqual([]);
});

async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let tabs = 0; tabs < TABS_MAX; tabs++) {
		await page.keyboard.press('Tab');
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${String(target)} is not reached with ${TABS_MAX} tabs`);
}

test('a gesture is logged, told and found with the keyboard alone', async ({ owner }) => {
	await owner.firstSync();
	const { page } = owner;
	const skip = page.getByRole('link', { name: es.common.skipToContent });
	await tabTo(page, skip);
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await tabTo(page, page.locator('a[href="/log?as=grand"]'));
	await page.keyboard.press('Enter');
	await expect(whatBox(page)).toBeFocused();
	await page.keyboard.type('Fui a por su medicina');
	await tabTo(page, page.getByRole('button', { name: es.log.addAmount, exact: true }));
	await page.keyboard.press('Enter');
	await expect(amountBox(page)).toBeFocused();
	await page.keyboard.type('12,40');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('heading', { name: es.log.saved })).toBeFocused();
	await tabTo(page, page.getByRole('link', { name: es.log.tellStory }));
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByLabel(es.log.tell.reaction));
	await page.keyboard.type('Durmió tranquila');
	await page.keyboard.press('Control+Enter');
	await expect(page.locator('.prose')).toContainText('Durmió tranquila');
	await owner.showsSync('sent', 0);
});

test('an empty log says what is missing, beside the field and to a screen reader', async ({ owner }) => {
	await owner.open('/log');
	await fillLog(owner.page, { what: '   ' });
	await owner.page.keyboard.press('Control+Enter');
	await expect(owner.page.getByRole('alert')).toHaveText(es.log.whatMissing);
	await expect(whatBox(owner.page)).toBeFocused();
	await expect(whatBox(owner.page)).toHaveAttribute('aria-invalid', 'true');
	await expect(whatBox(owner.page)).toHaveAccessibleDescription(es.log.whatMissing);
});
