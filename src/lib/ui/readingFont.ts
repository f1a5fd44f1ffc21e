import url from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';

let face: FontFace | null = null;

/**
 * Reads in the serif from the first word on where the worker has it at hand: it comes within a few frames, and costs no
 * network. Called before anything is drawn.
 */
export function readInKeptFont(): void {
	if (!navigator.serviceWorker?.controller) return;
	loadReadingFont();
	if (face) document.fonts.add(face);
}

/** Fetches the reading serif once the first screen stands. */
export function loadReadingFont(): void {
	if (face || typeof FontFace === 'undefined') return;
	face = new FontFace('Newsreader', `url(${url}) format('woff2')`, {
		weight: '200 800',
		display: 'swap',
		unicodeRange:
			'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD'
	});
	// Without the font the fallback stays: nothing is lost but a little beauty.
	face.load().catch(() => undefined);
}

/** Reads in it from here on, if it has come: called as a screen changes, since words that stand must not move. */
export function showReadingFont(): void {
	if (face?.status === 'loaded') document.fonts.add(face);
}
