/** Runs before the first screen: what it needs is asked for before the router has found its route. */
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { breath } from '$lib/client/browser/idle';
import { loadWords } from '$lib/i18n/index.svelte';

// Whoever needs them waits for them, and tells what went wrong.
loadWords('core').catch(() => undefined);

/** The program has just been read in; the router begins in a task of its own. */
export const init: ClientInit = breath;

/** An address that leads nowhere is no fault of the program; anything else is reported. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) reportError(error);
	return { message };
};
