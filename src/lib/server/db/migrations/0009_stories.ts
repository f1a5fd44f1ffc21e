import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../open';

/**
 * The index of stories: made from `gesture` records and made anew at any time. The terms are ours on both databases
 * (domain/search); the engines only look them up. Released migrations never change.
 */
export function storiesMigration(dialect: Dialect): Migration {
	return {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable('story_space')
				.addColumn('tenant_id', 'text', (column) => column.notNull())
				.addColumn('space_id', 'text', (column) => column.notNull())
				.addColumn('seq', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('story_space_pk', ['tenant_id', 'space_id'])
				.execute();
			const table = db.schema
				.createTable('story')
				.addColumn('tenant_id', 'text', (column) => column.notNull())
				.addColumn('space_id', 'text', (column) => column.notNull())
				.addColumn('id', 'text', (column) => column.notNull())
				.addColumn('at', 'bigint', (column) => column.notNull())
				.addColumn('business_date', 'text', (column) => column.notNull())
				.addColumn('scale', 'integer', (column) => column.notNull())
				.addColumn('photo', 'integer', (column) => column.notNull())
				.addColumn('told', 'integer', (column) => column.notNull());
			if (dialect === 'postgres') {
				await table
					.addColumn('terms', sql`tsvector`, (column) => column.notNull())
					.addPrimaryKeyConstraint('story_pk', ['tenant_id', 'space_id', 'id'])
					.execute();
				await sql`create index story_terms on story using gin (terms)`.execute(db);
			} else {
				// `doc` links a story with its row of the full-text table, which keeps no text of its own.
				await table
					.addColumn('doc', 'integer', (column) => column.primaryKey())
					.addUniqueConstraint('story_pk', ['tenant_id', 'space_id', 'id'])
					.execute();
				await sql`create virtual table story_terms using fts5(terms, content='', contentless_delete=1,
					detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 0")`.execute(db);
			}
			await db.schema
				.createIndex('story_by_time')
				.on('story')
				.columns(['tenant_id', 'space_id', 'at', 'id'])
				.execute();
		}
	};
}
