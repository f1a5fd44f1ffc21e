import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { DexieOutbox } from '../../src/lib/client/store/dexieOutbox';
import type { OutboxStore } from '../../src/lib/client/store/outboxStore';
import { ids, logOp, logAt } from './stores/fixtures';
import { MemoryOutbox } from './stores/memoryOutbox';

const EPOCH = 'e1';
let names = 0;
const open: OutboxStore[] = [];
const makers: [string, () => OutboxStore][] = [
	['memory', () => new MemoryOutbox()],
	['Dexie', () => new DexieOutbox(`outbox-contract-${++names}`)]
];

afterEach(() => {
	for (const outbox of open.splice(0)) outbox.close();
});

describe.each(makers)('%s outbox', (_, make) => {
	const opened = () => {
		const outbox = make();
		open.push(outbox);
		return { outbox };
	};

	it('[I1] a saved op is read back, in local order, once per id', async () => {
		const { outbox } = opened();
		const first = await logOp(ids.ana, 'uno');
		const second = await logOp(ids.ana, 'dos');
		expect((await outbox.add(first)).ok).toBe(true);
		expect((await outbox.add(second)).ok).toBe(true);
		expect((await outbox.add(first)).ok).toBe(true);
		const pending = await outbox.pending(ids.ana, 10);
		expect(pending.map((entry) => entry.id)).toEqual([first.id, second.id]);
		expect(pending[0]?.op).toEqual(first);
		expect(await outbox.pending(ids.ana, 1)).toHaveLength(1);
	});

	it('[I1][rule 24] ops that belong together are saved all or none, in their order', async () => {
		const { outbox } = opened();
		const [log, receipt, other] = [
			await logOp(ids.ana, 'uno'),
			await logOp(ids.ana, 'recibo'),
			await logOp(ids.ana, 'dos')
		];
		const saved = await outbox.addAll([log, receipt]);
		expect(saved.ok && saved.value.map(({ op }) => op)).toEqual([log, receipt]);
		expect((await outbox.addAll([log, receipt])).ok).toBe(true);
		await outbox.add(other);
		const pending = await outbox.pending(ids.ana, 10);
		expect(pending.map((entry) => entry.id)).toEqual([log.id, receipt.id, other.id]);
	});

	it('[L29] entries of one person are never handed out as those of another', async () => {
		const { outbox } = opened();
		await outbox.add(await logOp(ids.ana, 'de Ana'));
		await outbox.add(await logOp(ids.ben, 'de Ben'));
		expect(await outbox.pending(ids.ben, 10)).toHaveLength(1);
		expect(await outbox.counts(ids.ana)).toMatchObject({ pending: 1, others: 1, quarantined: 0 });
	});

	it('[I2] only a receipt takes an op out of what is sent, and only the durable line out of the store', async () => {
		const { outbox } = opened();
		const op = await logOp(ids.ana, 'uno');
		await outbox.add(op);
		await outbox.countAttempt([op.id]);
		expect((await outbox.pending(ids.ana, 10))[0]?.attempts).toBe(1);
		await outbox.settle([{ id: op.id, kind: 'committed', seq: 5, log: logAt(5) }], EPOCH, 1);
		expect(await outbox.pending(ids.ana, 10)).toHaveLength(0);
		expect(await outbox.committed(ids.ben)).toEqual([]);
		const [held] = await outbox.committed(ids.ana);
		if (!held) expect.unreachable('committed and kept');
		expect(held).toMatchObject({ seq: 5, epoch: EPOCH, log: logAt(5) });
		for (const other of [{ epoch: 'other' }, { seq: 4 }, { log: logAt(6) }, { log: null }]) {
			await outbox.prune([{ ...held, ...other }]);
			expect(await outbox.requeue([{ ...held, ...other }])).toEqual([]);
		}
		expect(await outbox.committed(ids.ana)).toEqual([held]);
		await outbox.prune([held]);
		expect(await outbox.byIds([op.id])).toHaveLength(0);
	});

	it('what is sent once more has no receipt, and what was looked at before is not let go of', async () => {
		const { outbox } = opened();
		const op = await logOp(ids.ana, 'uno');
		await outbox.add(op);
		await outbox.settle([{ id: op.id, kind: 'committed', seq: 5, log: logAt(5) }], EPOCH, 1);
		const looked = await outbox.committed(ids.ana);
		expect(await outbox.requeue(looked)).toEqual([op.id]);
		expect(await outbox.pending(ids.ana, 9)).toMatchObject([{ seq: null, epoch: '', log: null }]);
		await outbox.prune(looked);
		expect(await outbox.pending(ids.ana, 9)).toHaveLength(1);
	});

	it('[L9] a late or repeated receipt changes nothing', async () => {
		const { outbox } = opened();
		const op = await logOp(ids.ana, 'uno');
		await outbox.add(op);
		await outbox.settle([{ id: op.id, kind: 'committed', seq: 5, log: logAt(5) }], EPOCH, 1);
		await outbox.settle([{ id: op.id, kind: 'quarantined', reason: 'bad_args' }], EPOCH, 2);
		expect((await outbox.byIds([op.id]))[0]).toMatchObject({ state: 'committed', seq: 5, committedAt: 1 });
	});

	it('[P7] another epoch makes every retained op pending again, quarantined ones too', async () => {
		const { outbox } = opened();
		const [a, b, c] = [await logOp(ids.ana, 'a'), await logOp(ids.ana, 'b'), await logOp(ids.ana, 'c')];
		for (const op of [a, b, c]) await outbox.add(op);
		await outbox.settle(
			[
				{ id: a.id, kind: 'committed', seq: 5, log: logAt(5) },
				{ id: b.id, kind: 'quarantined', reason: 'unknown_space' }
			],
			EPOCH,
			1
		);
		await outbox.settle([{ id: c.id, kind: 'committed', seq: 2, log: logAt(2) }], 'e2', 1);
		expect((await outbox.requeueOtherEpochs(ids.ana, 'e2')).sort()).toEqual([a.id, b.id].sort());
		expect((await outbox.pending(ids.ana, 10)).map((entry) => entry.id)).toEqual([a.id, b.id]);
		expect(await outbox.requeueSpace(ids.ana, ids.location)).toEqual([c.id]);
	});

	it('keeps drafts apart by person, and settings', async () => {
		const { outbox } = opened();
		await outbox.saveDraft(ids.ana, { key: 'log', updatedAt: 1, fields: { what: 'medio' } });
		expect(await outbox.draft(ids.ben, 'log')).toBeNull();
		expect((await outbox.draft(ids.ana, 'log'))?.fields).toEqual({ what: 'medio' });
		await outbox.clearDraft(ids.ana, 'log');
		expect(await outbox.draft(ids.ana, 'log')).toBeNull();
		await outbox.putSetting('device', 'x');
		expect(await outbox.setting('device')).toBe('x');
		expect(await outbox.setting('none')).toBeNull();
	});
});
