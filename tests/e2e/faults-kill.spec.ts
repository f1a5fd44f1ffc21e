import { keptDrafts, keptOps } from './support/disk';
import { kill, killAt, type SaveStep } from './support/kill';
import { cardOf, fillLog, leaveSaved, saveButton, saveLog, whatBox } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

interface Moment {
	name: string;
	/** Brings the page to that moment and kills it there. */
	die: (phone: Phone) => Promise<void>;
	/** Whether the entry was on disk by then. */
	isSaved: boolean;
}

const at = (step: SaveStep) => async (phone: Phone) => {
	const { killed } = await killAt(phone.page, step);
	// A page that dies under the finger answers no click.
	const click = saveButton(phone.page)
		.click()
		.catch(() => undefined);
	expect(await killed, 'called saved before it was').toBe(false);
	await click;
};

const MOMENTS: Moment[] = [
	{ name: 'while it is typed', die: (phone) => kill(phone.page), isSaved: false },
	{ name: 'when Save was tapped', die: at('asked'), isSaved: false },
	{ name: 'when the entry is written but not on disk', die: at('written'), isSaved: false },
	{ name: 'when it is on disk and nothing else has happened', die: at('committed'), isSaved: true },
	{
		name: 'when “saved” is on the screen',
		die: async (phone) => {
			await saveLog(phone.page);
			await kill(phone.page);
		},
		isSaved: true
	}
];

/** The entry is either in the form with every word, or saved: never both, never neither. */
async function findsItAgain(phone: Phone, text: string, isSaved: boolean): Promise<void> {
	await phone.reopen('/log');
	if (isSaved) {
		await expect(whatBox(phone.page)).toHaveValue('');
		await expect.poll(() => keptDrafts(phone)).toEqual([]);
		await phone.open('/');
		return;
	}
	await expect(phone.page.getByText(es.log.restored)).toBeVisible();
	await expect(whatBox(phone.page)).toHaveValue(text);
	await saveLog(phone.page);
	await leaveSaved(phone.page);
}

test('[I1] the page is killed at every step of a save: each entry ends up on disk and in the feed exactly once', async ({
	owner
}) => {
	test.setTimeout(120_000);
	await owner.firstSync();
	const texts: string[] = [];
	for (const { name, die, isSaved } of MOMENTS) {
		await test.step(name, async () => {
			const text = `Muere ${name}`;
			await owner.open('/log');
			await fillLog(owner.page, { what: text, amount: '3', guest: 'Sr. Roca' });
			await expect.poll(() => keptDrafts(owner)).toEqual([text]);
			// The field that was filled last: what was typed before it is kept too.
			await expect.poll(() => keptDrafts(owner, 'guestName')).toEqual(['Sr. Roca']);
			await die(owner);
			await findsItAgain(owner, text, isSaved);
			texts.push(text);
			await owner.showsSync('sent', 0);
			expect((await keptOps(owner)).map((op) => op.text)).toEqual(texts);
		});
	}
	await owner.open('/stories');
	await expect(owner.page.locator(`[data-stories="${MOMENTS.length}"]`)).toBeVisible();
	await owner.open('/me');
	await expect(owner.page.getByText('15\u00a0€', { exact: true }), 'five times 3').toBeVisible();
});

test('[I1] killed offline right after “saved”: a cold start shows the entry, and it is sent later', async ({
	owner,
	server
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	await server.kill();
	await owner.open('/log');
	await fillLog(owner.page, { what: 'Un café para quien esperaba el taxi' });
	const id = await saveLog(owner.page);
	await kill(owner.page);
	await owner.reopen('/stories');
	await expect(cardOf(owner.page, id).locator('[data-place="phone"]')).toBeVisible();
	await server.start();
	await owner.reopen('/stories');
	await owner.showsSync('sent', 0);
	await expect(cardOf(owner.page, id)).toBeVisible();
});
