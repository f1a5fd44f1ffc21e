/// <reference lib="webworker" />
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { build, files, version } from '$service-worker';
import { openNotice, showNotice } from '$lib/ui/pwa/notices';
import { answerShare, SHARE_PATH } from '$lib/ui/pwa/shareTarget';
import { isSkipWaiting, keptCaches, shellId } from '$lib/ui/pwa/shell';

/*
 * The app shell of exactly one build: every chunk, so that any address and any lazy page opens offline.
 * `/api` is never touched. A new build waits until the person takes it; the shell before it stays until
 * the next change, so that a tab still running it can load its lazy pages [L24].
 */
declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'respiro-shell-';
const ACTIVE_MARK = '/respiro-shell-was-active';
const LEFT_OUT = /^\/(screenshots\/|icons\/(everyday|grand|monochrome)-|robots\.txt)/;

const id = shellId(version, build);
const cacheName = PREFIX + id;
const controller = new PrecacheController({ cacheName });
controller.addToCacheList([
	...build.map((url) => ({ url, revision: null })),
	...files.filter((url) => !LEFT_OUT.test(url)).map((url) => ({ url, revision: id })),
	{ url: '/', revision: id }
]);

/** Hashed chunks never change: what an older shell has is not fetched again. */
async function copyKnownChunks(): Promise<void> {
	const fresh = await caches.open(cacheName);
	await Promise.all(
		build.map(async (url) => {
			const known = await caches.match(url);
			if (known) await fresh.put(url, known);
		})
	);
}

async function activate(event: ExtendableEvent): Promise<void> {
	await controller.activate(event);
	const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
	const wasActive: string[] = [];
	for (const name of names) {
		if (await (await caches.open(name)).match(ACTIVE_MARK)) wasActive.push(name);
	}
	const kept = keptCaches(cacheName, wasActive);
	await Promise.all(names.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
	await (await caches.open(cacheName)).put(ACTIVE_MARK, new Response(''));
	await self.clients.claim();
}

/** Where the browser knows static routes: chunks come straight from any cache, without waiting for this worker. */
function routeChunksToCache(event: ExtendableEvent): void {
	if (!('addRoutes' in event) || typeof event.addRoutes !== 'function') return;
	const chunks = new URLPattern({ pathname: '/_app/immutable/*' });
	event.addRoutes({ condition: { urlPattern: chunks }, source: 'cache' });
}

self.addEventListener('install', (event) => {
	routeChunksToCache(event);
	event.waitUntil(copyKnownChunks().then(() => controller.install(event)));
});
self.addEventListener('activate', (event) => event.waitUntil(activate(event)));
self.addEventListener('message', (event) => {
	const fromPage = event.source instanceof WindowClient && event.origin === self.location.origin;
	if (fromPage && isSkipWaiting(event.data)) event.waitUntil(self.skipWaiting());
});

self.addEventListener('push', (event) => event.waitUntil(showNotice(self, event.data?.text())));
self.addEventListener('notificationclick', (event) => event.waitUntil(openNotice(self, event.notification)));

registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === SHARE_PATH,
	({ request }) => answerShare(request, caches, Date.now()),
	'POST'
);
registerRoute(new PrecacheRoute(controller));
registerRoute(new NavigationRoute(controller.createHandlerBoundToURL('/'), { denylist: [/^\/api(\/|$)/] }));
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
	async ({ request }) => (await caches.match(request)) ?? fetch(request)
);
