import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { amountBox, fillLog, leaveSaved, log, saveLog } from './support/logging';
import type { Phone } from './support/phone';
import { root } from './support/server';
import { expect, test } from './support/test';
import { es } from './support/words';

const words = es.spending;
const amountIn = (page: Page): Locator => page.getByLabel(words.canI.amount, { exact: true });
const answerButton = (page: Page, what: string): Locator => page.locator(`[data-answer="${what}"]`);
const askState = (page: Page): Locator => page.locator('[data-ask-state]').first();

/** Types a spend over the cap into the form, and asks for the rest of it from there. */
async function askFromForm(page: Page, why: string): Promise<void> {
	await fillLog(page, { what: 'Les cambiamos el vuelo', amount: '2.400', guest: 'Sra. Roca' });
	await page.locator('[data-choice="ask"]').click();
	await page.getByLabel(words.ask.why).fill(why);
	await page.getByRole('button', { name: words.ask.send, exact: true }).click();
	await expect(askState(page)).toHaveAttribute('data-ask-state', 'open');
}

async function openEntry(page: Page, text: string): Promise<Locator> {
	await page.getByRole('button', { name: text }).click();
	return page.getByRole('dialog');
}

async function twoPhones(owner: Phone, phone: (name: string) => Promise<Phone>): Promise<[Phone, Phone]> {
	const [spender, manager] = [await phone('Iker Salas'), await phone('Nerea Vidal')];
	await spender.join(await owner.invite());
	await manager.join(await owner.invite({ role: 'manager' }));
	await spender.firstSync();
	return [spender, manager];
}

test('[rule 4, 7] asked in the form, given by a manager, spent within the raise: no flag, and no second raise', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const [spender, manager] = await twoPhones(owner, phone);
	const page = await spender.open('/log?as=grand');
	await askFromForm(page, 'Se les canceló la boda.');

	const managers = await manager.open('/');
	await expect(managers.locator('[data-asks="1"]')).toBeVisible();
	await managers.locator('[data-asks="1"]').click();
	await expect(managers.getByText('Se les canceló la boda.')).toBeVisible();
	await answerButton(managers, 'yes').click();
	await expect(askState(managers)).toContainText(words.ask.youSaid.granted('400\u00a0€'));

	// The draft is where it was, and what is left counts the raise.
	await expect(page.locator('[data-left="0"][data-over="0"]')).toBeVisible();
	await saveLog(page);
	await leaveSaved(page);
	await spender.showsSync('sent', 0);
	await spender.open('/me');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText(es.me.flags.title)).toHaveCount(0);

	// The owner saw it only afterwards: nothing to answer any more.
	await owner.open('/asks');
	await expect(askState(owner.page)).toHaveAttribute('data-ask-state', 'granted');
	await expect(answerButton(owner.page, 'yes')).toHaveCount(0);
});

test('two managers answer one ask, one of them without a network: the first word counts, the second is told kindly', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const [spender, manager] = await twoPhones(owner, phone);
	await askFromForm(await spender.open('/log?as=grand'), 'Una avería nuestra.');
	await manager.open('/asks');
	await owner.open('/asks');
	await expect(answerButton(owner.page, 'yes')).toBeVisible();
	await expect(answerButton(manager.page, 'no')).toBeVisible();
	await owner.context.setOffline(true);
	await answerButton(owner.page, 'yes').click();
	await expect(askState(owner.page)).toHaveAttribute('data-ask-state', 'granted');

	await answerButton(manager.page, 'no').click();
	await answerButton(manager.page, 'decline').click();
	await manager.open('/');
	await manager.showsSync('sent', 0);
	await owner.context.setOffline(false);
	await expect(owner.page.locator('[data-before]')).toHaveText(words.ask.before('Nerea Vidal'));
	await expect(askState(owner.page)).toHaveAttribute('data-ask-state', 'declined');
	await spender.open('/asks');
	await expect(askState(spender.page)).toContainText(words.ask.states.declined('Nerea Vidal'));
});

test('[rule 27] Can I? answers without a network, own unsent entries taken off, and opens the form with it', async ({
	owner,
	phone
}) => {
	await owner.firstSync();
	const [spender] = await twoPhones(owner, phone);
	await spender.shellInstalled();
	await spender.context.setOffline(true);
	await log(spender, { what: 'La cena de anoche', amount: '1.900' });
	const { page } = spender;
	await expect(page.locator('[data-as-of]')).toBeVisible();
	await page.getByRole('link', { name: es.room.canI }).click();
	await amountIn(page).fill('2.000');
	await expect(page.locator('[data-verdict="yes"]')).toContainText(words.canI.verdicts.yes);
	await expect(page.getByText(es.room.others)).toBeVisible();

	// The same matter again: only what the unsent entry left of it.
	await page.getByLabel(words.canI.matter).selectOption({ label: 'La cena de anoche' });
	await expect(page.locator('[data-verdict="part"]')).toContainText(words.canI.verdicts.part('100\u00a0€'));
	await page.getByRole('link', { name: words.canI.logPart('100\u00a0€') }).click();
	await expect(amountBox(page)).toHaveValue('100');
	await expect(page.locator('[data-left="0"][data-over="0"]')).toBeVisible();
});

test('[rule 15, 16] an entry is corrected, gives money back and is voided: all of it stays in view', async ({
	owner
}) => {
	await owner.firstSync();
	await log(owner, { what: 'Taxi a la estación', amount: '48,50', method: 'out_of_pocket' });
	await log(owner, { what: 'Flores y una nota', amount: '35' });
	await owner.showsSync('sent', 0);
	const page = await owner.open('/me/money');
	const sheet = await openEntry(page, 'Taxi a la estación');
	await expect(sheet).toContainText(words.mine.sheet.left('2000\u00a0€'));
	await sheet.getByRole('button', { name: words.mine.correct.action }).click();
	await sheet.getByLabel(words.mine.correct.label).fill('42,10');
	await sheet.getByRole('button', { name: words.mine.correct.save }).click();
	await expect(sheet.locator('s')).toContainText('48,5');
	await sheet.getByRole('button', { name: words.mine.refund.action }).click();
	await sheet.getByLabel(words.mine.refund.label).fill('50');
	await expect(sheet.getByText(words.mine.refund.tooMuch('42,10\u00a0€'))).toBeVisible();
	await sheet.getByLabel(words.mine.refund.label).fill('2,10');
	await sheet.getByRole('button', { name: words.mine.refund.save, exact: true }).click();
	await expect(sheet.getByText(words.mine.correct.not)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(page.getByText(words.mine.refunded('2,10\u00a0€'))).toBeVisible();

	const other = await openEntry(page, 'Flores y una nota');
	await other.getByRole('button', { name: words.mine.void.action }).click();
	await expect(page.locator('s', { hasText: '35' })).toBeVisible();
	await page.getByRole('button', { name: es.common.undo, exact: true }).click();
	await expect(page.getByText(words.mine.void.undone)).toBeVisible();
	await expect(page.locator('s', { hasText: '35' })).toHaveCount(0);

	// Again, and away before the note has gone: the phone takes it up when it opens next.
	const again = await openEntry(page, 'Flores y una nota');
	await again.getByRole('button', { name: words.mine.void.action }).click();
	await expect(page.locator('s', { hasText: '35' })).toBeVisible();
	await owner.reopen('/me/money');
	await expect(owner.page.locator('s', { hasText: '35' })).toBeVisible();
	await expect(owner.page.locator('s', { hasText: '48,5' })).toBeVisible();
});

test('[rule 24] a receipt that turns up later is attached from own money, without a network, and what is owed moves on', async ({
	owner
}) => {
	await owner.firstSync();
	await owner.shellInstalled();
	await log(owner, { what: 'Cena en la terraza', amount: '90', method: 'out_of_pocket' });
	await owner.showsSync('sent', 0);
	const page = await owner.open('/me/money');
	await expect(page.getByText(words.mine.receipts.missing)).toBeVisible();
	const sheet = await openEntry(page, 'Cena en la terraza');
	await expect(sheet.locator('[data-owed="needs_receipt"]')).toBeVisible();
	await expect(sheet.locator('[data-receipts]')).toHaveCount(1);
	await owner.context.setOffline(true);
	await sheet.locator('[data-receipts]').setInputFiles(join(root, 'static/icons/icon-512.png'));
	await expect(sheet.locator('[data-receipt]')).toHaveCount(1);
	await expect(sheet.locator('[data-owed="submitted"]')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByText(words.mine.receipts.attached(1))).toBeVisible();
	await owner.context.setOffline(false);
	await owner.open('/');
	await owner.showsSync('sent', 0);
});
