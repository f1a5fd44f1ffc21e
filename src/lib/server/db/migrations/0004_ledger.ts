import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { chainLedgers } from './chainLedgers';

/** Columns that `ledger_entry` gains; those that must be there begin with what an older row has. */
const COLUMNS = [
	['guest', 'text', null],
	['purpose', 'text', ''],
	['policy_version', 'bigint', null],
	['original_amount_minor', 'bigint', null],
	['original_currency', 'text', null],
	['rate', 'text', null],
	['rate_on', 'text', null],
	['reason', 'text', null],
	['legally_owed', 'integer', 0],
	['loss_minor', 'bigint', null],
	['posting_period', 'text', ''],
	['received_at', 'bigint', 0],
	['position', 'bigint', 0],
	['previous', 'text', ''],
	['chain', 'text', '']
] as const;

/** The ledger in full, chained per location, and what closed months are frozen by. Released migrations never change. */
export const ledgerMigration: Migration = {
	async up(db: Kysely<unknown>) {
		await widenTables(db);
		await createFreezing(db);
		await chainLedgers(db);
		// Unique: two writers that took the same place would be two ledgers.
		await db.schema
			.createIndex('ledger_entry_by_position')
			.unique()
			.on('ledger_entry')
			.columns(['tenant_id', 'space_id', 'position'])
			.execute();
		await db.schema
			.createIndex('ledger_entry_by_period')
			.on('ledger_entry')
			.columns(['tenant_id', 'space_id', 'posting_period', 'position'])
			.execute();
	}
};

async function widenTables(db: Kysely<unknown>): Promise<void> {
	for (const [name, type, first] of COLUMNS) {
		await db.schema
			.alterTable('ledger_entry')
			.addColumn(name, type, (column) => (first === null ? column : column.notNull().defaultTo(first)))
			.execute();
	}
	for (const [name, type, first] of [
		['ledger_count', 'bigint', 0],
		['ledger_head', 'text', '']
	] as const) {
		await db.schema
			.alterTable('space')
			.addColumn(name, type, (column) => column.notNull().defaultTo(first))
			.execute();
	}
	await sql`update ledger_entry set posting_period = substr(business_date, 1, 7)`.execute(db);
}

async function createFreezing(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('ledger_receipt')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('entry_id', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_receipt_pk', ['tenant_id', 'space_id', 'entry_id', 'hash'])
		.execute();
	await db.schema
		.createTable('ledger_books')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('body', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_books_pk', ['tenant_id', 'space_id', 'seq'])
		.execute();
	await db.schema
		.createTable('ledger_close')
		.addColumn('tenant_id', 'text', (column) => column.notNull())
		.addColumn('space_id', 'text', (column) => column.notNull())
		.addColumn('month', 'text', (column) => column.notNull())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('position', 'bigint', (column) => column.notNull())
		.addColumn('head', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_close_pk', ['tenant_id', 'space_id', 'month'])
		.execute();
}
