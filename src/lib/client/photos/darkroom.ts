/** The darkroom of a browser: its decoder and a canvas. Loaded with the first photo somebody picks. */
import { sha256Hex } from '../../base/sha256';
import type { Darkroom, PhotoBytes, Picture } from './develop';

const NOTHING: PhotoBytes = new Uint8Array();
/** Chrome and Firefox; Safari answers with PNG, and is asked for JPEG then. */
const TYPES = ['image/webp', 'image/jpeg'];

function draw(image: ImageBitmap, width: number, height: number): HTMLCanvasElement | null {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) return null;
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(image, 0, 0, width, height);
	return canvas;
}

/** Frees its memory at once: phones keep few canvases. */
function release(canvas: HTMLCanvasElement): void {
	canvas.width = 0;
	canvas.height = 0;
}

let typesNow = TYPES;

async function encode(canvas: HTMLCanvasElement, quality: number): Promise<PhotoBytes> {
	for (const type of typesNow) {
		const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
		if (blob?.type === type) return new Uint8Array(await blob.arrayBuffer());
		if (blob && typesNow.length > 1) typesNow = typesNow.filter((other) => other !== type);
	}
	return NOTHING;
}

/** The mean of a picture drawn very small, which averages. */
function tintOf(image: ImageBitmap): string {
	const edge = 8;
	const canvas = draw(image, edge, edge);
	const pixels = canvas?.getContext('2d')?.getImageData(0, 0, edge, edge).data;
	if (!canvas || !pixels) return '#888888';
	const sums = [0, 0, 0];
	pixels.forEach((value, i) => {
		if (i % 4 < 3) sums[i % 4]! += value;
	});
	release(canvas);
	return `#${sums
		.map((sum) =>
			Math.round(sum / edge ** 2)
				.toString(16)
				.padStart(2, '0')
		)
		.join('')}`;
}

function pictureOf(image: ImageBitmap): Picture {
	return {
		width: image.width,
		height: image.height,
		async encode(width, height, quality) {
			const canvas = draw(image, width, height);
			if (!canvas) return NOTHING;
			try {
				return await encode(canvas, quality);
			} finally {
				release(canvas);
			}
		},
		tint: () => tintOf(image),
		close: () => image.close()
	};
}

export const browserDarkroom: Darkroom = {
	async decode(file) {
		try {
			return pictureOf(await createImageBitmap(file, { imageOrientation: 'from-image' }));
		} catch {
			return null;
		}
	},
	hash: sha256Hex
};
