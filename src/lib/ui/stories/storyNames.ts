import { isPracticeTag } from '$lib/domain/story/tags';
import { intlTag, t } from '$lib/i18n/index.svelte';

/** Names as a sentence has them: "Ana, Bea and Caro". */
export function namesList(names: readonly string[]): string {
	return new Intl.ListFormat(intlTag(), { type: 'conjunction' }).format(names);
}

/** A tag as people read it: those of the house's list in their language, the others as written. */
export function tagWord(tag: string): string {
	return isPracticeTag(tag) ? t.telling.tags[tag] : tag;
}

/** "1 hour and 30 minutes". */
export function durationWords(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (hours === 0) return t.telling.minutes(rest);
	return rest === 0 ? t.telling.hours(hours) : t.telling.and(t.telling.hours(hours), t.telling.minutes(rest));
}
