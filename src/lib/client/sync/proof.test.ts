import { describe, expect, it } from 'vitest';
import { freshId, ids, locationSeeds, logAt, makeOp, seededRng } from '../../../../tests/sim/stores/fixtures';
import { MemoryMirror } from '../../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../../tests/sim/stores/memoryOutbox';
import { ok } from '../../base/result';
import { PULL_RECEIPTS_MAX } from '../../protocol/limits';
import type { PullPage, PullRequest } from '../../protocol/pull';
import type { MirrorSpace } from '../store/mirrorStore';
import type { OutboxEntry } from '../store/outboxStore';
import type { SyncPorts } from './ports';
import { askingFor } from './proof';
import { pullAll } from './pull';

const EPOCH = 'e1';
const spaceAt = (seq: number, durableSeq = 0): MirrorSpace => ({
	space: ids.location,
	seq,
	head: `head ${seq}`,
	before: null,
	scope: 's',
	durableSeq
});

/** An op whose first record belongs to somebody else's entry: no record can tell whether it is there. */
const voiding = () =>
	makeOp(ids.ana, 'spend.void@1', {
		entry: freshId(),
		gesture: freshId(),
		incident: freshId(),
		employee: ids.ben,
		reversal: freshId()
	});

/** A phone at seq 4 with one receipt, and a server that answers each pull with the next of the pages. */
async function phoneWith(receiptSeq: number, answers: Partial<PullPage & { durable: number }>[]) {
	const outbox = new MemoryOutbox();
	const mirror = new MemoryMirror(ids.ana, locationSeeds);
	const op = await voiding();
	await outbox.add(op);
	const log = logAt(receiptSeq + 1);
	await outbox.settle([{ id: op.id, kind: 'committed', seq: receiptSeq, log }], EPOCH, 1);
	await mirror.atomic(async (tx) => {
		await tx.putMeta({ ...(await tx.meta()), epoch: EPOCH });
		await tx.putSpace(spaceAt(4));
	});
	const asked: PullRequest[] = [];
	const ports: SyncPorts = {
		clock: { now: () => 0 },
		rng: seededRng(5),
		timers: { after: () => () => undefined },
		transport: {
			push: () => expect.unreachable('nothing is pushed'),
			pull: (request) => {
				asked.push(request);
				const { durable = 0, ...over } = answers[asked.length - 1] ?? {};
				const { durableSeq: _, ...state } = spaceAt(9);
				const page = {
					space: ids.location,
					reset: false,
					records: [],
					state,
					more: false,
					durableSeq: durable
				};
				const value = { protocol: 1, epoch: EPOCH, serverTime: 0, spaces: [ids.location] };
				return Promise.resolve(
					ok({ value: { ...value, pages: [{ ...page, ...over }] }, sentAt: 0, receivedAt: 0 })
				);
			}
		},
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
	const memory = { hasAskedAll: false, ahead: null };
	const pull = () => pullAll(ports, memory, 'all');
	const state = async () => (await outbox.byIds([op.id]))[0]?.state;
	return { ports, outbox, mirror, op, asked, pull, state };
}

describe('[P7a] a receipt', () => {
	it('is asked about before it is let go of, and a page that goes on proves it', async () => {
		const phone = await phoneWith(7, [{ durable: 8 }]);
		expect(await phone.pull()).toMatchObject({ complete: true, again: false });
		expect(phone.asked[0]?.receipts).toEqual([logAt(8)]);
		expect(await phone.state()).toBeUndefined();
	});

	it('that holds costs nothing more until it can go: no op is sent again for records that others wrote later', async () => {
		const phone = await phoneWith(7, [{ durable: 3 }, { durable: 3 }, { durable: 7 }, { durable: 7 }]);
		for (let i = 0; i < 2; i++) expect(await phone.pull()).toMatchObject({ again: false });
		expect(phone.asked[1]?.receipts).toBeUndefined();
		expect(await phone.state()).toBe('committed');
		await phone.pull();
		expect(await phone.state()).toBe('committed');
		await phone.pull();
		expect(phone.asked[3]?.receipts).toEqual([logAt(8)]);
		expect(await phone.state()).toBeUndefined();
	});

	it('[I15] of a log that the server has no more: the space starts anew, and the op goes once more', async () => {
		const phone = await phoneWith(7, [{ reset: true, durable: 9 }]);
		expect(await phone.pull()).toMatchObject({ again: true });
		expect(await phone.state()).toBe('pending');
	});

	it('beyond the page stays, however durable the server says that it is', async () => {
		const { durableSeq: _, ...state } = spaceAt(6);
		const phone = await phoneWith(7, [{ state, durable: 9 }]);
		await phone.pull();
		expect(await phone.state()).toBe('committed');
	});

	it('[L11] stored late, after another tab pulled beyond it, is asked about at the first pull', async () => {
		const phone = await phoneWith(3, [{ durable: 0 }, { durable: 0 }]);
		await phone.pull();
		expect(phone.asked[0]?.receipts).toEqual([logAt(4)]);
		await phone.pull();
		expect(phone.asked[1]?.receipts).toBeUndefined();
	});

	it('of an earlier build, which kept no log, is sent once more before it is let go of', async () => {
		const phone = await phoneWith(3, [{ durable: 9 }, { durable: 9 }]);
		const [entry] = phone.outbox.disk.entries;
		delete entry?.log;
		await phone.pull();
		expect(await phone.state()).toBe('committed');
		expect(await phone.pull()).toMatchObject({ again: true });
		expect(await phone.state()).toBe('pending');
	});
});

describe('what a pull asks about', () => {
	it('is each log once, the new ones first, and no more than a pull may', async () => {
		const op = await voiding();
		const entry = (n: number, seq: number, log: number) =>
			({ id: `${n}`, n, space: ids.location, epoch: EPOCH, seq, log: logAt(log), op }) as OutboxEntry;
		const many = Array.from({ length: 2 * PULL_RECEIPTS_MAX }, (_, i) => entry(i, i + 1, i + 1));
		const fresh = [entry(900, 501, 510), entry(901, 502, 510)];
		const { entries, marks } = askingFor([...many, ...fresh], [spaceAt(500, 500)], EPOCH, false);
		expect(marks).toHaveLength(PULL_RECEIPTS_MAX);
		expect(marks.slice(0, 2)).toEqual([logAt(510), logAt(1)]);
		expect(entries.map(({ n }) => n).slice(0, 3)).toEqual([900, 901, 0]);
		expect(entries).toHaveLength(PULL_RECEIPTS_MAX + 1);
		expect(askingFor(many, [spaceAt(500)], EPOCH, false).marks).toEqual([]);
		expect(askingFor(many, [spaceAt(500, 500)], 'e2', true).marks).toEqual([]);
		expect(askingFor(many, [], EPOCH, true).marks).toEqual([]);
	});
});
