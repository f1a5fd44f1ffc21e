import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { assert } from '../../base/assert';
import type { Schema } from './schema';
import { openSqliteFile } from './sqlite';

export type Dialect = 'sqlite' | 'postgres';

/** One open database: the only way to it for everything in this process. */
export interface Database {
	db: Kysely<Schema>;
	dialect: Dialect;
	/** PostgreSQL address for the listening connection; null on SQLite. */
	url: string | null;
	/** Copies the whole database into a file while writes go on; null on PostgreSQL, which has tools of its own. */
	copyTo: ((path: string) => Promise<void>) | null;
	close(): Promise<void>;
}

const POOL_CONNECTIONS_MAX = 10;
const CONNECT_MS_MAX = 10_000;
const BIGINT_OID = 20;

/** Opens PostgreSQL by `url`, else the SQLite `file` (`:memory:` for throw-away ones). Does not migrate. */
export function openDatabase({ url, file }: { url?: string; file?: string }): Database {
	if (url) return openPostgres(url);
	assert(file, 'a database needs a url or a file');
	const sqlite = openSqliteFile(file);
	const db = new Kysely<Schema>({ dialect: sqlite.dialect });
	return {
		db,
		dialect: 'sqlite',
		url: null,
		copyTo: sqlite.copyTo,
		async close() {
			await db.destroy();
			sqlite.close();
		}
	};
}

function openPostgres(url: string): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: POOL_CONNECTIONS_MAX,
		connectionTimeoutMillis: CONNECT_MS_MAX,
		application_name: 'respiro',
		// Every bigint of ours is a millisecond, a seq or minor units: far below 2^53.
		types: {
			getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
				oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
		}
	});
	// An idle connection that breaks is replaced at the next use; without a listener it would end the process.
	pool.on('error', () => undefined);
	const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
	return { db, dialect: 'postgres', url, copyTo: null, close: () => db.destroy() };
}
