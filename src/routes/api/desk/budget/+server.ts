import { err } from '$lib/base/result';
import { budgetQuerySchema } from '$lib/protocol/desk';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { readBudget } from '$lib/server/desk/budget';

export const GET = endpoint(async ({ app, event }) => {
	const query = budgetQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!query.success) return err('bad_request');
	return readBudget(app.home, visitOf(event).actor, query.data);
});
