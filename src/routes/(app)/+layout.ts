import { redirect } from '@sveltejs/kit';
import { askFirstPage } from '$lib/client/firstPage';
import { preparePhone, prepareSync } from '$lib/client/opening';
import { notedRoom } from '$lib/client/roomNote';
import { readSession } from '$lib/client/session';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = ({ url, untrack }) => {
	const session = readSession();
	if (!session) redirect(307, '/sign-in');
	if (askFirstPage(session.person.id)) prepareSync();
	// The log form takes letters before anything has been read, and Today may know its figure; other screens wait for it.
	const path = untrack(() => url.pathname);
	const stands = path === '/log' || (path === '/' && notedRoom(session, Date.now()) !== null);
	if (!stands) preparePhone();
	return { session };
};
