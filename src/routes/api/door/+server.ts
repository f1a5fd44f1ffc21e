import { ok } from '$lib/base/result';
import { endpoint } from '$lib/server/auth/endpoint';
import { isClaimed } from '$lib/server/auth/organisation';

export const GET = endpoint(async ({ app }) => ok({ claimed: await isClaimed(app), demo: app.demo }));
