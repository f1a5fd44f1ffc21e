import { ok } from '$lib/base/result';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { listQuarantined } from '$lib/server/sync/settling';

export const GET = endpoint(async ({ app, event }) =>
	ok(await listQuarantined(app.home, visitOf(event).actor))
);
