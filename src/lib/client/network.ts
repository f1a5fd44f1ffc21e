/** The network half of the phone: loop, transport, pokes and what wakes them. Loaded after the first screen. */
import { version } from '$app/environment';
import { createFetchPost } from './browser/fetchPost';
import { browserClock, browserRng, browserTimers, createPokeSource, createTabLock } from './browser/world';
import { noteFilled, type EarlyPage } from './firstPage';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxStore } from './store/outboxStore';
import { offsetOf } from './sync/clockOffset';
import { createLateTransport, readLate } from './sync/lateTransport';
import { SyncLoop, type Trigger } from './sync/loop';
import { PAST_OPS_MAX } from './sync/past';
import { followPokes } from './sync/poke';
import type { Asked } from './sync/pull';
import type { SyncStatus } from './sync/status.svelte';

export { afterSyncOf } from './afterSync';
export { recordHeldLater } from './heldVoids';
export { rebuild } from './sync/mirrorSteps';

const reading = () => import('./reading');

interface NetworkParts {
	person: string;
	device: string;
	outbox: OutboxStore;
	mirror: MirrorStore;
	sync: SyncStatus;
	/** Whether the browser promised to keep this phone's storage; null = it cannot say. */
	persisted(): boolean | null;
	clockOffsetMs(): number | null;
	/** Server − device in ms, as one answer told it. */
	onOffset(offsetMs: number): void;
	/** Something else that waits for the network may try now: the photos. */
	onWake(trigger: Trigger): void;
}

export interface Network {
	/** See {@link SyncLoop.begin}. */
	begin(early: EarlyPage | null, prepare: () => Promise<void>): Promise<void>;
	kick: SyncLoop['kick'];
	remember: SyncLoop['remember'];
	stop(): void;
}

function createLoop(parts: NetworkParts): SyncLoop {
	const { person, sync } = parts;
	return new SyncLoop({
		clock: browserClock,
		rng: browserRng,
		timers: browserTimers,
		transport: createLateTransport(createFetchPost(), browserClock, reading),
		outbox: parts.outbox,
		mirror: parts.mirror,
		lock: createTabLock(`respiro-sync-${person}`),
		device: parts.device,
		build: version,
		isOnline: () => navigator.onLine,
		persisted: parts.persisted,
		clockOffsetMs: parts.clockOffsetMs,
		pastOpsMax: PAST_OPS_MAX,
		onAnswer: (answer) => {
			const offset = offsetOf(answer);
			if (offset !== null) parts.onOffset(offset);
		},
		onStatus: (status) => {
			sync.show(status);
			const { lastSyncAt, reason } = status;
			if (lastSyncAt !== null || reason !== null) noteFilled(person, lastSyncAt !== null);
		},
		onTrouble: (error) => reportError(error)
	});
}

function askedOf(early: EarlyPage): Asked {
	const { request } = early;
	const answer = early.answer.then((timed) => {
		if (early.next) asked.next = askedOf(early.next);
		return readLate(request, timed, reading);
	});
	const asked: Asked = { request, answer };
	return asked;
}

/** Follows the network and the visibility of the page until `stop`. The caller gives the first kick. */
export function startNetwork(parts: NetworkParts): Network {
	const loop = createLoop(parts);
	const kick = (trigger: Trigger) => {
		loop.kick(trigger);
		parts.onWake(trigger);
	};
	const listening = new AbortController();
	const { signal } = listening;
	const source = createPokeSource('/api/sync/poke');
	const openPokes = () =>
		source && followPokes(source, { timers: browserTimers, rng: browserRng, poke: () => loop.kick('poke') });
	let pokes = document.hidden ? null : openPokes();
	const online = () => {
		parts.sync.online = true;
		pokes?.reopen();
		kick('online');
	};
	// Streams of hidden tabs would use up the few connections a browser gives one server.
	const seen = () => {
		pokes?.close();
		pokes = document.hidden ? null : openPokes();
		if (!document.hidden) kick('visible');
	};
	window.addEventListener('online', online, { signal });
	// Of a page that was kept while it was away; a page that has just been loaded starts by itself.
	window.addEventListener('pageshow', (event) => event.persisted && kick('visible'), { signal });
	document.addEventListener('visibilitychange', seen, { signal });
	return {
		begin: (early, prepare) => loop.begin(early && askedOf(early), prepare),
		kick,
		remember: (lastSyncAt) => loop.remember(lastSyncAt),
		stop() {
			listening.abort();
			pokes?.close();
			loop.stop();
		}
	};
}
