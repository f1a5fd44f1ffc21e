import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { path, root, runtime, say, toolEnv } from './project.mjs';

const PORT_DEFAULT = 3000;
const PORTS_TRIED_MAX = 20;
const INSIST_MS_MIN = 700;
const demo = process.argv.includes('--demo');

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, process.env.HOST ?? '0.0.0.0', () => probe.close(() => resolve(true)));
	});
}

/** The port that was asked for, or the first free one from 3000 on. Null when there is none. */
async function choosePort() {
	if (process.env.PORT) return (await isFree(Number(process.env.PORT))) ? Number(process.env.PORT) : null;
	for (let port = PORT_DEFAULT; port < PORT_DEFAULT + PORTS_TRIED_MAX; port++) {
		if (await isFree(port)) return port;
	}
	return null;
}

/**
 * @param {number} port
 * @param {string | null} throwaway folder of the demo database
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnv(port, throwaway) {
	/** @type {NodeJS.ProcessEnv} */
	const env = {
		...toolEnv,
		PORT: String(port),
		HOST: process.env.HOST ?? '0.0.0.0',
		ORIGIN: process.env.ORIGIN ?? `http://localhost:${port}`,
		DATA_DIR: process.env.DATA_DIR ?? path('data'),
		// Photos are the largest bodies; each route has its own, smaller limit.
		BODY_SIZE_LIMIT: process.env.BODY_SIZE_LIMIT ?? '1M',
		SHUTDOWN_TIMEOUT: process.env.SHUTDOWN_TIMEOUT ?? '2'
	};
	if (throwaway === null) return env;
	const { DATABASE_URL: _realData, BACKUP_DIR: _realBackups, ...rest } = env;
	return { ...rest, DATA_DIR: throwaway, DEMO: '1' };
}

/**
 * Runs the server until it ends; ctrl-C lets it finish what it has begun, a second one does not.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code
 */
function serve(env) {
	return new Promise((resolve) => {
		const child = spawn(runtime, [path('build', 'index.js')], {
			cwd: root,
			env,
			stdio: ['ignore', 'pipe', 'inherit']
		});
		createInterface({ input: child.stdout }).on('line', (line) => {
			if (!line.startsWith('Listening on')) return say(line);
			say(`Respiro runs at ${env.ORIGIN} (ctrl-C stops it).`);
			if (demo)
				say(`Choose who you want to be at ${env.ORIGIN}/demo. Everything here goes when you stop it.`);
		});
		let stoppingSince = 0;
		const stop = () => {
			// One ctrl-C may arrive twice: from the terminal and from npm.
			const insists = stoppingSince > 0 && Date.now() - stoppingSince > INSIST_MS_MIN;
			stoppingSince ||= Date.now();
			child.kill(insists ? 'SIGKILL' : 'SIGTERM');
		};
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
		child.on('error', (error) => say(`The server could not be started: ${error.message}`));
		child.on('close', (code) => resolve(stoppingSince > 0 ? 0 : (code ?? 1)));
	});
}

async function main() {
	if (!(await ensureInstalled()) || !(await ensureBuilt())) return 1;
	const port = await choosePort();
	if (port === null) {
		say(
			`Port ${process.env.PORT ?? PORT_DEFAULT} is taken by another program. Choose one: PORT=8080 npm start`
		);
		return 1;
	}
	const throwaway = demo ? mkdtempSync(join(tmpdir(), 'respiro-demo-')) : null;
	if (demo) say('Filling a throw-away database with a fictional hotel group…');
	try {
		return await serve(serverEnv(port, throwaway));
	} finally {
		if (throwaway) rmSync(throwaway, { recursive: true, force: true });
	}
}

process.exitCode = await main();
