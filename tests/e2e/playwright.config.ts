import { defineConfig } from '@playwright/test';

const { CHROMIUM_PATH, CHROMIUM_SHELL_PATH = CHROMIUM_PATH } = process.env;

/** Journeys on the production build with the real server: two at a time, no second tries. */
export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	globalSetup: './support/compiled.ts',
	// Files side by side, the journeys of one file in turn: a journey alone leaves half of two processors idle.
	fullyParallel: false,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		headless: true,
		actionTimeout: 15_000,
		navigationTimeout: 20_000,
		// Recording costs a good part of a small machine; `--trace on` shows what went wrong.
		trace: 'off',
		launchOptions: {
			...(CHROMIUM_SHELL_PATH ? { executablePath: CHROMIUM_SHELL_PATH } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	}
});
