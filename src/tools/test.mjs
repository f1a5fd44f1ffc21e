import { ensureBrowser, findShell, hasPostgres } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { conclude, playwrightGate, runGates, staticStages, vitestGate } from './gates.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm test`: everything, cheap gates first. What could not run has failed. */
async function main() {
	if (!(await ensureInstalled())) return conclude({ passed: 0, failed: 1 });
	const browser = await ensureBrowser();
	if (browser === null || !hasPostgres()) return conclude({ passed: 0, failed: 1 });
	const build = { name: 'build', run: async () => ({ passed: 0, failed: (await ensureBuilt()) ? 0 : 1 }) };
	const tests = vitestGate('unit, contract, simulation', []);
	const journeys = playwrightGate(browser, await findShell());
	return conclude(await runGates([...staticStages(build), [tests], [journeys]]));
}

process.exitCode = await main();
