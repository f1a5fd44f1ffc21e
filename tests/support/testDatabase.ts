import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import { openDatabase, type Database, type Dialect } from '../../src/lib/server/db/open';

export const dialects: Dialect[] = ['sqlite', 'postgres'];

/** Where a throw-away database is, so that several connections or processes can open the same one. */
export interface TestPlace {
	options: { url?: string; file?: string };
	/** Deletes it; close every connection first. */
	remove(): Promise<void>;
}

/** An empty database of its own: a temporary file, or a fresh database on the PostgreSQL of this run. */
export async function createTestPlace(dialect: Dialect): Promise<TestPlace> {
	if (dialect === 'sqlite') {
		const directory = mkdtempSync(join(tmpdir(), 'respiro-test-'));
		return {
			options: { file: join(directory, 'respiro.db') },
			remove: async () => rmSync(directory, { recursive: true, force: true })
		};
	}
	const server = inject('postgresUrl');
	const name = `respiro_${randomUUID().replaceAll('-', '')}`;
	await runSql(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		options: { url: url.href },
		remove: () => runSql(server, `drop database if exists ${name} with (force)`)
	};
}

/** An empty migrated database; `close` also deletes it. */
export async function openTestDatabase(dialect: Dialect): Promise<Database> {
	const place = await createTestPlace(dialect);
	const database = openDatabase(place.options);
	await migrateToLatest(database);
	return {
		...database,
		async close() {
			await database.close();
			await place.remove();
		}
	};
}

async function runSql(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
