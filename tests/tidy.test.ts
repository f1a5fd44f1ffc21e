import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/* The repository tests itself: shape, sizes, layers and words (ARCHITECTURE.md). A failure names file and line. */

const root = resolve(import.meta.dirname, '..');
const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 60;

const TOP_LEVEL = new Set(
	`src static tests svelte.config.js vite.config.ts package.json package-lock.json tsconfig.json README.md
	ARCHITECTURE.md CHANGELOG.md LICENSE .ci .gitignore .gitattributes .npmrc .prettierignore .prettierrc
	eslint.config.js`.split(/\s+/)
);
/** Made by running things, never committed. */
const MADE = new Set(
	`.git node_modules .svelte-kit build data coverage test-results playwright-report .env .DS_Store`.split(
		/\s+/
	)
);

/** Which layers a layer may import. Routes and the worker are layers too. */
const MAY_IMPORT: Record<string, readonly string[]> = {
	base: [],
	domain: ['base'],
	protocol: ['base', 'domain'],
	client: ['base', 'domain', 'protocol'],
	server: ['base', 'domain', 'protocol'],
	i18n: ['base', 'domain'],
	ui: ['base', 'domain', 'protocol', 'client', 'i18n'],
	pages: ['base', 'domain', 'protocol', 'client', 'ui', 'i18n'],
	api: ['base', 'domain', 'protocol', 'server'],
	worker: ['ui']
};

interface Source {
	name: string;
	text: string;
	/** The script of a component, elsewhere the whole text; lines are kept in place. */
	script: string;
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const full = join(folder, entry.name);
		return entry.isDirectory() ? filesBelow(full) : [full];
	});
}

/** Keeps what stands inside `<script>`, and the line numbers of everything. */
function scriptOf(text: string): string {
	let script = '';
	let last = 0;
	for (const match of text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
		const from = match.index + match[0].indexOf('>') + 1;
		script += text.slice(last, from).replace(/[^\n]/g, ' ') + match[1];
		last = from + match[1]!.length;
	}
	return script;
}

function toSource(file: string): Source {
	const text = readFileSync(file, 'utf8');
	const script = extname(file) === '.svelte' ? scriptOf(text) : text;
	return { name: relative(root, file).split(sep).join('/'), text, script };
}

const all = ['src', 'tests'].flatMap((folder) => filesBelow(join(root, folder)));
const sources = all.filter((file) => /\.(ts|mjs|js|svelte)$/.test(file)).map(toSource);
const prose = [...all.filter((file) => /\.(md|html|css)$/.test(file)), ...topLevelProse()].map(toSource);
const itself = 'tests/tidy.test.ts';

function topLevelProse(): string[] {
	return ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', '.ci/run']
		.map((name) => join(root, name))
		.filter((file) => existsSync(file));
}

function parse(source: Source): ts.SourceFile {
	const kind =
		source.name.endsWith('.mjs') || source.name.endsWith('.js') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
	return ts.createSourceFile(source.name, source.script, ts.ScriptTarget.Latest, true, kind);
}

/** Every node of a tree, with its line (from 1). */
function* nodesOf(tree: ts.SourceFile, node: ts.Node = tree): Generator<[ts.Node, number]> {
	yield [node, tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1];
	const children: ts.Node[] = [];
	node.forEachChild((child) => void children.push(child));
	for (const child of children) yield* nodesOf(tree, child);
}

const trees = sources.map((source) => ({ source, tree: parse(source) }));

/** `file:line what` for every line of the files that matches. */
function linesMatching(files: Source[], pattern: RegExp): string[] {
	return files.flatMap(({ name, text }) =>
		text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1} ${line.trim()}`] : []))
	);
}

/** A suite is a list of tests, not a function. */
function isSuite(node: ts.Node): boolean {
	return ts.isCallExpression(node.parent) && /describe/.test(node.parent.expression.getText());
}

function functionName(node: ts.SignatureDeclaration): string {
	if (node.name) return node.name.getText();
	return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : '(nameless)';
}

function layerOf(name: string): string | null {
	if (name === 'src/service-worker.ts') return 'worker';
	if (name.startsWith('src/routes/api/')) return 'api';
	if (name.startsWith('src/routes/')) return 'pages';
	return /^src\/lib\/([^/]+)\//.exec(name)?.[1] ?? null;
}

/** The path in the repository that a module name means, or null for a package. */
function importedPath(from: string, module: string): string | null {
	if (module.startsWith('$lib/')) return `src/lib/${module.slice('$lib/'.length)}`;
	if (!module.startsWith('.')) return null;
	return relative(root, resolve(root, dirname(from), module))
		.split(sep)
		.join('/');
}

function importsOf(tree: ts.SourceFile): [string, number][] {
	const found: [string, number][] = [];
	for (const [node, line] of nodesOf(tree)) {
		const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
		if (isStatic && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
			found.push([node.moduleSpecifier.text, line]);
		}
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [module] = node.arguments;
			if (module && ts.isStringLiteral(module)) found.push([module.text, line]);
		}
	}
	return found;
}

function wrongImports({ source, tree }: { source: Source; tree: ts.SourceFile }): string[] {
	const layer = layerOf(source.name);
	if (layer === null) return [];
	return importsOf(tree).flatMap(([module, line]) => {
		const path = importedPath(source.name, module);
		const target = path === null ? null : layerOf(`${path}/`) === null ? layerOf(path) : layerOf(`${path}/`);
		const isFine = target === null || target === layer || MAY_IMPORT[layer]?.includes(target);
		return isFine ? [] : [`${source.name}:${line} ${layer} imports ${module}`];
	});
}

describe('shape', () => {
	it('the top level holds what ARCHITECTURE.md allows and nothing else', () => {
		const others = readdirSync(root).filter((name) => !TOP_LEVEL.has(name) && !MADE.has(name));
		expect(others).toEqual([]);
	});

	it('names say what a thing is: no helper, util, SomethingManager, data, info', () => {
		const vague = /^(helper|util|data|info|misc|stuff)s?$|(helper|util)s?$|\wManagers?$/i;
		const files = sources.map(({ name }) => name).filter((name) => vague.test(basename(name).split('.')[0]!));
		const functions = trees.flatMap(({ source, tree }) =>
			[...nodesOf(tree)]
				.filter(([node]) => ts.isFunctionLike(node) && vague.test(functionName(node)))
				.map(([, line]) => `${source.name}:${line}`)
		);
		expect([...files, ...functions]).toEqual([]);
	});

	it(`no file is longer than ${FILE_LINES_MAX} lines`, () => {
		const long = sources
			.map(({ name, text }) => ({ name, lines: text.trimEnd().split('\n').length }))
			.filter(({ lines }) => lines > FILE_LINES_MAX);
		expect(long).toEqual([]);
	});

	it(`no function is longer than ${FUNCTION_LINES_MAX} lines`, () => {
		const long = trees.flatMap(({ source, tree }) =>
			[...nodesOf(tree)].flatMap(([node, line]) => {
				if (!ts.isFunctionLike(node) || isSuite(node)) return [];
				const lines = tree.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - line;
				return lines > FUNCTION_LINES_MAX ? [`${source.name}:${line} ${functionName(node)} ${lines}`] : [];
			})
		);
		expect(long).toEqual([]);
	});
});

describe('layers', () => {
	it('imports go inward only, on resolved paths', () => {
		expect(trees.flatMap(wrongImports)).toEqual([]);
	});

	it('the check sees what it must see', () => {
		const planted = (name: string, script: string) => {
			const source = { name, text: script, script };
			return wrongImports({ source, tree: parse(source) });
		};
		expect(planted('src/lib/domain/a.ts', "import { x } from '../server/app';")).toHaveLength(1);
		expect(planted('src/lib/client/a.ts', "const y = import('$lib/ui/x');")).toHaveLength(1);
		expect(planted('src/routes/log/+page.svelte', "export * from '$lib/server/app';")).toHaveLength(1);
		expect(planted('src/lib/client/a.ts', "import { x } from '../domain/x';")).toEqual([]);
	});
});

describe('words', () => {
	const others = sources.filter(({ name }) => name !== itself);

	it('no `any`, and no comment that silences the compiler', () => {
		const anys = trees.flatMap(({ source, tree }) =>
			[...nodesOf(tree)]
				.filter(([node]) => node.kind === ts.SyntaxKind.AnyKeyword)
				.map(([, line]) => `${source.name}:${line}`)
		);
		expect([...anys, ...linesMatching(others, /@ts-(ignore|nocheck|expect-error)|\{any\}/)]).toEqual([]);
	});

	it('nothing is left for later, and no test is switched off or alone', () => {
		const later = linesMatching([...others, ...prose], /\b(TODO|FIXME|XXX)\b/);
		const off = linesMatching(others, /\b(it|test|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|fails)\b/);
		expect([...later, ...off]).toEqual([]);
	});

	it('user text is never put on a page as HTML', () => {
		expect(linesMatching(others, /\{@html|\.innerHTML\b|insertAdjacentHTML|document\.write/)).toEqual([]);
	});

	it('no path of the machine somebody worked on', () => {
		const machine = /(^|[\s'"`(=])\/(work|home|root|Users|tmp)\/[\w.-]+/;
		expect(linesMatching([...others, ...prose], machine)).toEqual([]);
	});
});

describe('languages', () => {
	const folder = join(root, 'src/lib/i18n/messages');

	/** Paths of all messages: `area.key` or `area.group.key`. */
	function keysOf(value: unknown, path: string): string[] {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
		return Object.entries(value).flatMap(([key, item]) => keysOf(item, `${path}.${key}`));
	}

	async function catalogue(language: string): Promise<string[]> {
		const files = readdirSync(join(folder, language)).sort();
		const loaded = await Promise.all(
			files.map(async (file) => keysOf({ ...(await import(join(folder, language, file))) }, file))
		);
		return loaded.flat();
	}

	it('Spanish and English say the same things', async () => {
		const spanish = await catalogue('es');
		expect(spanish.length).toBeGreaterThan(0);
		expect(await catalogue('en')).toEqual(spanish);
	});
});
