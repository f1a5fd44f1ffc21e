/**
 * What a picked file says it is, from its first bytes: before anything decodes it, for a decoder given a bomb takes the
 * whole tab with it [T6].
 */
import { err, ok, type Result } from '../../base/result';
import { SOURCE_BYTES_MAX, SOURCE_PIXELS_MAX } from '../../protocol/media';
import { has, isWhole, tag } from './sourceWhole';
import type { PhotoFault } from './types';

interface Size {
	width: number;
	height: number;
}

export type SourceFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'iso';

type SourceFault = Extract<PhotoFault, 'not_an_image' | 'too_large_file' | 'too_many_pixels' | 'damaged'>;

/** Whether a file, which says it has `size` bytes, may be given to a decoder, and its format. */
export function checkSource(bytes: Uint8Array, size: number): Result<SourceFormat, SourceFault> {
	if (size > SOURCE_BYTES_MAX) return err('too_large_file');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const format = formatOf(view);
	if (!format) return err('not_an_image');
	const found = SIZE_OF[format](view);
	if (!found || found.width < 1 || found.height < 1) return err('damaged');
	if (found.width * found.height > SOURCE_PIXELS_MAX) return err('too_many_pixels');
	// Browsers draw half a file and fill the rest with grey: nobody would notice before finance does.
	return isWhole(view, format) ? ok(format) : err('damaged');
}

/** Brands of the ISO container that hold still pictures: what iPhones and new Androids take. */
const STILL_BRANDS = /^(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)$/;

function formatOf(view: DataView): SourceFormat | null {
	if (has(view, 0, 3) && view.getUint16(0) === 0xffd8 && view.getUint8(2) === 0xff) return 'jpeg';
	if (tag(view, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
	if (tag(view, 0) === 'RIFF' && tag(view, 8) === 'WEBP') return 'webp';
	if (/^GIF8[79]a$/.test(tag(view, 0, 6))) return 'gif';
	return tag(view, 4) === 'ftyp' && STILL_BRANDS.test(tag(view, 8)) ? 'iso' : null;
}

function pngSize(view: DataView): Size | null {
	if (!has(view, 16, 8)) return null;
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gifSize(view: DataView): Size | null {
	if (!has(view, 6, 4)) return null;
	return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function webpSize(view: DataView): Size | null {
	if (!has(view, 20, 10)) return null;
	const u24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
	switch (tag(view, 12)) {
		case 'VP8X':
			return { width: u24(24) + 1, height: u24(27) + 1 };
		case 'VP8L': {
			const bits = view.getUint32(21, true);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8 ':
			return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
		default:
			return null;
	}
}

/** Frames are 0xC0 to 0xCF but for tables and arithmetic codes. */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): Size | null {
	let at = 2;
	while (has(view, at, 9)) {
		if (view.getUint8(at) !== 0xff) return null;
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) at += 1;
		else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		else at += 2 + Math.max(2, view.getUint16(at + 2));
	}
	return null;
}

/** The largest picture of the container: thumbnails and tiles have sizes of their own. */
function isoSize(view: DataView): Size | null {
	let largest: Size | null = null;
	for (let at = 8; has(view, at, 16); at++) {
		if (view.getUint8(at) !== 0x69 || tag(view, at) !== 'ispe') continue;
		const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
		if (!largest || found.width * found.height > largest.width * largest.height) largest = found;
	}
	return largest;
}

const SIZE_OF: Record<SourceFormat, (view: DataView) => Size | null> = {
	jpeg: jpegSize,
	png: pngSize,
	webp: webpSize,
	gif: gifSize,
	iso: isoSize
};
