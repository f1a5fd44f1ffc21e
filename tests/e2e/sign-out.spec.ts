import { dumpDatabases, keptOps } from './support/disk';
import { cardOf, log } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const SECRET = 'Le llevé un paraguas azul hasta la parada';
const OLDER = 'Una nota de bienvenida en su idioma';
const PASSWORD = 'a calm breath a day';

async function signsIn(phone: Phone, username: string): Promise<void> {
	const { page } = phone;
	await page.getByLabel(es.door.signIn.username).fill(username);
	await page.getByLabel(es.door.signIn.password, { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: es.door.signIn.action, exact: true }).click();
	await expect(page.locator('[data-room]')).toBeVisible();
}

async function opensSignOut(phone: Phone): Promise<void> {
	await phone.open('/me');
	await phone.page.getByRole('button', { name: es.me.signOut.action, exact: true }).click();
}

test('[I16] signed out with an unsent entry: it waits on the phone, unread by the next person, and is sent under its own author', async ({
	owner,
	phone,
	server
}) => {
	const token = await owner.invite({ uses: 2 });
	const shared = await phone('Iker Salas');
	await shared.join(token);
	const other = await phone('Nerea Vidal');
	await other.join(token);

	await log(shared, { what: OLDER });
	await shared.showsSync('sent', 0);
	await shared.shellInstalled();
	await shared.context.setOffline(true);
	await server.kill();
	const gesture = await log(shared, { what: SECRET, guest: 'Sr. Tomás Urrutia', amount: '9,90' });
	await shared.showsSync('waiting', 1);

	// It warns; staying changes nothing; leaving works without a network.
	await opensSignOut(shared);
	await expect(shared.page.getByText(es.me.signOut.unsent(1))).toBeVisible();
	await shared.page.getByRole('button', { name: es.me.signOut.stay }).click();
	await shared.showsSync('waiting', 1);
	await opensSignOut(shared);
	await shared.page.getByRole('button', { name: es.me.signOut.confirmUnsent }).click();
	await expect(shared.page.getByRole('heading', { name: es.door.signIn.title })).toBeVisible();

	// What others could read is gone; what waits is there, once.
	const left = await dumpDatabases(shared.page);
	expect(Object.keys(left).sort()).toEqual(['respiro-outbox', 'respiro-photos']);
	// Of photos only unsent ones may stay, and there were none.
	expect(left['respiro-photos']).toEqual({ photos: [], bytes: [] });
	expect(await keptOps(shared)).toMatchObject([{ state: 'committed' }, { state: 'pending', text: SECRET }]);
	expect(await shared.page.evaluate(() => localStorage.getItem('respiro.session'))).toBeNull();

	await server.start();
	await shared.context.setOffline(false);
	await shared.open('/sign-in');
	await signsIn(shared, other.session?.person.username ?? '');
	await shared.showsSync('sent', 0);
	await shared.open('/me/sync');
	await expect(shared.page.getByText(es.me.sync.others(1))).toBeVisible();
	for (const path of ['/me/sync', '/', '/stories', '/me', '/log']) {
		await shared.open(path);
		await expect(shared.page.getByText(SECRET)).toHaveCount(0);
	}
	expect(await keptOps(shared), 'nobody sends it in another name').toMatchObject([{}, { state: 'pending' }]);

	await opensSignOut(shared);
	await shared.page.getByRole('dialog').getByRole('button', { name: es.me.signOut.confirm }).click();
	await signsIn(shared, shared.session?.person.username ?? '');
	await shared.showsSync('sent', 0);
	expect(await keptOps(shared)).toMatchObject([{ state: 'committed' }, { state: 'committed' }]);

	await owner.open('/stories');
	await expect(cardOf(owner.page, gesture)).toContainText('Iker Salas');
	await expect(owner.page.locator('a[data-story]').filter({ hasText: SECRET })).toHaveCount(1);
});

test('[P20] a session ended elsewhere: nothing is dropped, the icon asks for the person, and signing in sends it', async ({
	owner,
	phone
}) => {
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();
	await iker.context.clearCookies();
	const gesture = await log(iker, { what: SECRET });
	await iker.showsSync('needs_you', 1);
	await iker.open('/me/sync');
	await expect(iker.page.getByText(es.me.sync.reasons.signed_out)).toBeVisible();
	await iker.page.getByRole('link', { name: es.me.sync.signIn }).click();
	await signsIn(iker, iker.session?.person.username ?? '');
	await iker.showsSync('sent', 0);
	await owner.open('/stories');
	await expect(cardOf(owner.page, gesture)).toContainText('Iker Salas');
});
