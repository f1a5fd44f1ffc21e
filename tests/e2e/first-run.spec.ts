import { encode } from 'uqr';
import { qrPath } from '../../src/lib/ui/door/qrPath';
import type { Phone } from './support/phone';
import type { RespiroServer } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const { setup, key, invite, welcome, failure } = es.door;
const PASSWORD = 'una frase con calma';
const QUIET_MODULES = 4;

const next = (phone: Phone) => phone.page.getByRole('button', { name: es.door.next, exact: true });
const qr = (phone: Phone) => phone.page.getByRole('img', { name: invite.qrLabel });

/** From the link in the terminal up to the question how to sign in. */
async function answersFourSteps(phone: Phone, server: RespiroServer): Promise<void> {
	const { page } = phone;
	await page.goto('about:blank');
	await page.goto(server.setupLink ?? '');
	await expect(page).toHaveURL(/\/setup$/);
	await next(phone).click();
	await expect(page.getByText(setup.needed)).toBeVisible();
	await page.getByLabel(setup.org, { exact: true }).fill('Hotel Brisa');
	await next(phone).click();
	await page.getByLabel(setup.place, { exact: true }).fill('Brisa Centro');
	await expect(page.getByRole('combobox', { name: setup.zone })).toHaveValue(/Madrid/);
	await expect(page.getByRole('combobox', { name: setup.currency })).toHaveValue(/euro|EUR/i);
	await next(phone).click();
	const cap = page.getByLabel(setup.cap('EUR'));
	await expect(cap).toHaveValue('2.000,00');
	await cap.fill('dos mil');
	await next(phone).click();
	await expect(page.getByText(setup.capBad('2.000,00'))).toBeVisible();
	await cap.fill('1.500,50');
	await next(phone).click();
	await page.getByLabel(setup.name, { exact: true }).fill('Marta Olmedo');
	await next(phone).click();
	await expect(page.getByRole('heading', { name: key.title })).toBeVisible();
}

async function goesToToday(phone: Phone): Promise<void> {
	await phone.page.getByRole('button', { name: welcome.toToday }).click();
	await expect(phone.page.locator('[data-room="150050"]')).toBeVisible();
	await expect(phone.page.getByText(es.today.noPermission)).toBeVisible();
	await phone.showsSync('sent');
}

test('first run with a password: link from the terminal, five answers, a QR invite that lets somebody in, Today', async ({
	server,
	phone
}) => {
	const owner = await phone('Marta Olmedo');
	await owner.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await answersFourSteps(owner, server);
	const { page } = owner;
	await page.getByLabel(key.password, { exact: true }).fill('corta');
	await page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(page.getByText(failure.password_too_short)).toBeVisible();
	await page.getByLabel(key.password, { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();

	await expect(page.getByRole('heading', { name: setup.doneTitle })).toBeVisible();
	await expect(page.getByText('marta-olmedo', { exact: true })).toBeVisible();
	await expect(qr(owner)).toBeVisible();
	await page.getByRole('button', { name: invite.copy }).click();
	await expect(page.getByText(invite.copied)).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(link).toMatch(new RegExp(`^${server.origin}/join#.{20,}$`));
	const drawn = qrPath(encode(link, { ecc: 'M', border: QUIET_MODULES }).data);
	expect(await qr(owner).locator('path').getAttribute('d')).toBe(drawn);
	await goesToToday(owner);

	const colleague = await phone('Iker Salas');
	await colleague.page.goto(link);
	await expect(
		colleague.page.getByRole('heading', { name: es.door.join.invites('Hotel Brisa', 'Brisa Centro') })
	).toBeVisible();
});

test('first run with a passkey: no password anywhere, and the passkey signs in again', async ({
	server,
	phone
}) => {
	const owner = await phone('Marta Olmedo');
	await owner.addFingerprintReader();
	await answersFourSteps(owner, server);
	await expect(owner.page.getByLabel(key.password, { exact: true })).toHaveCount(0);
	await owner.page.getByRole('button', { name: key.addPasskey }).click();
	await expect(qr(owner)).toBeVisible();
	await goesToToday(owner);

	await owner.context.clearCookies();
	await owner.open('/sign-in');
	await owner.page.getByRole('button', { name: es.door.signIn.passkey }).click();
	await expect(owner.page.locator('[data-room="150050"]')).toBeVisible();
	await owner.showsSync('sent');
});

test('the set-up link works once, and nobody claims the server without it', async ({ server, phone }) => {
	const stranger = await phone('Alguien');
	await stranger.open('/setup');
	await expect(stranger.page.getByRole('heading', { name: setup.noTokenTitle })).toBeVisible();
	await expect(next(stranger)).toHaveCount(0);
	const link = server.setupLink ?? '';

	// With a token of the right shape that the server never printed, the last step is refused.
	const guessed = link.replace(/#(.)/, (_, first: string) => `#${first === 'A' ? 'B' : 'A'}`);
	expect(guessed).not.toBe(link);
	server.setupLink = guessed;
	await answersFourSteps(stranger, server);
	await stranger.page.getByLabel(key.password, { exact: true }).fill(PASSWORD);
	await stranger.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(stranger.page.getByText(failure.wrong_token)).toBeVisible();
	await expect(stranger.page.getByLabel(key.password, { exact: true })).toHaveValue(PASSWORD);

	server.setupLink = link;
	const owner = await phone('Marta Olmedo');
	await owner.setUp({ name: 'Hotel Brisa', location: 'Brisa Centro' });
	await stranger.open('/');
	await stranger.page.goto(link);
	await expect(stranger.page.getByText(failure.already_claimed)).toBeVisible();
	await answersFourSteps(stranger, server);
	await stranger.page.getByLabel(key.password, { exact: true }).fill(PASSWORD);
	await stranger.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(stranger.page.getByText(failure.already_claimed)).toBeVisible();
});
