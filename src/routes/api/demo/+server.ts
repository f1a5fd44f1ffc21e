import { ok } from '$lib/base/result';
import { endpoint } from '$lib/server/auth/endpoint';
import { demoPeople } from '$lib/server/auth/demoPeople';

export const GET = endpoint(async ({ app }) => ok(await demoPeople(app.home)));
