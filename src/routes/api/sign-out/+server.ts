import { serverApp } from '$lib/server/app';
import { closeSession } from '$lib/server/auth/sessions';
import type { RequestHandler } from './$types';

/** Also for a session that is none any more: signing out always works. */
export const POST: RequestHandler = async ({ request }) => {
	const response = Response.json({});
	for (const cookie of await closeSession(await serverApp(), request.headers)) {
		response.headers.append('set-cookie', cookie);
	}
	return response;
};
