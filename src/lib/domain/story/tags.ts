/**
 * What a house does when it does it well: practices a story may show [001-11]. Keys travel and are translated on screen;
 * whoever tells may add words of their own.
 */
export const PRACTICE_TAGS = [
	'right_words',
	'recognised',
	'remembered',
	'listened',
	'anticipated',
	'unasked_benefit',
	'broke_routine',
	'lateral_service',
	'owned_it',
	'turned_around',
	'made_it_easy',
	'celebrated',
	'comforted',
	'went_out_of_way'
] as const;
export type PracticeTag = (typeof PRACTICE_TAGS)[number];

/** Whether a tag is one of the house's list, to be said in the reader's language. */
export function isPracticeTag(tag: string): tag is PracticeTag {
	return (PRACTICE_TAGS as readonly string[]).includes(tag);
}
