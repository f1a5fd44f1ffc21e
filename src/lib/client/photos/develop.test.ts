import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PHOTO_BYTES_MAX, SOURCE_BYTES_MAX } from '../../protocol/media';
import { develop, type Darkroom } from './develop';
import { checkSource } from './sourceSize';

/** A darkroom as good as a browser's: decodes all but what it does not know, draws on white. */
function roomOf({ knows = /./, memory = true } = {}): Darkroom & { encoded: [number, number, number][] } {
	const encoded: [number, number, number][] = [];
	return {
		encoded,
		async decode(file) {
			const bytes = Buffer.from(await file.arrayBuffer());
			const upright = await sharp(bytes)
				.autoOrient()
				.toBuffer({ resolveWithObject: true })
				.catch(() => null);
			if (!upright || !knows.test(upright.info.format)) return null;
			return {
				width: upright.info.width,
				height: upright.info.height,
				async encode(width, height, quality) {
					encoded.push([width, height, quality]);
					if (!memory) return new Uint8Array();
					const drawn = sharp(upright.data).resize(width, height).flatten({ background: '#fff' });
					return new Uint8Array(await drawn.jpeg({ quality: Math.round(quality * 100) }).toBuffer());
				},
				tint: () => '#808080',
				close: () => undefined
			};
		},
		hash: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
	};
}

const noisy = (width: number, height: number, sigma = 20) =>
	sharp({
		create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma } }
	});
/** A picture whose header says another size than it has. */
async function saying(
	format: 'jpeg' | 'png',
	width: number,
	height: number
): Promise<Uint8Array<ArrayBuffer>> {
	const bytes = Buffer.from(await noisy(40, 30)[format]().toBuffer());
	if (format === 'png') {
		bytes.writeUInt32BE(width, 16);
		bytes.writeUInt32BE(height, 20);
	} else {
		const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
		bytes.writeUInt16BE(height, frame + 5);
		bytes.writeUInt16BE(width, frame + 7);
	}
	return new Uint8Array(bytes);
}
const file = (bytes: Uint8Array | string) => new Blob([bytes as Uint8Array<ArrayBuffer>]);

describe('a picked photo', () => {
	it.each([
		['receipt', 2_000],
		['story', 1_600]
	] as const)(
		'becomes a %s of at most %d pixels, upright, small enough, without any metadata',
		async (purpose, edge) => {
			const source = await noisy(2_400, 1_200)
				.withExif({ IFD0: { Copyright: 'CANARY' }, IFD3: { GPSLatitude: '39/1 34/1 0/1' } })
				.withMetadata({ orientation: 6 })
				.jpeg()
				.toBuffer();
			const room = roomOf();
			const made = await develop(room, file(source), purpose);
			if (!made.ok) throw new Error(made.error);
			const { photo, bytes } = made.value;
			expect([photo.width, photo.height, photo.tint]).toEqual([edge / 2, edge, '#808080']);
			expect(bytes.length).toBeLessThanOrEqual(PHOTO_BYTES_MAX);
			expect(photo.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
			const told = await sharp(bytes).metadata();
			expect([told.exif, told.xmp, told.orientation]).toEqual([undefined, undefined, undefined]);
			expect(Buffer.from(bytes).includes('CANARY')).toBe(false);
		}
	);

	it('is never made larger than it was', async () => {
		const made = await develop(roomOf(), file(await noisy(300, 200).png().toBuffer()), 'receipt');
		expect(made).toMatchObject({ ok: true, value: { photo: { width: 300, height: 200 } } });
	});

	it('loses quality, then size, until it fits', async () => {
		const room = roomOf();
		const made = await develop(
			room,
			file(await noisy(2_400, 2_400, 120).jpeg({ quality: 100 }).toBuffer()),
			'receipt'
		);
		if (!made.ok) throw new Error(made.error);
		expect(made.value.bytes.length).toBeLessThanOrEqual(PHOTO_BYTES_MAX);
		expect(room.encoded.length).toBeGreaterThan(1);
		const qualities = room.encoded.filter(([width]) => width === 2_000).map(([, , quality]) => quality);
		expect(qualities).toEqual([...qualities].sort((a, b) => b - a));
	});
});

describe('[T6] what is no photo is refused with its reason, and nothing is decoded', () => {
	const jpeg = () => noisy(400, 300).jpeg().toBuffer();
	it.each<[string, string, () => Promise<Uint8Array> | Uint8Array | string]>([
		['nothing', 'not_an_image', () => ''],
		['a text', 'not_an_image', () => 'hola'],
		['an SVG named .jpg', 'not_an_image', () => '<svg xmlns="http://www.w3.org/2000/svg"/>'],
		[
			'a page with a photo behind it',
			'not_an_image',
			async () => Buffer.concat([Buffer.from('<html>'), await jpeg()])
		],
		['a film of a phone', 'not_an_image', () => '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
		['half a JPEG', 'damaged', async () => (await jpeg()).subarray(0, 3_000)],
		['half a PNG', 'damaged', async () => (await noisy(90, 90).png().toBuffer()).subarray(0, 900)],
		['half a WebP', 'damaged', async () => (await noisy(90, 90).webp().toBuffer()).subarray(0, 900)],
		['half an AVIF', 'damaged', async () => (await noisy(90, 90).avif().toBuffer()).subarray(0, 900)],
		['half a GIF', 'damaged', async () => (await noisy(90, 90).gif().toBuffer()).subarray(0, 900)],
		['a JPEG of 49 megapixels', 'too_many_pixels', () => saying('jpeg', 7_000, 7_000)],
		['a PNG of 49 megapixels', 'too_many_pixels', () => saying('png', 7_000, 7_000)],
		['more than 30 MB', 'too_large_file', () => new Uint8Array(SOURCE_BYTES_MAX + 1)]
	])('%s: %s', async (_, reason, make) => {
		let decoded = 0;
		const room = roomOf();
		const watched = { ...room, decode: (blob: Blob) => ((decoded += 1), room.decode(blob)) };
		expect(await develop(watched, file(await make()), 'receipt')).toEqual({ ok: false, error: reason });
		expect(decoded).toBe(0);
	});

	it('what this browser cannot read is not called broken; what it should read is', async () => {
		const avif = file(await noisy(64, 64).avif().toBuffer());
		const jpegOnly = { knows: /jpeg/ };
		expect(await develop(roomOf(jpegOnly), avif, 'receipt')).toEqual({ ok: false, error: 'unknown_format' });
		const png = file(await noisy(64, 64).png().toBuffer());
		expect(await develop(roomOf(jpegOnly), png, 'receipt')).toEqual({ ok: false, error: 'damaged' });
	});

	it('a file that can no longer be read, and a phone without memory', async () => {
		const gone = {
			size: 10,
			arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError'))
		};
		expect(await develop(roomOf(), gone as unknown as Blob, 'receipt')).toEqual({
			ok: false,
			error: 'damaged'
		});
		const made = await develop(roomOf({ memory: false }), file(await jpeg()), 'receipt');
		expect(made).toEqual({ ok: false, error: 'phone_cannot' });
	});
});

describe('sizes are read from the first bytes', () => {
	it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('%s', async (format) => {
		const bytes = new Uint8Array(await noisy(320, 200)[format]().toBuffer());
		expect(checkSource(bytes, bytes.length)).toEqual({ ok: true, value: format === 'avif' ? 'iso' : format });
	});

	it.each(['jpeg', 'png'] as const)('%s: 40 megapixels pass, and a row more does not', async (format) => {
		const [most, more] = [await saying(format, 8_000, 5_000), await saying(format, 8_000, 5_001)];
		expect(checkSource(most, most.length).ok).toBe(true);
		expect(checkSource(more, more.length)).toEqual({ ok: false, error: 'too_many_pixels' });
	});

	it('also lossless WebP, progressive JPEG with a preview, and what cameras put behind a picture', async () => {
		for (const image of [
			await noisy(70, 50).webp({ lossless: true }).toBuffer(),
			await noisy(70, 50).ensureAlpha(0.4).webp().toBuffer(),
			await noisy(70, 50).jpeg({ progressive: true }).toBuffer(),
			Buffer.concat([await noisy(70, 50).jpeg().toBuffer(), Buffer.from('MotionPhoto_Data and a film')])
		]) {
			expect(checkSource(new Uint8Array(image), image.length).ok).toBe(true);
		}
	});

	it('no bytes make it throw', async () => {
		const images = await Promise.all(
			(['jpeg', 'png', 'webp', 'gif', 'avif'] as const).map((format) => noisy(20, 20)[format]().toBuffer())
		);
		let state = 3;
		const below = (limit: number) => {
			state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
			return Math.floor((state / 2 ** 32) * limit);
		};
		for (let i = 0; i < 10_000; i++) {
			const image = images[i % images.length]!;
			const bytes = new Uint8Array(image).slice(0, below(2) ? undefined : below(image.length));
			for (let flips = below(4); flips >= 0 && bytes.length > 0; flips--)
				bytes[below(bytes.length)] = below(256);
			expect(() => checkSource(bytes, bytes.length)).not.toThrow();
		}
	});
});
