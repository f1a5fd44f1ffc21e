import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, root } from '../../e2e/support/server';

/** An app of the same framework with nothing in it: an empty screen, and one that shows the newest rows of a database. */
const FILES: Record<string, string> = {
	'package.json': '{"private":true,"type":"module"}',
	'svelte.config.js': `
import adapter from '@sveltejs/adapter-node';
export default { kit: { adapter: adapter({ precompress: true }), paths: { relative: false } } };`,
	'vite.config.js': `
import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()], build: { target: 'es2022' } };`,
	'src/app.html': `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Floor</title>
<meta name="viewport" content="width=device-width" /><link rel="icon" href="data:," />%sveltekit.head%</head>
<body>%sveltekit.body%</body></html>`,
	'src/routes/+layout.js': 'export const ssr = false;',
	'src/routes/+page.svelte': '<h1>Floor</h1><p data-stands>Nothing else.</p>',
	'src/routes/rows/+page.svelte': `
<script>
	import Dexie from 'dexie';
	import { onMount } from 'svelte';
	const db = new Dexie('floor');
	db.version(1).stores({ rows: 'id, at' });
	let rows = $state.raw([]);
	onMount(async () => {
		window.fill = (all) => db.rows.bulkPut(all);
		rows = await db.rows.orderBy('at').reverse().limit(30).toArray();
	});
</script>
<h1>Rows</h1>
{#each rows as row (row.id)}<article data-stands>{row.text}</article>{/each}`,
	'src/service-worker.js': `
import { build, version } from '$service-worker';
self.addEventListener('install', (event) =>
	event.waitUntil(caches.open(version).then((cache) => cache.addAll(['/', ...build])))
);
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
	const asked = event.request.mode === 'navigate' ? '/' : event.request;
	event.respondWith(caches.match(asked).then((known) => known ?? fetch(event.request)));
});`
};

/** Builds that app with the project's own versions, and serves it. */
export class ShellFloor {
	readonly #folder = mkdtempSync(join(tmpdir(), 'respiro-floor-'));
	#process: ChildProcess | null = null;
	origin = '';

	async start(): Promise<void> {
		for (const [name, text] of Object.entries(FILES)) {
			const file = join(this.#folder, name);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, text);
		}
		symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
		const node = join(root, 'node_modules/.bin/node');
		const options = { cwd: this.#folder, encoding: 'utf8' as const };
		const built = spawnSync(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], options);
		if (built.status !== 0) throw new Error(`the floor was not built: ${built.stderr}`);
		const port = await freePort();
		this.origin = `http://localhost:${port}`;
		const env = { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port), ORIGIN: this.origin };
		this.#process = spawn(node, [join(this.#folder, 'build/index.js')], {
			cwd: this.#folder,
			env,
			stdio: 'ignore'
		});
		while (!(await fetch(this.origin).catch(() => null))) await new Promise((again) => setTimeout(again, 50));
	}

	/** Nobody answers any more. */
	async kill(): Promise<void> {
		const ending = this.#process;
		this.#process = null;
		if (!ending) return;
		const ended = new Promise((resolve) => ending.once('exit', resolve));
		ending.kill('SIGKILL');
		await ended;
	}

	async dispose(): Promise<void> {
		await this.kill();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
