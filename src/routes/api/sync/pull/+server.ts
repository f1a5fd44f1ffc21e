import { slowDown } from '$lib/server/auth/endpoint';
import { pullText } from '$lib/server/sync/pull';
import { BODY_ERROR_STATUS, jsonResponse, jsonTextResponse, readJson } from '$lib/server/sync/body';
import { serverApp } from '$lib/server/app';
import { JSON_DEPTH_MAX, PUSH_BYTES_MAX } from '$lib/protocol/limits';
import { pullRequestSchema } from '$lib/protocol/pull';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals }) => {
	const { actor } = locals;
	if (!actor) return jsonResponse(request, { error: 'not_signed_in' }, 401);
	const app = await serverApp();
	const wait = slowDown({ app }, [['syncByPerson', actor.person]]);
	if (wait) return wait;
	const body = await readJson(request, { bytesMax: PUSH_BYTES_MAX, depthMax: JSON_DEPTH_MAX });
	if (!body.ok) return jsonResponse(request, { error: 'bad_request' }, BODY_ERROR_STATUS[body.error]);
	const pull = pullRequestSchema.safeParse(body.value);
	if (!pull.success) return jsonResponse(request, { error: 'bad_request' }, 400);
	// Somebody else signed in on this browser since: their session carries nobody else's entries [I17].
	if (pull.data.person !== actor.person) return jsonResponse(request, { error: 'not_signed_in' }, 401);
	const tooMany = slowDown({ app }, [['pullsByDevice', `${actor.person} ${pull.data.device}`]]);
	return tooMany ?? jsonTextResponse(request, await pullText(app.home, actor, pull.data));
};
