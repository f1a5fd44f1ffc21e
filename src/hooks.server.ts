import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import {
	describeError,
	serverApp,
	startServerApp,
	type ServerApp,
	type ServerOptions
} from '$lib/server/app';
import { refuse } from '$lib/server/auth/endpoint';
import {
	addressKeyOf,
	isDeclaredTooLarge,
	isSameOrigin,
	securityHeaders
} from '$lib/server/auth/requestGuard';
import { loadVisit } from '$lib/server/auth/sessions';
import { refusalOf } from '$lib/server/auth/table';
import { browserBuild } from '$lib/server/browserBuild';
import { packedPage, wholePage } from '$lib/server/shellPage';

const readBuilt = browserBuild(import.meta.dirname);

const PORT_DEFAULT = 3000;
const PORT_DEV = 5173;

function optionsFrom(env: NodeJS.ProcessEnv): ServerOptions {
	const port = env.PORT ?? String(dev ? PORT_DEV : PORT_DEFAULT);
	return {
		databaseUrl: env.DATABASE_URL || undefined,
		dataDir: env.DATA_DIR || 'data',
		origin: env.ORIGIN || `http://localhost:${port}`,
		demo: env.DEMO === '1',
		// Loaded only where it is needed: nobody else has to hold its stories in memory.
		fillDemo: async (home) => (await import('$lib/server/demo/fillDemo')).fillDemo(home),
		secret: env.AUTH_SECRET || undefined,
		durable: env.DURABLE === 'commit' ? 'commit' : 'backup',
		backupDir: env.BACKUP_DIR || undefined,
		webPush: {
			hosts: env.PUSH_HOSTS?.split(/[\s,]+/).filter((name) => name !== '') || undefined,
			contact: env.PUSH_CONTACT || undefined
		},
		backupMs: env.BACKUP_MINUTES ? Number(env.BACKUP_MINUTES) * 60_000 : undefined
	};
}

export const init: ServerInit = async () => {
	if (building) return;
	const app = await startServerApp(optionsFrom(process.env));
	process.once('sveltekit:shutdown', () => void app.close());
	const link = await app.setupLink();
	if (link) app.log(`Set up Respiro with this link, once: ${link}`);
};

export const handle: Handle = async ({ event, resolve }) => {
	if (building) return resolve(event);
	const app = await serverApp();
	event.locals.requestId = crypto.randomUUID();
	event.locals.actor = null;
	event.locals.visit = null;
	const isApi = /^\/api(\/|$)/.test(event.url.pathname);
	const response = isApi
		? await answerApi(app, event, () => resolve(event))
		: await packedPage(event.request, await wholePage(await resolve(event), readBuilt));
	for (const [name, value] of Object.entries(securityHeaders(app.origin))) response.headers.set(name, value);
	if (isApi && !response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

/** Everything of the API passes here: where it comes from, how large it is, who asks, whether they may. */
async function answerApi(
	app: ServerApp,
	event: RequestEvent,
	next: () => Response | Promise<Response>
): Promise<Response> {
	const { request, locals, route } = event;
	if (!isSameOrigin(request, app.origin)) return refuse('not_allowed');
	if (isDeclaredTooLarge(request)) return refuse('bad_request', 413);
	locals.address = clientAddressOf(event);
	try {
		const { visit, cookies } = await loadVisit(app, request.headers);
		locals.visit = visit;
		locals.actor = visit?.actor ?? null;
		const refusal = refusalOf(route.id, request.method, locals.actor, app.demo);
		const response = refusal ? refuse(refusal) : await next();
		if (response.status >= 500) return refuse('server_trouble');
		// A route that signs somebody in or out has the last word on the cookie.
		if (response.headers.getSetCookie().length === 0)
			for (const cookie of cookies) response.headers.append('set-cookie', cookie);
		return response;
	} catch (error) {
		app.log(`error request=${locals.requestId} route=${route.id ?? 'none'}: ${describeError(error)}`);
		return refuse('server_trouble');
	}
}

function clientAddressOf(event: RequestEvent): string {
	try {
		return addressKeyOf(event.getClientAddress());
	} catch {
		// A request that came past the proxy which would name its address: all such ones share their limits.
		return 'unknown';
	}
}

export const handleError: HandleServerError = async ({ error, event, status }) => {
	if (status !== 404) {
		const { log } = await serverApp();
		log(`error request=${event.locals.requestId} route=${event.route.id ?? 'none'}: ${describeError(error)}`);
	}
	return { message: status === 404 ? 'not_found' : 'server_trouble' };
};
