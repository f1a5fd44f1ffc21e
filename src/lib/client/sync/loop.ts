/**
 * The one loop that drives all sync traffic of a tab.
 *
 *            kick                         all sent             no more
 *    idle ────────► (looking ►) pushing ───────────────► pulling ─────────► idle, until a kick or the poll timer
 *                       │ no verdict                        │ no verdict
 *                       └────────────────► waiting ◄────────┘
 *                                     │ backoff timer, or a kick (never before Retry-After is over)
 *                                     └────────► looking: one page is pulled first
 *
 * With nothing to push, a round is one pull. A kick while a round runs means one more round. It never gives up [P10].
 * A failure stores nothing and deletes nothing: what has no receipt stays [I2]. Poll is the truth, pokes only make it
 * faster [L33].
 */
import { POLL_MS } from '../../protocol/limits';
import { StorageTrouble } from '../store/connection';
import type { SyncReason } from './states';
import { backoffMs } from './backoff';
import { fillAnew } from './leftOut';
import type { SyncPorts } from './ports';
import { pullAll, pullFirst, type Asked, type PullMemory } from './pull';
import { BatchSize, pushAll, readReady, type Pushed } from './push';
import type { NoVerdict } from './transport';

export type Trigger = 'save' | 'launch' | 'online' | 'visible' | 'timer' | 'poke';

/** A person did something, or the network came back: what failed before says nothing about now [P10]. */
const FRESH_STARTS: ReadonlySet<Trigger> = new Set<Trigger>(['save', 'launch', 'online', 'visible']);

/** The phone slept or was away. */
const GAPS: ReadonlySet<Trigger> = new Set<Trigger>(['launch', 'online', 'visible']);

type Ending = { reason: SyncReason; retryAfterMs: number | null };
const WELL: Ending = { reason: null, retryAfterMs: null };
const NOTHING_PUSHED: Pushed = { failed: null, otherHistory: false };

export class SyncLoop {
	private running = false;
	private again = false;
	private stopped = false;
	private failures = 0;
	/** Retry-After is not over. */
	private held = false;
	/** The last round ended well and nothing has happened since that could hide a change of the server. */
	private isSure = false;
	private cancelTimer: (() => void) | null = null;
	private lastSyncAt: number | null = null;
	private reason: SyncReason = null;
	private readonly size = new BatchSize();
	private begun = Promise.resolve();
	private readonly memory: PullMemory = { hasAskedAll: false, ahead: null };

	constructor(private readonly ports: SyncPorts) {}

	/**
	 * Before the first kick; kicks that come meanwhile wait. `early`: the page that a phone asked for which has never held
	 * or saved anything; `prepare`: what else comes before the loop.
	 */
	begin(early: Asked | null, prepare: () => Promise<void>): Promise<void> {
		const begin = async () => {
			if (early) this.memory.ahead = await pullFirst(this.ports, early);
			await prepare();
		};
		const begun = begin();
		this.begun = begun.catch(() => undefined);
		return begun;
	}

	kick(trigger: Trigger): void {
		if (this.stopped) return;
		if (FRESH_STARTS.has(trigger)) this.failures = 0;
		if (GAPS.has(trigger)) this.isSure = false;
		if (this.running) {
			this.again = true;
			return;
		}
		if (this.held) return;
		this.cancelTimer?.();
		void this.run();
	}

	stop(): void {
		this.stopped = true;
		this.cancelTimer?.();
	}

	/** For the status line before the first pull of this launch. */
	remember(lastSyncAt: number | null): void {
		this.lastSyncAt = lastSyncAt;
		this.tell();
	}

	private async run(): Promise<void> {
		this.running = true;
		this.tell();
		await this.begun;
		let ending = WELL;
		do {
			this.again = false;
			ending = await this.ports.lock(() => this.round()).catch((error: unknown) => this.troubled(error));
		} while (this.again && ending.reason === null && !this.stopped);
		this.running = false;
		this.finish(ending);
	}

	private troubled(error: unknown): Ending {
		if (!this.stopped) this.ports.onTrouble(error);
		return { reason: error instanceof StorageTrouble ? error.failure : 'storage_lost', retryAfterMs: null };
	}

	private async round(): Promise<Ending> {
		if (this.stopped) return WELL;
		if (!this.isSure) await fillAnew(this.ports.mirror, this.ports.build);
		// What is saved from now on waits for the next round, which looks first again. Without news one pull tells all.
		const ready = await readReady(this.ports, this.size);
		const hasNews = ready.request !== null;
		// After a gap the server may be a restored one: what it lost goes before what is new, so look first [I15].
		const unknown = this.isSure || !hasNews ? null : await this.pull('one page');
		if (unknown && unknown.kind !== 'server_trouble') return this.endingOf(unknown);
		if (this.stopped) return WELL;
		// What has to be sent once more may come before what was read.
		const ahead = this.again ? undefined : ready;
		const pushed = hasNews ? await pushAll(this.ports, this.size, ahead) : NOTHING_PUSHED;
		// A server that stumbles over our ops may still tell the news.
		if (pushed.failed && pushed.failed.kind !== 'server_trouble') return this.endingOf(pushed.failed);
		if (this.stopped) return WELL;
		const failed = await this.pull('all');
		if (pushed.otherHistory) this.again = true;
		return this.endingOf(pushed.failed ?? failed);
	}

	private async pull(extent: 'one page' | 'all'): Promise<NoVerdict | null> {
		const pulled = await pullAll(this.ports, this.memory, extent);
		if (pulled.again) this.again = true;
		if (pulled.complete) this.lastSyncAt = this.ports.clock.now();
		return pulled.failed;
	}

	private endingOf(failed: NoVerdict | null): Ending {
		if (!failed) return WELL;
		if (failed.kind === 'no_answer' && !this.ports.isOnline())
			return { reason: 'offline', retryAfterMs: null };
		const retryAfterMs = failed.kind === 'server_trouble' ? failed.retryAfterMs : null;
		return { reason: failed.kind, retryAfterMs };
	}

	private finish(ending: Ending): void {
		this.memory.ahead = null;
		if (this.stopped) return;
		this.reason = ending.reason;
		this.isSure = ending.reason === null;
		this.tell();
		if (ending.reason === null) {
			this.failures = 0;
			this.schedule(POLL_MS);
			return;
		}
		this.failures += 1;
		this.held = ending.retryAfterMs !== null;
		this.schedule(Math.max(backoffMs(this.failures, this.ports.rng), ending.retryAfterMs ?? 0));
	}

	private schedule(ms: number): void {
		this.cancelTimer?.();
		this.cancelTimer = this.ports.timers.after(ms, () => {
			this.held = false;
			this.kick('timer');
		});
	}

	private tell(): void {
		const { running, reason, lastSyncAt } = this;
		this.ports.onStatus({ running, reason, lastSyncAt });
	}
}
