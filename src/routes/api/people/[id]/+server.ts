import { personChangeSchema } from '$lib/protocol/accounts';
import { bodyEndpoint, idParam, visitOf } from '$lib/server/auth/endpoint';
import { changePerson } from '$lib/server/auth/people';

export const PATCH = bodyEndpoint(personChangeSchema, async ({ app, event }, body) => {
	const id = idParam(event);
	if (!id.ok) return id;
	const changed = await changePerson(app, visitOf(event).actor, id.value, body);
	app.log(`rights ${changed.ok ? 'changed' : changed.error} request=${event.locals.requestId}`);
	return changed;
});
