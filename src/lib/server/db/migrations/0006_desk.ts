import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Flags, reviews and reimbursements of a location without walking through all its records; each index holds its one
 * kind only, so that it costs the other records nothing. Released migrations never change.
 */
export const deskMigration: Migration = {
	async up(db: Kysely<unknown>) {
		for (const kind of ['flags', 'review', 'reimbursement']) {
			await db.schema
				.createIndex(`record_${kind}`)
				.on('record')
				.columns(['tenant_id', 'space_id', 'seq'])
				.where(sql.ref('kind'), '=', sql.lit(kind))
				.execute();
		}
	}
};
