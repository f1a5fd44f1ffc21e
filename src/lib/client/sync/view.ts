import type { SyncReason, SyncState } from './states';

/** What the loop says of itself. `reason`: why the last round did not end well. */
export interface LoopStatus {
	running: boolean;
	reason: SyncReason;
	/** Device UTC ms of the last complete pull. */
	lastSyncAt: number | null;
}

const NEEDS_SOMEBODY: ReadonlySet<SyncReason> = new Set<SyncReason>([
	'signed_out',
	'quarantined',
	'update_needed',
	'newer_database',
	'storage_full',
	'storage_lost'
]);

/** The one sync icon: trouble that needs a person before trouble that passes, work before rest. */
export function viewOf(
	loop: Pick<LoopStatus, 'reason'>,
	unsent: number,
	quarantined: number
): { state: SyncState; reason: SyncReason } {
	if (NEEDS_SOMEBODY.has(loop.reason)) return { state: 'needs_you', reason: loop.reason };
	if (quarantined > 0) return { state: 'needs_you', reason: 'quarantined' };
	if (loop.reason !== null) return { state: 'waiting', reason: loop.reason };
	return { state: unsent > 0 ? 'sending' : 'sent', reason: null };
}
