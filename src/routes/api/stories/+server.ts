import { ok } from '$lib/base/result';
import { storiesRequestSchema } from '$lib/protocol/stories';
import { bodyEndpoint, slowDown, visitOf } from '$lib/server/auth/endpoint';
import { findStories } from '$lib/server/stories/findStories';

/** A question travels in the body: an address would be kept in logs. */
export const POST = bodyEndpoint(storiesRequestSchema, async ({ app, event }, query) => {
	const { actor } = visitOf(event);
	const slow = slowDown({ app }, [['storiesByPerson', actor.person]]);
	return slow ?? ok(await findStories(app.home, actor, query));
});
