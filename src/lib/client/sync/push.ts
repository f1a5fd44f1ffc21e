import type { Op } from '../../domain/op/op';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { OutboxEntry, Receipt } from '../store/outboxStore';
import { noteReceipts } from './mirrorSteps';
import type { SyncPorts } from './ports';
import { readReceipts } from './receipts';
import type { NoVerdict } from './transport';

/** Room for the envelope around the ops. */
const PUSH_OPS_BYTES_MAX = PUSH_BYTES_MAX - 1_024;

/** So many batches are read from the outbox at once. */
const READ_AHEAD_BATCHES = 5;

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

/** On a fast link receipts are stored together, once all is sent: that is work the next batch need not wait for. */
const KEEP_MS_MAX = 1_000;

/**
 * Receipts still to be stored. Until then a crash means a duplicate to the server, which answers with the first
 * receipt [P4, L9].
 */
class Keeping {
	private receipts: Receipt[] = [];
	/** Of the server whose receipts these are. */
	private epoch = '';
	private since: number;
	private kept: Promise<void> = Promise.resolve();

	constructor(private readonly ports: SyncPorts) {
		this.since = ports.clock.now();
	}

	add(receipts: Receipt[], epoch: string): void {
		if (epoch !== this.epoch) this.store();
		this.epoch = epoch;
		this.receipts.push(...receipts);
		if (Math.abs(this.ports.clock.now() - this.since) > KEEP_MS_MAX) this.store();
	}

	private store(): void {
		const { receipts, epoch } = this;
		const { outbox, mirror, clock } = this.ports;
		this.receipts = [];
		this.since = clock.now();
		if (receipts.length === 0) return;
		this.kept = this.kept.then(async () => {
			await outbox.settle(receipts, epoch, clock.now());
			await noteReceipts(mirror, receipts, epoch);
		});
		// Told by `done`; until then a failure is nobody's.
		this.kept.catch(() => undefined);
	}

	done(): Promise<void> {
		this.store();
		return this.kept;
	}
}

/** Sends one batch and keeps its receipts; `known`: the epoch this phone's rows are of. Null = go on. */
async function pushBatch(
	ports: SyncPorts,
	ops: Op[],
	size: BatchSize,
	keeping: Keeping,
	known: string
): Promise<Pushed | null> {
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
	const otherHistory = known !== '' && known !== epoch;
	// A restored server may set ops aside only because it lost what they build on: that is no last word [I15].
	const receipts = otherHistory ? read.receipts.filter(({ kind }) => kind === 'committed') : read.receipts;
	keeping.add(receipts, epoch);
	if (read.laterMs !== null) {
		return { failed: { kind: 'server_trouble', retryAfterMs: read.laterMs }, otherHistory };
	}
	return otherHistory ? { failed: null, otherHistory } : null;
}

/**
 * Sends this person's pending ops, oldest first, until none is left [L29] or something stops it. Batches go one after
 * the other; only the storing of receipts lags behind, and a crash then means a duplicate to the server [P4].
 */
export async function pushAll(ports: SyncPorts, size: BatchSize): Promise<Pushed> {
	const keeping = new Keeping(ports);
	const { epoch } = await ports.mirror.read((tx) => tx.meta());
	const read = (limit: number) => ports.outbox.pending(ports.mirror.person, limit);
	for (;;) {
		await keeping.done();
		const first = await read(size.value);
		if (first.length === 0) return { failed: null, otherHistory: false };
		// What follows is read while the first batch is on its way.
		const all = first.length < size.value ? Promise.resolve(first) : read(READ_AHEAD_BATCHES * size.value);
		all.catch(() => undefined);
		const sentIds = new Set<string>();
		for (let queue = first; queue.length > 0;) {
			const ops = withinBytes(queue.slice(0, size.value)).map((entry) => entry.op);
			const stopped = await pushBatch(ports, ops, size, keeping, epoch);
			if (stopped) {
				await keeping.done();
				return stopped;
			}
			for (const op of ops) sentIds.add(op.id);
			queue = (await all).filter((entry) => !sentIds.has(entry.id));
		}
	}
}
