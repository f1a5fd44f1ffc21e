import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/lib/domain/finance/ledgerCheck.mjs';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import { syncMigration } from '../../src/lib/server/db/migrations/0001_sync';
import { accountsMigration } from '../../src/lib/server/db/migrations/0002_accounts';
import { settlingMigration } from '../../src/lib/server/db/migrations/0003_settling';
import { openDatabase, type Database } from '../../src/lib/server/db/open';
import { sha256 } from '../../src/lib/server/sync/examine';
import { prepareInstance } from '../../src/lib/server/sync/home';
import { createTestPlace, dialects } from '../support/testDatabase';
import { Bookkeeper } from './ledgerWorld';
import { createHome, newId, NOW, rng } from './world';

const [tenant, space, gesture, employee] = [newId(), newId(), newId(), newId()];
const SPENDS = 1_203;

/** A database of before ledgers were chained: spends of one gesture, two of them by one op. */
async function fillOld({ db, dialect }: Database): Promise<void> {
	const migrations = {
		'0001_sync': syncMigration(dialect),
		'0002_accounts': accountsMigration(dialect),
		'0003_settling': settlingMigration
	};
	const old = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
	expect((await old.migrateToLatest()).error).toBeUndefined();
	await sql`insert into tenant (id, created_at) values (${tenant}, 0)`.execute(db);
	for (const [id, kind] of [
		[tenant, 'org'],
		[space, 'location']
	]) {
		await sql`insert into space (tenant_id, id, kind, seq, head, durable_seq)
			values (${tenant}, ${id}, ${kind}, ${SPENDS}, 'h', 0)`.execute(db);
	}
	const place = JSON.stringify({ name: 'Casa', zone: 'Europe/Madrid', currency: 'EUR' });
	await sql`insert into record (tenant_id, space_id, kind, id, seq, audience, body, deleted, device_id)
		values (${tenant}, ${tenant}, 'location', ${space}, 1, null, ${place}, 0, 'd'),
			(${tenant}, ${space}, 'gesture', ${gesture}, 1, null, ${JSON.stringify({ purpose: 'wow' })}, 0, 'd')`.execute(
		db
	);
	await sql`insert into op (tenant_id, id, space_id, seq, author, device, type, v, hash, chain, received_at, body)
		values (${tenant}, 'op', ${space}, 7, 'a', 'd', 'gesture.log', 1, 'h', 'c', ${NOW}, '{}')`.execute(db);
	for (let i = 0; i < SPENDS; i++) {
		const seq = i === 8 ? 7 : SPENDS - i;
		await sql`insert into ledger_entry (tenant_id, space_id, id, gesture, incident, employee, type, ref, amount_minor,
				currency, method, at, business_date, seq)
			values (${tenant}, ${space}, ${`entry-${String(i).padStart(4, '0')}`}, ${i < 9 ? gesture : 'gone'}, 'i', ${employee},
				'spend', null, ${100 + i}, 'EUR', 'points', ${i}, '2026-05-03', ${seq})`.execute(db);
	}
}

describe.each(dialects)('the migration of older ledgers on %s', { timeout: 60_000 }, (dialect) => {
	it('gives every row its place in the order of commits, once, and new rows follow', async () => {
		const place = await createTestPlace(dialect);
		const database = openDatabase(place.options);
		await fillOld(database);
		await migrateToLatest(database);
		await prepareInstance({ database, rng });
		const actor = { tenant, person: newId(), role: 'owner' as const, spaces: [space], pastSpaces: [] };
		const book = new Bookkeeper(createHome(database), actor, space);
		await book.spend(500);
		const whole = await book.json();
		expect(checkLedger(whole, sha256)).toMatchObject({ ok: true, verified: SPENDS + 1 });
		const seventh = whole.entries.filter(({ recordedAt }) => recordedAt === NOW).map(({ id }) => id);
		expect(seventh.slice(0, 2)).toEqual(['entry-0008', 'entry-1196']);
		expect(whole.entries.filter(({ purpose }) => purpose === 'wow')).toHaveLength(10);
		expect(whole.entries[0]).toMatchObject({
			postingPeriod: '2026-05',
			legallyOwed: false,
			policyVersion: null
		});
		await database.close();
		await place.remove();
	});
});
