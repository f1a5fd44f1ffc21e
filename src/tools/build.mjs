import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { filesBelow, fingerprint, path, runTool, say, secondsSince, toolEnv } from './project.mjs';

const stamp = path('build', '.stamp');
const configs = ['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];

/** @param {string} file */
const isShipped = (file) => !/\.test\.ts$|[\\/]src[\\/]tools[\\/]/.test(file);

function sourcesFingerprint() {
	const sources = [...filesBelow(path('src')), ...filesBelow(path('static'))].filter(isShipped);
	return fingerprint([...configs.map((name) => path(name)), ...sources]);
}

/** Builds when the sources are not those of the last build. Answers whether a fitting build is there. */
export async function ensureBuilt() {
	const version = sourcesFingerprint();
	const built = existsSync(stamp) && existsSync(path('build', 'index.js'));
	if (built && readFileSync(stamp, 'utf8') === version) return true;
	say('Building (only after a change)…');
	const since = Date.now();
	// The version is the fingerprint: two builds of one source are one version, and phones fetch nothing twice.
	const env = { ...toolEnv, RESPIRO_VERSION: process.env.RESPIRO_VERSION ?? version };
	const { code, output } = await runTool('vite', ['build'], { env, quiet: true });
	if (code !== 0) {
		say(output.trim());
		say('The build did not work; what it said stands above.');
		return false;
	}
	writeFileSync(stamp, version);
	say(`Built in ${secondsSince(since)}.`);
	return true;
}
