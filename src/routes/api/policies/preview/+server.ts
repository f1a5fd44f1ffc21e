import { ok } from '$lib/base/result';
import { previewRequestSchema } from '$lib/protocol/policies';
import { bodyEndpoint, visitOf } from '$lib/server/auth/endpoint';
import { previewOf } from '$lib/server/policy/preview';

/** What a draft of the caps would have flagged. */
export const POST = bodyEndpoint(previewRequestSchema, async ({ app, event }, { draft }) =>
	ok(await previewOf(app.home, visitOf(event).actor, draft))
);
