import { setClockWrong } from './support/clock';
import { fillDisk, keptDrafts, keptOps, raiseDatabaseVersion } from './support/disk';
import { cardOf, fillLog, leaveSaved, log, saveButton, saveLog, whatBox } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

const HOURS_3_MS = 3 * 3_600_000;
const ROOM_BYTES = 24 * 1024 * 1024;

test('[P16] two tabs, offline: each shows what the other saved, and every entry is sent once', async ({
	owner,
	server
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	const second = await owner.context.newPage();
	await second.goto('/stories');
	await server.kill();
	const first = await log(owner, { what: 'Desde la primera pestaña', amount: '4' });
	await expect(cardOf(second, first)).toBeVisible();
	await second.goto('/log?as=grand');
	await fillLog(second, { what: 'Desde la segunda pestaña', amount: '5' });
	const other = await saveLog(second);
	await owner.open('/stories');
	await expect(cardOf(owner.page, other)).toBeVisible();
	await owner.showsSync('waiting', 2);

	await server.start();
	await leaveSaved(second);
	await Promise.all([owner.open('/'), second.reload()]);
	await owner.showsSync('sent', 0);
	expect((await keptOps(owner)).map(({ state }) => state)).toEqual(['committed', 'committed']);
	await second.goto('/stories');
	await expect(second.locator('[data-stories="2"]')).toBeVisible();
	expect(
		server.readDatabase('select count(*) as entries, sum(amount_minor) as minor from ledger_entry')
	).toEqual([{ entries: 2, minor: 900 }]);
});

for (const [name, byMs] of [
	['three hours ahead', HOURS_3_MS],
	['three hours behind', -HOURS_3_MS]
] as const) {
	test(`[I23] a phone whose clock is ${name}: its story keeps its place in the feed, and its owner is told`, async ({
		owner,
		phone
	}) => {
		const wrong = await phone('Iker Salas');
		await setClockWrong(wrong.context, byMs);
		await wrong.join(await owner.invite());
		await wrong.firstSync();
		const before = await log(owner, { what: 'Antes' });
		const between = await log(wrong, { what: 'Entre medias' });
		await wrong.showsSync('sent', 0);
		const after = await log(owner, { what: 'Después' });
		await owner.page.setViewportSize({ width: 390, height: 1800 });
		await owner.open('/stories');
		await expect(owner.page.locator('[data-stories="3"]')).toBeVisible();
		await expect(cardOf(owner.page, before)).toBeVisible();
		const order = await owner.page
			.locator('a[data-story]')
			.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-story')));
		expect(order).toEqual([after, between, before]);
		await wrong.open('/me');
		await expect(wrong.page.getByText(es.me.flags.CLOCK_ADJUSTED)).toBeVisible();
		await owner.open('/me');
		await expect(owner.page.getByText(es.me.flags.CLOCK_ADJUSTED)).toHaveCount(0);
	});
}

test('[L13] databases of a newer version: this build says so, keeps what is typed, and touches nothing', async ({
	owner
}) => {
	await owner.firstSync();
	const saved = await log(owner, { what: 'De antes' });
	await owner.showsSync('sent', 0);
	const mirror = `respiro-mirror-${owner.session?.person.id ?? ''}`;
	await owner.open('/icons/icon.svg');
	await raiseDatabaseVersion(owner.page, mirror, 990);
	await raiseDatabaseVersion(owner.page, 'respiro-outbox', 990);

	await owner.open('/');
	await owner.showsSync('needs_you');
	await owner.page.locator('[data-unsent]').first().click();
	await expect(owner.page.getByText(es.me.sync.reasons.newer_database)).toBeVisible();
	await owner.open('/log');
	await fillLog(owner.page, { what: 'Con la versión vieja' });
	await saveButton(owner.page).click();
	const said = owner.page.getByText(es.log.failures.newer_database).or(owner.page.locator('[data-saved]'));
	await expect(said).toBeVisible();
	const kept = [...(await keptDrafts(owner)), ...(await keptOps(owner)).map(({ text }) => text)];
	expect(kept.filter((text) => text === 'Con la versión vieja')).toHaveLength(1);
	await owner.open('/stories');
	await expect(cardOf(owner.page, saved)).toBeVisible();
});

test('[L20] no room on the phone: it is not called saved, nothing typed is lost, and with room again it is saved', async ({
	owner,
	server
}) => {
	const devtools = await owner.context.newCDPSession(owner.page);
	const { origin } = server;
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM_BYTES });
	await owner.firstSync();
	await owner.shellInstalled();
	await owner.open('/log');
	await fillLog(owner.page, { what: 'Sin sitio, pero con ganas', amount: '7' });
	await expect.poll(() => keptDrafts(owner)).toHaveLength(1);
	await fillDisk(owner.page);
	await saveButton(owner.page).click();
	await expect(owner.page.getByText(es.log.failures.storage_full)).toBeVisible();
	await expect(owner.page.locator('[data-saved]')).toHaveCount(0);
	await expect(whatBox(owner.page)).toHaveValue('Sin sitio, pero con ganas');
	expect(await keptOps(owner)).toEqual([]);

	await devtools.send('Storage.overrideQuotaForOrigin', { origin });
	const id = await saveLog(owner.page);
	await leaveSaved(owner.page);
	await owner.showsSync('sent', 0);
	await owner.open('/stories');
	await expect(cardOf(owner.page, id)).toHaveCount(1);
});
