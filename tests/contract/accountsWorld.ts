import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { handle } from '../../src/hooks.server';
import { must } from '../../src/lib/base/assert';
import type { SessionInfo } from '../../src/lib/protocol/accounts';
import { startServerApp, type ServerApp, type ServerOptions } from '../../src/lib/server/app';
import type { Dialect } from '../../src/lib/server/db/open';
import { createTestPlace } from '../support/testDatabase';

export const PASSWORD = 'una mesa junto al mar';

type Handlers = Partial<Record<string, RequestHandler>>;
const modules = import.meta.glob<Handlers>('../../src/routes/api/**/+server.ts');

/** Every route of the API by id, as the file tree has it. */
export const routeIds = Object.keys(modules).map((path) =>
	path.slice('../../src/routes'.length, -'/+server.ts'.length)
);

/** An address of a route, with ids that nothing has. */
export const fill = (route: string) =>
	route.replace('[id]', randomUUID()).replace('[hash]', 'f'.repeat(64)).replace('[...all]', 'nothing');

const patterns = [...routeIds]
	.sort((a, b) => a.split('[').length - b.split('[').length)
	.map((id) => {
		const pattern = id.replace(/\[\.\.\.(\w+)\]/g, '(?<$1>.*)').replace(/\[(\w+)\]/g, '(?<$1>[^/]+)');
		return { id, pattern: new RegExp(`^${pattern}$`) };
	});

/** Literal words before parameters. */
function matchRoute(pathname: string): { id: string; params: Record<string, string> } | null {
	for (const { id, pattern } of patterns) {
		const match = pattern.exec(pathname);
		if (!match) continue;
		const params = Object.entries({ ...match.groups });
		return {
			id,
			params: Object.fromEntries(params.map(([name, value]) => [name, decodeURIComponent(value)]))
		};
	}
	return null;
}

export interface Answer {
	status: number;
	body: Record<string, unknown>;
	headers: Headers;
}

/** A browser with its cookies, talking to the hooks and routes of this process. */
export class Browser {
	readonly cookies = new Map<string, string>();
	readonly #app: ServerApp;
	readonly #address: string;

	constructor(app: ServerApp, address = `10.0.${addresses++ % 250}.1`) {
		this.#app = app;
		this.#address = address;
	}

	/** Sends JSON, or text or bytes as they are; `headers` replace or, when empty, drop what our pages would send. */
	async send(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Answer> {
		const response = await this.fetch(method, path, body, headers);
		return { status: response.status, body: await jsonOf(response), headers: response.headers };
	}

	/** The same, with the answer as it comes. */
	async fetch(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Response> {
		const sent = new Headers({
			origin: this.#app.origin,
			'x-respiro': '1',
			'sec-fetch-site': 'same-origin',
			'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(this.cookies.size > 0 ? { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') } : {})
		});
		for (const [name, value] of Object.entries(headers)) {
			if (value === '') sent.delete(name);
			else sent.set(name, value);
		}
		const url = new URL(path, this.#app.origin);
		const isRaw = typeof body === 'string' || body instanceof Uint8Array;
		const content = isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body);
		const request = new Request(url, {
			method,
			headers: sent,
			...(body === undefined ? {} : { body: content })
		});
		const response = await this.#answer(request, url);
		for (const cookie of response.headers.getSetCookie()) this.#store(cookie);
		return response;
	}

	async #answer(request: Request, url: URL): Promise<Response> {
		const route = matchRoute(url.pathname);
		const event = {
			request,
			url,
			params: route?.params ?? {},
			route: { id: route?.id ?? null },
			locals: {},
			getClientAddress: () => this.#address
		} as unknown as RequestEvent;
		const resolve = async () => {
			const handlers = await must(modules[`../../src/routes${route?.id}/+server.ts`], 'a known route')();
			const handler = handlers[request.method];
			return handler ? handler(event as Parameters<RequestHandler>[0]) : new Response(null, { status: 405 });
		};
		return handle({ event, resolve });
	}

	#store(cookie: string): void {
		const [pair = '', ...attributes] = cookie.split(';');
		const at = pair.indexOf('=');
		const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
		if (isGone) this.cookies.delete(pair.slice(0, at));
		else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
	}
}

let addresses = 0;

/** Streams are not waited for: they end when nobody listens. */
async function jsonOf(response: Response): Promise<Record<string, unknown>> {
	if (!response.headers.get('content-type')?.startsWith('application/json')) {
		await response.body?.cancel();
		return {};
	}
	return (await response.json()) as Record<string, unknown>;
}

export interface AccountsWorld {
	app: ServerApp;
	lines: string[];
	/** Moves the server's clock. */
	advance(ms: number): void;
	browser(address?: string): Browser;
	/** The same database opened again, as after a restart. */
	restart(options?: Partial<ServerOptions>): Promise<void>;
	close(): Promise<void>;
}

/** A server on an empty database of its own. */
export async function openWorld(
	dialect: Dialect,
	options: Partial<ServerOptions> = {}
): Promise<AccountsWorld> {
	const place = await createTestPlace(dialect);
	const lines: string[] = [];
	let aheadMs = 0;
	const start = (more: Partial<ServerOptions>) =>
		startServerApp({
			databaseUrl: place.options.url,
			dataDir: place.options.file ? dirname(place.options.file) : '',
			origin: 'http://localhost:3000',
			demo: false,
			durable: 'backup',
			clock: { now: () => Date.now() + aheadMs },
			log: (line) => lines.push(line),
			...more
		});
	const world: AccountsWorld = {
		app: await start(options),
		lines,
		advance: (ms) => void (aheadMs += ms),
		browser: (address) => new Browser(world.app, address),
		async restart(more = {}) {
			await world.app.close();
			world.app = await start({ ...options, ...more });
		},
		async close() {
			await world.app.close();
			await place.remove();
		}
	};
	return world;
}

export const setupBody = (token: string) => ({
	token,
	org: { name: 'Hotel Marea', language: 'es' },
	location: { name: 'Casa del Puerto', zone: 'Europe/Madrid', currency: 'EUR' },
	capMinor: 200_000,
	name: 'Olga Prieto',
	password: PASSWORD
});

/** The one-time token of the present set-up link. */
export async function setupToken(world: AccountsWorld): Promise<string> {
	return must((await world.app.setupLink())?.split('#')[1], 'nothing is set up yet');
}

/** Sets the organisation up; answers the owner's browser and the first location. */
export async function setUp(
	world: AccountsWorld
): Promise<{ owner: Browser; location: string; info: SessionInfo }> {
	const owner = world.browser();
	const answer = await owner.send('POST', '/api/setup', setupBody(await setupToken(world)));
	const info = answer.body as unknown as SessionInfo;
	return { owner, info, location: must(info.locations[0], 'the first location').id };
}

/** An invite's token, made by `by`. */
export async function invite(
	by: Browser,
	location: string,
	more: { role?: 'staff' | 'manager'; uses?: number; hours?: number } = {}
): Promise<{ id: string; token: string }> {
	const answer = await by.send('POST', '/api/invites', {
		role: 'staff',
		location,
		hours: 24,
		uses: 1,
		...more
	});
	return answer.body as { id: string; token: string };
}

/** Joins by an invite with a password; the new person's browser. */
export async function join(
	world: AccountsWorld,
	by: Browser,
	location: string,
	name: string,
	role: 'staff' | 'manager' = 'staff'
): Promise<{ browser: Browser; info: SessionInfo }> {
	const browser = world.browser();
	const { token } = await invite(by, location, { role });
	const answer = await browser.send('POST', '/api/join', joinBody(token, { name }));
	return { browser, info: answer.body as unknown as SessionInfo };
}

export const joinBody = (token: string, more: { name?: string; attempt?: string } = {}) => ({
	token,
	attempt: randomUUID(),
	name: 'Lucía Prado',
	password: PASSWORD,
	...more
});
