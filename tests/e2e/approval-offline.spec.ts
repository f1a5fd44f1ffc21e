import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { consent as words } from '../../src/lib/i18n/messages/es/consent';
import config from './playwright.config';
import { dumpDatabases } from './support/disk';
import { amountBox, leaveSaved, saveLog, whatBox } from './support/logging';
import type { Phone } from './support/phone';
import type { RespiroServer } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

/** What the cameras of this browser see: a film of one picture, put there before a camera is opened. */
const film = join(tmpdir(), `respiro-camera-${process.pid}.mjpeg`);
const { launchOptions } = config.use ?? {};
test.use({
	launchOptions: {
		...launchOptions,
		// The lighter browser has no camera, and asks nobody whether it may use one.
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: [
			...(launchOptions?.args ?? []),
			'--use-fake-device-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`
		]
	}
});
test.afterAll(() => rmSync(film, { force: true }));

const FRAMES = 5;
const WHY = 'Se les canceló la boda.';
const asks = es.spending.ask;

/** Holds one phone's screen in front of the other's camera: askew in a larger picture, as a hand does it. */
async function hold(picture: Buffer): Promise<void> {
	const code = await sharp(picture).resize(430).rotate(7, { background: '#777' }).jpeg().toBuffer();
	const frame = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#777' } })
		.composite([{ input: code, gravity: 'centre' }])
		.jpeg({ quality: 70 })
		.toBuffer();
	writeFileSync(film, Buffer.concat(Array.from({ length: FRAMES }, () => frame)));
}

const codeOn = (page: Page) => page.locator('[data-code]').screenshot();

interface Row {
	id: string;
	body: string;
}
const recordsOf = (server: RespiroServer, kind: string) =>
	server
		.readDatabase<Row>(`select id, body from record where kind = '${kind}' and deleted = 0`)
		.map(({ body }) => JSON.parse(body) as Record<string, unknown>);

/** A house whose manager's phone is known to the staff's phone; then there is no network and no server. */
async function goDark(
	owner: Phone,
	server: RespiroServer,
	phone: (name: string) => Promise<Phone>
): Promise<[Phone, Phone]> {
	const [staff, manager] = [await phone('Iker Salas'), await phone('Nerea Vidal')];
	await staff.join(await owner.invite());
	await manager.join(await owner.invite({ role: 'manager' }));
	await manager.firstSync();
	const id = manager.session?.person.id ?? '';
	await expect.poll(() => recordsOf(server, 'signer').map(({ person }) => person)).toContain(id);
	await staff.firstSync();
	const heard = async () =>
		JSON.stringify((await dumpDatabases(staff.page))[`respiro-mirror-${staff.session?.person.id}`]);
	await expect.poll(heard).toContain(`"person":"${id}","publicKey"`);
	for (const each of [staff, manager]) {
		await each.shellInstalled();
		await each.context.setOffline(true);
	}
	await server.kill();
	return [staff, manager];
}

/** Asks for 300 over the cap of 2,000 in "Can I?", and opens the code of it. Answers the matter. */
async function ask(staff: Phone): Promise<void> {
	const page = await staff.open('/can-i');
	await page.getByLabel(es.spending.canI.amount, { exact: true }).fill('2300');
	await page.locator('[data-ask]').click();
	await page.getByLabel(asks.why).fill(WHY);
	await page.getByRole('button', { name: asks.send, exact: true }).click();
	await page.locator('[data-show-ask]').click();
	await expect(page.locator('[data-code]')).toBeVisible();
}

async function goLight(server: RespiroServer, ...phones: Phone[]): Promise<void> {
	await server.start();
	for (const each of phones) {
		await each.context.setOffline(false);
		await each.open('/');
		await each.showsSync('sent', 0);
	}
}

test('[C1, C3] scanned from phone to phone with no network at all: she may spend, both phones keep it, it counts once', async ({
	owner,
	phone,
	server
}) => {
	test.setTimeout(120_000);
	const [staff, manager] = await goDark(owner, server, phone);
	await ask(staff);
	await hold(await codeOn(staff.page));

	await manager.context.grantPermissions(['camera']);
	const page = await manager.open('/asks');
	await page.locator('[data-scan-ask]').click();
	const scanned = page.locator('[data-scanned]');
	await expect(scanned).toContainText(WHY, { timeout: 20_000 });
	await expect(scanned).toContainText(words.scan.asksFor('Iker Salas'));
	await expect(scanned).toContainText(asks.more('300\u00a0€'));
	await page.locator('[data-answer="yes"]').click();
	await expect(page.locator('[data-reply="signed"]')).toBeVisible();
	const reply = await codeOn(page);

	// This phone's camera has no permission: the gallery is the way.
	const hers = staff.page;
	await hers.locator('[data-scan-reply]').click();
	await expect(hers.locator('[data-scanner="refused"]')).toBeVisible();
	await hers.locator('input[type="file"]').setInputFiles({
		name: 'code.png',
		mimeType: 'image/png',
		buffer: reply
	});
	await expect(hers.locator('[data-consent="yes"]')).toContainText(
		words.show.granted('Nerea Vidal', '300\u00a0€')
	);
	await hers.getByRole('button', { name: es.common.done, exact: true }).click();
	await expect(hers.locator('[data-verdict="yes"]')).toBeVisible();
	await hers.getByRole('link', { name: es.spending.canI.log, exact: true }).click();
	await expect(amountBox(hers)).toHaveValue(/2\.?300/);
	await whatBox(hers).fill('Les cambiamos el vuelo y el hotel');
	await expect(hers.locator('[data-left="0"][data-over="0"]')).toBeVisible();
	await saveLog(hers);
	await leaveSaved(hers);
	await staff.open('/asks');
	await expect(staff.page.locator('[data-near]')).toBeVisible();

	await goLight(server, staff, manager);
	expect(server.readDatabase("select 1 from op where type = 'ask.consent'")).toHaveLength(2);
	const [incident] = recordsOf(server, 'incident');
	expect(incident).toMatchObject({ usedMinor: 230_000, grants: [{ amountMinor: 30_000 }] });
	expect(recordsOf(server, 'ask')).toMatchObject([{ state: 'granted', answers: [{ near: true }] }]);
	expect(JSON.stringify(recordsOf(server, 'flags'))).not.toContain('OVER');
	expect(server.readDatabase('select 1 from quarantine')).toEqual([]);
	for (const each of [staff, manager]) {
		await each.open('/asks');
		await expect(each.page.locator('[data-state-of-ask="granted"] [data-near]')).toBeVisible();
	}
});

test('[C5] no camera on either side: codes are typed both ways, and either phone is enough', async ({
	owner,
	phone,
	server
}) => {
	test.setTimeout(120_000);
	const [staff, manager] = await goDark(owner, server, phone);
	await ask(staff);
	const code = (await staff.page.locator('[data-short-code]').getAttribute('data-short-code')) ?? '';
	const page = await manager.open('/asks/scan');
	await page.locator('[data-type-code]').click();
	await page.getByLabel(words.typed.label).fill('nope');
	await page.getByRole('button', { name: words.typed.find, exact: true }).click();
	await expect(page.getByText(words.typed.bad)).toBeVisible();
	await page.getByLabel(words.typed.label).fill(`${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase());
	await page.getByRole('button', { name: words.typed.find, exact: true }).click();
	await page.getByLabel(words.typed.who).selectOption({ label: 'Iker Salas' });
	await page.getByLabel(words.typed.much).fill('250');
	await page.getByRole('button', { name: words.typed.give('250\u00a0€'), exact: true }).click();
	await expect(page.locator('[data-promised]')).toBeVisible();
	const told = (await page.locator('[data-word-code]').getAttribute('data-word-code')) ?? '';

	const hers = staff.page;
	await hers.locator('[data-scan-reply]').click();
	await hers.locator('[data-type-reply]').click();
	await hers.getByLabel(words.heard.who).selectOption({ label: 'Nerea Vidal' });
	await hers.getByLabel(words.heard.code).fill(told.toLowerCase());
	const keep = hers.getByRole('button', { name: words.heard.save, exact: true });
	await keep.click();
	await expect(hers.getByText(words.heard.bad)).toBeVisible();
	await hers.getByLabel(words.heard.much).fill('250');
	await keep.click();
	await expect(hers.locator('[data-heard]')).toContainText('250\u00a0€');
	await hers.getByRole('button', { name: es.common.done, exact: true }).click();
	await staff.open('/asks');
	await expect(staff.page.locator('[data-state-of-ask="granted"]')).toBeVisible();

	const grants = () => recordsOf(server, 'incident').flatMap(({ grants }) => grants);
	await goLight(server, staff);
	expect(grants()).toMatchObject([{ amountMinor: 25_000 }]);
	await manager.context.setOffline(false);
	await manager.open('/asks');
	await expect(manager.page.locator('[data-state-of-ask="granted"] [data-near]')).toBeVisible();
	await manager.showsSync('sent', 0);
	expect(grants()).toHaveLength(1);
	expect(server.readDatabase('select 1 from quarantine')).toEqual([]);
});

test('[C2] a lost phone: its key is ended from another one, and what it shows is not believed any more', async ({
	owner,
	phone,
	server
}) => {
	test.setTimeout(120_000);
	const staff = await phone('Iker Salas');
	const manager = await phone('Nerea Vidal');
	await staff.join(await owner.invite());
	await manager.join(await owner.invite({ role: 'manager' }));
	await manager.firstSync();
	const id = manager.session?.person.id ?? '';
	const keys = () => recordsOf(server, 'signer').filter(({ person }) => person === id);
	await expect.poll(() => keys().length).toBe(1);

	const page = await owner.open('/desk');
	await page.getByRole('button', { name: /Nerea Vidal/ }).click();
	await page.locator('[data-end-key]').click();
	await page.getByRole('button', { name: es.door.phoneKeys.confirm, exact: true }).click();
	await expect(page.locator('[data-end-key]')).toHaveCount(0);
	await expect.poll(() => keys()[0]).toMatchObject({ endedBy: owner.session?.person.id });

	await manager.open('/me');
	await expect(manager.page.locator('[data-end-key]')).toHaveCount(0);
});
