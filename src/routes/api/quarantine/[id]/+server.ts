import { quarantineSettleSchema } from '$lib/protocol/quarantine';
import { bodyEndpoint, idParam, visitOf } from '$lib/server/auth/endpoint';
import { settleQuarantined } from '$lib/server/sync/settling';

export const POST = bodyEndpoint(quarantineSettleSchema, async ({ app, event }, { resolution }) => {
	const id = idParam(event);
	return id.ok ? settleQuarantined(app.home, visitOf(event).actor, id.value, resolution) : id;
});
