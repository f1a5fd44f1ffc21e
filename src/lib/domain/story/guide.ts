/** The writing guide: what makes a story worth telling, asked of its text alone; it advises and never blocks. */
import type { StoryParts } from '../gesture/gestureRecord';

export type GuidePoint = 'specific' | 'reaction' | 'unnamed' | 'length';

/** `good`: it has it; `ask`: worth a second look; `open`: there is nothing to judge yet. */
export type GuideAnswer = 'good' | 'ask' | 'open';

export interface GuideInput {
	parts: Partial<StoryParts>;
	quote: string;
	/** How many private words stand in it (`privateWords`). */
	privateCount: number;
}

/** Practice: 120 to 1,200 characters make a story that is told in a minute. */
export const STORY_CHARS_MIN = 120;
export const STORY_CHARS_MAX = 1_200;
const WORDS_TO_JUDGE_MIN = 6;

const SPOKEN =
	/[«»“”"]|(?<!\p{L})(?:dijo|dije|preguntó|pregunté|contó|contestó|said|asked|told|answered)(?!\p{L})/iu;
const NUMBER =
	/\p{N}|(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|primer[ao]?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|first)(?!\p{L})/iu;
/** A name of a thing or a place in the middle of a sentence. */
const NAMED = /(?<=[\p{Ll},;] )\p{Lu}\p{Ll}{2,}/u;
const REACTED =
	/(?<!\p{L})(?:sonri\p{L}*|llor\p{L}*|ri[óe]\p{L}*|abraz\p{L}*|agradeci\p{L}*|gracias|emocion\p{L}*|volv\p{L}*|smil\p{L}*|laugh\p{L}*|cried|tears|hug\p{L}*|thank\p{L}*|came back|returned)(?!\p{L})/iu;

function wordCount(text: string): number {
	return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Whether it names something that only happened here: a number, a name, what was said. */
export function isSpecific(text: string): boolean {
	return NUMBER.test(text) || NAMED.test(text) || SPOKEN.test(text);
}

/** The most that {@link specificityOf} answers. */
export const SPECIFIC_MAX = 4;

function tellsReaction({ parts, quote }: Pick<GuideInput, 'parts' | 'quote'>): boolean {
	const text = Object.values(parts).join('\n');
	return (parts.reaction?.trim() ?? '') !== '' || quote.trim() !== '' || REACTED.test(text);
}

/**
 * How specific a telling is, by the signs that the guide asks for: 0 a bare line … {@link SPECIFIC_MAX}. It judges no style
 * and no spelling.
 */
export function specificityOf({ parts, quote }: Pick<GuideInput, 'parts' | 'quote'>): number {
	const text = Object.values(parts).join('\n').trim();
	if (wordCount(text) < WORDS_TO_JUDGE_MIN) return 0;
	const signs = [
		NUMBER.test(text) || NAMED.test(text),
		quote.trim() !== '' || SPOKEN.test(text),
		tellsReaction({ parts, quote }),
		text.length >= STORY_CHARS_MIN
	];
	return Math.min(SPECIFIC_MAX, 1 + signs.filter(Boolean).length);
}

/** The four questions of the guide, answered. */
export function guideOf({ parts, quote, privateCount }: GuideInput): Record<GuidePoint, GuideAnswer> {
	const text = Object.values(parts).join('\n').trim();
	const isBegun = wordCount(text) >= WORDS_TO_JUDGE_MIN;
	const asked = (isGood: boolean): GuideAnswer => (isGood ? 'good' : isBegun ? 'ask' : 'open');
	return {
		specific: asked(isSpecific(text)),
		reaction: asked(tellsReaction({ parts, quote })),
		unnamed: privateCount > 0 ? 'ask' : isBegun ? 'good' : 'open',
		length: !isBegun
			? 'open'
			: text.length >= STORY_CHARS_MIN && text.length <= STORY_CHARS_MAX
				? 'good'
				: 'ask'
	};
}
