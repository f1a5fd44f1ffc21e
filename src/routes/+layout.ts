import { breath } from '$lib/client/browser/idle';
import { loadWords, type Area } from '$lib/i18n/index.svelte';
import type { LayoutLoad } from './$types';

// Everything lives on the phone: the server only hands out the shell.
export const ssr = false;

const AREAS: [RegExp, Area][] = [
	[/^\/(setup|join|sign-in|demo)(\/|$)/, 'door'],
	[/^\/me(\/|$)/, 'me'],
	[/^\/desk(\/|$)/, 'desk']
];

export const load: LayoutLoad = async ({ url }) => {
	const areas = AREAS.filter(([pattern]) => pattern.test(url.pathname)).map(([, area]) => area);
	await loadWords('core', ...areas);
	// What was found is drawn in a task of its own.
	await breath();
};
