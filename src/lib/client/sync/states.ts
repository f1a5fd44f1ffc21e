/** The four states of the one sync icon. */
export type SyncState = 'sent' | 'sending' | 'waiting' | 'needs_you';

/** Why the phone is waiting or needs somebody; each has its own sentence on screen. */
export type SyncReason =
	| 'offline'
	| 'no_answer'
	| 'server_trouble'
	| 'not_respiro'
	| 'signed_out'
	| 'quarantined'
	| 'update_needed'
	| 'newer_database'
	| 'storage_full'
	| 'storage_lost'
	| null;
