import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository, wherever the command was called from. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts */
export const path = (...parts) => join(root, ...parts);

const bin = path('node_modules', '.bin');

/** The pinned runtime that the app and its tests run under; installed like any other dependency. */
export const runtime = join(bin, 'node');

const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
const searchPath = (process.env[pathName] ?? '').split(delimiter);

/** The environment under which tools find the pinned runtime first. */
export const toolEnv = { ...process.env, [pathName]: [bin, ...searchPath].join(delimiter) };

/** The environment of the machine: an install replaces `node_modules`, so nothing may run from there. */
export const machineEnv = {
	...process.env,
	[pathName]: searchPath.filter((folder) => !folder.includes('node_modules')).join(delimiter)
};

/** @param {string} sentence */
export const say = (sentence) => console.log(sentence);

/**
 * Runs a command to its end. `quiet` keeps its output to itself and returns it.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, quiet?: boolean, msMax?: number}} [options]
 * @returns {Promise<{code: number, output: string}>}
 */
export function run(command, args, { env = toolEnv, quiet = false, msMax } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			env,
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			shell: process.platform === 'win32',
			timeout: msMax
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output }));
	});
}

/**
 * Runs a tool of `node_modules` under the pinned runtime.
 * @param {string} tool
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, quiet?: boolean, msMax?: number}} [options]
 */
export const runTool = (tool, args, options) => run(join(bin, tool), args, options);

/**
 * All files below a file or folder of the repository, sorted.
 * @param {string} place
 * @returns {string[]}
 */
export function filesBelow(place) {
	const entries = readdirSync(place, { withFileTypes: true });
	return entries
		.flatMap((entry) => {
			const full = join(place, entry.name);
			return entry.isDirectory() ? filesBelow(full) : [full];
		})
		.sort();
}

/**
 * A fingerprint of files: equal content, equal text. Twelve hex digits.
 * @param {string[]} files
 */
export function fingerprint(files) {
	const hash = createHash('sha256');
	for (const file of files)
		hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex').slice(0, 12);
}

/** @param {number} since */
export const secondsSince = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
