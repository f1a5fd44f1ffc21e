import { Kysely } from 'kysely';
import { assert } from '../../base/assert';
import { openPostgresServer } from './postgres';
import type { Schema } from './schema';
import type { Session } from './session';
import { openSqliteFile } from './sqlite';

export type Dialect = 'sqlite' | 'postgres';

/** One open database: the only way to it for everything in this process. */
export interface Database {
	db: Kysely<Schema>;
	dialect: Dialect;
	/** PostgreSQL address for the listening connection; null on SQLite. */
	url: string | null;
	/** One transaction of prepared statements, on disk when it resolves [I3]; for hot paths. Rolled back when `work` throws. */
	write<T>(work: (session: Session) => Promise<T>): Promise<T>;
	/** Reads by prepared statements, all from one snapshot [L34]. */
	read<T>(work: (session: Session) => Promise<T>): Promise<T>;
	/** Copies the whole database into a file while writes go on; null on PostgreSQL, which has tools of its own. */
	copyTo: ((path: string) => Promise<void>) | null;
	close(): Promise<void>;
}

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
		// Kysely gives its only connection to one transaction at a time: nothing comes in between.
		write: (work) => db.transaction().execute(() => work(sqlite.session)),
		read: (work) =>
			db
				.transaction()
				.setAccessMode('read only')
				.execute(() => work(sqlite.session)),
		copyTo: sqlite.copyTo,
		async close() {
			await db.destroy();
			sqlite.close();
		}
	};
}

function openPostgres(url: string): Database {
	const { dialect, write, read } = openPostgresServer(url);
	const db = new Kysely<Schema>({ dialect });
	return { db, dialect: 'postgres', url, write, read, copyTo: null, close: () => db.destroy() };
}
