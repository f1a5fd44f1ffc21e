import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assert } from '../../base/assert';
import { faultsOf } from '../db/sqlite';
import type { Home } from './home';

const COPIES_KEPT_MAX = 24;
const NAME = /^respiro-\d+\.db$/;

/**
 * Copies the SQLite database into `directory` while writes go on, checks the copy [I26], and only then tells the
 * devices that what it holds is durable, so that they may let go of it [P5]. Throws when the copy is not sound:
 * devices then simply keep their ops. Returns the path of the copy.
 */
export async function backupTo(home: Home, directory: string): Promise<string> {
	const { db, copyTo } = home.database;
	assert(
		copyTo,
		'PostgreSQL is backed up by its own tools; set DURABLE=commit where a replica holds every commit'
	);
	const counters = await db.selectFrom('space').select(['tenant_id', 'id', 'seq']).execute();
	await mkdir(directory, { recursive: true });
	const path = join(directory, `respiro-${home.clock.now()}.db`);
	await copyTo(`${path}.part`);
	const faults = await faultsOf(`${path}.part`);
	assert(faults.length === 0, `the copy is not sound: ${faults.join('; ')}`);
	await syncToDisk(`${path}.part`);
	await rename(`${path}.part`, path);
	await syncToDisk(directory);
	await db.transaction().execute(async (tx) => {
		for (const { tenant_id, id, seq } of counters) {
			await tx
				.updateTable('space')
				.set({ durable_seq: seq })
				.where('tenant_id', '=', tenant_id)
				.where('id', '=', id)
				.where('durable_seq', '<', seq)
				.execute();
		}
	});
	await removeOldest(directory);
	return path;
}

async function syncToDisk(path: string): Promise<void> {
	const handle = await open(path, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

async function removeOldest(directory: string): Promise<void> {
	const copies = (await readdir(directory)).filter((name) => NAME.test(name)).sort();
	const surplus = copies.slice(0, Math.max(0, copies.length - COPIES_KEPT_MAX));
	for (const name of surplus) await rm(join(directory, name));
}
