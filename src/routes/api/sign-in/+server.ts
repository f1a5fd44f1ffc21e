import { signInRequestSchema } from '$lib/protocol/accounts';
import { checkCredentials } from '$lib/server/auth/credentials';
import { bodyEndpoint, refuse, signInAs, slowDown } from '$lib/server/auth/endpoint';
import { usernameOf } from '$lib/server/auth/username';

export const POST = bodyEndpoint(signInRequestSchema, async (call, body) => {
	const { address, requestId } = call.event.locals;
	const account = usernameOf(body.username);
	const wait = slowDown(call, [
		['signInByAddress', address],
		['signInByAccount', account],
		['signInByBoth', `${address} ${account}`]
	]);
	if (wait) return wait;
	const person = await checkCredentials(call.app, body.username, body.password);
	call.app.log(`sign-in ${person.ok ? 'ok' : 'refused'} request=${requestId}`);
	return person.ok ? signInAs(call, person.value, 'wrong_credentials') : refuse(person.error);
});
