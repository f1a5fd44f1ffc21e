import type { Route } from '@playwright/test';
import { log } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const PULL = '**/api/sync/pull';

interface Answer {
	pages: {
		state: { seq: number };
		records: { kind: string; id: string; seq: number; body: object | null }[];
	}[];
}

/** Answers as a server would whose build knows more: stories have one more field, and there is one more kind. */
async function answerAsNewer(route: Route, isNewer: () => boolean): Promise<void> {
	if (!isNewer()) return route.continue();
	const response = await route.fetch();
	const answer = (await response.json()) as Answer;
	for (const { state, records } of answer.pages) {
		for (const record of records) {
			if (record.kind === 'gesture' && record.body) record.body = { ...record.body, weather: 'sun' };
		}
		if (records.length > 0)
			records.push({ kind: 'weather', id: records[0]?.id ?? '', seq: state.seq, body: { sky: 'blue' } });
	}
	await route.fulfill({ response, json: answer });
}

/** What this build left out counts as left out by an earlier one. */
async function becomesNewer({ page }: Phone): Promise<void> {
	await page.evaluate(async () => {
		const [mirror] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('respiro-mirror-'));
		const opening = indexedDB.open(mirror?.name ?? '');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const tx = opening.result.transaction('spaces', 'readwrite');
		const walk = tx.objectStore('spaces').openCursor();
		walk.onsuccess = () => {
			const { result: cursor } = walk;
			if (!cursor) return;
			const space = cursor.value as { leftOut?: { build: string } };
			if (space.leftOut) cursor.update({ ...space, leftOut: { ...space.leftOut, build: 'an earlier one' } });
			cursor.continue();
		};
		await new Promise((resolve) => (tx.oncomplete = resolve));
		opening.result.close();
	});
}

test('[P12a][I9] a server newer than the phone: what is its own stays, all goes on, and a newer build gets the rest', async ({
	owner,
	phone
}) => {
	const iker = await phone('Iker Salas');
	await iker.join(await owner.invite());
	await iker.firstSync();
	await owner.firstSync();
	let isNewer = true;
	// Not taken off in the end: an answer may be on its way just then.
	await iker.context.route(PULL, (route) => answerAsNewer(route, () => isNewer));
	await log(owner, { what: 'De la colega' });
	await owner.showsSync('sent', 0);
	await log(iker, { what: 'Lo propio', amount: '1,50' });
	await iker.showsSync('sent', 0);
	await iker.open('/me/sync');
	await expect(iker.page.getByText(es.me.sync.leftOut)).toBeVisible();
	await iker.open('/stories');
	await expect(iker.page.getByText('Lo propio')).toBeVisible();
	await expect(iker.page.getByText('De la colega')).toBeHidden();
	await iker.open('/me');
	await expect(iker.page.getByText('1,50\u00a0€', { exact: true })).toBeVisible();

	isNewer = false;
	await becomesNewer(iker);
	await iker.open('/stories');
	await expect(iker.page.getByText('De la colega')).toBeVisible();
	await expect(iker.page.getByText('Lo propio')).toHaveCount(1);
	await iker.open('/me');
	await expect(iker.page.getByText('1,50\u00a0€', { exact: true })).toBeVisible();
	await iker.open('/me/sync');
	await expect(iker.page.getByText(es.me.sync.leftOut)).toBeHidden();
});
