import type { Op } from '../../domain/op/op';
import type { OutboxEntry, Receipt } from './outboxStore';

/** A new outbox entry of an op; its local order is given by the store. */
export function toEntry(op: Op): Omit<OutboxEntry, 'n'> {
	return {
		id: op.id,
		author: op.author,
		tenant: op.tenant,
		space: op.space,
		state: 'pending',
		seq: null,
		epoch: '',
		log: null,
		attempts: 0,
		reason: null,
		committedAt: null,
		resolved: false,
		op
	};
}

/** The entry after its receipt; null when the receipt changes nothing: a late or repeated one [L9]. */
export function receiptApplied<Entry extends Omit<OutboxEntry, 'n'>>(
	entry: Entry,
	receipt: Receipt | undefined,
	epoch: string,
	at: number
): Entry | null {
	if (!receipt) return null;
	if (entry.state !== 'pending' && entry.epoch === epoch) return null;
	if (receipt.kind === 'quarantined') {
		const { reason } = receipt;
		return { ...entry, state: 'quarantined', seq: null, epoch, log: null, reason, committedAt: null };
	}
	const { seq, log } = receipt;
	return { ...entry, state: 'committed', seq, epoch, log, reason: null, committedAt: at };
}

/** The entry as if it had never been answered. */
export function requeued<Entry extends Omit<OutboxEntry, 'n'>>(entry: Entry): Entry {
	return { ...entry, state: 'pending', seq: null, epoch: '', log: null, reason: null, committedAt: null };
}

/** Whether an entry is committed by the very receipt that it had when it was looked at. */
export function hasSameReceipt(entry: OutboxEntry | undefined, looked: OutboxEntry): entry is OutboxEntry {
	if (entry?.state !== 'committed' || looked.state !== 'committed') return false;
	const isSame = entry.epoch === looked.epoch && entry.seq === looked.seq;
	return isSame && entry.log?.head === looked.log?.head;
}

/** Whether an entry still has the word of the server, a receipt or why it was set aside, that it had when looked at. */
export function hasSameWord(entry: OutboxEntry | undefined, looked: OutboxEntry): entry is OutboxEntry {
	if (entry?.state !== 'quarantined' || looked.state !== 'quarantined') return hasSameReceipt(entry, looked);
	return entry.epoch === looked.epoch && entry.reason === looked.reason && !entry.resolved;
}
