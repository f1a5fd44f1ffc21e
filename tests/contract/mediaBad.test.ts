import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFrame } from '../../src/lib/server/media/photoFrame';
import { dialects } from '../support/testDatabase';
import {
	attachOp,
	fetched,
	hashOf,
	openMediaWorld,
	picture,
	push,
	spend,
	standing,
	upload
} from './mediaWorld';
import type { Bytes, MediaWorld } from './mediaWorld';

const text = (words: string): Bytes => new Uint8Array(Buffer.from(words));
const join = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));
const END = new Uint8Array([0xff, 0xd9]);
const HTML = '<!doctype html><script>alert(document.domain)</script>';

/** A JPEG with a segment of its own right after its start. */
function withSegment(jpeg: Uint8Array, marker: number, words: string): Bytes {
	const content = Buffer.from(words);
	const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
	return join(jpeg.slice(0, 2), head, content, jpeg.slice(2));
}

/** A WebP with another chunk at its end, and a length that counts it. */
function withChunk(webp: Uint8Array, tag: string, words: string): Bytes {
	const content = Buffer.from(words.length % 2 ? `${words} ` : words);
	const head = Buffer.alloc(8);
	head.write(tag);
	head.writeUInt32LE(content.length, 4);
	const whole = Buffer.concat([webp, head, content]);
	whole.writeUInt32LE(whole.length - 8, 4);
	return new Uint8Array(whole);
}

function cutWebp(webp: Uint8Array): Bytes {
	const half = Buffer.from(webp.slice(0, Math.floor(webp.length / 4) * 2));
	half.writeUInt32LE(half.length - 8, 4);
	half.writeUInt32LE(half.length - 20, 16);
	return new Uint8Array(half);
}

const flat = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false });

/** A PNG that says 30,000 × 30,000 in a few bytes. */
function pngBomb(): Bytes {
	const chunk = (tag: string, content: Buffer) => {
		const head = Buffer.alloc(8);
		head.writeUInt32BE(content.length, 0);
		head.write(tag, 4);
		return Buffer.concat([head, content, Buffer.alloc(4)]);
	};
	const size = Buffer.alloc(13);
	size.writeUInt32BE(30_000, 0);
	size.writeUInt32BE(30_000, 4);
	size.set([8, 2, 0, 0, 0], 8);
	const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
	const pixels = chunk('IDAT', deflateSync(Buffer.alloc(1_000_000)));
	return new Uint8Array(Buffer.concat([mark, chunk('IHDR', size), pixels, chunk('IEND', Buffer.alloc(0))]));
}

/** A JPEG whose frame says more pixels than it has. */
function liar(jpeg: Uint8Array, edge: number): Bytes {
	const bytes = Buffer.from(jpeg);
	const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
	bytes.writeUInt16BE(edge, frame + 5);
	bytes.writeUInt16BE(edge, frame + 7);
	return new Uint8Array(bytes);
}

/** A WebP that says 16,383 × 16,383. */
function webpLiar(webp: Uint8Array): Bytes {
	const bytes = Buffer.from(webp);
	bytes.writeUInt16LE(16_383, 26);
	bytes.writeUInt16LE(16_383, 28);
	return new Uint8Array(bytes);
}

const jpeg = () => picture('jpeg', 200);
const webp = () => picture('webp', 200);

const BAD: [string, string, () => Promise<Bytes> | Bytes][] = [
	[
		'an SVG named as a photo',
		'not_a_photo',
		() => text(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`)
	],
	['a page', 'not_a_photo', () => text(HTML)],
	['a page in front of a photo', 'not_a_photo', async () => join(text(HTML), await jpeg())],
	['a PDF', 'not_a_photo', () => text('%PDF-1.7\n1 0 obj')],
	['a GIF that is also a script', 'not_a_photo', () => text('GIF89a=1;alert(1)')],
	['a PNG', 'not_a_photo', async () => new Uint8Array(await flat(9, 9).png().toBuffer())],
	['a PNG of 900 megapixels', 'not_a_photo', pngBomb],
	['a TIFF', 'not_a_photo', async () => new Uint8Array(await flat(9, 9).tiff().toBuffer())],
	['an AVIF', 'not_a_photo', async () => new Uint8Array(await flat(64, 64).avif().toBuffer())],
	['one byte', 'not_a_photo', () => new Uint8Array([0xff])],
	['a JPEG of two marks', 'not_a_photo', () => new Uint8Array([0xff, 0xd8, 0xff, 0xd9])],
	['a JPEG without a picture', 'truncated', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0])],
	['a JPEG bomb', 'too_many_pixels', async () => new Uint8Array(await flat(9_000, 9_000).jpeg().toBuffer())],
	['a WebP bomb', 'too_many_pixels', async () => webpLiar(await webp())],
	['a JPEG that lies about its size', 'too_many_pixels', async () => liar(await jpeg(), 60_000)],
	['a JPEG that promises more lines than it has', 'truncated', async () => liar(await jpeg(), 1_900)],
	['half a JPEG', 'truncated', async () => (await jpeg()).slice(0, 2_000)],
	['half a JPEG with an end put on', 'truncated', async () => join((await jpeg()).slice(0, 2_000), END)],
	['half a WebP', 'truncated', async () => (await webp()).slice(0, 2_000)],
	['half a WebP that says it is whole', 'truncated', async () => cutWebp(await webp())],
	['a JPEG and a page behind it', 'not_only_a_photo', async () => join(await jpeg(), text(HTML))],
	['the same, ending like a JPEG', 'not_only_a_photo', async () => join(await jpeg(), text(HTML), END)],
	['a JPEG and an archive', 'not_only_a_photo', async () => join(await jpeg(), text('PK\u0003\u0004'))],
	[
		'a JPEG with a script as a comment',
		'not_only_a_photo',
		async () => withSegment(await jpeg(), 0xfe, HTML)
	],
	[
		'a JPEG with a segment nobody knows',
		'not_only_a_photo',
		async () => withSegment(await jpeg(), 0xe9, HTML)
	],
	['a WebP and a page behind it', 'not_only_a_photo', async () => join(await webp(), text(HTML))],
	['a WebP with a page inside', 'not_only_a_photo', async () => withChunk(await webp(), 'HTML', HTML)],
	[
		'a moving WebP',
		'not_only_a_photo',
		async () => {
			const frames = join(await webp(), new Uint8Array());
			const pages = [frames, await webp()].map((input) => Buffer.from(input));
			return new Uint8Array(
				await sharp(pages, { join: { animated: true } })
					.webp({ delay: [9, 9] })
					.toBuffer()
			);
		}
	]
];

describe.each(dialects)('[T6] photos that cannot be used, on %s', (dialect) => {
	let at: MediaWorld;
	beforeAll(async () => {
		at = await openMediaWorld(dialect);
	});
	afterAll(() => at.close());

	it.each(BAD)('%s: 422 %s', async (_, reason, make) => {
		const { ana } = at.people;
		const bytes = await make();
		const answer = await upload(ana, bytes);
		expect([answer.status, answer.body]).toEqual([422, { state: 'refused', hash: hashOf(bytes), reason }]);
		expect(answer.headers.get('cache-control')).toBe('no-store');
		// The verdict stays, for a phone that missed the answer, and the bytes do not.
		expect((await standing(ana, bytes)).body).toEqual(answer.body);
		const { db } = at.world.app.home.database;
		expect(await db.selectFrom('media_chunk').select('at').execute()).toEqual([]);
		expect(await db.selectFrom('media').select('hash').execute()).toEqual([]);
	});

	it('[I21] bytes that are not what their name says: 422, and the right ones may still come', async () => {
		const { ana } = at.people;
		const bytes = await picture();
		const bent = bytes.slice();
		bent[bent.length - 40] = bent[bent.length - 40]! ^ 1;
		const answer = await upload(ana, bent, { hash: hashOf(bytes) });
		expect([answer.status, answer.body]).toMatchObject([422, { state: 'refused', reason: 'hash_mismatch' }]);
		expect((await standing(ana, bytes)).body).toMatchObject({ state: 'open', have: 0 });
		expect((await upload(ana, bytes)).body).toMatchObject({ state: 'stored' });
	});

	it('the entry that names one is as safe as any, and its photo is simply not there', async () => {
		const { ana, olga } = at.people;
		const bytes = text(HTML);
		await upload(ana, bytes);
		const entry = await spend(ana, at.location);
		expect(entry.verdicts).toEqual(['committed']);
		expect(await push(ana, [attachOp(ana, at.location, entry, hashOf(bytes))])).toEqual(['committed']);
		for (const reader of [ana, olga]) expect((await fetched(reader, hashOf(bytes))).status).toBe(404);
	});
});

describe('frames', () => {
	it('whole and lonely ones pass, of both kinds, also progressive and with restarts', async () => {
		const noise = { type: 'gaussian' as const, mean: 99, sigma: 40 };
		const image = () => sharp({ create: { width: 90, height: 70, channels: 3, background: '#888', noise } });
		expect(readFrame(await jpeg())).toEqual({ ok: true, value: 'jpeg' });
		expect(readFrame(await image().jpeg({ progressive: true }).toBuffer())).toEqual({
			ok: true,
			value: 'jpeg'
		});
		expect(readFrame(await image().jpeg({ mozjpeg: true }).toBuffer())).toEqual({ ok: true, value: 'jpeg' });
		expect(readFrame(await webp())).toEqual({ ok: true, value: 'webp' });
		expect(readFrame(await image().webp({ lossless: true }).toBuffer())).toEqual({ ok: true, value: 'webp' });
		expect(readFrame(await image().ensureAlpha(0.5).webp().toBuffer())).toEqual({ ok: true, value: 'webp' });
		expect(
			readFrame(
				await image()
					.withExif({ IFD0: { Copyright: 'x' } })
					.webp()
					.toBuffer()
			).ok
		).toBe(true);
	});

	it('no bytes make it throw: 20,000 bent photos', async () => {
		const photos = [await picture('jpeg', 24), await picture('webp', 24)];
		let state = 7;
		const below = (limit: number) => {
			state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
			return Math.floor((state / 2 ** 32) * limit);
		};
		for (let i = 0; i < 20_000; i++) {
			const bytes = photos[i % 2]!.slice(0, below(3) ? undefined : below(photos[i % 2]!.length));
			for (let flips = below(4); flips >= 0 && bytes.length > 0; flips--)
				bytes[below(bytes.length)] = below(256);
			expect(() => readFrame(bytes)).not.toThrow();
		}
	});
});
