import url from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';

let asked = false;

/** Fetches the reading serif once the first screen stands; until then the fallback serif is read. */
export function loadReadingFont(): void {
	if (asked || typeof FontFace === 'undefined') return;
	asked = true;
	const face = new FontFace('Newsreader', `url(${url}) format('woff2')`, {
		weight: '200 800',
		display: 'swap',
		unicodeRange:
			'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD'
	});
	document.fonts.add(face);
	// Without the font the fallback stays: nothing is lost but a little beauty.
	face.load().catch(() => undefined);
}
