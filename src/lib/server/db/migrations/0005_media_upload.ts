import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../open';

/** Photos that people send in parts, who sent them, and who named them. Released migrations never change. */
export function mediaUploadMigration(dialect: Dialect): Migration {
	const bytes = dialect === 'postgres' ? sql`bytea` : 'blob';
	return {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable('media_upload')
				.addColumn('tenant_id', 'text', (column) => column.notNull())
				.addColumn('person_id', 'text', (column) => column.notNull())
				.addColumn('hash', 'text', (column) => column.notNull())
				.addColumn('size', 'integer', (column) => column.notNull())
				.addColumn('have', 'integer', (column) => column.notNull())
				.addColumn('state', 'text', (column) => column.notNull())
				.addColumn('reason', 'text')
				.addColumn('stored_hash', 'text')
				.addColumn('updated_at', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('media_upload_pk', ['tenant_id', 'hash', 'person_id'])
				.execute();
			await db.schema
				.createIndex('media_upload_by_person')
				.on('media_upload')
				.columns(['tenant_id', 'person_id', 'updated_at'])
				.execute();
			await db.schema
				.createTable('media_chunk')
				.addColumn('tenant_id', 'text', (column) => column.notNull())
				.addColumn('person_id', 'text', (column) => column.notNull())
				.addColumn('hash', 'text', (column) => column.notNull())
				.addColumn('at', 'integer', (column) => column.notNull())
				.addColumn('bytes', bytes, (column) => column.notNull())
				.addPrimaryKeyConstraint('media_chunk_pk', ['tenant_id', 'hash', 'person_id', 'at'])
				.execute();
			await db.schema
				.alterTable('media')
				.addColumn('uploaded', 'integer', (column) => column.notNull().defaultTo(0))
				.execute();
			await db.schema
				.alterTable('media_use')
				.addColumn('person_id', 'text', (column) => column.notNull().defaultTo(''))
				.execute();
		}
	};
}
