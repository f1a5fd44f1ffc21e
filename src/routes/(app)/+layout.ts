import { redirect } from '@sveltejs/kit';
import { preparePhone } from '$lib/client/opening';
import { readSession } from '$lib/client/session';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ url, untrack }) => {
	const session = readSession();
	if (!session) redirect(307, '/sign-in');
	// The log form takes letters before anything has been read; the other screens show what is read.
	if (untrack(() => url.pathname) !== '/log') preparePhone();
	return { session };
};
