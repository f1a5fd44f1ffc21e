import * as z from 'zod/mini';
import { err, ok, type Result } from '$lib/base/result';
import {
	demoPeopleSchema,
	doorErrorSchema,
	doorSchema,
	inviteCreatedSchema,
	inviteListSchema,
	joinLookSchema,
	sessionInfoSchema,
	sessionListSchema,
	type demoSignInSchema,
	type DoorError,
	type inviteRequestSchema,
	type joinRequestSchema,
	type locationRequestSchema,
	type passwordRequestSchema,
	type personChangeSchema,
	type setupRequestSchema,
	type signInRequestSchema
} from '$lib/protocol/accounts';
import { REQUEST_MS_MAX } from '$lib/protocol/limits';
import { quarantineListSchema, type quarantineSettleSchema } from '$lib/protocol/quarantine';

/** Why a request at the door came to nothing; each has a plain sentence in `messages`. */
export type DoorFailure = DoorError | 'offline' | 'no_answer' | 'not_respiro';
export type DoorAnswer<T> = Result<T, DoorFailure>;

const refusalSchema = z.object({ error: doorErrorSchema });
const anySchema = z.unknown();

type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Why an answer that is not ok is not. Reads its body. */
export async function doorFailureOf(response: Response): Promise<DoorFailure> {
	const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
	if (refusal.success) return refusal.data.error;
	if (response.status === 401) return 'not_signed_in';
	if (response.status === 403) return 'not_allowed';
	if (response.status === 429) return 'too_many_tries';
	return response.status >= 500 ? 'server_trouble' : 'not_respiro';
}

/** One request to our own server. Answers that are not what the schema says (a hotel's Wi-Fi page) are `not_respiro`. */
export async function doorRequest<T>(
	method: HttpMethod,
	path: string,
	schema: z.ZodMiniType<T>,
	body?: unknown
): Promise<DoorAnswer<T>> {
	let response: Response;
	try {
		response = await fetch(path, {
			method,
			headers: { 'content-type': 'application/json', 'x-respiro': '1' },
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(REQUEST_MS_MAX)
		});
	} catch {
		return err(navigator.onLine ? 'no_answer' : 'offline');
	}
	if (!response.ok) return err(await doorFailureOf(response));
	if ((schema as unknown) === anySchema) return ok(undefined as T);
	const parsed = schema.safeParse(await response.json().catch(() => undefined));
	return parsed.success ? ok(parsed.data) : err('not_respiro');
}

/** The routes of protocol/accounts.ts, as the screens call them. */
export const door = {
	look: () => doorRequest('GET', '/api/door', doorSchema),
	setup: (body: z.infer<typeof setupRequestSchema>) =>
		doorRequest('POST', '/api/setup', sessionInfoSchema, body),
	joinLook: (token: string) => doorRequest('POST', '/api/join/look', joinLookSchema, { token }),
	join: (body: z.infer<typeof joinRequestSchema>) =>
		doorRequest('POST', '/api/join', sessionInfoSchema, body),
	signIn: (body: z.infer<typeof signInRequestSchema>) =>
		doorRequest('POST', '/api/sign-in', sessionInfoSchema, body),
	signOut: () => doorRequest('POST', '/api/sign-out', anySchema, {}),
	session: () => doorRequest('GET', '/api/session', sessionInfoSchema),
	sessions: () => doorRequest('GET', '/api/sessions', sessionListSchema),
	endSession: (id: string) => doorRequest('DELETE', `/api/sessions/${encodeURIComponent(id)}`, anySchema),
	setPassword: (body: z.infer<typeof passwordRequestSchema>) =>
		doorRequest('POST', '/api/account/password', anySchema, body),
	invite: (body: z.infer<typeof inviteRequestSchema>) =>
		doorRequest('POST', '/api/invites', inviteCreatedSchema, body),
	invites: () => doorRequest('GET', '/api/invites', inviteListSchema),
	endInvite: (id: string) => doorRequest('DELETE', `/api/invites/${encodeURIComponent(id)}`, anySchema),
	addLocation: (body: z.infer<typeof locationRequestSchema>) =>
		doorRequest('POST', '/api/locations', anySchema, body),
	changePerson: (id: string, body: z.infer<typeof personChangeSchema>) =>
		doorRequest('PATCH', `/api/people/${encodeURIComponent(id)}`, anySchema, body),
	setAside: () => doorRequest('GET', '/api/quarantine', quarantineListSchema),
	settleSetAside: (id: string, body: z.infer<typeof quarantineSettleSchema>) =>
		doorRequest('POST', `/api/quarantine/${encodeURIComponent(id)}`, anySchema, body),
	demoPeople: () => doorRequest('GET', '/api/demo', demoPeopleSchema),
	demoSignIn: (body: z.infer<typeof demoSignInSchema>) =>
		doorRequest('POST', '/api/demo/sign-in', sessionInfoSchema, body)
};

/** The page of an invite; its token stays in the fragment, which no server and no log ever sees. */
export function inviteLink(token: string): string {
	return `${location.origin}/join#${token}`;
}
