import pg from 'pg';
import type { TestProject } from 'vitest/node';
import startPostgres from '../../support/postgres';

/** A real PostgreSQL with the durability of its defaults, and how to end it. */
export async function openPostgres(): Promise<{ url: string; close: () => Promise<void> }> {
	let server = '';
	const provide = (_: string, url: string) => (server = url);
	const stop = await startPostgres({ provide } as unknown as TestProject);
	const url = new URL(server);
	url.pathname = `/respiro_bench_${process.pid}`;
	await runSql(server, `create database ${url.pathname.slice(1)}`);
	return {
		url: url.href,
		async close() {
			await runSql(server, `drop database ${url.pathname.slice(1)} with (force)`);
			await stop();
		}
	};
}

async function runSql(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement).finally(() => client.end());
}
