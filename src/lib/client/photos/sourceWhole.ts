import type { SourceFormat } from './sourceSize';

/** Text of `length` bytes at `at`; empty beyond the end. */
export function tag(view: DataView, at: number, length = 4): string {
	if (!has(view, at, length)) return '';
	let text = '';
	for (let i = 0; i < length; i++) text += String.fromCharCode(view.getUint8(at + i));
	return text;
}

export function has(view: DataView, at: number, bytes: number): boolean {
	return at + bytes <= view.byteLength;
}

/** Whether a file goes on to the end of its picture. What cameras put behind it – films, depths – may be there. */
export function isWhole(view: DataView, format: SourceFormat): boolean {
	switch (format) {
		case 'jpeg':
			return isWholeJpeg(view);
		case 'png':
			return isWholePng(view);
		case 'webp':
			return 8 + view.getUint32(4, true) <= view.byteLength;
		case 'gif':
			return view.getUint8(view.byteLength - 1) === 0x3b;
		case 'iso':
			return isWholeIso(view);
	}
}

/** Segment by segment, so that the end of a preview inside is not taken for the end. */
function isWholeJpeg(view: DataView): boolean {
	let at = 2;
	while (has(view, at, 2)) {
		if (view.getUint8(at) !== 0xff) return false;
		const marker = view.getUint8(at + 1);
		if (marker === 0xd9) return true;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (!has(view, at, 4)) return false;
		at += 2 + Math.max(2, view.getUint16(at + 2));
		if (marker === 0xda) at = endOfScan(view, at);
	}
	return false;
}

function endOfScan(view: DataView, from: number): number {
	for (let at = from; at + 1 < view.byteLength; at++) {
		if (view.getUint8(at) !== 0xff) continue;
		const next = view.getUint8(at + 1);
		if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return view.byteLength;
}

function isWholePng(view: DataView): boolean {
	let at = 8;
	while (has(view, at, 12)) {
		if (tag(view, at + 4) === 'IEND') return true;
		at += 12 + view.getUint32(at);
	}
	return false;
}

/** Every box at the top fits; one of length 0 goes on to the end. */
function isWholeIso(view: DataView): boolean {
	let at = 0;
	while (has(view, at, 8)) {
		const length = view.getUint32(at);
		if (length === 0) return true;
		if (length === 1) {
			if (!has(view, at, 16)) return false;
			at += view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12);
		} else if (length < 8) return false;
		else at += length;
	}
	return at === view.byteLength;
}
