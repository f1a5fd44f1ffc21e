import { endpoint, idParam, visitOf } from '$lib/server/auth/endpoint';
import { endInvite } from '$lib/server/auth/invites';

export const DELETE = endpoint(async ({ app, event }) => {
	const id = idParam(event);
	return id.ok ? endInvite(app, visitOf(event).actor, id.value) : id;
});
