import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type Driver,
	type SqliteDatabase,
	type SqliteStatement,
	type TransactionSettings
} from 'kysely';
import { assert } from '../../base/assert';
import type { Session } from './session';

/** The only file that knows `node:sqlite`: its classes are still a release candidate. */

const STATEMENTS_MAX = 256;
const BUSY_MS_MAX = 10_000;
const BACKUP_PAGES_PER_STEP = 100;
/** First version without the WAL-reset bug [L31]. */
const VERSION_MIN = [3, 51, 3] as const;

/** A file of ours; `close` also frees the `-wal` file. */
export interface SqliteFile {
	dialect: SqliteDialect;
	/** Straight to the statements, for who holds the connection in a transaction. */
	session: Session;
	/** Whole and consistent copy while writes go on; on the same connection, or it would never end. */
	copyTo(path: string): Promise<void>;
	close(): void;
}

/** Opens and checks a database file, `:memory:` included. Throws when this SQLite could lose acknowledged data. */
export function openSqliteFile(path: string): SqliteFile {
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	const file = new DatabaseSync(path, { timeout: BUSY_MS_MAX });
	checkVersion(file);
	// FULL: one fsync per commit; NORMAL may lose acknowledged ops at a power cut [I3].
	file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
	// What is erased leaves the pages too, where that costs no write of its own [G4].
	file.exec('pragma secure_delete = fast;');
	file.exec('pragma mmap_size = 0; pragma cache_size = -32000; pragma temp_store = memory;');
	const database = withStatementCache(file);
	return {
		dialect: new FileDialect({ database }),
		session: {
			// Async, so that what SQLite throws becomes a rejection.
			async query<Row>(text: string, parameters: readonly unknown[]) {
				const statement = database.prepare(text);
				if (statement.reader) return statement.all(parameters) as Row[];
				statement.run(parameters);
				return [];
			}
		},
		async copyTo(copy) {
			await backup(file, copy, { rate: BACKUP_PAGES_PER_STEP });
		},
		close: () => database.close()
	};
}

/** Runs in a process of its own: checking a large copy must not stop this one. */
const CHECK_SCRIPT = `
	const { DatabaseSync } = require('node:sqlite');
	const file = new DatabaseSync(process.argv[1], { readOnly: true });
	const rows = file.prepare('pragma quick_check').all();
	console.log(JSON.stringify(rows.map((row) => row.quick_check).filter((text) => text !== 'ok')));
`;

/** Empty when a copy that nobody writes is sound, else what SQLite says is wrong with it [I26]. */
export async function faultsOf(path: string): Promise<string[]> {
	// Immutable: otherwise even a reader leaves -wal and -shm files beside the copy.
	const address = pathToFileURL(path);
	address.searchParams.set('immutable', '1');
	try {
		const { stdout } = await promisify(execFile)(process.execPath, ['-e', CHECK_SCRIPT, address.href]);
		return JSON.parse(stdout) as string[];
	} catch (error) {
		return [String(error)];
	}
}

function checkVersion(file: DatabaseSync): void {
	const version = String(file.prepare('select sqlite_version() as v').get()?.v);
	const parts = version.split('.').map(Number);
	const difference = VERSION_MIN.map((part, i) => (parts[i] ?? 0) - part).find((delta) => delta !== 0) ?? 0;
	assert(difference >= 0, `SQLite ${version} may lose data; ${VERSION_MIN.join('.')} or later is needed`);
	const options = file.prepare('pragma compile_options').all();
	assert(
		options.some((row) => row.compile_options === 'ENABLE_FTS5'),
		'this SQLite has no full text search (FTS5)'
	);
}

function withStatementCache(file: DatabaseSync): SqliteDatabase {
	const cached = new Map<string, SqliteStatement>();
	return {
		prepare(sql) {
			const known = cached.get(sql);
			if (known) {
				cached.delete(sql);
				cached.set(sql, known);
				return known;
			}
			const made = toStatement(file.prepare(sql), () => file.prepare(sql));
			cached.set(sql, made);
			const oldest = cached.size > STATEMENTS_MAX ? cached.keys().next().value : undefined;
			if (oldest !== undefined) cached.delete(oldest);
			return made;
		},
		close() {
			cached.clear();
			if (file.isOpen) file.close();
		}
	};
}

function toStatement(statement: StatementSync, prepareAgain: () => StatementSync): SqliteStatement {
	return {
		reader: statement.columns().length > 0,
		all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
		run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
		// Running a statement again ends its open iterator, so an iterator gets its own.
		iterate: (parameters) => prepareAgain().iterate(...(parameters as SQLInputValue[]))
	};
}

class FileDialect extends SqliteDialect {
	readonly #config: { database: SqliteDatabase };

	constructor(config: { database: SqliteDatabase }) {
		super(config);
		this.#config = config;
	}

	override createDriver(): Driver {
		return new FileDriver(this.#config);
	}

	override createAdapter(): SqliteAdapter {
		return new FileAdapter();
	}
}

class FileDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings) {
		// A plain `begin` fails when it becomes a writer behind another process; immediate waits its turn.
		const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
		await connection.executeQuery(CompiledQuery.raw(begin));
	}
}

class FileAdapter extends SqliteAdapter {
	/** Otherwise a failed migration would stay half applied. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}
