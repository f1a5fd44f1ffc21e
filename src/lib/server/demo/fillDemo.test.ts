import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import type { Result } from '../../base/result';
import { findSensitive } from '../../domain/guest/sensitive';
import { recordSchemas, type RecordBody, type RecordKind } from '../../domain/records';
import { loadActor } from '../auth/sessions';
import { demoPeople } from '../auth/demoPeople';
import { migrateToLatest } from '../db/migrate';
import { openDatabase } from '../db/open';
import { readBudget } from '../desk/budget';
import { readReach } from '../desk/reach';
import { readReview } from '../desk/review';
import { readPhoto } from '../media/media';
import type { Actor } from '../sync/actor';
import { prepareInstance, type Home } from '../sync/home';
import { fillDemo } from './fillDemo';
import { createSeededRng } from './seed';

const NOW = Date.UTC(2026, 10, 20, 15, 30);
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'respiro-demo-'));

function homeAt(file: string): Home {
	return {
		database: openDatabase({ file: join(folder, file) }),
		clock: { now: () => NOW },
		rng: createSeededRng('test'),
		durable: 'backup',
		changed() {},
		report(what, error) {
			throw new Error(what, { cause: error });
		}
	};
}

async function filled(home: Home): Promise<void> {
	await migrateToLatest(home.database);
	await prepareInstance(home);
	await fillDemo(home);
}

const home = homeAt('demo.db');

beforeAll(() => filled(home));

afterAll(async () => {
	await home.database.close();
	rmSync(folder, { recursive: true });
});

async function bodiesOf<K extends RecordKind>(kind: K): Promise<RecordBody<K>[]> {
	const rows = await home.database.db
		.selectFrom('record')
		.select('body')
		.where('kind', '=', kind)
		.where('deleted', '=', 0)
		.orderBy('seq', 'desc')
		.execute();
	return rows.map(
		({ body }) => recordSchemas[kind].parse(JSON.parse(must(body, 'not deleted'))) as RecordBody<K>
	);
}

function headsOf({ database }: Home) {
	return database.db
		.selectFrom('space')
		.select(['id', 'seq', 'head', 'ledger_count', 'ledger_head'])
		.orderBy('id')
		.execute();
}

async function desks(): Promise<{ manager: Actor; location: string }[]> {
	const { people } = await demoPeople(home);
	const managers = people.filter(({ role }) => role === 'manager');
	const actors = await Promise.all(managers.map(({ id }) => loadActor(home, id)));
	return actors.map((actor) => {
		const manager = must(actor, 'a member');
		return { manager, location: must(manager.spaces[0], 'a house') };
	});
}

describe('the demo database', () => {
	it('every house reads two stories of each of the others', async () => {
		const copies = await bodiesOf('shared_story');
		const from = copies.flatMap(({ story, location }) => (story ? [location] : []));
		expect(from).toHaveLength(6);
		expect(new Set(from).size).toBe(3);
	});

	it('holds every story, through the push of its author, and nothing set aside [I11]', async () => {
		expect(await bodiesOf('gesture')).toHaveLength(600);
		const aside = await home.database.db.selectFrom('quarantine').selectAll().execute();
		expect(aside).toEqual([]);
	});

	it('[rule 14] keeps every story at its own time: no clock is doubted', async () => {
		const codes = (await bodiesOf('flags')).flatMap(({ flags }) => flags.map(({ code }) => code));
		const doubts = codes.filter((code) => code.startsWith('CLOCK') || code === 'FUTURE_CLOCK');
		expect(doubts).toEqual([]);
		expect(codes).toContain('OVER_CAP');
	});

	it('sends the newest stories first to a new phone', async () => {
		const spaces = await home.database.db
			.selectFrom('record')
			.select(['space_id', 'body'])
			.where('kind', '=', 'gesture')
			.orderBy('seq', 'desc')
			.execute();
		for (const space of new Set(spaces.map((row) => row.space_id))) {
			const times = spaces
				.filter((row) => row.space_id === space)
				.map(({ body }) => JSON.parse(must(body, 'not deleted')) as RecordBody<'gesture'>)
				// Told in full, told at a line-up, or made a legend: those come anew whenever that is.
				.filter(({ told, legend, editedAt, outcomes }) => !told && !legend && !editedAt && !outcomes)
				.map(({ at }) => at)
				.filter((at) => NOW - at < 30 * DAY_MS);
			expect(times.length).toBeGreaterThan(3);
			expect(times).toEqual([...times].sort((a, b) => b - a));
		}
	});

	it('[003-2][003-12] is told in full, thanked and commented, and somebody was never thanked', async () => {
		const stories = await bodiesOf('gesture');
		const having = (is: (story: RecordBody<'gesture'>) => unknown) => stories.filter(is).length;
		expect(having(({ tags }) => tags?.length)).toBeGreaterThan(60);
		expect(having(({ quote }) => quote)).toBeGreaterThan(8);
		expect(having(({ contributors }) => contributors.length)).toBeGreaterThan(8);
		expect(having(({ outcomes }) => outcomes?.length)).toBeGreaterThan(5);
		const thanks = (await bodiesOf('thanks')).flatMap(({ from }) => from);
		expect(thanks.length).toBeGreaterThan(150);
		expect((await bodiesOf('comment')).length).toBeGreaterThan(40);
		expect((await bodiesOf('report')).length).toBe(3);
	});

	it('has line-ups of every house, told with two stories of different people, and five legends', async () => {
		const lineups = await bodiesOf('lineup');
		expect(lineups).toHaveLength(36);
		expect(lineups.filter(({ toldAt }) => toldAt === undefined)).toHaveLength(3);
		expect(lineups.every(({ stories }) => new Set(stories).size === 2)).toBe(true);
		const stories = await bodiesOf('gesture');
		expect(stories.filter(({ told }) => told)).toHaveLength(66);
		expect(stories.filter(({ legend }) => legend?.note)).toHaveLength(5);
	});

	it('lets 24 people be chosen, each with a job and a house', async () => {
		const { people } = await demoPeople(home);
		expect(people).toHaveLength(24);
		expect(people[0]?.role).toBe('owner');
		expect(people.every(({ job, location }) => job.length > 0 && location.length > 0)).toBe(true);
	});

	it('[I21] shows its pictures to whoever may see the story', async () => {
		const { people } = await demoPeople(home);
		const owner = must(await loadActor(home, must(people[0], 'an owner').id), 'a member');
		const pictured = (await bodiesOf('gesture')).flatMap(({ photos }) => photos);
		expect(pictured.length).toBeGreaterThanOrEqual(85);
		for (const { hash } of pictured.slice(0, 5)) {
			expect((await readPhoto(home, owner, hash))?.type).toBe('image/webp');
		}
	});
});

describe('the guests of the demo [003-4]', () => {
	it('has some thirty cards, with things worth remembering, fresh ones and some to ask again', async () => {
		const cards = (await bodiesOf('guest')).filter((card) => 'name' in card);
		expect(cards.length).toBeGreaterThanOrEqual(30);
		expect(cards.every(({ affinities, gestures }) => affinities.length > 0 && gestures.length > 0)).toBe(
			true
		);
		const affinities = cards.flatMap((card) => card.affinities);
		const today = new Date(NOW).toISOString().slice(0, 10);
		expect(affinities.some(({ confirmAfter }) => confirmAfter <= today)).toBe(true);
		expect(affinities.filter(({ confirmAfter }) => confirmAfter > today).length).toBeGreaterThan(30);
		expect(affinities.some(({ confirmedOn }) => confirmedOn !== undefined)).toBe(true);
		expect(affinities.filter(({ text }) => findSensitive(text) !== null)).toEqual([]);
	});
});

describe('the money of the demo', () => {
	it('[rule 15] [M20] has every kind of entry, and what is owed in every state', async () => {
		const spends = await bodiesOf('spend');
		expect(new Set(spends.map(({ type }) => type))).toEqual(
			new Set(['spend', 'void', 'correction', 'refund_in'])
		);
		const owed = await bodiesOf('reimbursement');
		const states = ['submitted', 'needs_receipt', 'ready', 'paid', 'declined', 'cancelled'];
		expect(new Set(owed.map(({ state }) => state))).toEqual(new Set(states));
		expect(owed.filter(({ state }) => state === 'declined').every(({ reason }) => reason)).toBe(true);
		expect(owed.filter(({ repayMinor }) => repayMinor !== undefined).length).toBeGreaterThanOrEqual(1);
		const paid = owed.filter(({ state, amountMinor }) => state === 'paid' && amountMinor > 0);
		expect(paid.length).toBeGreaterThan(25);
		for (const { submittedAt, settledAt, batch } of paid) {
			const days = (must(settledAt, 'paid some day') - submittedAt) / DAY_MS;
			expect(days).toBeGreaterThan(1);
			expect(days).toBeLessThan(13.5);
			expect(batch).toMatch(/^(CAD|COY|HUD) \d{4}-\d{2}-\d{2}$/);
		}
	});

	it('[rule 8] [M21] has flags that wait and flags that were looked at, with every kind of outcome', async () => {
		const flags = (await bodiesOf('flags')).flatMap((record) => record.flags);
		for (const code of ['OVER_CAP', 'OVER_POOL', 'NEEDS_RECEIPT', 'NO_GUEST']) {
			const states = new Set(flags.filter((flag) => flag.code === code).map(({ state }) => state));
			expect(states.has('open') && states.has('reviewed'), code).toBe(true);
		}
		const codes = flags.map(({ code }) => code);
		expect(codes).toContain('OVER_CAP_CONCURRENT');
		expect(codes).toContain('LATE_POST');
		const outcomes = new Set((await bodiesOf('review')).map(({ outcome }) => outcome));
		expect(outcomes).toEqual(new Set(['praise', 'fine', 'coach', 'fix_policy']));
	});

	it('[rule 4] has an ask that was granted and used, one that waits and one that was taken back', async () => {
		const asks = await bodiesOf('ask');
		expect(asks.map(({ state }) => state).sort()).toEqual(['granted', 'open', 'withdrawn']);
		const open = must(
			asks.find(({ state }) => state === 'open'),
			'one waits'
		);
		expect(NOW - open.askedAt).toBeLessThan(DAY_MS);
		const raised = (await bodiesOf('incident')).filter(({ grants }) => grants.length > 0);
		expect(raised.map(({ usedMinor }) => usedMinor > 0)).toEqual([true]);
	});

	it('[rule 18] has closed all months but the last two, in books of its own in each house', async () => {
		for (const { closed, trail } of await bodiesOf('periods')) {
			expect(closed[0]).toBe('2025-11');
			expect(closed.at(-1)).toBe('2026-09');
			expect(closed).toHaveLength(11);
			expect(trail.every(({ at, month }) => new Date(at).toISOString().slice(0, 7) > month)).toBe(true);
		}
		const books = await bodiesOf('books');
		expect(new Set(books.map(({ costCentre }) => costCentre)).size).toBe(3);
		const [policies] = await bodiesOf('policies');
		const versions = must(policies, 'caps').versions;
		expect(versions.length).toBeGreaterThanOrEqual(4);
		expect(versions.every(({ note }) => note)).toBe(true);
	});

	it('[rule 24] [I21] shows receipts to the house that asked for them', async () => {
		const receipts = (await bodiesOf('standing')).flatMap((standing) => standing.receipts);
		expect(receipts.length).toBeGreaterThan(30);
		const { people } = await demoPeople(home);
		const owner = must(await loadActor(home, must(people[0], 'an owner').id), 'a member');
		for (const { hash } of receipts.slice(0, 3)) {
			expect(await readPhoto(home, owner, hash)).toMatchObject({ type: 'image/webp', isPrivate: true });
		}
	});

	it('gives every manager something to look at, a budget, and people who have not used their room', async () => {
		for (const { manager, location } of await desks()) {
			const review = must(valueOf(await readReview(home, manager, { location, state: 'open' })), 'open');
			expect(review.items.length, location).toBeGreaterThan(0);
			const budget = must(valueOf(await readBudget(home, manager, { location })), 'a budget');
			expect(budget.spentMinor, location).toBeGreaterThan(0);
			const reach = must(valueOf(await readReach(home, manager, location)), 'reach');
			expect(reach.withMoney, location).toBeGreaterThan(0);
			expect(reach.notYet.length, location).toBeGreaterThan(0);
		}
	});

	it('is the same for the same seed, entry by entry', { timeout: 90_000 }, async () => {
		const again = homeAt('again.db');
		await filled(again);
		const heads = await headsOf(again);
		await again.database.close();
		expect(heads).toEqual(await headsOf(home));
	});
});

function valueOf<T>(result: Result<T, unknown>): T | null {
	return result.ok ? result.value : null;
}
