import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PAST_OPS_MAX } from '../../src/lib/client/sync/past';
import { FRESH_RECORDS_MAX } from '../../src/lib/protocol/limits';
import { writeLargeHouse } from '../support/largeHouse';
import { cardOf } from './support/logging';
import type { Phone } from './support/phone';
import { expect, test } from './support/test';
import { es } from './support/words';

const OLD = 150;
const FRESH = 12;
/** The first page of a space is the newest records, however long ago: below them lies what a phone does not take. */
const HELD = FRESH_RECORDS_MAX;
const OLDEST_HELD = OLD + FRESH - HELD;
/** Stories are a minute apart, and one may be dated five minutes after it arrived: so many are asked for all the same. */
const MARGIN = 6;
const what = (n: number) => `Le llevamos el paraguas número ${n}`;

/** A house with more behind it than a phone takes; ids of its stories, oldest first. */
async function openLargeHouse(owner: Phone): Promise<string[]> {
	const { server, session } = owner;
	if (!session) throw new Error('nobody is signed in');
	await server.kill();
	const ids = writeLargeHouse({
		file: join(server.folder, 'respiro.db'),
		tenant: session.tenant.id,
		space: session.locations[0]?.id ?? '',
		author: session.person.id,
		old: OLD,
		quiet: PAST_OPS_MAX,
		fresh: FRESH,
		until: Date.now() - 60_000,
		tell: what
	});
	await server.start();
	return ids;
}

/** What of the stories lies in this phone's mirror, without asking anybody. */
function heldStories(page: Page, person: string): Promise<{ count: number; past: string | undefined }> {
	return page.evaluate(async (name) => {
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const db = await answer(indexedDB.open(name));
		const tx = db.transaction(['records', 'packs', 'spaces']);
		const states = await answer<{ past?: string; before: number | null }[]>(
			tx.objectStore('spaces').getAll()
		);
		const single = await answer(tx.objectStore('records').index('feed').count());
		const packs = await answer<{ rows: number; gone: string[] }[]>(
			tx.objectStore('packs').index('newest').getAll()
		);
		db.close();
		const isDone = states.length > 0 && states.every(({ before }) => before === null);
		const packed = packs.reduce((sum, { rows, gone }) => sum + rows - gone.length, 0);
		return { count: isDone ? single + packed : -1, past: states.find(({ past }) => past)?.past };
	}, `respiro-mirror-${person}`);
}

/** Joins, and waits until the phone holds what it takes of the house. */
async function joinLargeHouse(colleague: Phone, owner: Phone): Promise<Phone> {
	await colleague.join(await owner.invite());
	await colleague.firstSync();
	const person = colleague.session?.person.id ?? '';
	await expect
		.poll(() => heldStories(colleague.page, person), { timeout: 30_000 })
		.toEqual({ count: HELD, past: 'vital' });
	return colleague;
}

/** Scrolls as a thumb does until a story is in the list. */
async function scrollTo(page: Page, id: string): Promise<void> {
	await page.mouse.move(190, 400);
	await expect(async () => {
		await page.mouse.wheel(0, 1_500);
		await expect(cardOf(page, id)).toBeAttached({ timeout: 50 });
	}).toPass({ timeout: 40_000, intervals: [20] });
	await cardOf(page, id).scrollIntoViewIfNeeded();
	// A tap on a list in motion hits something else, or nothing.
	let before = -1;
	await expect
		.poll(async () => {
			const last = before;
			before = await page.evaluate(() => window.scrollY);
			return before === last;
		})
		.toBe(true);
}

/** The story comes, by itself or when somebody taps for it. */
async function comesBack(page: Page, title: string): Promise<void> {
	const retry = page.getByRole('button', { name: es.stories.older.again });
	await expect(async () => {
		if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
		await expect(page.getByRole('heading', { name: title })).toBeVisible({ timeout: 3_000 });
	}).toPass({ timeout: 20_000 });
}

test('a phone that cannot hold the past of a house reads it from the server, thanks there, and says what needs a network', async ({
	owner,
	phone,
	server
}) => {
	const ids = await openLargeHouse(owner);
	const colleague = await joinLargeHouse(await phone('Iker Salas'), owner);
	const person = colleague.session?.person.id ?? '';

	const page = await colleague.open('/stories');
	await expect(page.locator('a[data-story]').first()).toBeVisible();
	const far = 30;
	const id = ids[far] ?? '';
	expect(far).toBeLessThan(OLDEST_HELD);
	await scrollTo(page, id);
	await expect(cardOf(page, id)).toContainText(what(far));

	await cardOf(page, id).click();
	await expect(page.locator(`article[data-story="${id}"]`)).toBeVisible();
	const thanks = page.locator('[data-thank="thanks"]');
	await thanks.click();
	await expect(thanks).toHaveAttribute('aria-pressed', 'true');
	await colleague.showsSync('sent', 0);
	const given = () =>
		server.readDatabase<{ body: string }>("select body from record where kind = 'thanks' and deleted = 0");
	await expect
		.poll(() =>
			given()
				.map(({ body }) => body)
				.join()
		)
		.toContain(person);

	// Back where it was left, and there again after a reload: without the server too, since it was opened.
	await page.goBack();
	await expect(cardOf(page, id)).toBeInViewport();
	await expect(cardOf(page, id).locator('[data-thanks="1"]')).toBeVisible();
	await colleague.shellInstalled();
	await server.kill();
	const again = await colleague.reopen(`/stories/${id}`);
	await expect(again.locator(`article[data-story="${id}"]`)).toBeVisible();
	await expect(again.locator('[data-thank="thanks"]')).toHaveAttribute('aria-pressed', 'true');

	// At the border of what is here, a plain sentence; the rest comes back with the server.
	const feed = await colleague.open('/stories');
	await expect(cardOf(feed, ids.at(-1) ?? '')).toBeVisible();
	await feed.mouse.move(190, 400);
	await expect(async () => {
		await feed.mouse.wheel(0, 1_500);
		await expect(feed.getByText(es.stories.older.noAnswer)).toBeInViewport({ timeout: 100 });
	}).toPass({ timeout: 20_000, intervals: [20] });
	await expect(cardOf(feed, ids[OLDEST_HELD + MARGIN] ?? '')).toBeAttached();
	await expect(cardOf(feed, ids[OLDEST_HELD] ?? '')).toHaveCount(0);
	const unopened = await colleague.open(`/stories/${ids[far + 1]}`);
	await expect(unopened.getByText(es.stories.older.noAnswerOne)).toBeVisible();
	await server.start();
	await comesBack(unopened, what(far + 1));
});

test('the search finds on the server what does not fit on the phone', async ({ owner, phone }) => {
	const ids = await openLargeHouse(owner);
	const colleague = await joinLargeHouse(await phone('Iker Salas'), owner);
	const page = await colleague.open('/stories/search');
	await page.getByRole('searchbox').fill('número 77');
	await expect(cardOf(page, ids[77] ?? '')).toBeVisible();
	await cardOf(page, ids[77] ?? '').click();
	await expect(page.getByRole('heading', { name: what(77) })).toBeVisible();
});
