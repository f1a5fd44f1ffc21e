import type { Timers } from '../../base/clock';
import { KEEPALIVE_MS } from '../../protocol/limits';
import { readableSpaces, type Actor } from './actor';
import type { PokeHub } from './poke';

const PULL = new TextEncoder().encode('event: pull\ndata: pull\n\n');
const KEEPALIVE = new TextEncoder().encode(': keepalive\n\n');
const RETRY = new TextEncoder().encode('retry: 2000\n\n');

/** Chunks that a phone may leave unread before its stream is ended; it comes back by itself. */
const UNREAD_MAX = 16;

export interface PokeStreamOptions {
	hub: PokeHub;
	actor: Actor;
	timers: Timers;
	/** The rights of the session now, null when it has ended: asked at every keepalive [I19]. */
	recheck: () => Promise<Actor | null>;
}

/**
 * `GET /api/sync/poke`: events named `pull` without content [P8], the first at once. Ends within {@link KEEPALIVE_MS} of
 * the end of the session, and when its check fails: closed rather than open.
 */
export function pokeResponse({ hub, actor, timers, recheck }: PokeStreamOptions): Response {
	let unsubscribe = () => {};
	let cancelTimer = () => {};
	let isOpen = true;
	const stop = () => {
		isOpen = false;
		unsubscribe();
		cancelTimer();
	};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const end = () => {
				if (!isOpen) return;
				stop();
				controller.close();
			};
			const send = (chunk: Uint8Array) => {
				if (!isOpen) return;
				if ((controller.desiredSize ?? 0) < -UNREAD_MAX) end();
				else controller.enqueue(chunk);
			};
			const follow = (current: Actor) => {
				unsubscribe();
				unsubscribe = hub.subscribe(current.tenant, readableSpaces(current), () => send(PULL));
			};
			const keepalive = async () => {
				const current = await recheck().catch(() => null);
				if (!isOpen) return;
				if (!current) return end();
				follow(current);
				send(KEEPALIVE);
				if (isOpen) cancelTimer = timers.after(KEEPALIVE_MS, () => void keepalive());
			};
			follow(actor);
			send(RETRY);
			send(PULL);
			cancelTimer = timers.after(KEEPALIVE_MS, () => void keepalive());
		},
		cancel: stop
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// Proxies that buffer would hold every poke back.
			'x-accel-buffering': 'no'
		}
	});
}
