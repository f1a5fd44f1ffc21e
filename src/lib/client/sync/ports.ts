import type { Clock, Rng, Timers } from '../../base/clock';
import type { MirrorStore } from '../store/mirrorStore';
import type { OutboxStore } from '../store/outboxStore';
import type { Answer, Transport } from './transport';
import type { LoopStatus } from './view';

/** Everything the sync core needs from the world [P22]. */
export interface SyncPorts {
	clock: Clock;
	rng: Rng;
	timers: Timers;
	transport: Transport;
	outbox: OutboxStore;
	mirror: MirrorStore;
	/** One flusher among the tabs; it may also just run the work: correctness never depends on it [P16]. */
	lock<T>(work: () => Promise<T>): Promise<T>;
	device: string;
	build: string;
	isOnline(): boolean;
	/** Whether the browser promised to keep our storage; null = unknown. */
	persisted(): boolean | null;
	clockOffsetMs(): number | null;
	/** How many ops of a space are pulled whole (past.ts). */
	pastOpsMax: number;
	/** Every answer of the server, with its time (UTC ms) and the device times around it. */
	onAnswer(answer: Answer<number>): void;
	onStatus(status: LoopStatus): void;
	/** A bug or a broken store met in a round; the loop goes on. */
	onTrouble(error: unknown): void;
}
