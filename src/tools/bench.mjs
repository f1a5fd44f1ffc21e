import { existsSync } from 'node:fs';
import { ensureBrowser, hasPostgres } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { filesBelow, path, run, runtime, say, toolEnv } from './project.mjs';

/**
 * `npm run bench [part of a name…]`: every `tests/bench/*.bench.ts`, one after the other, each in a process of its
 * own, against floors measured in the same run. Figures, not tests: it fails only when one could not be taken.
 */
async function main() {
	if (!(await ensureInstalled()) || !(await ensureBuilt())) return 1;
	const browser = await ensureBrowser();
	if (browser === null || !hasPostgres()) return 1;
	const wanted = process.argv.slice(2);
	const folder = path('tests', 'bench');
	const files = existsSync(folder) ? filesBelow(folder).filter((file) => file.endsWith('.bench.ts')) : [];
	const chosen = files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));
	if (chosen.length === 0) {
		say('There is no benchmark of that name in tests/bench.');
		return 1;
	}
	let failures = 0;
	for (const file of chosen) {
		const { code } = await run(runtime, ['--expose-gc', path('src', 'tools', 'bench-one.mjs'), file], {
			env: { ...toolEnv, CHROMIUM_PATH: browser }
		});
		if (code !== 0) failures += 1;
	}
	return failures === 0 ? 0 : 1;
}

process.exitCode = await main();
