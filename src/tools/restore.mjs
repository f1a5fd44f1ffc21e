import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { path, say } from './project.mjs';

const FILE = 'respiro.db';

/**
 * Empty when a database file is sound and one of ours, else what is wrong with it.
 * @param {string} file
 */
function faultOf(file) {
	if (!existsSync(file)) return 'there is no such file';
	try {
		const database = new DatabaseSync(file, { readOnly: true });
		const verdict = database.prepare('pragma quick_check').get()?.quick_check;
		const epoch = database.prepare("select value from instance where key = 'epoch'").get();
		database.close();
		return verdict === 'ok' && epoch ? '' : `the check says: ${verdict}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * Puts what is there now out of the way, whole; nothing is deleted.
 * @param {string} folder
 */
function setAside(folder) {
	const present = readdirSync(folder).filter((name) => name.startsWith(FILE));
	if (present.length === 0) return;
	const aside = join(folder, `before-restore-${new Date().toISOString().replaceAll(':', '-')}`);
	mkdirSync(aside);
	for (const name of present) renameSync(join(folder, name), join(aside, name));
	say(`The database that was here is now in ${aside}.`);
}

/**
 * `npm run restore -- copy.db`: the embedded database becomes a backup copy. A new epoch makes every phone send
 * again what it still keeps and this copy does not have; the server knows what it has already [P7, I15].
 */
function main() {
	const [given] = process.argv.slice(2);
	if (!given) {
		say('Which copy? Stop the server, then: npm run restore -- path/to/copy.db');
		return 1;
	}
	const copy = resolve(given);
	const fault = faultOf(copy);
	if (fault) {
		say(`${copy} cannot be restored: ${fault}. Nothing was changed.`);
		return 1;
	}
	const folder = process.env.DATA_DIR ?? path('data');
	mkdirSync(folder, { recursive: true });
	setAside(folder);
	const file = join(folder, FILE);
	copyFileSync(copy, file);
	const database = new DatabaseSync(file);
	database.prepare("update instance set value = ? where key = 'epoch'").run(randomBytes(16).toString('hex'));
	database.close();
	say(`Restored ${copy}. Start the server; phones send what they still keep by themselves.`);
	return 0;
}

process.exitCode = main();
