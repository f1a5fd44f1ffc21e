import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, path, runTool, say, secondsSince, toolEnv } from './project.mjs';

/**
 * What a gate found. A gate that could not run has failed.
 * @typedef {{passed: number, failed: number}} Count
 * @typedef {{name: string, run: () => Promise<Count>}} Gate
 */

/** @param {boolean} isFine @returns {Count} */
const onlyFailure = (isFine) => ({ passed: 0, failed: isFine ? 0 : 1 });

/**
 * A gate that either holds or tells what is wrong.
 * @param {string} name
 * @param {string} tool
 * @param {string[]} args
 * @returns {Gate}
 */
function plainGate(name, tool, args) {
	return {
		name,
		run: async () => {
			const { code, output } = await runTool(tool, args, { quiet: true });
			if (code !== 0) say(output.trim());
			return onlyFailure(code === 0);
		}
	};
}

/**
 * Runs something that leaves a JSON report in a file of its own, and reads it.
 * @template T
 * @param {(report: string) => Promise<number>} execute answers the exit code
 * @param {(json: T) => Count} count
 * @returns {Promise<Count>}
 */
async function counted(execute, count) {
	const folder = mkdtempSync(join(tmpdir(), 'respiro-report-'));
	const report = join(folder, 'report.json');
	try {
		const code = await execute(report);
		const found = count(JSON.parse(readFileSync(report, 'utf8')));
		const isHonest = found.passed > 0 && (code === 0 || found.failed > 0);
		return isHonest ? found : { ...found, failed: found.failed + 1 };
	} catch (error) {
		say(`There is no report to read: ${error instanceof Error ? error.message : error}`);
		return onlyFailure(false);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * @param {string} name
 * @param {string[]} places folders or files
 * @returns {Gate}
 */
export function vitestGate(name, places) {
	const execute = (/** @type {string} */ report) =>
		runTool('vitest', [
			'run',
			...places,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`
		]).then(({ code }) => code);
	/** @param {{numPassedTests: number, numFailedTests: number, numPendingTests: number}} json */
	const count = (json) => ({
		passed: json.numPassedTests,
		// A skipped test has not run, and what could not run has failed.
		failed: json.numFailedTests + json.numPendingTests
	});
	return { name, run: () => counted(execute, count) };
}

/**
 * @param {string} browser path of the Chromium
 * @param {string | null} shell path of a lighter one, for what needs no camera
 * @returns {Gate}
 */
export function playwrightGate(browser, shell) {
	const paths = { CHROMIUM_PATH: browser, ...(shell ? { CHROMIUM_SHELL_PATH: shell } : {}) };
	const execute = (/** @type {string} */ report) =>
		runTool(
			'playwright',
			['test', '--config', path('tests', 'e2e', 'playwright.config.ts'), '--reporter=list,json'],
			{
				env: { ...toolEnv, ...paths, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
			}
		).then(({ code }) => code);
	/** @param {import('@playwright/test/reporter').JSONReport} json */
	const count = ({ stats, errors }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.skipped + stats.flaky + errors.length
	});
	return { name: 'browser', run: () => counted(execute, count) };
}

const tools = filesBelow(path('src', 'tools')).filter((file) => file.endsWith('.mjs'));
const strictJs = '--ignoreConfig --noEmit --allowJs --checkJs --strict --skipLibCheck --types node'.split(
	' '
);

const format = plainGate('format', 'prettier', ['--check', '--log-level=warn', '--cache', '.']);
const generated = plainGate('generated types', 'svelte-kit', ['sync']);
const lint = plainGate('lint', 'eslint', ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']);
const toolTypes = [...strictJs, '--module', 'nodenext', '--target', 'es2023', ...tools];
const typesOfTools = plainGate('types of tools', 'tsc', toolTypes);
const svelteCheck = '--tsconfig ./tsconfig.json --threshold warning --output human'.split(' ');
const types = plainGate('types', 'svelte-check', svelteCheck);

/**
 * Types, lint and format: what a machine can say without running anything. A build writes the generated types anew, so
 * it never stands beside those who read them.
 * @param {Gate[]} beside what may run beside the last of them
 * @returns {Gate[][]} stages, for {@link runGates}
 */
export const staticStages = (...beside) => [[generated], [types, lint], [...beside, format, typesOfTools]];

/** Each of these gates keeps about one processor busy. */
const GATES_AT_ONCE = 2;

/**
 * Runs the stages in order, all of them; the gates of one stage two at a time. Says of each gate how it went.
 * @param {Gate[][]} stages
 * @returns {Promise<Count>}
 */
export async function runGates(stages) {
	const total = { passed: 0, failed: 0 };
	const runGate = async (/** @type {Gate} */ { name, run }) => {
		const since = Date.now();
		const { passed, failed } = await run();
		total.passed += passed;
		total.failed += failed;
		say(`${failed === 0 ? '✓' : '✗'} ${name} (${secondsSince(since)})`);
	};
	for (const stage of stages) {
		const waiting = [...stage];
		const runNext = async () => {
			for (let gate = waiting.shift(); gate; gate = waiting.shift()) await runGate(gate);
		};
		await Promise.all(Array.from({ length: GATES_AT_ONCE }, runNext));
	}
	return total;
}

/**
 * The last line of every test command.
 * @param {Count} total
 */
export function conclude({ passed, failed }) {
	say(`${passed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
}
