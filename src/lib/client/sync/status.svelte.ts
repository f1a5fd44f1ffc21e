import type { SyncReason, SyncState, SyncView } from '../types';
import { viewOf, type LoopStatus } from './view';

/** The sync status as screens follow it; the composition root feeds it. */
export class SyncStatus implements SyncView {
	private loop = $state.raw<LoopStatus>({ running: false, reason: null, lastSyncAt: null });
	unsent = $state(0);
	quarantined = $state(0);
	online = $state(true);

	private view = $derived(viewOf(this.loop, this.unsent, this.quarantined));

	get state(): SyncState {
		return this.view.state;
	}

	get reason(): SyncReason {
		return this.view.reason;
	}

	get lastSyncAt(): number | null {
		return this.loop.lastSyncAt;
	}

	show(loop: LoopStatus): void {
		this.loop = loop;
	}
}
