import { err } from '$lib/base/result';
import { monthsQuerySchema } from '$lib/protocol/deskExport';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { listMonths } from '$lib/server/finance/months';

export const GET = endpoint(async ({ app, event }) => {
	const query = monthsQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	return query.success ? listMonths(app.home, visitOf(event).actor, query.data.location) : err('bad_request');
});
