import { err } from '$lib/base/result';
import { reachQuerySchema } from '$lib/protocol/desk';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { readReach } from '$lib/server/desk/reach';

export const GET = endpoint(async ({ app, event }) => {
	const query = reachQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!query.success) return err('bad_request');
	return readReach(app.home, visitOf(event).actor, query.data.location);
});
