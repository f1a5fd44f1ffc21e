import { ok } from '$lib/base/result';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { sessionInfo } from '$lib/server/auth/sessions';

export const GET = endpoint(async ({ app, event }) => ok(await sessionInfo(app, visitOf(event).actor)));
