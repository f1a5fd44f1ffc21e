import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the first screen runs, in one file: each request of its own costs a round trip on a phone. */
const FIRST_SCREEN =
	/src\/routes\/(\(app\)\/)?\+(layout|page|error)\.(svelte|ts)|client-optimized\/app|generated\/root|runtime\/(client\/bundle|app\/navigation)|rolldown.runtime/;
/** Small things that the first screen shares with later files, which must not drag each other in for them. */
const SHARED =
	/src\/lib\/(base\/|domain\/(limits|gesture\/alias|money\/(amount|currency|convert|decimal)|period\/(?!dayStart))|ui\/(draft|pwa\/busy|(PageHeader|IconButton|Chip|Card|Spinner)\.))/;
const NODE = /client-optimized\/nodes\/\d+\.js$/;

/** SvelteKit's own module of a route names what it stands for inside, and belongs to it. */
const isOf = (screens: RegExp) => (id: string) => screens.test(NODE.test(id) ? readFileSync(id, 'utf8') : id);

/** Only for the browser: on the server build it breaks SvelteKit's analysis of the routes. */
const firstScreen: Plugin = {
	name: 'first-screen',
	configEnvironment(name) {
		if (name !== 'client') return undefined;
		const groups = [
			{ name: 'first', test: (id: string) => SHARED.test(id) || isOf(FIRST_SCREEN)(id), priority: 3 },
			{ name: 'checks', test: /node_modules\/zod\//, priority: 4 },
			{ name: 'phone', test: /src\/lib\/client\/phone\.ts$|node_modules\/dexie\//, priority: 2 },
			{
				name: 'later',
				test: /src\/lib\/(client\/(network|change|refused|moneyQueries|story(Queries|Desk)|store\/mirrorTx|photos\/browserPhotos|consent\/(browserConsents|keys))\.ts|ui\/(pwa\/register|Glance))/,
				priority: 1
			},
			// Its other currencies and its receipts come when they are asked for (log/later.ts).
			{ name: 'log', test: isOf(/src\/routes\/\(app\)\/log\/(?!Receipts|Foreign|lastRates)/), priority: 1 },
			{
				name: 'stories',
				test: isOf(/src\/routes\/\(app\)\/stories\/(\+page|feedPages|columns)/),
				priority: 1
			}
		];
		return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
	}
};

const common = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 };

export default defineConfig({
	plugins: [sveltekit(), firstScreen],
	// Dexie for browsers of these years: smaller, and nothing in it is translated for older ones.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	build: {
		target: 'es2022',
		// The worker holds every chunk: a list of what each screen will ask for would only weigh on the first.
		modulePreload: {
			resolveDependencies: (_, files, { hostType }) =>
				hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files
		}
	},
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
