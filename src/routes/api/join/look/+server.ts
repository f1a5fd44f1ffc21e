import { joinLookRequestSchema } from '$lib/protocol/accounts';
import { bodyEndpoint, slowDown } from '$lib/server/auth/endpoint';
import { lookAtInvite } from '$lib/server/auth/invites';

export const POST = bodyEndpoint(joinLookRequestSchema, async (call, body) => {
	const wait = slowDown(call, [['joinByAddress', call.event.locals.address]]);
	return wait ?? lookAtInvite(call.app, body.token);
});
