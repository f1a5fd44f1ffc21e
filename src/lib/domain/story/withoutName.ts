import { hideGuestName } from '../gesture/alias';
import type { Gesture, StoryParts } from '../gesture/gestureRecord';
import { ALIAS_CHARS_MAX, NOTE_CHARS_MAX, PART_CHARS_MAX, ROUTINE_CHARS_MAX, TAG_CHARS_MAX } from '../limits';
import { ALT_CHARS_MAX } from '../photo';

/** A typed name and what stands for it. */
export interface Hidden {
	name: string;
	alias: string;
}

/** At most `max` UTF-16 units, never half a character: an alias may be longer than the name it stands for. */
function clip(text: string, max: number): string {
	return text.length <= max
		? text
		: text
				.slice(0, max)
				.replace(/[\uD800-\uDBFF]$/, '')
				.trimEnd();
}

function without(text: string, { name, alias }: Hidden, max: number): string {
	return clip(hideGuestName(text, name, alias), max);
}

/** Parts as colleagues may read them: the guest's name replaced in every part [003-5]. */
export function partsWithoutName(parts: StoryParts, hidden: Hidden | null): StoryParts {
	if (!hidden) return parts;
	const told = Object.entries(parts).map(([part, text]) => [
		part,
		text === undefined ? text : without(text, hidden, PART_CHARS_MAX)
	]);
	return Object.fromEntries(told) as StoryParts;
}

/** What of a story has words of its own. */
export type Worded = Pick<Gesture, 'parts' | 'photos' | 'tags' | 'value' | 'quote' | 'brokeRoutine'>;

/** The same for everything that is told beside the parts. */
export function storyWithoutName<Told extends Worded>(told: Told, hidden: Hidden | null): Told {
	if (!hidden) return told;
	const { tags, value, quote, brokeRoutine } = told;
	const left = brokeRoutine && without(brokeRoutine.left, hidden, ROUTINE_CHARS_MAX);
	return {
		...told,
		parts: partsWithoutName(told.parts, hidden),
		photos: told.photos.map((photo) => ({ ...photo, alt: without(photo.alt, hidden, ALT_CHARS_MAX) })),
		...(tags ? { tags: tags.map((tag) => without(tag, hidden, TAG_CHARS_MAX)) } : {}),
		...(value ? { value: without(value, hidden, ALIAS_CHARS_MAX) } : {}),
		...(quote ? { quote: { ...quote, text: without(quote.text, hidden, NOTE_CHARS_MAX) } } : {}),
		...(brokeRoutine && left ? { brokeRoutine: { ...brokeRoutine, left } } : {})
	};
}
