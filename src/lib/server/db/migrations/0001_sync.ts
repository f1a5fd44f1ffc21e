import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../open';

/** Tables of {@link SyncSchema}. Released migrations never change. */
export function syncMigration(dialect: Dialect): Migration {
	return {
		async up(db: Kysely<unknown>) {
			await createSpaces(db);
			await createLog(db);
			await createLedger(db);
			await createDevices(db);
			await createMedia(db, dialect);
		}
	};
}

async function createSpaces(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('instance')
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('value', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('tenant')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('space')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('head', 'text', (column) => column.notNull())
		.addColumn('durable_seq', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('space_pk', ['tenant_id', 'id'])
		.execute();
	await db.schema
		.createTable('record')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('audience', 'text')
		.addColumn('body', 'text')
		.addColumn('deleted', 'integer', (column) => column.notNull())
		.addColumn('device_id', 'text', (column) => column.notNull())
		// The id before the space, so that a look-up by key never resembles a walk through a space.
		.addPrimaryKeyConstraint('record_pk', ['tenant_id', 'id', 'kind', 'space_id'])
		.execute();
	await db.schema
		.createIndex('record_by_seq')
		.on('record')
		.columns(['tenant_id', 'space_id', 'seq'])
		.execute();
}

async function createLog(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('op')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('author', 'text', (column) => column.notNull())
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('v', 'integer', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('chain', 'text', (column) => column.notNull())
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		.addColumn('body', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('op_pk', ['tenant_id', 'id'])
		.execute();
	// Unique: no seq is ever given twice [I7].
	await db.schema
		.createIndex('op_by_seq')
		.unique()
		.on('op')
		.columns(['tenant_id', 'space_id', 'seq'])
		.execute();
	await db.schema
		.createTable('quarantine')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('op_id', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text')
		.addColumn('author', 'text', (column) => column.notNull())
		.addColumn('device', 'text', (column) => column.notNull())
		.addColumn('reason', 'text', (column) => column.notNull())
		.addColumn('raw', 'text', (column) => column.notNull())
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		.addColumn('state', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('quarantine_pk', ['tenant_id', 'op_id', 'hash'])
		.execute();
}

async function createLedger(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('ledger_entry')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('gesture', 'text', (column) => column.notNull())
		.addColumn('incident', 'text', (column) => column.notNull())
		.addColumn('employee', 'text', (column) => column.notNull())
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('ref', 'text')
		.addColumn('amount_minor', 'bigint', (column) => column.notNull())
		.addColumn('currency', 'text', (column) => column.notNull())
		.addColumn('method', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('business_date', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_entry_pk', ['tenant_id', 'space_id', 'id'])
		.execute();
	await db.schema
		.createIndex('ledger_entry_by_date')
		.on('ledger_entry')
		.columns(['tenant_id', 'space_id', 'business_date'])
		.execute();
}

async function createDevices(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('device')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('person_id', 'text', (column) => column.notNull())
		.addColumn('last_seen_at', 'bigint', (column) => column.notNull())
		.addColumn('unsent', 'bigint', (column) => column.notNull())
		.addColumn('oldest_unsent_at', 'bigint')
		.addColumn('build', 'text', (column) => column.notNull())
		.addColumn('persisted', 'integer')
		.addColumn('clock_offset_ms', 'bigint')
		.addPrimaryKeyConstraint('device_pk', ['tenant_id', 'id', 'person_id'])
		.execute();
}

async function createMedia(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
	await db.schema
		.createTable('media')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('bytes', dialect === 'postgres' ? sql`bytea` : 'blob', (column) => column.notNull())
		.addColumn('width', 'integer', (column) => column.notNull())
		.addColumn('height', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('media_pk', ['tenant_id', 'hash'])
		.execute();
	await db.schema
		.createTable('media_use')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('gesture_id', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('media_use_pk', ['tenant_id', 'hash', 'space_id', 'gesture_id'])
		.execute();
}
