import { err } from '$lib/base/result';
import { reimbursementsQuerySchema } from '$lib/protocol/deskReimbursements';
import { endpoint, visitOf } from '$lib/server/auth/endpoint';
import { readReimbursements } from '$lib/server/desk/reimbursements';

export const GET = endpoint(async ({ app, event }) => {
	const query = reimbursementsQuerySchema.safeParse(Object.fromEntries(event.url.searchParams));
	if (!query.success) return err('bad_request');
	return readReimbursements(app.home, visitOf(event).actor, query.data);
});
