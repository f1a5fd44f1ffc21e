import { ok } from '$lib/base/result';
import { publishRequestSchema } from '$lib/protocol/policies';
import { bodyEndpoint, visitOf } from '$lib/server/auth/endpoint';
import { publishPolicy } from '$lib/server/policy/publish';

/** Publishes a version of the caps. */
export const POST = bodyEndpoint(publishRequestSchema, async ({ app, event }, body) =>
	ok(await publishPolicy(app.home, visitOf(event).actor, body))
);
