import { err } from '$lib/base/result';
import { reviewQuerySchema } from '$lib/protocol/desk';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { readReview } from '$lib/server/desk/review';

export const GET = endpoint(async ({ app, event }) => {
	const query = reviewQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!query.success) return err('bad_request');
	return readReview(app.home, visitOf(event).actor, query.data);
});
