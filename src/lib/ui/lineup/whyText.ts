import type { Why } from '$lib/domain/lineup/propose';
import { formatDay, type Words } from '$lib/i18n/index.svelte';

/** Why a story was chosen, in one plain phrase: "Not told yet, and Nuria has not been featured this month." */
export function whyText(why: Why, name: string | null, today: string, words: Pick<Words, 'lineup'>): string {
	const { untold, told, someone, ...byAuthor } = words.lineup.why;
	const first = name?.trim().split(/\s+/)[0] || someone;
	const who = byAuthor[why.author](first);
	return why.toldOn === null ? untold(who) : told(formatDay(why.toldOn, today), who);
}
