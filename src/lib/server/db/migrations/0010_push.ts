import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Phones that want to be told, and what they were told of. Released migrations never change. */
export const pushMigration: Migration = {
	async up(db: Kysely<unknown>) {
		await db.schema
			.createTable('push_subscription')
			.addColumn('tenant_id', 'text', (column) => column.notNull())
			.addColumn('person_id', 'text', (column) => column.notNull())
			.addColumn('session_id', 'text', (column) => column.notNull())
			.addColumn('endpoint', 'text', (column) => column.notNull())
			.addColumn('endpoint_hash', 'text', (column) => column.notNull())
			.addColumn('p256dh', 'text', (column) => column.notNull())
			.addColumn('auth', 'text', (column) => column.notNull())
			.addColumn('language', 'text', (column) => column.notNull())
			.addColumn('created_at', 'bigint', (column) => column.notNull())
			.addPrimaryKeyConstraint('push_subscription_pk', ['tenant_id', 'session_id'])
			.execute();
		await db.schema
			.createIndex('push_subscription_by_person')
			.on('push_subscription')
			.columns(['tenant_id', 'person_id'])
			.execute();
		await db.schema
			.createIndex('push_subscription_by_endpoint')
			.on('push_subscription')
			.column('endpoint_hash')
			.execute();
		await db.schema
			.createTable('push_sent')
			.addColumn('tenant_id', 'text', (column) => column.notNull())
			.addColumn('op_id', 'text', (column) => column.notNull())
			.addColumn('person_id', 'text', (column) => column.notNull())
			.addColumn('sent_at', 'bigint', (column) => column.notNull())
			.addPrimaryKeyConstraint('push_sent_pk', ['tenant_id', 'op_id', 'person_id'])
			.execute();
	}
};
