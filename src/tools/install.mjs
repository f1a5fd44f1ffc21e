import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fingerprint, machineEnv, path, run, runtime, say, secondsSince } from './project.mjs';

const lock = path('package-lock.json');
const stamp = path('node_modules', '.respiro-lock');
const SAID_LINES_MAX = 20;
const npmMark = path('node_modules', '.package-lock.json');

/** Whether what is installed is what the lock file says. An install done by hand counts too. */
function isInstalled() {
	if (!existsSync(runtime) || !existsSync(npmMark)) return false;
	if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === fingerprint([lock]);
	return statSync(npmMark).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs the dependencies when they are missing or the lock file has changed. Answers whether they are there. */
export async function ensureInstalled() {
	if (isInstalled()) return true;
	say('Installing what Respiro needs (about a minute the first time)…');
	const since = Date.now();
	const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		env: machineEnv,
		quiet: true
	});
	if (code !== 0 || !existsSync(runtime)) {
		say(output.trim().split('\n').slice(0, SAID_LINES_MAX).join('\n'));
		say(
			'The installation did not work. Is the package registry reachable (npm ping), and is the disk not full?'
		);
		if (code === 0)
			say('The pinned Node runtime is missing: was npm told to ignore scripts (ignore-scripts)?');
		return false;
	}
	writeFileSync(stamp, fingerprint([lock]));
	say(`Installed in ${secondsSince(since)}.`);
	return true;
}
