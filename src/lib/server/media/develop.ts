import sharp from 'sharp';
import { err, ok, type Result } from '../../base/result';
import { PHOTO_PIXELS_MAX, type PhotoRefusal } from '../../protocol/media';
import { readFrame } from './photoFrame';

export interface DevelopedPhoto {
	type: 'image/webp';
	bytes: Uint8Array;
	width: number;
	height: number;
}

/** Small print on a receipt stays legible, and nothing a second time. */
const QUALITY = 82;
const DECODE_SECONDS_MAX = 15;
/** Pictures in the works at once: what each needs of memory is bounded by its pixels. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running === AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
	else running += 1;
	try {
		return await work();
	} finally {
		// Whoever waits takes over the place.
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}

/**
 * Makes the photo that is kept out of the one that came: decoded whole, turned upright and written anew, so that
 * nothing but pixels is left of it: no Exif, no place, no profile, no second file inside [I22]. Throws only for what is
 * no fault of the photo.
 */
export async function developPhoto(bytes: Uint8Array): Promise<Result<DevelopedPhoto, PhotoRefusal>> {
	const frame = readFrame(bytes);
	if (!frame.ok) return frame;
	return inTurn(async () => {
		const told = await sharp(bytes, { limitInputPixels: false, failOn: 'warning' })
			.metadata()
			.catch(() => null);
		if (!told?.width || !told.height || told.format !== frame.value) return err('not_a_photo');
		if (told.width * told.height > PHOTO_PIXELS_MAX) return err('too_many_pixels');
		try {
			const { data, info } = await sharp(bytes, { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'warning' })
				.autoOrient()
				.flatten({ background: '#ffffff' })
				.webp({ quality: QUALITY, effort: 3 })
				.timeout({ seconds: DECODE_SECONDS_MAX })
				.toBuffer({ resolveWithObject: true });
			const { width, height } = info;
			return ok({ type: 'image/webp' as const, bytes: new Uint8Array(data), width, height });
		} catch {
			return err('truncated');
		}
	});
}
