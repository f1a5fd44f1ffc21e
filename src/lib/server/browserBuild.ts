import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReadBuilt } from './shellPage';

/** How far above a file of the server's build the two builds may part. */
const LEVELS_MAX = 5;
const STYLES = /^\/_app\/immutable\/assets\/[\w.-]+\.css$/;

function browserFolder(from: string): string | null {
	let folder = from;
	for (let level = 0; level < LEVELS_MAX; level++) {
		if (existsSync(join(folder, 'client', '_app'))) return join(folder, 'client');
		folder = dirname(folder);
	}
	return null;
}

/** Reads styles of the browser's build, each once. `from`: a folder of the server's build, beside which it lies. */
export function browserBuild(from: string): ReadBuilt {
	const folder = browserFolder(from);
	const textByAddress = new Map<string, string | null>();
	return (address) => {
		if (folder === null || !STYLES.test(address)) return null;
		const known = textByAddress.get(address);
		if (known !== undefined) return known;
		const file = join(folder, address);
		const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
		textByAddress.set(address, text);
		return text;
	};
}
