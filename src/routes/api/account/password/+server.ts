import { passwordRequestSchema } from '$lib/protocol/accounts';
import { setPassword } from '$lib/server/auth/credentials';
import { bodyEndpoint, slowDown, visitOf } from '$lib/server/auth/endpoint';

export const POST = bodyEndpoint(passwordRequestSchema, async (call, body) => {
	const { actor, session, openedAt } = visitOf(call.event);
	const wait = slowDown(call, [['signInByBoth', actor.person]]);
	if (wait) return wait;
	return setPassword(call.app, { person: actor.person, session, openedAt }, body);
});
