import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may not import what (ARCHITECTURE.md); tests/tidy.test.ts checks the same on resolved paths. */
const LAYERS = {
	base: ['domain', 'protocol', 'client', 'server', 'ui', 'i18n'],
	domain: ['protocol', 'client', 'server', 'ui', 'i18n'],
	protocol: ['client', 'server', 'ui', 'i18n'],
	client: ['server', 'ui', 'i18n'],
	server: ['client', 'ui', 'i18n'],
	i18n: ['protocol', 'client', 'server', 'ui'],
	ui: ['server']
};

const outward = (names) => ({
	regex: `^(\\$lib/|(\\.\\./)+)(${names.join('|')})(/|$)`,
	message: 'Layers: imports go inward only (ARCHITECTURE.md).'
});
const framework = {
	regex: '^(\\$app/|@sveltejs/|svelte($|/))',
	message: 'Pure code knows no framework.'
};

const layerRules = Object.entries(LAYERS).map(([layer, names]) => {
	const isPure = ['base', 'domain', 'protocol'].includes(layer);
	return {
		files: [`src/lib/${layer}/**`],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: isPure ? [outward(names), framework] : [outward(names)] }
			]
		}
	};
});

const byParameter = 'Time, chance, storage and network enter by parameter [P22].';
const NONDETERMINISM = [
	'fetch',
	'setTimeout',
	'setInterval',
	'localStorage',
	'sessionStorage',
	'indexedDB',
	'performance',
	'navigator',
	'location',
	'window',
	'document'
].map((name) => ({ name, message: byParameter }));
const NONDETERMINISTIC_CALLS = [
	{ object: 'Date', property: 'now', message: byParameter },
	{ object: 'Math', property: 'random', message: byParameter },
	{ object: 'crypto', property: 'randomUUID', message: byParameter },
	{ object: 'crypto', property: 'getRandomValues', message: byParameter }
];

export default ts.config(
	{ ignores: ['node_modules/', 'build/', '.svelte-kit/', 'data/', 'test-results/', 'playwright-report/'] },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows the names better.
			'no-undef': 'off',
			// A first value in front of a loop says what holds when the loop never runs.
			'no-useless-assignment': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-console': 'error',
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }
			],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// `noUncheckedIndexedAccess` makes `!` after a checked bound the honest form.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			// Plain maps and sets stand where nothing is drawn from them.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/require-each-key': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } }
	},
	...layerRules,
	{
		files: ['src/routes/api/**'],
		rules: { 'no-restricted-imports': ['error', { patterns: [outward(['client', 'ui', 'i18n'])] }] }
	},
	{
		files: ['src/routes/**'],
		ignores: ['src/routes/api/**'],
		rules: { 'no-restricted-imports': ['error', { patterns: [outward(['server'])] }] }
	},
	{
		files: ['src/lib/domain/**', 'src/lib/protocol/**', 'src/lib/client/sync/**', 'src/lib/server/sync/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', ...NONDETERMINISM],
			'no-restricted-properties': ['error', ...NONDETERMINISTIC_CALLS],
			'no-restricted-syntax': [
				'error',
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: byParameter }
			]
		}
	},
	{
		// The terminal is where these speak.
		files: ['src/tools/**', 'src/lib/server/app.ts', 'src/hooks.server.ts', 'tests/**'],
		rules: { 'no-console': 'off' }
	}
);
