import type { SyncView } from '../types';
import type { SyncReason, SyncState } from './states';
import { viewOf, type LoopStatus } from './view';

/** The sync status as screens follow it; the composition root feeds it. */
export class SyncStatus implements SyncView {
	private loop = $state.raw<LoopStatus>({ running: false, reason: null, lastSyncAt: null });
	private counts = $state.raw<{ pending: number; quarantined: number } | null>(null);
	online = $state(true);
	leftOut = $state(false);

	private view = $derived(viewOf(this.loop, this.unsent, this.counts?.quarantined ?? 0));

	get unsent(): number {
		return this.counts?.pending ?? 0;
	}

	get state(): SyncState {
		// Until the outbox has been read, "all sent" would be a guess.
		const isGuess = this.counts === null && this.view.state === 'sent';
		return isGuess ? 'sending' : this.view.state;
	}

	get reason(): SyncReason {
		return this.view.reason;
	}

	get lastSyncAt(): number | null {
		return this.loop.lastSyncAt;
	}

	/** What the outbox holds of this person. */
	count(counts: { pending: number; quarantined: number }): void {
		this.counts = counts;
	}

	show(loop: LoopStatus): void {
		this.loop = loop;
	}
}
