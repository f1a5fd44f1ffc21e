import { locationRequestSchema } from '$lib/protocol/accounts';
import { ok } from '$lib/base/result';
import { bodyEndpoint, visitOf } from '$lib/server/auth/endpoint';
import { addLocation } from '$lib/server/auth/organisation';

export const POST = bodyEndpoint(locationRequestSchema, async ({ app, event }, body) => {
	const added = await addLocation(app, visitOf(event).actor, body);
	return added.ok ? ok({ id: added.value }) : added;
});
