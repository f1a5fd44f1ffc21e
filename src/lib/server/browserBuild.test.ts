import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { browserBuild } from './browserBuild';

const build = mkdtempSync(join(tmpdir(), 'respiro-build-'));
const assets = join(build, 'client', '_app', 'immutable', 'assets');
const server = join(build, 'server', 'chunks', 'entries');
mkdirSync(assets, { recursive: true });
mkdirSync(server, { recursive: true });
writeFileSync(join(assets, 'first.css'), 'b{}');
writeFileSync(join(build, 'client', 'secret.css'), 'x');
afterAll(() => rmSync(build, { recursive: true }));

it('reads styles of the build that lies beside the server, and no other file', () => {
	const read = browserBuild(server);
	expect(read('/_app/immutable/assets/first.css')).toBe('b{}');
	expect(read('/_app/immutable/assets/other.css')).toBeNull();
	expect(read('/_app/immutable/assets/../../../secret.css')).toBeNull();
	expect(read('/secret.css')).toBeNull();
});

it('reads nothing where there is no build', () => {
	expect(browserBuild(join(build, 'client', '_app'))('/_app/immutable/assets/first.css')).toBe('b{}');
	expect(browserBuild(tmpdir())('/_app/immutable/assets/first.css')).toBeNull();
});
