import { ok } from '$lib/base/result';
import { pushSubscribeSchema } from '$lib/protocol/webPush';
import { bodyEndpoint, endpoint, slowDown, visitOf } from '$lib/server/auth/endpoint';
import { isTold, subscribe, unsubscribe } from '$lib/server/push/subscriptions';

export const GET = endpoint(async ({ app, event }) =>
	ok({ key: app.webPush.sender.keys.publicKey, on: await isTold(app.home, visitOf(event)) })
);

export const POST = bodyEndpoint(pushSubscribeSchema, async ({ app, event }, body) => {
	const visit = visitOf(event);
	const slow = slowDown({ app }, [['pushByPerson', visit.actor.person]]);
	return slow ?? subscribe(app.home, app.webPush.sender, visit, body);
});

export const DELETE = endpoint(async ({ app, event }) => {
	const { actor, session } = visitOf(event);
	await unsubscribe(app.home, actor.tenant, session);
	return ok(null);
});
