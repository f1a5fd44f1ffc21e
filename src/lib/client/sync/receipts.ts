import type { Op } from '../../domain/op/op';
import type { PushResponse } from '../../protocol/push';
import type { Receipt } from '../store/outboxStore';

/** What a whole, honest reply says: receipts, and how long to wait for the ops told to come later. */
export interface Receipts {
	receipts: Receipt[];
	/** Null when no op was put off. */
	laterMs: number | null;
}

/**
 * Reads a reply against what was sent: exactly one verdict for every op, naming its id and hash [P3], and the log that
 * holds what was committed [P7a]. Null otherwise:
 * then nothing happened, for none of them [L10].
 */
export function readReceipts(sent: readonly Op[], response: PushResponse): Receipts | null {
	if (response.verdicts.length !== sent.length) return null;
	const byIndex = new Map(response.verdicts.map((verdict) => [verdict.index, verdict]));
	const logsBySpace = new Map(response.logs.map((log) => [log.space, log]));
	const receipts: Receipt[] = [];
	let laterMs: number | null = null;
	for (const [index, op] of sent.entries()) {
		const verdict = byIndex.get(index);
		if (!verdict || verdict.id !== op.id || verdict.hash !== op.hash) return null;
		switch (verdict.kind) {
			case 'committed':
			case 'duplicate': {
				const log = logsBySpace.get(op.space);
				if (!log || log.seq < verdict.seq) return null;
				receipts.push({ id: op.id, kind: 'committed', seq: verdict.seq, log });
				break;
			}
			case 'quarantined':
				receipts.push({ id: op.id, kind: 'quarantined', reason: verdict.reason });
				break;
			case 'later':
				laterMs = Math.max(laterMs ?? 0, verdict.retryAfterMs);
		}
	}
	return { receipts, laterMs };
}
