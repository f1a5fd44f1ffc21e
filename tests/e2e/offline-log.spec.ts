import type { Page } from '@playwright/test';
import { dumpDatabases, keptOps } from './support/disk';
import { cardOf, fillLog, leaveSaved, saveLog, type Gesture } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

/** "Everybody of the location sees the story within this time when online." */
const FEED_MS_MAX = 2_000;
const GUEST = 'Sra. Carmen Orozco';
const ALIAS = 'Sra. O.';

const GESTURES: (Gesture & { title: string; as: 'everyday' | 'grand' })[] = [
	{
		as: 'grand',
		title: 'Volé para devolverles en mano las joyas que se fueron en una caja',
		what:
			'Volé para devolverles en mano las joyas que se fueron en una caja. Con la mudanza, él las guardó en un ' +
			'bolso y el bolso salió devuelto por correo. Desvié el paquete a mi mesa y, por no perderlas de vista, ' +
			'compré un billete de avión. Se sentaban a cenar y pusieron un plato para mí. La casa me devuelve el billete.',
		amount: '214,60',
		method: 'out_of_pocket'
	},
	{
		as: 'everyday',
		title: 'Le pregunté a la Sra. O. por sus doce gatos',
		what:
			`Le pregunté a la ${GUEST} por sus doce gatos. Llamaba por una reserva y noté que ` +
			'tenía ganas de charla: quise saber si ya había un decimotercero. Orozco se rio un buen rato. No costó nada.',
		guest: GUEST
	},
	{
		as: 'everyday',
		title: 'Dejé la brocha y llevé a un huésped al aeropuerto',
		what:
			'Dejé la brocha y llevé a un huésped al aeropuerto. Yo pintaba el pasillo del segundo y él perdía el vuelo ' +
			'porque no llegaba el taxi. Cogí la furgoneta del taller y llegamos con diez minutos.'
	}
];

/** Everything the API ever says to a phone. */
function hears(phone: Phone): string[] {
	const heard: string[] = [];
	phone.context.on('response', async (response) => {
		if (!new URL(response.url()).pathname.startsWith('/api/')) return;
		if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
		heard.push(await response.text().catch(() => ''));
	});
	return heard;
}

/** Goes into the cellar: the app is installed, then closed, then there is neither a server nor a network. */
async function goesDark(phone: Phone): Promise<void> {
	await phone.firstSync();
	await phone.shellInstalled();
	await phone.context.setOffline(true);
}

async function logsFromToday(page: Page, gesture: (typeof GESTURES)[number]): Promise<string> {
	await page.locator(`a[href="/log?as=${gesture.as}"]`).click();
	await fillLog(page, gesture);
	if (gesture.guest) await expect(page.getByText(es.log.guestPrivate(ALIAS))).toBeVisible();
	if (gesture.amount) await expect(page.locator('[data-left="178540"]')).toBeVisible();
	const id = await saveLog(page);
	await leaveSaved(page);
	return id;
}

async function showsAll(page: Page, ids: string[], since: number): Promise<number> {
	for (const id of ids) await expect(cardOf(page, id)).toBeVisible({ timeout: FEED_MS_MAX });
	return Date.now() - since;
}

test('three gestures logged after a cold offline start are in everybody’s feed two seconds after the network is back', async ({
	owner,
	phone,
	server
}) => {
	test.setTimeout(90_000);
	const author = await phone('Iker Salas');
	const colleague = await phone('Nerea Vidal');
	const token = await owner.invite({ uses: 2 });
	await author.join(token);
	await colleague.join(token);
	const heard = hears(colleague);
	await goesDark(author);
	await author.page.close();
	await colleague.open('/stories');
	await colleague.shellInstalled();
	await owner.open('/stories');
	await owner.shellInstalled();
	await server.kill();

	// Cold, in the dark: the app opens from the phone alone, and so does every entry.
	const page = await author.startCold('/');
	await expect(page.locator('[data-room="200000"]')).toBeVisible();
	const ids: string[] = [];
	for (const gesture of GESTURES) ids.push(await logsFromToday(page, gesture));
	await author.showsSync('waiting', GESTURES.length);
	await expect(page.locator('[data-place="phone"]')).toHaveCount(GESTURES.length);
	await author.startCold('/stories');
	for (const [index, id] of ids.entries()) {
		const card = cardOf(author.page, id);
		await expect(card).toContainText(GESTURES[index]?.title ?? '');
		await expect(card.locator('[data-place="phone"]')).toBeVisible();
	}
	expect((await keptOps(author)).map((op) => op.state)).toEqual(['pending', 'pending', 'pending']);

	await server.start();
	await colleague.page.reload();
	await owner.page.reload();
	await colleague.showsSync('sent', 0);
	await owner.showsSync('sent', 0);
	await author.context.setOffline(false);
	const since = Date.now();
	const times = await Promise.all([showsAll(colleague.page, ids, since), showsAll(owner.page, ids, since)]);
	expect(Math.max(...times), 'ms from the network being back to the last card').toBeLessThan(FEED_MS_MAX);
	await author.showsSync('sent', 0);
	for (const id of ids) await expect(cardOf(author.page, id).locator('[data-place]')).toHaveCount(0);

	// Newest first, on every phone; nothing twice.
	const order = await colleague.page
		.locator('a[data-story]')
		.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-story')));
	expect(order).toEqual(ids.toReversed());

	await knowsNoName(colleague, ids[1] ?? '', heard);
});

/** [003-5] The guest's real name is nowhere on a colleague's phone: not on a screen, not on disk, not on the way. */
async function knowsNoName(colleague: Phone, story: string, heard: string[]): Promise<void> {
	const { page } = colleague;
	await cardOf(page, story).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(GESTURES[1]?.title ?? '');
	await expect(page.getByText(es.stories.guest(ALIAS))).toBeVisible();
	await expect(page.locator('.prose')).toContainText('se rio un buen rato');
	const disk = JSON.stringify(await dumpDatabases(page));
	const traffic = heard.join('\n');
	for (const [where, text] of Object.entries({ disk, traffic, page: await page.content() })) {
		expect(text, `${where} has the story`).toContain('doce gatos');
		expect(text, `${where} has no name`).not.toMatch(/orozco|carmen/i);
		expect(text, `${where} has no ledger entry`).not.toMatch(/out_of_pocket|Minor":21460/);
	}
}
