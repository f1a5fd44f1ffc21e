import { describe, expect, it } from 'vitest';
import { SyncStatus } from './status.svelte';

describe('the sync status', () => {
	it('[I28] never says that all is sent before the outbox has been read', () => {
		const status = new SyncStatus();
		expect(status.state).toBe('sending');
		status.count({ pending: 0, quarantined: 0 });
		expect(status.state).toBe('sent');
		status.count({ pending: 2, quarantined: 0 });
		expect(status).toMatchObject({ state: 'sending', unsent: 2 });
	});

	it('[I28] tells trouble at once, also before the outbox has been read', () => {
		const status = new SyncStatus();
		status.show({ running: false, reason: 'storage_lost', lastSyncAt: null });
		expect(status).toMatchObject({ state: 'needs_you', reason: 'storage_lost' });
	});
});
