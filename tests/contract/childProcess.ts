import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build } from 'vite';
import type { ChildTask } from './child';

/** Bundles `child.ts` beside node_modules, where its packages are found. */
export async function bundleChild(): Promise<{ path: string; remove: () => Promise<void> }> {
	const outDir = await mkdtemp(join(process.cwd(), 'node_modules', '.respiro-child-'));
	await build({
		configFile: false,
		logLevel: 'error',
		build: {
			ssr: join(import.meta.dirname, 'child.ts'),
			outDir,
			target: 'node22',
			minify: false,
			rollupOptions: { output: { entryFileNames: 'child.mjs' } }
		}
	});
	return { path: join(outDir, 'child.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) };
}

export interface Child {
	process: ChildProcessByStdio<null, Readable, Readable>;
	/** Calls back for every line the child prints. */
	onLine(callback: (line: string) => void): void;
	/** Resolves with what went to stderr, after the process is gone and all its lines were read. */
	ended: Promise<string>;
}

export function startChild(path: string, mode: 'migrate' | 'push', task: Partial<ChildTask>): Child {
	const child = spawn(process.execPath, [path, mode, JSON.stringify(task)], {
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const lines = createInterface(child.stdout);
	let errors = '';
	child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
	const closed = new Promise<void>((resolve) => lines.once('close', resolve));
	const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
	return {
		process: child,
		onLine: (callback) => void lines.on('line', callback),
		ended: Promise.all([closed, gone]).then(() => errors)
	};
}
