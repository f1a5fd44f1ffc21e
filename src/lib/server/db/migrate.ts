import { Migrator } from 'kysely/migration';
import type { Database } from './open';
import { syncMigration } from './migrations/0001_sync';
import { accountsMigration } from './migrations/0002_accounts';
import { settlingMigration } from './migrations/0003_settling';
import { ledgerMigration } from './migrations/0004_ledger';
import { mediaUploadMigration } from './migrations/0005_media_upload';
import { deskMigration } from './migrations/0006_desk';
import { patternsMigration } from './migrations/0007_patterns';
import { storiesMigration } from './migrations/0009_stories';
import { pushMigration } from './migrations/0010_push';
import { commentsMigration } from './migrations/0011_comments';

const START_TRIES_MAX = 5;

/**
 * Brings the tables up to this build; safe when several processes start together (an advisory lock on PostgreSQL,
 * the write lock on SQLite). Throws with the database unchanged when a migration fails.
 */
export async function migrateToLatest({ db, dialect }: Database): Promise<void> {
	const migrator = new Migrator({
		db,
		provider: {
			getMigrations: () =>
				Promise.resolve({
					'0001_sync': syncMigration(dialect),
					'0002_accounts': accountsMigration(dialect),
					'0003_settling': settlingMigration,
					'0004_ledger': ledgerMigration,
					'0005_media_upload': mediaUploadMigration(dialect),
					'0006_desk': deskMigration,
					'0007_patterns': patternsMigration,
					'0009_stories': storiesMigration(dialect),
					'0010_push': pushMigration,
					'0011_comments': commentsMigration(dialect)
				})
		}
	});
	let failure: unknown;
	for (let tries = 0; tries < START_TRIES_MAX; tries++) {
		const { error } = await migrator.migrateToLatest();
		if (!error) return;
		failure = error;
		// Kysely makes its own two tables outside the lock: whoever comes second there simply tries again.
		if (!/already exists|duplicate key|locked/i.test(String(error))) break;
	}
	throw failure;
}
