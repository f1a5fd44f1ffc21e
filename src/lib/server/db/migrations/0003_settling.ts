import type { Migration } from 'kysely/migration';

/** Who settled what was set aside, and words to know it by. Released migrations never change. */
export const settlingMigration: Migration = {
	async up(db) {
		for (const [name, type] of [
			['settled_by', 'text'],
			['settled_at', 'bigint']
		] as const)
			await db.schema.alterTable('quarantine').addColumn(name, type).execute();
		await db.schema
			.alterTable('quarantine')
			.addColumn('label', 'text', (column) => column.notNull().defaultTo(''))
			.execute();
		await db.schema
			.createIndex('quarantine_by_state')
			.on('quarantine')
			.columns(['tenant_id', 'state', 'received_at'])
			.execute();
	}
};
