import { err } from '$lib/base/result';
import { heldQuerySchema } from '$lib/protocol/guests';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { readHeld } from '$lib/server/guests/held';

export const GET = endpoint(async ({ app, event }) => {
	const query = heldQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!query.success) return err('bad_request');
	return readHeld(app.home, visitOf(event).actor, query.data);
});
