/** Runs before the first screen: what it needs is asked for before the router has found its route. */
import type { HandleClientError } from '@sveltejs/kit';
import { loadWords } from '$lib/i18n/index.svelte';

// Whoever needs them waits for them, and tells what went wrong.
loadWords('core').catch(() => undefined);

/** An address that leads nowhere is no fault of the program; anything else is reported. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) reportError(error);
	return { message };
};
