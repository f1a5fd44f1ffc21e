import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '../../src/lib/protocol/limits';
import { pullResponseSchema } from '../../src/lib/protocol/pull';
import { pushResponseSchema } from '../../src/lib/protocol/push';
import { startServerApp, type ServerApp } from '../../src/lib/server/app';
import { storePhoto } from '../../src/lib/server/media/media';
import type { Actor } from '../../src/lib/server/sync/actor';
import { sha256 } from '../../src/lib/server/sync/examine';
import { GET as getPhoto } from '../../src/routes/api/media/[hash]/+server';
import { POST as postPull } from '../../src/routes/api/sync/pull/+server';
import { POST as postPush } from '../../src/routes/api/sync/push/+server';
import { foundOrg, gestureOp, hashed, newId, push, type Org } from './world';

type Handler = (event: never) => Response | Promise<Response>;

describe('the wire of sync', () => {
	let app: ServerApp;
	let org: Org;
	let actor: Actor;
	let dataDir: string;

	beforeAll(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'respiro-wire-'));
		const options = { dataDir, origin: 'http://localhost:3000', demo: false, durable: 'backup' as const };
		app = await startServerApp({ ...options, log: () => undefined });
		org = await foundOrg(app.home);
		actor = org.person();
	});
	afterAll(async () => {
		await app.close();
		await rm(dataDir, { recursive: true, force: true });
	});

	interface Sent {
		body: string | Uint8Array<ArrayBuffer>;
		headers?: Record<string, string>;
		as?: Actor | null;
	}

	async function send(handler: unknown, { body, headers = {}, as = actor }: Sent): Promise<Response> {
		const request = new Request('http://localhost:3000/api/sync', {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/json', ...headers }
		});
		return (handler as Handler)({ request, locals: { actor: as }, params: {} } as never);
	}

	const pushBody = (ops: unknown[], change: object = {}) =>
		JSON.stringify({ protocol: 1, person: actor.person, device: newId(), ops, ...change });
	const pullBody = (change: object = {}) =>
		JSON.stringify({ protocol: 1, person: actor.person, device: newId(), epoch: '', spaces: [], ...change });
	const space = () => org.locations[0] ?? '';

	it('[P3] takes a push, plain and packed, and answers in the shape of the protocol', async () => {
		const op = gestureOp(actor, { space: space() });
		const plain = await send(postPush, { body: pushBody([op]) });
		expect(plain.status).toBe(200);
		expect(pushResponseSchema.parse(await plain.json()).verdicts[0]?.kind).toBe('committed');
		const packed = new Uint8Array(gzipSync(pushBody([op])));
		const again = await send(postPush, { body: packed, headers: { 'content-encoding': 'gzip' } });
		expect(pushResponseSchema.parse(await again.json()).verdicts[0]?.kind).toBe('duplicate');
	});

	it('[P6] packs a large answer when the phone can read it', async () => {
		const ops = Array.from({ length: 40 }, () => gestureOp(actor, { space: space() }));
		await push(app.home, actor, ops);
		const answer = await send(postPull, { body: pullBody(), headers: { 'accept-encoding': 'gzip, br' } });
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(answer.headers.get('cache-control')).toBe('no-store');
		const smaller = await send(postPull, { body: pullBody(), headers: { 'accept-encoding': 'gzip, zstd' } });
		expect(smaller.headers.get('content-encoding')).toBe('zstd');
		const unpacked = JSON.parse(zstdDecompressSync(await smaller.arrayBuffer()).toString()) as unknown;
		const plain = await send(postPull, { body: pullBody() });
		const { serverTime: _, ...said } = pullResponseSchema.parse(await plain.json());
		expect(unpacked).toMatchObject(said);
	});

	const many = Array.from({ length: PUSH_OPS_MAX + 1 }, () => ({}));
	it.each<[string, () => Sent, number]>([
		['not JSON', () => ({ body: '{"protocol": 1,' }), 400],
		['HTML', () => ({ body: '<!doctype html><p>hi' }), 400],
		['nothing', () => ({ body: '' }), 400],
		['null', () => ({ body: 'null' }), 400],
		['bytes that are not UTF-8', () => ({ body: new Uint8Array([34, 0xff, 0xfe, 34]) }), 400],
		[
			'another content type',
			() => ({ body: pushBody([{}]), headers: { 'content-type': 'text/plain' } }),
			400
		],
		['JSON of 10,000 levels', () => ({ body: '['.repeat(10_000) + ']'.repeat(10_000) }), 400],
		['too large a body', () => ({ body: pushBody(['x'.repeat(PUSH_BYTES_MAX)]) }), 413],
		[
			'a body that unpacks to 50 MB',
			() => ({
				body: new Uint8Array(gzipSync(Buffer.alloc(50_000_000, 32))),
				headers: { 'content-encoding': 'gzip' }
			}),
			413
		],
		['broken gzip', () => ({ body: 'plain text', headers: { 'content-encoding': 'gzip' } }), 400],
		['an unknown packing', () => ({ body: pushBody([{}]), headers: { 'content-encoding': 'zstd' } }), 400],
		['unknown fields', () => ({ body: pushBody([{}], { tenant: newId() }) }), 400],
		['no ops', () => ({ body: pushBody([]) }), 400],
		['too many ops', () => ({ body: pushBody(many) }), 400],
		['a device that is no id', () => ({ body: pushBody([{}], { device: "1' or '1" }) }), 400],
		['no session', () => ({ body: pushBody([{}]), as: null }), 401],
		['[I17] the session of another person', () => ({ body: pushBody([{}], { person: newId() }) }), 401]
	])('[T10] refuses %s, without a word of why inside', async (_, sent, status) => {
		const answer = await send(postPush, sent());
		expect(answer.status).toBe(status);
		expect(Object.keys((await answer.json()) as object)).toEqual(['error']);
	});

	it('[P20] refuses a pull with unknown fields or of another person', async () => {
		expect((await send(postPull, { body: pullBody({ role: 'owner' }) })).status).toBe(400);
		expect((await send(postPull, { body: pullBody({ person: newId() }) })).status).toBe(401);
		expect((await send(postPull, { body: pullBody(), as: null })).status).toBe(401);
	});

	it('[T10] keys such as __proto__ are content like any other and change nothing', async () => {
		const op = gestureOp(actor, { space: space() });
		const text = JSON.stringify(op).replace('"purpose"', '"__proto__":{"role":"owner"},"purpose"');
		const answer = await send(postPush, { body: pushBody([]).replace('[]', `[${text}]`) });
		const { verdicts } = pushResponseSchema.parse(await answer.json());
		expect(verdicts[0]?.kind).toBe('quarantined');
		expect(({} as { role?: string }).role).toBeUndefined();
	});

	it('[I21] serves a photo only through a living gesture that the reader may see', async () => {
		const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
		const hash = await storePhoto(app.home, org.tenant, { type: 'image/jpeg', bytes, width: 4, height: 3 });
		expect(hash).toBe(sha256(bytes));
		const get = async (as: Actor | null, name = hash) =>
			(getPhoto as unknown as Handler)({
				locals: { actor: as },
				params: { hash: name },
				request: new Request(`http://localhost/api/media/${name}`)
			} as never);
		const stranger = (await foundOrg(app.home)).person('owner');
		expect((await get(actor)).status).toBe(404);

		const photo = { hash, width: 4, height: 3, alt: '', tint: '#aabbcc' };
		const op = gestureOp(actor, { space: space(), args: { photos: [photo] } });
		await push(app.home, actor, [op]);
		const served = await get(actor);
		expect(served.status).toBe(200);
		expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
		expect(Object.fromEntries(served.headers)).toMatchObject({
			'content-type': 'image/jpeg',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-cache',
			etag: `"${hash}"`
		});
		expect((await get(null)).status).toBe(401);
		expect((await get({ ...actor, spaces: [] })).status).toBe(404);
		expect((await get(stranger)).status).toBe(404);
		expect((await get(actor, '../../etc/passwd')).status).toBe(404);

		const { gesture, incident } = op.args as { gesture: string; incident: string };
		await push(app.home, actor, [
			hashed({ ...op, id: newId(), type: 'gesture.retract', args: { gesture, incident } })
		]);
		expect((await get(actor)).status).toBe(404);
	});
});
