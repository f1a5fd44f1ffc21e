import { relative } from 'node:path';
import { runnerImport } from 'vite';
import { path, root, say, secondsSince } from './project.mjs';

/**
 * One figure: what was measured, the floor of the same run, and the goal as a ratio to that floor (or absolute).
 * @typedef {{what: string, value: number, unit: string, floor?: number, goal?: string}} Figure
 */

/** @param {number} value */
const short = (value) =>
	Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** @param {Figure} figure */
function line({ what, value, unit, floor, goal }) {
	const against =
		floor === undefined ? '' : `floor ${short(floor)} ${unit}, ratio ${(value / floor).toFixed(2)}`;
	return `  ${what.padEnd(58)} ${`${short(value)} ${unit}`.padStart(14)}   ${against.padEnd(36)}${goal ? `goal ${goal}` : ''}`;
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('bench-one.mjs needs the path of one tests/bench/*.bench.ts');
say(`\n${relative(root, file)}`);
const since = Date.now();
/** @type {{module: {default: (report: (figure: Figure) => void) => Promise<void>}}} */
const { module } = await runnerImport(file, {
	root,
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: path('src', 'lib') } }
});
await module.default((figure) => say(line(figure)));
say(`  took ${secondsSince(since)}`);
process.exit(0);
