import { joinRequestSchema } from '$lib/protocol/accounts';
import { bodyEndpoint, refuse, signInAs, slowDown } from '$lib/server/auth/endpoint';
import { redeemInvite } from '$lib/server/auth/invites';

export const POST = bodyEndpoint(joinRequestSchema, async (call, body) => {
	const wait = slowDown(call, [['joinByAddress', call.event.locals.address]]);
	if (wait) return wait;
	const person = await redeemInvite(call.app, body);
	call.app.log(`join ${person.ok ? 'ok' : person.error} request=${call.event.locals.requestId}`);
	return person.ok ? signInAs(call, person.value, 'invite_used') : refuse(person.error);
});
