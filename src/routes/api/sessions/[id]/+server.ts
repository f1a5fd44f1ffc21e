import { err, ok } from '$lib/base/result';
import { endpoint, idParam, visitOf } from '$lib/server/auth/endpoint';
import { endSession } from '$lib/server/auth/sessions';
import { unsubscribe } from '$lib/server/push/subscriptions';

export const DELETE = endpoint(async ({ app, event }) => {
	const id = idParam(event);
	if (!id.ok) return id;
	const { actor } = visitOf(event);
	const isEnded = await endSession(app.home, actor.person, id.value);
	if (isEnded) await unsubscribe(app.home, actor.tenant, id.value);
	return isEnded ? ok(null) : err('not_found');
});
