import type { RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';
import type { DoorError } from '../../protocol/accounts';
import type { Accounts } from './accounts';
import { readBody, refuse } from './endpoint';

const ceremonyBody = z.strictObject({
	response: z.record(z.string(), z.unknown()),
	name: z.optional(z.string().check(z.maxLength(80)))
});

/** The only addresses of better-auth that are answered; all others are as if they did not exist. */
const CEREMONIES = new Set([
	'GET passkey/generate-register-options',
	'POST passkey/verify-registration',
	'GET passkey/generate-authenticate-options',
	'POST passkey/verify-authentication'
]);

/**
 * What better-auth's refusals are at this door. A session too old to add a passkey is asked to sign in again. What a
 * phone answered and cannot be verified it calls an error of the server; it is one of the phone.
 */
function refusalOf(status: number, path: string): DoorError {
	if (path === 'passkey/verify-authentication') return 'wrong_credentials';
	if (status >= 500) return path === 'passkey/verify-registration' ? 'bad_request' : 'server_trouble';
	return status === 401 || status === 403 ? 'not_signed_in' : 'bad_request';
}

/** Answers a step of making or using a passkey; null for anything else. */
export async function answerPasskey(accounts: Accounts, event: RequestEvent): Promise<Response | null> {
	const path = event.params.all ?? '';
	if (!CEREMONIES.has(`${event.request.method} ${path}`)) return null;
	const isRegistration =
		path === 'passkey/generate-register-options' || path === 'passkey/verify-registration';
	if (isRegistration && !event.locals.visit) return refuse('not_signed_in');
	const request = await ownRequest(accounts.origin, event, path);
	if (request instanceof Response) return request;
	const answer = await accounts.auth.handler(request);
	if (!answer.ok) return refuse(refusalOf(answer.status, path));
	// The library's answer would show the session's token to scripts; the cookie is enough.
	const body = path.includes('/generate-') ? await optionsFor(accounts, event, answer) : {};
	const response = Response.json(body, { headers: { 'cache-control': 'no-store' } });
	for (const cookie of answer.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
	return response;
}

/** The request as better-auth may see it: the parsed body, the cookies, and nothing else of what was sent. */
async function ownRequest(origin: string, event: RequestEvent, path: string): Promise<Request | Response> {
	const { request, url } = event;
	const address = new URL(`/api/auth/${path}`, origin);
	const headers = new Headers({ origin, 'user-agent': request.headers.get('user-agent') ?? '' });
	const cookie = request.headers.get('cookie');
	if (cookie !== null) headers.set('cookie', cookie);
	if (request.method === 'GET') {
		const name = url.searchParams.get('name');
		if (name !== null && path === 'passkey/generate-register-options')
			address.searchParams.set('name', name.slice(0, 80));
		return new Request(address, { headers });
	}
	const body = await readBody(request, ceremonyBody);
	if (!body.ok) return body.response;
	headers.set('content-type', 'application/json');
	return new Request(address, { method: 'POST', headers, body: JSON.stringify(body.value) });
}

const optionsSchema = z.looseObject({ user: z.optional(z.looseObject({ id: z.string() })) });

/** People know themselves by their names, not by the made-up address; and the phone checks who holds it, always. */
async function optionsFor({ home }: Accounts, event: RequestEvent, answer: Response) {
	const options = optionsSchema.parse(await answer.json());
	if (!options.user || !event.locals.visit) return { ...options, userVerification: 'required' };
	const person = await home.database.db
		.selectFrom('auth_user')
		.select(['name', 'username'])
		.where('id', '=', event.locals.visit.actor.person)
		.executeTakeFirstOrThrow();
	return { ...options, user: { ...options.user, name: person.username, displayName: person.name } };
}
