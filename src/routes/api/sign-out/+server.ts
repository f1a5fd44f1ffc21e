import { serverApp } from '$lib/server/app';
import { closeSession } from '$lib/server/auth/sessions';
import { unsubscribe } from '$lib/server/push/subscriptions';
import type { RequestHandler } from './$types';

/** Also for a session that is none any more: signing out always works. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const response = Response.json({});
	const app = await serverApp();
	// A phone that is signed out is told nothing.
	if (locals.visit) await unsubscribe(app.home, locals.visit.actor.tenant, locals.visit.session);
	for (const cookie of await closeSession(app, request.headers)) {
		response.headers.append('set-cookie', cookie);
	}
	return response;
};
