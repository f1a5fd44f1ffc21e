import { err, ok, type Result } from '../../base/result';
import type { Photo } from '../../domain/photo';
import { PHOTO_BYTES_MAX, RECEIPT_EDGE_MAX, SOURCE_BYTES_MAX, STORY_EDGE_MAX } from '../../protocol/media';
import { checkSource } from './sourceSize';
import type { PhotoFault, PhotoPurpose } from './types';

export type PhotoBytes = Uint8Array<ArrayBuffer>;

/** A decoded picture, upright. */
export interface Picture {
	width: number;
	height: number;
	/** Drawn at this size on white and encoded, without anything but pixels; `quality` 0 to 1. */
	encode(width: number, height: number, quality: number): Promise<PhotoBytes>;
	/** Mean colour, `#rrggbb`. */
	tint(): string;
	close(): void;
}

/** What a browser does with pictures [P22]. */
export interface Darkroom {
	/** Null when this browser cannot decode it. */
	decode(file: Blob): Promise<Picture | null>;
	hash(bytes: PhotoBytes): Promise<string>;
}

export interface Developed {
	photo: Photo;
	bytes: PhotoBytes;
}

const EDGES_MAX: Record<PhotoPurpose, number> = { receipt: RECEIPT_EDGE_MAX, story: STORY_EDGE_MAX };
/** Best first; a receipt on crumpled paper under neon light may need the last. */
const QUALITIES = [0.82, 0.7, 0.55, 0.4];
/** Then smaller, until it fits: the last of these is a few kilobytes whatever it shows. */
const SHRINK = 0.75;
const EDGE_MIN = 64;

/**
 * Makes of a picked file what is kept and sent: upright, at most {@link EDGES_MAX} wide or high, at most
 * {@link PHOTO_BYTES_MAX}, nothing but pixels in it, named by its hash. Whatever cannot be used is a typed reason.
 */
export async function develop(
	room: Darkroom,
	file: Blob,
	purpose: PhotoPurpose
): Promise<Result<Developed, PhotoFault>> {
	const bytes = await bytesOf(file);
	if (!bytes) return err('damaged');
	const source = checkSource(bytes, file.size);
	if (!source.ok) return source;
	const picture = await room.decode(file);
	// What newer phones write and this browser does not read is not a broken file.
	if (!picture) return err(source.value === 'iso' ? 'unknown_format' : 'damaged');
	try {
		const made = await fit(picture, EDGES_MAX[purpose]);
		if (!made) return err('phone_cannot');
		const { width, height } = made;
		const hash = await room.hash(made.bytes);
		return ok({ photo: { hash, width, height, alt: '', tint: picture.tint() }, bytes: made.bytes });
	} finally {
		picture.close();
	}
}

/** Nothing of a file that is too large anyway; null when it cannot be read, as when it lies in a cloud. */
async function bytesOf(file: Blob): Promise<Uint8Array | null> {
	if (file.size > SOURCE_BYTES_MAX) return new Uint8Array();
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch {
		return null;
	}
}

async function fit(picture: Picture, edgeMax: number) {
	let scale = Math.min(1, edgeMax / Math.max(picture.width, picture.height));
	for (;;) {
		const width = Math.max(1, Math.round(picture.width * scale));
		const height = Math.max(1, Math.round(picture.height * scale));
		for (const quality of QUALITIES) {
			const bytes = await picture.encode(width, height, quality);
			// A canvas out of memory answers with nothing.
			if (bytes.length === 0) return null;
			if (bytes.length <= PHOTO_BYTES_MAX) return { bytes, width, height };
		}
		scale *= SHRINK;
		if (Math.max(width, height) < EDGE_MIN) return null;
	}
}
