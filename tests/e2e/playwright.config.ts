import { defineConfig } from '@playwright/test';

/** Journeys on the production build with the real server: one browser, one worker, no second tries. */
export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	fullyParallel: false,
	workers: 1,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		headless: true,
		actionTimeout: 10_000,
		navigationTimeout: 20_000,
		// Recording costs a good part of a small machine; `--trace on` shows what went wrong.
		trace: 'off',
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
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
