import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './server';

const SOURCES = ['src', 'static', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
const MARK = '<meta name="respiro-test-build" content="next" />';

/** The shell of {@link buildNext} has this; the repository's own has not. */
export const NEXT_BUILD = 'meta[name="respiro-test-build"]';

function change(file: string, from: string | RegExp, to: string): void {
	const text = readFileSync(file, 'utf8');
	const changed = text.replace(from, to);
	if (changed === text) throw new Error(`nothing to change in ${file}`);
	writeFileSync(file, changed);
}

/**
 * A real second build of the sources with one mark in its shell and other names for its chunks, made once per
 * build of the repository. Answers its folder.
 */
export async function buildNext(): Promise<string> {
	const stamp = join(root, 'build/.stamp');
	const version = existsSync(stamp) ? readFileSync(stamp, 'utf8') : 'unstamped';
	const kept = join(root, 'node_modules/.cache/respiro-next-build', version);
	if (version !== 'unstamped' && existsSync(join(kept, 'index.js'))) return kept;
	const folder = mkdtempSync(join(tmpdir(), 'respiro-next-'));
	try {
		for (const name of SOURCES) cpSync(join(root, name), join(folder, name), { recursive: true });
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
		change(join(folder, 'src/app.html'), '</head>', `${MARK}</head>`);
		// Other words in the pages that arrive late: their chunks get other names than in the build before.
		for (const area of ['me', 'desk', 'door']) {
			for (const language of ['es', 'en']) {
				const file = join(folder, 'src/lib/i18n/messages', language, `${area}.ts`);
				writeFileSync(file, `${readFileSync(file, 'utf8')}\nexport const nextBuild = 'next';\n`);
			}
		}
		await promisify(execFile)(join(root, 'node_modules/.bin/vite'), ['build'], {
			cwd: folder,
			env: {
				...process.env,
				PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
				RESPIRO_VERSION: 'next'
			}
		});
		rmSync(kept, { recursive: true, force: true });
		mkdirSync(dirname(kept), { recursive: true });
		cpSync(join(folder, 'build'), kept, { recursive: true });
		return kept;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
