import { inviteRequestSchema } from '$lib/protocol/accounts';
import { ok } from '$lib/base/result';
import { bodyEndpoint, endpoint, visitOf } from '$lib/server/auth/endpoint';
import { createInvite, listInvites } from '$lib/server/auth/invites';

export const GET = endpoint(async ({ app, event }) => ok(await listInvites(app, visitOf(event).actor)));

export const POST = bodyEndpoint(inviteRequestSchema, ({ app, event }, body) =>
	createInvite(app, visitOf(event).actor, body)
);
