import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeAccess } from '../../src/lib/server/auth/table';
import { fill, openWorld, PASSWORD, setUp, type AccountsWorld, type Browser } from './accountsWorld';

let world: AccountsWorld;
let owner: Browser;

beforeAll(async () => {
	world = await openWorld('sqlite');
	({ owner } = await setUp(world));
});
afterAll(() => world.close());

const readable = Object.entries(routeAccess)
	.filter(([, methods]) => methods.GET)
	.map(([route]) => route);

describe('[T7] where a request comes from', () => {
	const body = { username: 'olga-prieto', password: PASSWORD };
	const post = (headers: Record<string, string>) =>
		world.browser().send('POST', '/api/sign-in', body, headers);

	it.each([
		['another origin', { origin: 'https://evil.example' }],
		['a subdomain', { origin: 'http://evil.localhost:3000' }],
		['another port', { origin: 'http://localhost:3001' }],
		['another scheme', { origin: 'https://localhost:3000' }],
		['a sandboxed frame', { origin: 'null' }],
		['a cross-site page', { 'sec-fetch-site': 'cross-site' }],
		['a same-site page', { 'sec-fetch-site': 'same-site' }],
		['a page without our header', { 'x-respiro': '' }],
		['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
		['plain text', { 'content-type': 'text/plain' }],
		['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }]
	])('%s changes nothing', async (_, headers) => {
		const answer = await post(headers);
		expect([answer.status, answer.body]).toEqual([403, { error: 'not_allowed' }]);
		expect(answer.headers.getSetCookie()).toEqual([]);
	});

	it('our own pages, and programs that send our header, are let in', async () => {
		expect((await post({})).status).toBe(200);
		expect((await post({ origin: '', 'sec-fetch-site': '' })).status).toBe(200);
		expect((await post({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
	});

	it('no cross-site page reads or streams anything, cookie or not', async () => {
		for (const path of ['/api/session', '/api/sync/poke', '/api/door']) {
			const answer = await owner.send('GET', path, undefined, { 'sec-fetch-site': 'cross-site' });
			expect(answer.status).toBe(403);
		}
	});
});

describe('what is too much', () => {
	const post = (body: unknown, headers: Record<string, string> = {}) =>
		world.browser().send('POST', '/api/sign-in', body, { 'content-type': 'application/json', ...headers });

	it.each([
		['not JSON', '{"username":', 400],
		['nothing', '', 400],
		['an array', '[]', 400],
		['too deep', `${'['.repeat(60)}${']'.repeat(60)}`, 400],
		['too large', JSON.stringify({ username: 'a', password: 'x'.repeat(20_000) }), 413],
		['unknown fields', JSON.stringify({ username: 'a', password: 'b', isAdmin: true }), 400],
		['prototype keys', '{"__proto__":{"role":"owner"},"username":"a","password":"b"}', 400],
		['numbers for text', '{"username":1,"password":2}', 400]
	])('%s is a bad request', async (_, text, status) => {
		const answer = await post(text);
		expect([answer.status, answer.body]).toEqual([status, { error: 'bad_request' }]);
	});

	it('a body that announces too much is not read', async () => {
		const answer = await post('{}', { 'content-length': '99999999' });
		expect([answer.status, answer.body]).toEqual([413, { error: 'bad_request' }]);
	});
});

describe('[ASVS 3.4] headers', () => {
	it.each(readable)('of GET %s', async (route) => {
		const { headers } = await owner.send('GET', fill(route));
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('geolocation=()');
		expect(headers.get('cache-control')).toBe('no-store');
	});
});
