import type { RequestEvent } from '@sveltejs/kit';
import type * as z from 'zod/mini';
import { must } from '../../base/assert';
import { err, ok, type Result } from '../../base/result';
import type { DoorError } from '../../protocol/accounts';
import { JSON_DEPTH_MAX } from '../../protocol/limits';
import { serverApp, type ServerApp } from '../app';
import { BODY_ERROR_STATUS, jsonResponse, readJson } from '../sync/body';
import type { Try } from './rateLimit';
import { loadActor, openSession, sessionInfo, type Visit } from './sessions';

/** No account request needs more. */
const BODY_BYTES_MAX = 16 * 1024;

const STATUS: Record<DoorError, number> = {
	bad_request: 400,
	password_too_short: 400,
	not_signed_in: 401,
	wrong_credentials: 401,
	not_allowed: 403,
	wrong_token: 403,
	not_found: 404,
	invite_unknown: 404,
	already_claimed: 409,
	invite_used: 409,
	invite_expired: 410,
	too_many_tries: 429,
	server_trouble: 500
};

/** `{error: code}` and nothing else: no reason beyond the code, no trace [ASVS 16.5.1]. */
export function refuse(error: DoorError, status = STATUS[error]): Response {
	return Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } });
}

/** 429 with the whole seconds to wait. */
export function refuseForNow(waitMs: number): Response {
	const response = refuse('too_many_tries');
	response.headers.set('retry-after', String(Math.ceil(waitMs / 1_000)));
	return response;
}

/** Parses the body with its schema; unknown fields, wrong types, depth and size are all refused the same way. */
export async function readBody<T>(
	request: Request,
	schema: z.ZodMiniType<T>
): Promise<{ ok: true; value: T } | { ok: false; response: Response }> {
	const body = await readJson(request, { bytesMax: BODY_BYTES_MAX, depthMax: JSON_DEPTH_MAX });
	if (!body.ok) return { ok: false, response: refuse('bad_request', BODY_ERROR_STATUS[body.error]) };
	const parsed = schema.safeParse(body.value);
	return parsed.success ? { ok: true, value: parsed.data } : { ok: false, response: refuse('bad_request') };
}

/** What a route function gets: the app and who asks, already allowed by the table. */
export interface Call {
	app: ServerApp;
	event: RequestEvent;
}

type Answer = Result<unknown, DoorError>;

/** A route without a body. */
export function endpoint(run: (call: Call) => Promise<Answer>) {
	return async (event: RequestEvent): Promise<Response> => {
		const result = await run({ app: await serverApp(), event });
		return result.ok ? jsonResponse(event.request, result.value ?? {}) : refuse(result.error);
	};
}

/** A route with a JSON body of the given shape. */
export function bodyEndpoint<T>(
	schema: z.ZodMiniType<T>,
	run: (call: Call, body: T) => Promise<Answer | Response>
) {
	return async (event: RequestEvent): Promise<Response> => {
		const body = await readBody(event.request, schema);
		if (!body.ok) return body.response;
		const result = await run({ app: await serverApp(), event }, body.value);
		if (result instanceof Response) return result;
		return result.ok ? jsonResponse(event.request, result.value ?? {}) : refuse(result.error);
	};
}

/** Who asks; only for routes that the table keeps for those who are signed in. */
export function visitOf(event: RequestEvent): Visit {
	return must(event.locals.visit, 'the table lets only those in who are signed in');
}

/** Counts `count` tries by each of the keys; the answer to give when there were too many. */
export function slowDown(
	{ app: { rates } }: Pick<Call, 'app'>,
	tries: readonly Try[],
	count = 1
): Response | null {
	const waitMs = rates.take(tries, count);
	return waitMs > 0 ? refuseForNow(waitMs) : null;
}

/** Signs a person in, and answers who they are with the session's cookie. `ended` when they are no member any more. */
export async function signInAs({ app, event }: Call, person: string, ended: DoorError): Promise<Response> {
	const actor = await loadActor(app.home, person);
	if (!actor) return refuse(ended);
	const cookies = await openSession(app, person, event.request.headers);
	const response = await jsonResponse(event.request, await sessionInfo(app, actor));
	for (const cookie of cookies) response.headers.append('set-cookie', cookie);
	return response;
}

/** The id of an address; what could be none is not looked for, a NUL least of all: PostgreSQL throws at it. */
export function idParam(event: RequestEvent): Result<string, 'not_found'> {
	const { id } = event.params;
	return id !== undefined && /^[\w-]{1,64}$/.test(id) ? ok(id) : err('not_found');
}
