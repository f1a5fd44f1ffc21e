/** Reading a code out of a picture: by the browser where it can, else by our own decoder. */

/** The browser's own reader, where it has one; not in TypeScript's library yet. */
interface NativeReader {
	detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
interface NativeReaders {
	new (options: { formats: string[] }): NativeReader;
	getSupportedFormats(): Promise<string[]>;
}

/** Pictures of the gallery are larger than any code needs. */
const SIDE_PX_MAX = 1_280;

export type CodeReader = (source: CanvasImageSource, width: number, height: number) => Promise<string | null>;

async function nativeReader(): Promise<NativeReader | null> {
	const Native = (globalThis as { BarcodeDetector?: NativeReaders }).BarcodeDetector;
	if (!Native) return null;
	try {
		const formats = await Native.getSupportedFormats();
		return formats.includes('qr_code') ? new Native({ formats: ['qr_code'] }) : null;
	} catch {
		return null;
	}
}

/** Null from the reader: no code can be seen. */
export async function createCodeReader(): Promise<CodeReader> {
	const [native, { decodeQR }] = await Promise.all([nativeReader(), import('qr/decode.js')]);
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return async (source, width, height) => {
		const scale = Math.min(1, SIDE_PX_MAX / Math.max(width, height));
		canvas.width = Math.max(1, Math.round(width * scale));
		canvas.height = Math.max(1, Math.round(height * scale));
		context?.drawImage(source, 0, 0, canvas.width, canvas.height);
		const seen = await native?.detect(canvas).catch(() => []);
		const [found] = seen ?? [];
		if (found) return found.rawValue;
		const image = context?.getImageData(0, 0, canvas.width, canvas.height);
		try {
			return image ? decodeQR(image) : null;
		} catch {
			// Its way of saying that there is none.
			return null;
		}
	};
}

/** The code in a picture of the gallery; null when there is none to be seen. */
export async function readPicture(file: Blob): Promise<string | null> {
	try {
		const [read, picture] = await Promise.all([createCodeReader(), createImageBitmap(file)]);
		const text = await read(picture, picture.width, picture.height);
		picture.close();
		return text;
	} catch {
		return null;
	}
}
