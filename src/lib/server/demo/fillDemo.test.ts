import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { recordSchemas, type RecordBody } from '../../domain/records';
import { loadActor } from '../auth/sessions';
import { demoPeople } from '../auth/demoPeople';
import { migrateToLatest } from '../db/migrate';
import { openDatabase } from '../db/open';
import { readPhoto } from '../media/media';
import { prepareInstance, type Home } from '../sync/home';
import { fillDemo } from './fillDemo';
import { createSeededRng } from './seed';

const NOW = Date.UTC(2026, 10, 20, 15, 30);
const folder = mkdtempSync(join(tmpdir(), 'respiro-demo-'));
const home: Home = {
	database: openDatabase({ file: join(folder, 'demo.db') }),
	clock: { now: () => NOW },
	rng: createSeededRng('test'),
	durable: 'backup',
	changed() {},
	report(what, error) {
		throw new Error(what, { cause: error });
	}
};

beforeAll(async () => {
	await migrateToLatest(home.database);
	await prepareInstance(home);
	await fillDemo(home);
});

afterAll(async () => {
	await home.database.close();
	rmSync(folder, { recursive: true });
});

async function bodiesOf<K extends 'gesture' | 'flag' | 'spend'>(kind: K): Promise<RecordBody<K>[]> {
	const rows = await home.database.db
		.selectFrom('record')
		.select('body')
		.where('kind', '=', kind)
		.orderBy('seq', 'desc')
		.execute();
	return rows.map(
		({ body }) => recordSchemas[kind].parse(JSON.parse(must(body, 'not deleted'))) as RecordBody<K>
	);
}

describe('the demo database', () => {
	it('holds every story, through the push of its author, and nothing set aside [I11]', async () => {
		expect(await bodiesOf('gesture')).toHaveLength(600);
		const aside = await home.database.db.selectFrom('quarantine').selectAll().execute();
		expect(aside).toEqual([]);
	});

	it('[rule 14] keeps every story at its own time: no clock is doubted', async () => {
		const flags = await bodiesOf('flag');
		expect(flags.map(({ code }) => code).sort()).toEqual(['OVER_CAP', 'OVER_CAP_CONCURRENT']);
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
				.slice(0, 12)
				.map(({ body }) => (JSON.parse(must(body, 'not deleted')) as RecordBody<'gesture'>).at);
			expect(times).toEqual([...times].sort((a, b) => b - a));
		}
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
