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
 * @returns {Gate}
 */
export function playwrightGate(browser) {
	const execute = (/** @type {string} */ report) =>
		runTool(
			'playwright',
			['test', '--config', path('tests', 'e2e', 'playwright.config.ts'), '--reporter=list,json'],
			{
				env: { ...toolEnv, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
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

/** Format, lint and types: what a machine can say without running anything. Cheapest first. */
export const staticGates = [
	plainGate('format', 'prettier', ['--check', '--log-level=warn', '--cache', '.']),
	plainGate('generated types', 'svelte-kit', ['sync']),
	plainGate('lint', 'eslint', ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '.']),
	plainGate('types of tools', 'tsc', [...strictJs, '--module', 'nodenext', '--target', 'es2023', ...tools]),
	plainGate('types', 'svelte-check', [
		'--tsconfig',
		'./tsconfig.json',
		'--threshold',
		'warning',
		'--output',
		'human'
	])
];

/**
 * Runs gates in order, all of them, and says how each went.
 * @param {Gate[]} gates
 * @returns {Promise<Count>}
 */
export async function runGates(gates) {
	const total = { passed: 0, failed: 0 };
	for (const gate of gates) {
		const since = Date.now();
		const { passed, failed } = await gate.run();
		total.passed += passed;
		total.failed += failed;
		say(`${failed === 0 ? '✓' : '✗'} ${gate.name} (${secondsSince(since)})`);
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
