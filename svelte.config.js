import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Two builds of one source must be one version, or every phone downloads all of it again. */
function sourceVersion() {
	if (process.env.RESPIRO_VERSION) return process.env.RESPIRO_VERSION;
	try {
		return execSync('git rev-parse --short=12 HEAD', { stdio: ['ignore', 'pipe', 'ignore'] })
			.toString()
			.trim();
	} catch {
		return process.env.npm_package_version ?? '0';
	}
}

/** @returns {`sha256-${string}`[]} what the CSP must know of the scripts in the page itself */
function pageScriptHashes() {
	const page = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
	return [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(
		([, script = '']) => `sha256-${createHash('sha256').update(script).digest('base64')}`
	);
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// Relative asset paths break the cached shell on deep addresses offline.
		paths: { relative: false },
		// One entry instead of a stub for every route; the files are cut in vite.config.ts.
		output: { bundleStrategy: 'single' },
		serviceWorker: { register: false },
		version: { name: sourceVersion(), pollInterval: 0 },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', ...pageScriptHashes()],
				// SvelteKit's route announcer sets an inline style.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
