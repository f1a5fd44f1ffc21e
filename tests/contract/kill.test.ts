import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import { openDatabase } from '../../src/lib/server/db/open';
import { faultsOf } from '../../src/lib/server/db/sqlite';
import { prepareInstance } from '../../src/lib/server/sync/home';
import { createTestPlace, dialects } from '../support/testDatabase';
import { bundleChild, startChild } from './childProcess';
import { createHome, foundOrg } from './world';

const CYCLES = { sqlite: 30, postgres: 6 };
const BATCH_OPS = 8;
/** A process starts in a fraction of a second; a busy machine takes its time. */
const TEST_MS_MAX = 240_000;

describe('a server process of its own', { timeout: TEST_MS_MAX }, () => {
	let child: Awaited<ReturnType<typeof bundleChild>>;
	beforeAll(async () => {
		child = await bundleChild();
	});
	afterAll(() => child.remove());

	it.each(dialects)(
		'[I3][I4] killed at any moment on %s, it has every acknowledged op, once',
		async (dialect) => {
			const place = await createTestPlace(dialect);
			const database = openDatabase(place.options);
			await migrateToLatest(database);
			const home = createHome(database);
			await prepareInstance(home);
			const org = await foundOrg(home);
			const actor = org.person();
			if (dialect === 'sqlite') await database.close();

			let acknowledged = -1;
			for (let cycle = 0; cycle < CYCLES[dialect]; cycle++) {
				const {
					process: server,
					onLine,
					ended
				} = startChild(child.path, 'push', {
					options: place.options,
					actor,
					firstBatch: acknowledged + 1
				});
				let lines = 0;
				const killAt = randomInt(1, 25);
				onLine((line) => {
					acknowledged = Number(line);
					if (++lines === killAt) server.kill('SIGKILL');
				});
				expect(await ended).toBe('');
				expect(lines).toBeGreaterThanOrEqual(killAt);
			}

			const after = dialect === 'sqlite' ? openDatabase(place.options) : database;
			const { fn } = after.db;
			const log = await after.db
				.selectFrom('op')
				.select(['seq'])
				.where('space_id', '=', org.locations[0] ?? '')
				.orderBy('seq')
				.execute();
			const sum = await after.db
				.selectFrom('ledger_entry')
				.select(fn.sum<number>('amount_minor').as('sum'))
				.executeTakeFirstOrThrow();
			// One batch may have been committed whose acknowledgement died with the process; never a part of one.
			expect([0, 1]).toContain(log.length / BATCH_OPS - (acknowledged + 1));
			expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
			expect(Number(sum.sum)).toBe(log.length);
			await after.close();
			if (dialect === 'sqlite') expect(await faultsOf(place.options.file ?? '')).toEqual([]);
			await place.remove();
		}
	);

	it.each(dialects)(
		'four processes that start together on %s migrate once and agree on one epoch',
		async (dialect) => {
			const place = await createTestPlace(dialect);
			const epochs: string[] = [];
			const children = Array.from({ length: 4 }, () =>
				startChild(child.path, 'migrate', { options: place.options })
			);
			for (const { onLine } of children) onLine((line) => epochs.push(line));
			const errors = await Promise.all(children.map(({ ended }) => ended));
			expect(errors).toEqual(['', '', '', '']);
			expect(epochs).toHaveLength(4);
			expect(new Set(epochs).size).toBe(1);
			await place.remove();
		}
	);
});
