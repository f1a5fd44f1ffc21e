import { describe, expect, it } from 'vitest';
import { ids, logAt, logOp, seededRng } from '../../../../tests/sim/stores/fixtures';
import { MemoryMirror } from '../../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../../tests/sim/stores/memoryOutbox';
import { settled } from '../../../../tests/sim/world/schedule';
import { err, ok } from '../../base/result';
import type { Op } from '../../domain/op/op';
import type { PullRequest, PullResponse, SpaceState } from '../../protocol/pull';
import type { PushRequest, PushResponse } from '../../protocol/push';
import type { SyncPorts } from './ports';
import { SyncLoop } from './loop';
import { pullAll, pullFirst, type Asked } from './pull';
import { requestFor } from './pullRequest';
import { BatchSize, pushAll } from './push';
import type { Answer, Transport } from './transport';

const answered = <T>(value: T): Answer<T> => ({ value, sentAt: 0, receivedAt: 0 });

function portsWith(transport: Partial<Transport>) {
	const outbox = new MemoryOutbox();
	const mirror = new MemoryMirror(ids.ana);
	const never = () => Promise.resolve(err({ kind: 'no_answer' as const }));
	const ports: SyncPorts = {
		clock: { now: () => 0 },
		rng: seededRng(5),
		timers: { after: () => () => undefined },
		transport: { push: never, pull: never, ...transport },
		outbox,
		mirror,
		lock: (work) => work(),
		device: ids.device,
		build: 'test',
		isOnline: () => true,
		persisted: () => null,
		clockOffsetMs: () => null,
		pastOpsMax: 20_000,
		onAnswer: () => undefined,
		onStatus: () => undefined,
		onTrouble: (error) => expect.unreachable(String(error))
	};
	return { ports, outbox, mirror };
}

function committed(request: PushRequest): PushResponse {
	const ops = request.ops as Op[];
	const verdicts = ops.map(({ id, hash }, index) => ({
		kind: 'committed' as const,
		index,
		id,
		hash,
		seq: index + 1
	}));
	return { protocol: 1, epoch: 'e', serverTime: 0, verdicts, logs: [logAt(ops.length)] };
}

describe('pushing batch after batch', () => {
	it('sends each entry once, in local order, and stores the receipts of a fast link together', async () => {
		const sent: string[] = [];
		const { ports, outbox } = portsWith({
			push: (request) => {
				sent.push(...(request.ops as Op[]).map((op) => op.id));
				return Promise.resolve(ok(answered(committed(request))));
			}
		});
		const saved: string[] = [];
		for (let i = 0; i < 14; i++) {
			const op = await logOp(ids.ana, `${i}`);
			await outbox.add(op);
			saved.push(op.id);
		}
		let settles = 0;
		const settle = outbox.settle.bind(outbox);
		outbox.settle = (...args) => {
			settles += 1;
			return settle(...args);
		};
		const size = new BatchSize();
		size.value = 3;
		size.restore = () => undefined;
		expect(await pushAll(ports, size)).toEqual({ failed: null, otherHistory: false });
		expect(sent).toEqual(saved);
		expect(await outbox.pending(ids.ana, 99)).toEqual([]);
		expect(settles).toBe(1);
	});

	it('[I2] keeps the receipts it has when a later batch gets no answer', async () => {
		let tries = 0;
		const { ports, outbox } = portsWith({
			push: (request) =>
				Promise.resolve(++tries < 3 ? ok(answered(committed(request))) : err({ kind: 'no_answer' as const }))
		});
		for (let i = 0; i < 8; i++) await outbox.add(await logOp(ids.ana, `${i}`));
		const size = new BatchSize();
		size.value = 3;
		size.restore = () => undefined;
		expect((await pushAll(ports, size)).failed).toEqual({ kind: 'no_answer' });
		expect(await outbox.pending(ids.ana, 99)).toHaveLength(2);
	});

	it('[P3] cuts batches by bytes, and sends none twice whose receipt is not stored yet', async () => {
		const sent: string[][] = [];
		const { ports, outbox } = portsWith({
			push: (request) => {
				sent.push((request.ops as Op[]).map((op) => op.id));
				return Promise.resolve(ok(answered(committed(request))));
			}
		});
		const saved: string[] = [];
		for (let i = 0; i < 30; i++) {
			const op = await logOp(ids.ana, `${i}`);
			await outbox.add({ ...op, args: { ...op.args, padding: 'x'.repeat(60_000) } });
			saved.push(op.id);
		}
		const size = new BatchSize();
		size.value = 10;
		size.restore = () => undefined;
		await pushAll(ports, size);
		expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(10);
		expect(sent.flat()).toEqual(saved);
	});

	it('puts the next batch into words while one is on its way, and sends just that', async () => {
		const log: string[] = [];
		const nameOf = ({ ops }: PushRequest) => String((ops[0] as Op).args.gesture).slice(-4);
		let arrive: () => void = () => undefined;
		const { ports, outbox } = portsWith({
			push: async (request) => {
				log.push(`sent ${nameOf(request)}`);
				await new Promise<void>((resolve) => (arrive = resolve));
				return ok(answered(committed(request)));
			},
			prepare: (request) => void log.push(`ready ${nameOf(request)}`)
		});
		const names: string[] = [];
		for (let i = 0; i < 4; i++) {
			const op = await logOp(ids.ana, `${i}`);
			await outbox.add(op);
			if (i % 2 === 0) names.push(String(op.args.gesture).slice(-4));
		}
		const size = new BatchSize();
		size.value = 2;
		const pushed = pushAll(ports, size);
		await settled();
		const [first, second] = names;
		expect(log).toEqual([`ready ${first}`, `sent ${first}`, `ready ${second}`]);
		arrive();
		await settled();
		expect(log.slice(3)).toEqual([`sent ${second}`]);
		arrive();
		expect(await pushed).toEqual({ failed: null, otherHistory: false });
	});
});

describe('pulling page after page', () => {
	const state = (before: number | null): SpaceState => ({
		space: ids.location,
		seq: 9,
		head: 'h',
		before,
		scope: 's'
	});
	const past = new Map<number | undefined, number | null>([
		[undefined, 6],
		[6, 3],
		[3, null]
	]);

	/** A server that has three pages, and the order of what happens. */
	function filling(log: string[]) {
		return portsWith({
			pull: (request: PullRequest) => {
				const before = request.spaces[0]?.before;
				log.push(`asked ${before}`);
				const next = before === null ? null : (past.get(before) ?? null);
				const page = {
					space: ids.location,
					reset: before === undefined,
					records: [],
					state: state(next),
					more: next !== null,
					durableSeq: 0
				};
				const response: PullResponse = {
					protocol: 1,
					epoch: 'e',
					serverTime: 0,
					spaces: [ids.location],
					pages: [page]
				};
				return Promise.resolve(ok(answered(response)));
			}
		});
	}

	it('[P8] asks for the next page before this one is stored, each page once, and moves the cursor with the rows', async () => {
		const log: string[] = [];
		const { ports, mirror } = filling(log);
		const atomic = mirror.atomic.bind(mirror);
		mirror.atomic = (work) =>
			atomic(async (tx) => {
				const result = await work(tx);
				const [held] = await tx.spaces();
				if (held) log.push(`stored ${held.before}`);
				return result;
			});
		const pulled = await pullAll(ports, { hasAskedAll: false, ahead: null }, 'all');
		expect(pulled).toEqual({ failed: null, complete: true, again: false });
		expect(log.filter((line) => line.startsWith('asked'))).toEqual(['asked undefined', 'asked 6', 'asked 3']);
		expect(log.indexOf('asked 6')).toBeLessThan(log.indexOf('stored 6'));
		expect(log.indexOf('asked 3')).toBeLessThan(log.indexOf('stored null'));
	});

	it('[P16] what was asked ahead is dropped when another tab has moved on, and asked anew from there', async () => {
		const log: string[] = [];
		const { ports, mirror } = filling(log);
		const read = mirror.read.bind(mirror);
		let moved = false;
		mirror.read = async (work) => {
			const result = await read(work);
			if (moved || !log.includes('asked 6')) return result;
			moved = true;
			await mirror.atomic((tx) => tx.putSpace({ ...state(3), durableSeq: 0 }));
			return read(work);
		};
		await pullAll(ports, { hasAskedAll: false, ahead: null }, 'all');
		expect(log).toEqual(['asked undefined', 'asked 6', 'asked 3']);
		expect(await mirror.read((tx) => tx.space(ids.location))).toMatchObject({ before: null });
	});

	/** Counts the transactions that wrote, from now on. */
	function counting(mirror: MemoryMirror): { writes: number } {
		const counted = { writes: 0 };
		const atomic = mirror.atomic.bind(mirror);
		mirror.atomic = (work) => {
			counted.writes++;
			return atomic(work);
		};
		return counted;
	}

	function early({ transport, mirror, device, pastOpsMax }: SyncPorts): Asked {
		const request = requestFor({ person: mirror.person, device, pastOpsMax }, '', []);
		return { request, answer: transport.pull(request) };
	}

	it('[P8a] stores what has come meanwhile along with the page before it, in one transaction', async () => {
		const log: string[] = [];
		const { ports, mirror } = filling(log);
		const first = early(ports);
		const ahead = await pullFirst(ports, first);
		await ahead?.next?.answer;
		const counted = counting(mirror);
		await pullAll(ports, { hasAskedAll: false, ahead }, 'all');
		expect(log).toEqual(['asked undefined', 'asked 6', 'asked 3']);
		expect(await mirror.read((tx) => tx.space(ids.location))).toMatchObject({ before: null });
		// Both pages together, and the note of the time.
		expect(counted.writes).toBe(2);
	});

	it('[I8] stores the first page of an empty phone with its cursors, once, and knows what comes next', async () => {
		const log: string[] = [];
		const { ports, mirror } = filling(log);
		const counted = counting(mirror);
		const ahead = await pullFirst(ports, early(ports));
		expect(counted.writes).toBe(1);
		expect(await mirror.read((tx) => tx.meta())).toMatchObject({ epoch: 'e' });
		expect(await mirror.read((tx) => tx.space(ids.location))).toMatchObject({ seq: 9, before: 6 });
		expect(ahead?.request.spaces).toEqual([state(6)]);
		// A phone that holds something is left to the pulls.
		expect(await pullFirst(ports, early(ports))).toBeNull();
		expect(counted.writes).toBe(1);
	});

	it('[P10] asks anew when what was asked early has met no network', async () => {
		const log: string[] = [];
		const { ports } = filling(log);
		const request = requestFor({ person: ids.ana, device: ids.device, pastOpsMax: 20_000 }, '', []);
		const lost: Asked = { request, answer: Promise.resolve(err({ kind: 'no_answer' })) };
		expect(await pullFirst(ports, lost)).toBeNull();
		const pulled = await pullAll(ports, { hasAskedAll: false, ahead: lost }, 'all');
		expect(pulled).toMatchObject({ failed: null, complete: true });
		expect(log).toEqual(['asked undefined', 'asked 6', 'asked 3']);
	});

	it('lets a loop that is kicked meanwhile wait for the first page, and go on from it', async () => {
		const log: string[] = [];
		const { ports, mirror } = filling(log);
		const done = new Promise<void>((resolve) => {
			ports.onStatus = ({ running, lastSyncAt }) => !running && lastSyncAt !== null && resolve();
		});
		const loop = new SyncLoop(ports);
		const begun = loop.begin(early(ports), () => Promise.resolve(void log.push('rebuilt')));
		loop.kick('visible');
		await Promise.all([begun, done]);
		loop.stop();
		expect(log.filter((line) => line !== 'rebuilt')).toEqual(['asked undefined', 'asked 6', 'asked 3']);
		expect(log).toContain('rebuilt');
		expect(await mirror.read((tx) => tx.space(ids.location))).toMatchObject({ before: null });
	});
});
