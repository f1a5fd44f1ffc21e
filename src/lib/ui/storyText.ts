import type { StoryParts } from '$lib/domain/records';

const TITLE_CHARS_MAX = 110;
const SENTENCE_END = /[.!?…。？！](?=["»”’)\]]*(?:\s|$))["»”’)\]]*/gu;
/** A full stop after these, or after a single letter, ends a word: "Sra. G." stands in most stories. */
const ABBREVIATED = /(?:^|[^\p{L}])(?:\p{L}|sra?|srta|dra?|dña|mrs?|ms|st|núm)\.$/iu;

/** A telling laid out for reading: a headline, then paragraphs in the order things happened. */
export interface Told {
	title: string;
	/** The first sentence is too long for a headline: `title` is its beginning, and the paragraphs hold all of it. */
	cut: boolean;
	/** Paragraphs after the headline; `lesson` apart, for it is set apart. */
	paragraphs: string[];
	lesson: string | null;
}

function cutAtWord(text: string): string {
	const chars = [...text];
	if (chars.length <= TITLE_CHARS_MAX) return text;
	const cut = chars.slice(0, TITLE_CHARS_MAX).join('');
	const space = cut.lastIndexOf(' ');
	return `${cut.slice(0, space > TITLE_CHARS_MAX / 2 ? space : undefined).replace(/[\s,;:—-]+$/u, '')}…`;
}

/** Where the first sentence of a line ends. */
function sentenceEnd(line: string): number {
	for (const end of line.matchAll(SENTENCE_END)) {
		const until = end.index + end[0].length;
		if (!ABBREVIATED.test(line.slice(0, until))) return until;
	}
	return line.length;
}

/** First sentence as headline without its full stop; the rest, or everything when the headline had to be cut. */
function headline(what: string): { title: string; rest: string; cut: boolean } {
	const text = what.trim();
	const sentence = text.slice(0, sentenceEnd(text.split('\n', 1)[0] ?? ''));
	const title = cutAtWord(sentence);
	if (title !== sentence) return { title, rest: text, cut: true };
	const bare = ABBREVIATED.test(title) ? title : title.replace(/(?<!\.)\.$/u, '');
	return { title: bare, rest: text.slice(sentence.length).trim(), cut: false };
}

/** Parts that follow each other as one run of prose; each ends as a sentence does. */
function joined(...parts: (string | undefined)[]): string {
	const given = parts.map((part) => part?.trim() ?? '').filter((part) => part.length > 0);
	return given
		.map((part, index) => (index < given.length - 1 && /[\p{L}\p{N}]$/u.test(part) ? `${part}.` : part))
		.join(' ');
}

/** Lays out the parts of a story. Plain text in, plain text out; line breaks make paragraphs. */
export function tellStory(parts: StoryParts): Told {
	const { title, rest, cut } = headline(parts.what);
	const paragraphs = [joined(parts.situation, parts.need), joined(rest, parts.reaction)]
		.flatMap((run) => run.split(/\n+/u))
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph.length > 0);
	return { title, cut, paragraphs, lesson: parts.lesson ?? null };
}
