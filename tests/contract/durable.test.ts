import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/lib/server/db/open';
import { backupTo } from '../../src/lib/server/sync/durable';
import { rotateEpoch } from '../../src/lib/server/sync/home';
import { createHome, foundOrg, gestureOp, openHome, outcomesOf, Phone, projectionOf, push } from './world';

describe('what a backup holds', () => {
	let directory: string;
	beforeAll(async () => {
		directory = await mkdtemp(join(tmpdir(), 'respiro-backup-'));
	});
	afterAll(() => rm(directory, { recursive: true, force: true }));

	it('[P5][I15][I26] durable follows a checked copy; after a restore the rest is sent again and counts once', async () => {
		const home = await openHome('sqlite');
		const org = await foundOrg(home);
		const [space = ''] = org.locations;
		const actor = org.person('manager');
		const phone = new Phone(home, actor);
		const ops = Array.from({ length: 6 }, () => gestureOp(actor, { space, amountMinor: 100 }));
		await push(home, actor, ops.slice(0, 3));
		await phone.pull();
		expect(phone.pages.at(-1)?.durableSeq).toBe(0);

		const copy = await backupTo(home, directory);
		await push(home, actor, ops.slice(3));
		await phone.pull();
		expect(phone.pages.findLast((page) => page.space === space)?.durableSeq).toBe(3);
		expect(await readdir(directory)).toEqual([copy.slice(directory.length + 1)]);

		const file = join(directory, 'restored.db');
		await cp(copy, file);
		const restored = createHome(openDatabase({ file }));
		await rotateEpoch(restored);
		const again = new Phone(restored, actor);
		again.epoch = phone.epoch;
		again.states = new Map(phone.states);
		const { pages } = await again.pullOnce();
		expect(pages.every(({ reset }) => reset)).toBe(true);
		expect(await outcomesOf(restored, actor, ops)).toEqual([
			...Array(3).fill('duplicate'),
			...Array(3).fill('committed')
		]);
		expect(await projectionOf(restored, space, null)).toEqual(await projectionOf(home, space, null));
		await restored.database.close();
		await home.database.close();
	});

	it('[P7] a restore below a phone is seen by its head hash even when nobody rotated the epoch', async () => {
		const home = await openHome('sqlite');
		const org = await foundOrg(home);
		const [space = ''] = org.locations;
		const actor = org.person('manager');
		await push(home, actor, [gestureOp(actor, { space })]);
		const folder = await mkdtemp(join(directory, 'head-'));
		const copy = await backupTo(home, folder);
		await push(home, actor, [gestureOp(actor, { space })]);
		const phone = new Phone(home, actor);
		await phone.pull();
		const restored = createHome(openDatabase({ file: copy }));
		await push(restored, actor, [gestureOp(actor, { space }), gestureOp(actor, { space })]);
		const late = new Phone(restored, actor);
		late.epoch = phone.epoch;
		late.states = new Map(phone.states);
		const { pages } = await late.pullOnce();
		expect(pages.find((page) => page.space === space)?.reset).toBe(true);
		await restored.database.close();
		await home.database.close();
	});

	it('[P5] where every commit is replicated, durable follows the commit', async () => {
		const home = await openHome('postgres');
		const org = await foundOrg(home);
		const [space = ''] = org.locations;
		const actor = org.person();
		await push({ ...home, durable: 'commit' }, actor, [gestureOp(actor, { space })]);
		const phone = new Phone(home, actor);
		await phone.pull();
		expect(phone.pages.find((page) => page.space === space)?.durableSeq).toBe(1);
		await expect(backupTo(home, directory)).rejects.toThrow('own tools');
		await home.database.close();
	});
});

describe('the tables', () => {
	/** Facts of the database or of the library for sign-in, which has a life before any organisation. */
	const WITHOUT_TENANT = /^(instance|tenant|kysely_.*|auth_.*)$/;

	it('every table of a tenant could be partitioned by it: its keys all have the tenant first', async () => {
		const { database } = await openHome('postgres');
		const tables = await database.db.introspection.getTables();
		const own = tables.filter(({ name }) => !WITHOUT_TENANT.test(name));
		expect(own.length).toBeGreaterThan(8);
		for (const { name, columns } of own) {
			expect(
				columns.map((column) => column.name),
				name
			).toContain('tenant_id');
			await sql`create table ${sql.table(`part_${name}`)} (like ${sql.table(name)} including all)
				partition by hash (tenant_id)`.execute(database.db);
		}
		const keys = await sql<{ name: string; column: string }>`
			select index.indrelid::regclass::text as name, attribute.attname as column
			from pg_index as index join pg_attribute as attribute
				on attribute.attrelid = index.indrelid and attribute.attnum = index.indkey[0]
			where index.indisunique and index.indrelid::regclass::text = any(${own.map(({ name }) => name)})`.execute(
			database.db
		);
		expect(keys.rows.filter(({ column }) => column !== 'tenant_id')).toEqual([]);
		await database.close();
	});
});
