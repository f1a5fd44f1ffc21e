import { conclude, runGates, staticStages, vitestGate } from './gates.mjs';
import { ensureInstalled } from './install.mjs';

/** `npm run check`: format, lint, types and the quick tests, for while one is working. */
async function main() {
	if (!(await ensureInstalled())) return conclude({ passed: 0, failed: 1 });
	return conclude(await runGates([...staticStages(), [vitestGate('unit', ['src', 'tests/tidy.test.ts'])]]));
}

process.exitCode = await main();
