import { amountBox, leaveSaved, saveLog, whatBox } from './support/logging';
import { expect, test } from './support/test';
import { es } from './support/words';

const { ask: words, canI } = es.spending;

interface Version {
	version: number;
	rules: { id: string; amountMinor: number }[];
}

test('[rule 26] what nobody decides alone: asked within the cap, answered with a go-ahead, and logged', async ({
	owner,
	phone,
	server
}) => {
	const spender = await phone('Iker Salas');
	await spender.join(await owner.invite());
	await spender.firstSync();
	const [row] = server.readDatabase<{ body: string }>("select body from record where kind = 'policies'");
	const { versions } = JSON.parse(row?.body ?? '{}') as { versions: Version[] };
	const [latest] = versions.slice(-1);
	// A raise is the one change that may hold from today.
	const rules = (latest?.rules ?? []).map((rule) => ({ ...rule, amountMinor: rule.amountMinor + 100 }));
	const zone = owner.session?.locations[0]?.zone ?? 'UTC';
	const effectiveFrom = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now());
	const neverAlone = [{ subject: 'health', person: owner.session?.person.id }];
	const draft = { effectiveFrom, location: null, rules, neverAlone };
	const answer = await owner.post<{ kind: string }>('/api/policies', {
		basedOn: latest?.version ?? 0,
		draft,
		confirmed: true
	});
	expect(answer).toMatchObject({ kind: 'published' });

	const page = await spender.open('/can-i');
	await page.getByLabel(canI.amount, { exact: true }).fill('100');
	await page.getByRole('button', { name: canI.subject.health, exact: true }).click();
	await expect(page.locator('[data-verdict="person"]')).toContainText('Marta Olmedo');
	await page.locator('[data-ask]').click();
	await page.getByLabel(words.why).fill('Se mareó en el desayuno: un médico a la habitación.');
	await page.getByRole('button', { name: words.send, exact: true }).click();
	// Within the cap too it can be shown to whoever decides, should there be no network.
	await page.locator('[data-show-ask]').click();
	await expect(page.locator('[data-code^="RESPIRO.Q2."]')).toBeVisible();

	const desk = await owner.open('/asks');
	const asked = desk.locator('[data-state-of-ask="open"]');
	await expect(asked).toContainText('100\u00a0€', { timeout: 20_000 });
	await expect(asked.locator('[data-subjects]')).toBeVisible();
	await asked.locator('[data-answer="yes"]').click();
	await expect(desk.locator('[data-state-of-ask="granted"]')).toBeVisible();

	await spender.open('/asks');
	const granted = page.locator('[data-state-of-ask="granted"]');
	await expect(granted).toBeVisible({ timeout: 20_000 });
	await granted.getByRole('link', { name: words.log, exact: true }).click();
	await expect(amountBox(page)).toHaveValue('100');
	await whatBox(page).fill('Llamamos a un médico');
	await saveLog(page);
	await leaveSaved(page);
	await spender.showsSync('sent', 0);
	const read = (kind: string) =>
		server
			.readDatabase<{ body: string }>(`select body from record where kind = '${kind}' and deleted = 0`)
			.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	expect(read('ask')).toMatchObject([{ state: 'granted', excessMinor: 0, subjects: ['health'] }]);
	expect(read('incident')).toMatchObject([{ usedMinor: 10_000, grants: [] }]);
	expect(server.readDatabase('select 1 from quarantine')).toEqual([]);
});
