import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the first screen runs, in one file: each request of its own costs a round trip on a phone. */
const FIRST_SCREEN =
	/(src\/routes\/(\(app\)\/)?\+(layout|page|error)\.(svelte|ts))$|generated\/(client-optimized\/app|root)|kit\/src\/runtime\/client\/entry/;

/** Only for the browser: on the server build it breaks SvelteKit's analysis of the routes. */
const firstScreen: Plugin = {
	name: 'first-screen',
	configEnvironment(name) {
		if (name !== 'client') return undefined;
		const groups = [
			{ name: 'first', test: FIRST_SCREEN, priority: 2 },
			{ name: 'log', test: /src\/routes\/\(app\)\/log\//, priority: 1 },
			{ name: 'stories', test: /src\/routes\/\(app\)\/stories\//, priority: 1 }
		];
		return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
	}
};

const common = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 };

export default defineConfig({
	plugins: [sveltekit(), firstScreen],
	build: { target: 'es2022' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					...common,
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/tidy.test.ts', 'tests/sim/**/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					...common,
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					// Real PostgreSQL for the whole run; only these tests wait for it.
					globalSetup: ['tests/support/postgres.ts']
				}
			}
		]
	}
});
