import { redirect } from '@sveltejs/kit';
import { readSession } from '$lib/client/session';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = () => {
	const session = readSession();
	if (!session) redirect(307, '/sign-in');
	return { session };
};
