/** How large the print of a line-up may be so that all of it stays on one sheet, A4 or Letter. Measured, with room. */

/** What is printed besides the stories, in lines of the sheet; and each story as its characters. */
export interface SheetLoad {
	lines: number;
	stories: readonly number[];
}

export interface SheetFit {
	/** Size of the stories in points. */
	pt: number;
	/** Characters of each story that fit; the rest is in the app. */
	charsMax: number;
}

/** Printable height of a Letter sheet with its margins, in points: the shorter of the two. */
const HEIGHT_PT = 690;
/** Two columns together, of the narrower sheet. */
const WIDTH_PT = 500;
const LEADING = 1.42;
/** Mean width of a character of the serif, of its size, with what breaking lines costs. */
const CHAR_EM = 0.5;
/** Title, headings and the space around them. */
const FRAME_PT = 150;
/** A line of the lists, with its space. */
const LINE_PT = 15;
const SIZES_PT = [16, 15, 14, 13, 12, 11, 10, 9, 8.5];
/** Title and name of each story, in lines of its own size. */
const STORY_LINES = 5;

/** Characters that all stories together may have at a size. */
function roomAt(pt: number, { lines, stories }: SheetLoad): number {
	const height = HEIGHT_PT - FRAME_PT - lines * LINE_PT;
	const textLines = height / (pt * LEADING) - (stories.length * STORY_LINES) / 2;
	return Math.max(0, Math.floor(textLines * (WIDTH_PT / (pt * CHAR_EM))));
}

/** The largest size at which everything fits; at the smallest the longer stories are cut. */
export function fitSheet(load: SheetLoad): SheetFit {
	const longest = Math.max(0, ...load.stories);
	for (const pt of SIZES_PT) {
		// Columns are as long as the longer story: both are counted as that.
		if (longest * load.stories.length <= roomAt(pt, load)) return { pt, charsMax: longest };
	}
	const pt = SIZES_PT.at(-1) ?? 9;
	return { pt, charsMax: Math.floor(roomAt(pt, load) / Math.max(1, load.stories.length)) };
}

/** Paragraphs up to a number of characters, cut at a word; `cut`: something was left out. */
export function clipParagraphs(
	paragraphs: readonly string[],
	charsMax: number
): { paragraphs: string[]; cut: boolean } {
	const kept: string[] = [];
	let left = charsMax;
	for (const paragraph of paragraphs) {
		if (paragraph.length <= left) {
			kept.push(paragraph);
			left -= paragraph.length;
			continue;
		}
		const part = paragraph.slice(0, Math.max(0, left));
		const end = part.lastIndexOf(' ');
		const words = end > 0 ? part.slice(0, end) : part;
		if (words.trim() !== '') kept.push(`${words.trim()}…`);
		return { paragraphs: kept, cut: true };
	}
	return { paragraphs: kept, cut: false };
}
