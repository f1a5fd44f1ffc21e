import { slowDown } from '$lib/server/auth/endpoint';
import { PUSH_DEPTH_MAX, pushOps } from '$lib/server/sync/push';
import { BODY_ERROR_STATUS, jsonResponse, readJson } from '$lib/server/sync/body';
import { serverApp } from '$lib/server/app';
import { PUSH_BYTES_MAX } from '$lib/protocol/limits';
import { pushRequestSchema } from '$lib/protocol/push';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const { actor } = locals;
	if (!actor) return jsonResponse(request, { error: 'not_signed_in' }, 401);
	const app = await serverApp();
	const wait = slowDown({ app }, [['syncByPerson', actor.person]]);
	if (wait) return wait;
	const body = await readJson(request, { bytesMax: PUSH_BYTES_MAX, depthMax: PUSH_DEPTH_MAX });
	if (!body.ok) return jsonResponse(request, { error: 'bad_request' }, BODY_ERROR_STATUS[body.error]);
	const push = pushRequestSchema.safeParse(body.value);
	if (!push.success) return jsonResponse(request, { error: 'bad_request' }, 400);
	// Somebody else signed in on this browser since: their session carries nobody else's entries [I17].
	if (push.data.person !== actor.person) return jsonResponse(request, { error: 'not_signed_in' }, 401);
	// By entries, before any of them is looked at; the whole push waits or none of it [P21].
	const tooMany = slowDown(
		{ app },
		[
			['opsByDevice', `${actor.person} ${push.data.device}`],
			['opsByPerson', actor.person]
		],
		push.data.ops.length
	);
	return tooMany ?? jsonResponse(request, await pushOps(app.home, actor, push.data));
};
