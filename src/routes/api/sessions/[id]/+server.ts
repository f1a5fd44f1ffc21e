import { err, ok } from '$lib/base/result';
import { endpoint, idParam, visitOf } from '$lib/server/auth/endpoint';
import { endSession } from '$lib/server/auth/sessions';

export const DELETE = endpoint(async ({ app, event }) => {
	const id = idParam(event);
	if (!id.ok) return id;
	const isEnded = await endSession(app.home, visitOf(event).actor.person, id.value);
	return isEnded ? ok(null) : err('not_found');
});
