import { describe, expect, it } from 'vitest';
import { MemoryMirror } from '../../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../../tests/sim/stores/memoryOutbox';
import { ids, logOp, seededRng, logAt } from '../../../../tests/sim/stores/fixtures';
import { Schedule, settled } from '../../../../tests/sim/world/schedule';
import { saveOp } from '../save';
import { knowsRecord } from './known';
import { SyncLoop } from './loop';
import { startEpoch } from './mirrorSteps';
import { followPokes, type PokeSource } from './poke';
import { createTransport, type RawAnswer } from './transport';
import type { LoopStatus } from './view';

const EMPTY_PULL = { protocol: 1, epoch: 'e', serverTime: 0, spaces: [], pages: [] };
const reply = (value: unknown, status = 200): RawAnswer => ({
	status,
	contentType: 'application/json',
	retryAfter: null,
	text: JSON.stringify(value)
});

function phone(answer: (path: string, body: string) => RawAnswer | null) {
	const schedule = new Schedule(0);
	const outbox = new MemoryOutbox();
	const mirror = new MemoryMirror(ids.ana);
	const sent: { at: number; path: string }[] = [];
	const statuses: LoopStatus[] = [];
	const clock = { now: () => schedule.now };
	const loop = new SyncLoop({
		clock,
		rng: seededRng(3),
		timers: schedule,
		transport: createTransport(
			(path, body) => {
				sent.push({ at: schedule.now, path });
				return Promise.resolve(answer(path, body));
			},
			clock,
			{ build: 'test', knows: knowsRecord }
		),
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
		onStatus: (status) => statuses.push(status),
		onTrouble: (error) => expect.unreachable(String(error))
	});
	async function run(until: number): Promise<void> {
		await settled();
		await schedule.runUntil(until, settled);
	}
	return { outbox, mirror, loop, sent, statuses, run };
}

function committing(path: string, body: string): RawAnswer {
	if (path.endsWith('pull')) return reply(EMPTY_PULL);
	const { ops } = JSON.parse(body) as { ops: { id: string; hash: string }[] };
	const verdicts = ops.map(({ id, hash }, index) => ({ kind: 'committed', index, id, hash, seq: index + 1 }));
	return reply({ protocol: 1, epoch: 'e', serverTime: 0, verdicts, logs: [logAt(ops.length)] });
}

describe('sync loop', () => {
	it('pushes what is pending, then polls', async () => {
		const { loop, outbox, mirror, run, sent, statuses } = phone(committing);
		await saveOp(outbox, mirror, await logOp(ids.ana, 'uno'));
		loop.kick('launch');
		await settled();
		expect(sent.map(({ path }) => path.split('/').pop())).toEqual(['pull', 'push', 'pull']);
		expect(await outbox.pending(ids.ana, 9)).toEqual([]);
		expect(statuses.at(-1)).toMatchObject({ running: false, reason: null, lastSyncAt: 0 });
		await run(15_000);
		expect(sent).toHaveLength(4);
		loop.stop();
	});

	it('[L29] never sends what somebody else left on the phone', async () => {
		const { loop, outbox, sent } = phone(committing);
		await outbox.add(await logOp(ids.ben, 'de Ben'));
		loop.kick('launch');
		await settled();
		expect(sent.some(({ path }) => path.endsWith('push'))).toBe(false);
		expect(await outbox.pending(ids.ben, 9)).toHaveLength(1);
		loop.stop();
	});

	it('[L8] being signed out deletes nothing and says so', async () => {
		const { loop, outbox, mirror, statuses } = phone(() => reply({ error: 'not_signed_in' }, 401));
		await saveOp(outbox, mirror, await logOp(ids.ana, 'uno'));
		loop.kick('save');
		await settled();
		expect(statuses.at(-1)?.reason).toBe('signed_out');
		expect(await outbox.pending(ids.ana, 9)).toHaveLength(1);
		loop.stop();
	});

	it('[I15] what a restored server lost goes before what was pending already when it was found out', async () => {
		const sent: string[] = [];
		const { loop, outbox, mirror, run } = phone((path, body) => {
			if (!path.endsWith('pull')) {
				const { ops } = JSON.parse(body) as { ops: { id: string; hash: string }[] };
				sent.push(...ops.map(({ id }) => id));
				return {
					...committing(path, body),
					text: committing(path, body).text.replace('"epoch":"e"', '"epoch":"restored"')
				};
			}
			return reply({ ...EMPTY_PULL, epoch: 'restored' });
		});
		const lost = await logOp(ids.ana, 'antes');
		const later = await logOp(ids.ana, 'después');
		await outbox.add(lost);
		await outbox.settle([{ id: lost.id, kind: 'committed', seq: 1, log: logAt(1) }], 'e', 1);
		await startEpoch(mirror, 'e');
		await outbox.add(later);
		loop.kick('launch');
		await run(5_000);
		expect(sent.slice(0, 2)).toEqual([lost.id, later.id]);
		loop.stop();
	});

	it('[P10] obeys Retry-After whatever happens, and starts afresh after it', async () => {
		let busy = true;
		const { loop, sent, run } = phone((path, body) =>
			busy ? { ...reply({ error: 'server_trouble' }, 503), retryAfter: '20' } : committing(path, body)
		);
		loop.kick('launch');
		await settled();
		const before = sent.length;
		for (const trigger of ['save', 'online', 'visible', 'poke'] as const) loop.kick(trigger);
		await run(19_000);
		expect(sent).toHaveLength(before);
		busy = false;
		await run(21_000);
		expect(sent.length).toBeGreaterThan(before);
		loop.stop();
	});

	it('[P10] never gives up, and a save tries at once', async () => {
		const { loop, sent, run } = phone(() => null);
		loop.kick('launch');
		await run(3_600_000);
		expect(sent.length).toBeGreaterThan(12);
		const before = sent.length;
		loop.kick('save');
		await settled();
		expect(sent.length).toBeGreaterThan(before);
		loop.stop();
	});

	it('asks for smaller batches after failures', async () => {
		const sizes: number[] = [];
		const { loop, outbox, mirror, run } = phone((path, body) => {
			if (path.endsWith('pull')) return reply(EMPTY_PULL);
			const { ops } = JSON.parse(body) as { ops: unknown[] };
			sizes.push(ops.length);
			return ops.length > 3 ? reply({ error: 'too_large' }, 413) : committing(path, body);
		});
		for (let i = 0; i < 8; i++) await saveOp(outbox, mirror, await logOp(ids.ana, `${i}`));
		loop.kick('launch');
		await run(3_600_000);
		expect(Math.min(...sizes)).toBeLessThanOrEqual(3);
		expect(await outbox.pending(ids.ana, 99)).toHaveLength(0);
		loop.stop();
	});
});

describe('[L33] pokes', () => {
	it('a stream that breaks is opened again with backoff, and every opening asks for what was missed', async () => {
		const schedule = new Schedule(0);
		let pokes = 0;
		const streams: Parameters<PokeSource['open']>[0][] = [];
		const closed: number[] = [];
		const source: PokeSource = {
			open(on) {
				const index = streams.push(on) - 1;
				return () => closed.push(index);
			}
		};
		const followed = followPokes(source, { timers: schedule, rng: seededRng(1), poke: () => (pokes += 1) });
		streams[0]?.open();
		streams[0]?.poke();
		expect(pokes).toBe(2);
		streams[0]?.down();
		streams[0]?.poke();
		expect(pokes).toBe(2);
		await schedule.runUntil(10_000, settled);
		expect(streams).toHaveLength(2);
		streams[1]?.open();
		expect(pokes).toBe(3);
		followed.close();
		streams[1]?.poke();
		expect(pokes).toBe(3);
		expect(closed).toEqual([0, 1]);
	});
});
