import type { RequestEvent } from '@sveltejs/kit';
import type * as z from 'zod/mini';
import { err, ok, type Result } from '$lib/base/result';
import {
	CHUNK_BYTES_MAX,
	chunkQuerySchema,
	photoHashSchema,
	REFUSED_STATUS,
	uploadQuerySchema,
	type UploadAnswer
} from '$lib/protocol/media';
import { serverApp, type ServerApp } from '$lib/server/app';
import { refuse, refuseForNow, slowDown } from '$lib/server/auth/endpoint';
import { takeChunk, uploadStanding } from '$lib/server/media/upload';
import type { Actor } from '$lib/server/sync/actor';
import { BODY_ERROR_STATUS, jsonResponse, readBytes } from '$lib/server/sync/body';
import type { RequestHandler } from './$types';

/** Enough for one day: the phone looks again as often as it ever does. */
const ENOUGH_MS = 300_000;

interface Asked<T> {
	app: ServerApp;
	actor: Actor;
	hash: string;
	query: T;
}

/** Who asks about which photo, or the answer to what cannot be asked. */
async function askedOf<T extends { person: string }>(
	{ params, url, locals }: RequestEvent,
	schema: z.ZodMiniType<T>
): Promise<Result<Asked<T>, Response>> {
	const { actor } = locals;
	if (!actor) return err(refuse('not_signed_in'));
	const app = await serverApp();
	const wait = slowDown({ app }, [['chunksByPerson', actor.person]]);
	if (wait) return err(wait);
	const hash = photoHashSchema.safeParse(params.hash);
	if (!hash.success) return err(refuse('not_found'));
	const query = schema.safeParse(Object.fromEntries(url.searchParams));
	if (!query.success) return err(refuse('bad_request'));
	// Somebody else signed in on this browser since: their session carries nobody else's photos [I17].
	if (query.data.person !== actor.person) return err(refuse('not_signed_in'));
	return ok({ app, actor, hash: hash.data, query: query.data });
}

const told = (request: Request, answer: UploadAnswer) =>
	jsonResponse(request, answer, answer.state === 'refused' ? REFUSED_STATUS : 200);

/** How far one's own upload is. */
export const GET: RequestHandler = async (event) => {
	const asked = await askedOf(event, uploadQuerySchema);
	if (!asked.ok) return asked.error;
	const { app, actor, hash, query } = asked.value;
	return told(event.request, await uploadStanding(app.home, actor, { hash, size: query.size }));
};

/** One chunk of one's own upload. */
export const PUT: RequestHandler = async (event) => {
	const asked = await askedOf(event, chunkQuerySchema);
	if (!asked.ok) return asked.error;
	const { app, actor, hash, query } = asked.value;
	const type = event.request.headers.get('content-type') ?? 'application/octet-stream';
	if (type !== 'application/octet-stream') return refuse('bad_request');
	const body = await readBytes(event.request, CHUNK_BYTES_MAX);
	if (!body.ok) return refuse('bad_request', BODY_ERROR_STATUS[body.error]);
	const { size, offset } = query;
	const isInside = offset + body.value.length <= size;
	if (!isInside || (body.value.length === 0 && offset < size)) return refuse('bad_request');
	const taken = await takeChunk(app.home, actor, { hash, size, offset, bytes: body.value });
	return taken.ok ? told(event.request, taken.value) : refuseForNow(ENOUGH_MS);
};
