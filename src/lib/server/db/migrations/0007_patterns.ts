import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What was found at night about a location, and when it is looked at next; one row per location, the last night only.
 * Released migrations never change.
 */
export const patternsMigration: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('pattern_night')
			.addColumn('tenant_id', 'text', (column) => column.notNull())
			.addColumn('space_id', 'text', (column) => column.notNull())
			.addColumn('due_at', 'bigint', (column) => column.notNull().defaultTo(0))
			.addColumn('claim', 'text', (column) => column.notNull().defaultTo(''))
			.addColumn('claimed_until', 'bigint', (column) => column.notNull().defaultTo(0))
			.addColumn('through', 'text')
			.addColumn('found', 'text', (column) => column.notNull().defaultTo('[]'))
			.addPrimaryKeyConstraint('pattern_night_pk', ['tenant_id', 'space_id'])
			.execute();
		await db.schema.createIndex('pattern_night_due').on('pattern_night').column('due_at').execute();
	}
};
