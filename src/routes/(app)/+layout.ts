import { redirect } from '@sveltejs/kit';
import { askFirstPage } from '$lib/client/firstPage';
import { preparePhone, prepareSync } from '$lib/client/opening';
import { notedRoom } from '$lib/client/roomNote';
import { readSession } from '$lib/client/session';
import type { LayoutLoad } from './$types';

const now = (run: () => void) => run();
/** What stands without it is drawn before anything else is fetched. */
const afterPaint = (run: () => void) => void requestAnimationFrame(() => setTimeout(run));

export const load: LayoutLoad = ({ url, untrack }) => {
	const session = readSession();
	if (!session) redirect(307, '/sign-in');
	// The log form takes letters before anything has been read, and Today may know its figure; other screens wait for it.
	const path = untrack(() => url.pathname);
	const stands = path === '/log' || (path === '/' && notedRoom(session, Date.now()) !== null);
	if (askFirstPage(session.person.id)) (stands ? afterPaint : now)(prepareSync);
	if (!stands) preparePhone();
	return { session };
};
