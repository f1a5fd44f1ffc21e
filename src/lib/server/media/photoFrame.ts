/**
 * Looks at the frame of a file before any decoder does: only JPEG and WebP as canvases write them, whole, alone in
 * their file. What else a file may be at the same time – a page, an archive, a script – has no room there [T6].
 */
import { err, ok, type Result } from '../../base/result';
import type { PhotoRefusal } from '../../protocol/media';

export type PhotoFormat = 'jpeg' | 'webp';
type FrameFault = Extract<PhotoRefusal, 'not_a_photo' | 'truncated' | 'not_only_a_photo'>;
type Frame = Result<PhotoFormat, FrameFault>;

/** The format of a whole and lonely photo, or what is wrong with its frame. */
export function readFrame(bytes: Uint8Array): Frame {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(view);
	if (bytes.length >= 12 && tagAt(view, 0) === 'RIFF' && tagAt(view, 8) === 'WEBP') return readWebp(view);
	return err('not_a_photo');
}

function tagAt(view: DataView, at: number): string {
	return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;
/** JFIF, Exif or XMP, colour profile, and Adobe's mark are what cameras and canvases write. */
const APPLICATIONS = new Set([0xe0, 0xe1, 0xe2, 0xee]);

const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;
/** Frames, tables and restart intervals. */
const isPicture = (marker: number) => marker >= 0xc0 && marker <= 0xdd && !(marker >= 0xd0 && marker <= 0xd9);

function readJpeg(view: DataView): Frame {
	let at = 2;
	let scans = 0;
	while (at + 1 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return err('not_a_photo');
		const marker = view.getUint8(at + 1);
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (marker === END_OF_IMAGE) {
			if (scans === 0) return err('not_a_photo');
			return at + 2 === view.byteLength ? ok('jpeg') : err('not_only_a_photo');
		}
		if (marker === COMMENT || (isApplication(marker) && !APPLICATIONS.has(marker)))
			return err('not_only_a_photo');
		if (!isPicture(marker) && !isApplication(marker)) return err('not_a_photo');
		if (at + 4 > view.byteLength) break;
		at += 2 + Math.max(2, view.getUint16(at + 2));
		if (marker === START_OF_SCAN) {
			scans += 1;
			at = endOfScan(view, at);
		}
	}
	return err('truncated');
}

/** Where the next marker stands after the bits of a scan: stuffed zeros and restarts belong to them. */
function endOfScan(view: DataView, from: number): number {
	for (let at = from; at + 1 < view.byteLength; at++) {
		if (view.getUint8(at) !== 0xff) continue;
		const next = view.getUint8(at + 1);
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return view.byteLength;
}

/** No moving ones. */
const WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'EXIF', 'XMP ']);

function readWebp(view: DataView): Frame {
	const end = 8 + view.getUint32(4, true);
	if (end > view.byteLength) return err('truncated');
	if (end < view.byteLength) return err('not_only_a_photo');
	let at = 12;
	let pictures = 0;
	while (at + 8 <= end) {
		const tag = tagAt(view, at);
		if (!WEBP_CHUNKS.has(tag)) return err('not_only_a_photo');
		if (tag === 'VP8 ' || tag === 'VP8L') pictures += 1;
		const size = view.getUint32(at + 4, true);
		at += 8 + size + (size % 2);
	}
	if (at > end) return err('truncated');
	if (at < end) return err('not_only_a_photo');
	return pictures === 1 ? ok('webp') : err('not_a_photo');
}
