import { publishSignerSchema } from '$lib/protocol/signers';
import { bodyEndpoint, slowDown, visitOf } from '$lib/server/auth/endpoint';
import { publishSigner } from '$lib/server/sync/signers';

/** Publishes a key of the asker's phone, for consents without a network. */
export const POST = bodyEndpoint(publishSignerSchema, async (call, body) => {
	const { actor } = visitOf(call.event);
	const wait = slowDown(call, [['syncByPerson', actor.person]]);
	return wait ?? publishSigner(call.app.home, actor, body);
});
