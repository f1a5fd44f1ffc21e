import { loadWords } from '$lib/i18n/index.svelte';

/** The three choices over the cap with their words, fetched when somebody first goes over. */
export async function loadOverChoices(): Promise<typeof import('./OverChoices.svelte').default> {
	const [choices] = await Promise.all([import('./OverChoices.svelte'), loadWords('spending')]);
	return choices.default;
}
