import type { Op } from '../../domain/op/op';
import { PUSH_BYTES_MAX, PUSH_OPS_MAX } from '../../protocol/limits';
import { PROTOCOL_VERSION } from '../../protocol/version';
import type { PushRequest } from '../../protocol/push';
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

/** The oldest pending entries, and the next request of them, put into words already. */
interface Ready {
	queue: OutboxEntry[];
	/** Nothing else was pending. */
	isAll: boolean;
	request: PushRequest | null;
}

/** Takes the next batch of a queue and has it packed: work that need not wait for the answer to the one before. */
function readyOf(
	{ transport, mirror, device }: SyncPorts,
	size: BatchSize,
	queue: OutboxEntry[],
	isAll: boolean
): Ready {
	const ops = withinBytes(queue.slice(0, size.value)).map((entry) => entry.op);
	if (ops.length === 0) return { queue, isAll, request: null };
	const request = { protocol: PROTOCOL_VERSION, person: mirror.person, device, ops };
	transport.prepare?.(request);
	return { queue, isAll, request };
}

/** Reads what is pending; also while something else is on its way, such as the pull that looks before a push. */
export async function readReady(ports: SyncPorts, size: BatchSize): Promise<Ready> {
	const queue = await ports.outbox.pending(ports.mirror.person, size.value);
	return readyOf(ports, size, queue, queue.length < size.value);
}

/** What follows a batch that is on its way; `sent`: ids whose receipts may not be stored yet. */
async function readNext(
	ports: SyncPorts,
	size: BatchSize,
	{ queue, isAll }: Ready,
	sent: ReadonlySet<string>
): Promise<Ready> {
	const isLeft = ({ id }: OutboxEntry) => !sent.has(id);
	const left = queue.filter(isLeft);
	if (isAll || left.length > 0) return readyOf(ports, size, left, isAll);
	const more = await ports.outbox.pending(ports.mirror.person, READ_AHEAD_BATCHES * size.value);
	return readyOf(ports, size, more.filter(isLeft), true);
}

/** Reads an answer and keeps its receipts; `known`: the epoch this phone's rows are of. Null = go on. */
async function receive(
	ports: SyncPorts,
	ops: Op[],
	answer: Awaited<ReturnType<SyncPorts['transport']['push']>>,
	size: BatchSize,
	{ keeping, known }: { keeping: Keeping; known: string }
): Promise<Pushed | null> {
	const read = answer.ok ? readReceipts(ops, answer.value.value) : null;
	if (!answer.ok || !read) {
		size.shrink();
		await ports.outbox.countAttempt(ops.map((op) => op.id));
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
 * the other, since a later op may build on an earlier one; meanwhile the next one is read and packed, and the storing of
 * receipts lags behind: a crash then means a duplicate to the server [P4]. `ahead`: the first batch, where it was read
 * before.
 */
export async function pushAll(ports: SyncPorts, size: BatchSize, ahead?: Ready): Promise<Pushed> {
	const keeping = new Keeping(ports);
	const [{ epoch: known }, first] = await Promise.all([
		ports.mirror.read((tx) => tx.meta()),
		ahead ?? readReady(ports, size)
	]);
	const sent = new Set<string>();
	let ready = first;
	for (;;) {
		const { request } = ready;
		if (!request) return { failed: null, otherHistory: false };
		const ops = request.ops as Op[];
		const answering = ports.transport.push(request);
		for (const op of ops) sent.add(op.id);
		const next = readNext(ports, size, ready, sent);
		// Who stops here asks nobody for it.
		next.catch(() => undefined);
		const stopped = await receive(ports, ops, await answering, size, { keeping, known });
		if (stopped) {
			await keeping.done();
			return stopped;
		}
		ready = await next;
		if (ready.request) continue;
		await keeping.done();
		sent.clear();
		ready = await readReady(ports, size);
	}
}
