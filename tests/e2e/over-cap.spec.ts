import type { Page } from '@playwright/test';
import { dumpDatabases, keptDrafts, keptOps } from './support/disk';
import { amountBox, cardOf, fillLog, leaveSaved, log, saveButton, saveLog, whatBox } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

/** What the amount line says now: minor units left after this one, and over the cap. */
async function line(page: Page): Promise<{ left: number; over: number }> {
	const note = page.locator('[data-left]');
	return {
		left: Number(await note.getAttribute('data-left')),
		over: Number(await note.getAttribute('data-over'))
	};
}

test('[rule 5] up to the cap and over it: the bar says so while typing, and the truth is saved all the same', async ({
	owner,
	phone
}) => {
	const spender = await phone('Iker Salas');
	const colleague = await phone('Nerea Vidal');
	const token = await owner.invite({ uses: 2 });
	await spender.join(token);
	await colleague.join(token);

	const page = await spender.open('/log?as=grand');
	await fillLog(page, { what: 'Pagué el taxi de vuelta de toda la familia', amount: '1.999,99' });
	await expect(page.locator('[data-left="1"]')).toContainText('0,01');
	expect(await line(page)).toEqual({ left: 1, over: 0 });
	await amountBox(page).fill('2.000');
	await expect(page.locator('[data-left="0"][data-over="0"]')).toBeVisible();
	await amountBox(page).fill('2.150,5');
	await expect(page.locator('[data-over="15050"]')).toHaveText(es.log.over('150,50\u00a0€'));
	const gesture = await saveLog(page);
	await leaveSaved(page);
	await spender.showsSync('sent', 0);

	// Private and kind: the spender reads it, a colleague has neither the words nor the numbers.
	await spender.open('/me');
	await expect(page.getByText(es.me.flags.OVER_CAP('150,50\u00a0€'))).toBeVisible();
	await expect(page.getByText(es.me.flags.lead)).toBeVisible();
	await expect(page.getByText('2150,50\u00a0€').or(page.getByText('2.150,50\u00a0€'))).toBeVisible();
	await colleague.open('/stories');
	await expect(cardOf(colleague.page, gesture)).toBeVisible();
	await expect(colleague.page.getByText('150,50')).toHaveCount(0);
	await colleague.open('/me');
	await colleague.showsSync('sent', 0);
	await expect(colleague.page.getByText(es.me.month.none)).toBeVisible();
	await expect(colleague.page.getByText(es.me.flags.title)).toHaveCount(0);
	expect(JSON.stringify(await dumpDatabases(colleague.page))).not.toMatch(
		/OVER_CAP|"amountMinor":215050|"kind":"spend"/
	);

	// The manager's phone has both.
	await owner.open('/stories');
	await expect(cardOf(owner.page, gesture)).toBeVisible();
	expect(JSON.stringify(await dumpDatabases(owner.page))).toMatch(/OVER_CAP/);
});

test('amounts that cannot be: a sentence each, nothing saved, nothing typed is lost', async ({ owner }) => {
	const { amountErrors } = es.log;
	const example = amountErrors.BAD_NUMBER('12,50\u00a0€');
	const cases: [string, string][] = [
		['0', amountErrors.NOT_POSITIVE],
		['0,00', amountErrors.NOT_POSITIVE],
		['-5', amountErrors.NOT_POSITIVE],
		['12,345', amountErrors.TOO_MANY_DECIMALS(2)],
		['doce', example],
		['12.5', example],
		['1e3', example],
		['1234567890123456', amountErrors.TOO_LARGE],
		['9'.repeat(400), example]
	];
	const page = await owner.open('/log');
	await fillLog(page, { what: 'Una cena para dos', amount: '1' });
	for (const [typed, sentence] of cases) {
		await amountBox(page).fill(typed);
		await saveButton(page).click();
		await expect(page.getByText(sentence), typed).toBeVisible();
		await expect(amountBox(page)).toBeFocused();
		await expect(amountBox(page)).toHaveValue(typed);
	}
	expect(await keptOps(owner)).toEqual([]);
	await amountBox(page).fill('12,345');
	await expect.poll(() => keptDrafts(owner)).toEqual(['Una cena para dos']);
	await owner.reopen('/log');
	await expect(whatBox(owner.page)).toHaveValue('Una cena para dos');
	await expect(amountBox(owner.page)).toHaveValue('12,345');
	await amountBox(owner.page).fill('12,34');
	await saveLog(owner.page);
	await leaveSaved(owner.page);
	await owner.showsSync('sent', 0);
});

test('a story of 100,000 characters is not cut: it says how many are too many, and keeps every one', async ({
	owner
}) => {
	const long = 'Ñandú 🎈 '.repeat(12_500).slice(0, 100_000);
	const page = await owner.open('/log');
	await whatBox(page).fill(long);
	await expect(page.getByText(es.log.tooLong(long.trim().length - 1_200))).toBeVisible();
	await saveButton(page).click();
	await expect(whatBox(page)).toBeFocused();
	await expect.poll(async () => (await keptDrafts(owner))[0]?.length).toBe(long.length);
	await owner.reopen('/log');
	await expect(whatBox(owner.page)).toHaveValue(long);
	await whatBox(owner.page).fill(long.slice(0, 1_200).trim());
	await saveLog(owner.page);
	await leaveSaved(owner.page);
	await owner.showsSync('sent', 0);
});

test('HTML, script, right-to-left text and emoji stay text wherever they are read', async ({
	server,
	phone
}) => {
	const nasty = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>';
	const owner = await phone(`${nasty}Marta`.slice(0, 80));
	await owner.setUp({ name: '<b>Hotel</b> & "Brisa"', location: '<i>Centro</i> ‮abc' });
	const reader = await phone(`<svg onload=window.harmed=1> מרתה`);
	await reader.join(await owner.invite());
	const what = `${nasty} قدّمنا الشاي للضيف 👩‍👩‍👧‍👦🏳️‍🌈 {{1+1}} \${alert(1)}`;
	const gesture = await log(owner, { what, guest: '<u>Ana</u> גולד', amount: '3' }, 'grand');
	await owner.showsSync('sent', 0);
	for (const each of [owner, reader]) {
		await each.firstSync();
		for (const path of ['/', '/stories', '/me', '/me/sync', '/desk', `/stories/${gesture}`]) {
			await each.open(path);
			await expect(each.page.getByRole('heading').first()).toBeVisible();
			await expect(
				each.page.locator('main [onerror], main [onload], main script, main b, main i')
			).toHaveCount(0);
			expect(await each.page.evaluate(() => 'harmed' in window), path).toBe(false);
		}
		await expect(each.page.locator('article')).toContainText(what.slice(nasty.length));
		await expect(each.page.locator('article')).toContainText('onerror="window.harmed=1"');
	}
	await expect(reader.page.locator('.by strong')).toHaveText(owner.name);
	await expect(reader.page.locator('.by')).toContainText('<i>Centro</i>');
	expect(server.lines.filter((text) => text.includes('error'))).toEqual([]);
});
