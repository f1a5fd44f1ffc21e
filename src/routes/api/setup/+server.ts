import { setupRequestSchema } from '$lib/protocol/accounts';
import { bodyEndpoint, refuse, signInAs, slowDown } from '$lib/server/auth/endpoint';
import { claim } from '$lib/server/auth/organisation';

export const POST = bodyEndpoint(setupRequestSchema, async (call, body) => {
	const wait = slowDown(call, [['setupByAddress', call.event.locals.address]]);
	if (wait) return wait;
	const owner = await claim(call.app, body);
	if (!owner.ok) return refuse(owner.error);
	call.app.log('set-up done');
	return signInAs(call, owner.value, 'not_allowed');
});
