import { randomUUID } from 'node:crypto';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const { join, key, failure, welcome } = es.door;
const PASSWORD = 'una frase con calma';

/** Makes an invite on the Desk as a manager does; answers its link. */
async function makesInvite(manager: Phone, people: 'one' | 'shift' = 'one'): Promise<string> {
	const page = await manager.open('/desk');
	await manager.showsSync('sent');
	await page.getByRole('button', { name: es.desk.invite.title, exact: true }).click();
	await page.getByRole('radio', { name: es.desk.invite[people] }).check();
	await page.getByRole('button', { name: es.desk.invite.make }).click();
	await expect(page.getByRole('img', { name: es.door.invite.qrLabel })).toBeVisible();
	await page.getByRole('button', { name: es.door.invite.copy }).click();
	await expect(page.getByText(es.door.invite.copied)).toBeVisible();
	return page.evaluate(() => navigator.clipboard.readText());
}

async function opensInvite(phone: Phone, link: string): Promise<void> {
	await phone.page.goto(link);
	await expect(
		phone.page.getByRole('heading', { name: join.invites('Hotel Brisa', 'Brisa Centro') })
	).toBeVisible();
	await expect(phone.page, 'the token leaves the address bar').toHaveURL(/\/join$/);
}

test.beforeEach(async ({ owner }) => {
	await owner.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('an invite from the Desk lets a phone in with name and passkey, and a colleague sees the person', async ({
	owner,
	phone
}) => {
	const link = await makesInvite(owner);
	const iker = await phone('Iker Salas');
	await iker.addFingerprintReader();
	await opensInvite(iker, link);
	await iker.page.getByRole('button', { name: key.addPasskey }).click();
	await expect(iker.page.getByText(es.door.setup.needed)).toBeVisible();
	await iker.page.getByLabel(join.name, { exact: true }).fill('Iker Salas');
	await iker.page.getByRole('button', { name: key.addPasskey }).click();
	await expect(iker.page.locator('[data-room="200000"]')).toBeVisible();
	await iker.showsSync('sent');
	await expect(iker.page.getByRole('link', { name: es.common.nav.desk })).toHaveCount(0);
	await expect(owner.page.getByText('Iker Salas').first()).toBeVisible();

	// The passkey is enough to come back.
	await iker.page.goto('/me');
	await iker.page.getByRole('button', { name: es.me.signOut.action, exact: true }).click();
	await iker.page.getByRole('dialog').getByRole('button', { name: es.me.signOut.confirm }).click();
	await iker.page.getByRole('button', { name: es.door.signIn.passkey }).click();
	await expect(iker.page.locator('[data-room="200000"]')).toBeVisible();
	await iker.showsSync('sent');
});

test('a phone without a passkey joins with a password and comes back with it', async ({ owner, phone }) => {
	const link = await makesInvite(owner);
	const nerea = await phone('Nerea Vidal');
	await opensInvite(nerea, link);
	await nerea.page.getByLabel(join.name, { exact: true }).fill('Nerea Vidal');
	await nerea.page.getByLabel(key.password, { exact: true }).fill(PASSWORD);
	await nerea.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(nerea.page.getByRole('heading', { name: welcome.title('Nerea Vidal') })).toBeVisible();
	await expect(nerea.page.getByText('nerea-vidal', { exact: true })).toBeVisible();
	await nerea.page.getByRole('button', { name: welcome.toToday }).click();
	await nerea.showsSync('sent');

	await nerea.page.goto('/me');
	await nerea.page.getByRole('button', { name: es.me.signOut.action, exact: true }).click();
	await nerea.page.getByRole('dialog').getByRole('button', { name: es.me.signOut.confirm }).click();
	await nerea.page.getByLabel(es.door.signIn.username).fill('nerea-vidal');
	await nerea.page.getByLabel(es.door.signIn.password, { exact: true }).fill('otra frase distinta');
	await nerea.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(nerea.page.getByText(failure.wrong_credentials)).toBeVisible();
	await nerea.page.getByLabel(es.door.signIn.password, { exact: true }).fill(PASSWORD);
	await nerea.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await nerea.showsSync('sent');
});

test('one invite for one person: of two at the same moment one is in, and a third reads why not', async ({
	owner,
	phone
}) => {
	const link = await makesInvite(owner);
	const phones = [await phone('Iker Salas'), await phone('Nerea Vidal')];
	for (const each of phones) {
		await opensInvite(each, link);
		await each.page.getByLabel(join.name, { exact: true }).fill(each.name);
		await each.page.getByLabel(key.password, { exact: true }).fill(PASSWORD);
	}
	await Promise.all(
		phones.map((each) => each.page.getByRole('button', { name: es.door.signIn.action, exact: true }).click())
	);
	const outcomes = await Promise.all(
		phones.map(async ({ name, page }) => {
			const inside = page.getByRole('heading', { name: welcome.title(name) });
			const refused = page.getByText(failure.invite_used);
			await expect(inside.or(refused)).toBeVisible();
			return (await inside.isVisible()) ? 'in' : 'refused';
		})
	);
	expect(outcomes.toSorted()).toEqual(['in', 'refused']);

	const third = await phone('Aitana Ferrer');
	await third.page.goto(link);
	await expect(third.page.getByRole('heading', { name: join.usedTitle })).toBeVisible();
	await expect(third.page.getByText(failure.invite_used)).toBeVisible();
});

test('a wrong, a cut, an ended and an expired invite each get their sentence', async ({
	owner,
	phone,
	server
}) => {
	const link = await makesInvite(owner, 'shift');
	const stranger = await phone('Alguien');
	await stranger.page.goto(`/join#${'x'.repeat(link.split('#')[1]?.length ?? 0)}`);
	await expect(stranger.page.getByRole('heading', { name: join.unknownTitle })).toBeVisible();
	await stranger.reopen('/join');
	await expect(stranger.page.getByRole('heading', { name: join.noTokenTitle })).toBeVisible();

	await server.kill();
	server.changeDatabase('update invite set expires_at = ?', Date.now() - 1_000);
	await server.start();
	await stranger.page.goto(link);
	await expect(stranger.page.getByRole('heading', { name: join.expiredTitle })).toBeVisible();
	await expect(stranger.page.getByText(failure.invite_expired)).toBeVisible();

	const fresh = await makesInvite(owner, 'shift');
	await owner.page
		.getByRole('button', { name: es.desk.open.endLabel('Brisa Centro') })
		.first()
		.click();
	await expect(owner.page.getByText(es.desk.open.ended)).toBeVisible();
	await stranger.page.goto('about:blank');
	await stranger.page.goto(fresh);
	await expect(stranger.page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(stranger.page.getByLabel(join.name, { exact: true })).toHaveCount(0);
	const refused = await stranger.context.request.post(`${server.origin}/api/join`, {
		data: { token: fresh.split('#')[1], attempt: randomUUID(), name: 'Alguien', password: PASSWORD },
		headers: { 'x-respiro': '1', origin: server.origin }
	});
	expect(refused.ok()).toBe(false);
});
