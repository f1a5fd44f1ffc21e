import type { Op } from '../../domain/op/op';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { OutboxEntry } from '../store/outboxStore';
import { noteReceipts } from './mirrorSteps';
import type { SyncPorts } from './ports';
import { readReceipts } from './receipts';
import type { NoVerdict } from './transport';

/** Room for the envelope around the ops. */
const PUSH_OPS_BYTES_MAX = PUSH_BYTES_MAX - 1_024;

/** The longest start of the entries that fits into one request; at least one. */
export function withinBytes(entries: readonly OutboxEntry[]): OutboxEntry[] {
	const encoder = new TextEncoder();
	let bytes = 0;
	const end = entries.findIndex((entry, index) => {
		bytes += encoder.encode(JSON.stringify(entry.op)).length + 1;
		return index > 0 && bytes > PUSH_OPS_BYTES_MAX;
	});
	return entries.slice(0, end === -1 ? entries.length : end);
}

/** How many ops to send at once: halved by every failure, for links and servers that choke on large bodies. */
export class BatchSize {
	value = PUSH_OPS_MAX;
	shrink(): void {
		this.value = Math.max(1, Math.floor(this.value / 2));
	}
	restore(): void {
		this.value = PUSH_OPS_MAX;
	}
}

/** How pushing ended. `otherHistory`: the server was restored; pull first, then push again. */
export interface Pushed {
	failed: NoVerdict | null;
	otherHistory: boolean;
}

/** Sends one batch and keeps its receipts; null = go on. */
async function pushBatch(ports: SyncPorts, ops: Op[], size: BatchSize): Promise<Pushed | null> {
	const { transport, outbox, mirror, device } = ports;
	const answer = await transport.push({ protocol: PROTOCOL_VERSION, person: mirror.person, device, ops });
	const read = answer.ok ? readReceipts(ops, answer.value.value) : null;
	if (!answer.ok || !read) {
		size.shrink();
		await outbox.countAttempt(ops.map((op) => op.id));
		return { failed: answer.ok ? { kind: 'not_respiro' } : answer.error, otherHistory: false };
	}
	size.restore();
	ports.onAnswer({ ...answer.value, value: answer.value.value.serverTime });
	const { epoch } = answer.value.value;
	const known = await mirror.atomic(async (tx) => (await tx.meta()).epoch);
	const otherHistory = known !== '' && known !== epoch;
	// A restored server may set ops aside only because it lost what they build on: that is no last word [I15].
	const receipts = otherHistory ? read.receipts.filter(({ kind }) => kind === 'committed') : read.receipts;
	await outbox.settle(receipts, epoch, ports.clock.now());
	await noteReceipts(mirror, receipts, epoch);
	if (read.laterMs !== null) {
		return { failed: { kind: 'server_trouble', retryAfterMs: read.laterMs }, otherHistory };
	}
	return otherHistory ? { failed: null, otherHistory } : null;
}

/** Sends this person's pending ops, oldest first, until none is left [L29] or something stops it. */
export async function pushAll(ports: SyncPorts, size: BatchSize): Promise<Pushed> {
	for (;;) {
		const batch = withinBytes(await ports.outbox.pending(ports.mirror.person, size.value));
		if (batch.length === 0) return { failed: null, otherHistory: false };
		const ops = batch.map((entry) => entry.op);
		const stopped = await pushBatch(ports, ops, size);
		if (stopped) return stopped;
	}
}
