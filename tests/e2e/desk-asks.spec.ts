import { fillLog } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

const words = es.spending.ask;

test('[rule 4, 7] an ask is the first thing on the Desk, and one tap answers it', async ({
	owner,
	phone
}) => {
	const spender = await phone('Iker Salas');
	await spender.join(await owner.invite());
	await spender.firstSync();
	const desk = await owner.open('/desk');
	await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(desk.locator('[data-asks-waiting]')).toHaveCount(0);

	const page = await spender.open('/log?as=grand');
	await fillLog(page, { what: 'Les cambiamos el vuelo', amount: '2.400', guest: 'Sra. Roca' });
	await page.locator('[data-choice="ask"]').click();
	await page.getByLabel(words.why).fill('Se les canceló la boda.');
	await page.getByRole('button', { name: words.send, exact: true }).click();

	const waiting = desk.locator('[data-asks-waiting="1"]');
	await expect(waiting).toContainText(es.desk.asks.wants('Iker Salas', '400\u00a0€'), { timeout: 20_000 });
	await expect(waiting).toContainText('Se les canceló la boda.');
	await waiting.locator('[data-answer="yes"]').click();
	await expect(desk.locator('[data-asks-waiting]')).toHaveCount(0);
	await expect(page.locator('[data-left="0"][data-over="0"]')).toBeVisible({ timeout: 20_000 });
});
