import { ok } from '$lib/base/result';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { listSessions } from '$lib/server/auth/sessions';

export const GET = endpoint(async ({ app, event }) => ok(await listSessions(app.home, visitOf(event))));
