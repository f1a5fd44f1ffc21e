import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/**
 * What the first screens run, in one file: each request of its own costs a round trip on a phone. The log form is part
 * of it, since it opens before anything else; so are the words of these screens, of both languages (3 kB each).
 */
const FIRST_SCREEN =
	/src\/routes\/(\(app\)\/)?\+(layout|page|error)\.(svelte|ts)|src\/lib\/i18n\/messages\/(es|en)\/index|client-optimized\/app|generated\/root|runtime\/(client\/bundle|app\/navigation)/;
/** Of the log, other currencies, photos, receipts and stays come when they are asked for (log/later.ts). */
const LOG = /src\/routes\/\(app\)\/log\/(?!Receipts|Foreign|LogPhotos|StayLine|lastRates)/;
/** Small things that the first screens share with later files, which must not drag each other in for them. */
const SHARED =
	/src\/lib\/(base\/|domain\/(limits|gesture\/alias|money\/(amount|currency|convert|decimal)|period\/(?!dayStart))|ui\/(draft|pwa\/busy|icons\/lineup|(PageHeader|IconButton|Chip|Card|Spinner)\.))/;
const NODE = /client-optimized\/nodes\/\d+\.js$/;

/** SvelteKit's own module of a route names what it stands for inside, and belongs to it. */
const isOf =
	(...screens: RegExp[]) =>
	(id: string) => {
		const text = NODE.test(id) ? readFileSync(id, 'utf8') : id;
		return screens.some((pattern) => pattern.test(text));
	};

/** Only for the browser: on the server build it breaks SvelteKit's analysis of the routes. */
const firstScreen: Plugin = {
	name: 'first-screen',
	configEnvironment(name) {
		if (name !== 'client') return undefined;
		const groups = [
			{
				name: 'first',
				test: (id: string) => SHARED.test(id) || isOf(FIRST_SCREEN, LOG)(id),
				priority: 3
			},
			{ name: 'phone', test: /src\/lib\/client\/phone\.ts$|node_modules\/dexie\//, priority: 2 },
			// Each comes with what it needs, as far as none before it does: what syncs and what is done in idle time, what
			// reads news, what makes ops.
			{
				name: 'sync',
				test: /src\/lib\/(client\/(network|store\/mirrorTx)\.ts$|ui\/(pwa\/(register|updates|Install)|Glance))/,
				priority: 1.9
			},
			{
				name: 'news',
				test: /node_modules\/zod\/|src\/lib\/client\/(reading|sync\/transport)\.ts$/,
				priority: 1.6
			},
			{
				name: 'change',
				test: /src\/lib\/(client\/(change|refused|sync\/replay|consent\/(browserConsents|keys))|domain\/mutators)\.ts$/,
				priority: 1.5
			},
			{ name: 'lineup', test: /src\/lib\/ui\/lineup\/(TodayLineUp|lineupDesk|plan\.)/, priority: 1.4 },
			{
				name: 'reads',
				test: /src\/lib\/client\/(moneyQueries|story(Queries|Desk))\.ts/,
				priority: 1.3
			},
			{ name: 'photos', test: /src\/lib\/client\/photos\/browserPhotos\.ts/, priority: 1 },
			{
				name: 'stories',
				test: isOf(/src\/routes\/\(app\)\/stories\/(\+page|feedPages|columns)/),
				priority: 1
			}
		];
		// The entry may export what others share of it: otherwise a file of its own would stand before it.
		const rolldownOptions = {
			preserveEntrySignatures: 'allow-extension' as const,
			output: { codeSplitting: { groups } }
		};
		return { build: { rolldownOptions } };
	}
};

const common = { environment: 'node' as const, testTimeout: 30_000, hookTimeout: 120_000 };
/** By lint without state, clock or chance of their own: their files may share one process. */
const PURE = 'src/lib/{base,domain}/**/*.test.ts';
/** Tests that take longest, longest first: one of them begun last would keep a single processor busy at the end. */
const LONG =
	`contract/fuzz contract/accountsSessions contract/accounts sim/world.even sim/world.odd contract/kill
	contract/mediaPhone contract/interference contract/media sim/plantedBugs contract/telling contract/exportMigration
	sim/leases contract/quarantine policy/properties`.split(/\s+/);

/** Long tests first, then large files. A machine that has never run them knows no durations to go by. */
class LongestFirst implements TestSequencer {
	sort(files: TestSpecification[]): TestSpecification[] {
		const rankOf = ({ moduleId }: TestSpecification) => {
			const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
			return at < 0 ? LONG.length : at;
		};
		const sizeOf = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
		return [...files].sort((a, b) => rankOf(a) - rankOf(b) || sizeOf(b) - sizeOf(a));
	}

	shard(): never {
		throw new Error('the tests run on one machine');
	}
}

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
		// The default leaves one processor to Vitest itself, which on two of them is half the machine.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		sequence: { sequencer: LongestFirst },
		projects: [
			{ extends: true, test: { ...common, name: 'pure', include: [PURE], isolate: false } },
			{
				extends: true,
				test: {
					...common,
					name: 'unit',
					include: ['src/**/*.test.ts', 'tests/tidy.test.ts', 'tests/sim/**/*.test.ts'],
					exclude: [PURE]
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
