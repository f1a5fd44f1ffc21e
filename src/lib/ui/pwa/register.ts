import { Workbox } from 'workbox-window';
import { dev } from '$app/environment';
import './install.svelte';
import { updates } from './updates.svelte';

/** A phone that stays open for days still hears of a new version, at most this often. */
const CHECK_MS_MIN = 15 * 60_000;

/** The worker fetches all the app: not while the first screen, or what it syncs, is still on the same link. */
const QUIET_MS = 1_000;
const QUIET_WAIT_MS_MAX = 15_000;

let registered = false;

/** Runs `work` when nothing has come over the network for a while, or at last anyway. */
function whenLinkIsQuiet(work: () => void): void {
	const since = performance.now();
	let count = performance.getEntriesByType('resource').length;
	const timer = setInterval(() => {
		const now = performance.getEntriesByType('resource').length;
		if (now !== count && performance.now() - since < QUIET_WAIT_MS_MAX) {
			count = now;
			return;
		}
		clearInterval(timer);
		work();
	}, QUIET_MS);
}

/**
 * Registers the service worker, once, after the first paint. `onUpdate`: there is a newer version to speak of; the
 * person decides when it starts.
 */
export function registerWorker(onUpdate: () => void): void {
	if (registered || dev || !('serviceWorker' in navigator)) return;
	registered = true;
	const worker = new Workbox('/service-worker.js', { scope: '/', updateViaCache: 'none' });
	worker.addEventListener('waiting', () => {
		updates.offer(() => worker.messageSkipWaiting());
		onUpdate();
	});
	// The very first worker takes the page over too: that is no update.
	let controlled = navigator.serviceWorker.controller !== null;
	worker.addEventListener('controlling', () => {
		if (controlled) {
			updates.started();
			onUpdate();
		}
		controlled = true;
	});
	// Registration may be refused (private windows, full disk): the app works without, from the network.
	const begin = () =>
		worker.register({ immediate: true }).then(
			(registration) => registration && checkWhenSeen(registration),
			() => undefined
		);
	// With a worker there is little to fetch, and what another tab does with it must be heard of from now on.
	if (controlled) void begin();
	else whenLinkIsQuiet(begin);
}

function checkWhenSeen(registration: ServiceWorkerRegistration): void {
	let checkedAt = Date.now();
	const check = () => {
		if (document.visibilityState !== 'visible' || !navigator.onLine) return;
		if (Date.now() - checkedAt < CHECK_MS_MIN) return;
		checkedAt = Date.now();
		registration.update().catch(() => undefined);
	};
	document.addEventListener('visibilitychange', check);
	window.addEventListener('online', check);
}
