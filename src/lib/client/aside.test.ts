import { describe, expect, it } from 'vitest';
import { freshId, ids, locationSeeds, logOp, makeOp } from '../../../tests/sim/stores/fixtures';
import { MemoryMirror } from '../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../tests/sim/stores/memoryOutbox';
import type { RecordKey } from '../domain/tx';
import type { QuarantineReason } from '../protocol/push';
import { asideRetry } from './aside';
import { sendAgain } from './change';
import { reopenedDraft } from './export';
import { toRow } from './store/row';

const EPOCH = 'e1';
const photo = (n: number) => ({
	hash: String(n).repeat(64),
	width: 10,
	height: 10,
	alt: '',
	tint: '#aabbcc'
});

function opened() {
	const [outbox, mirror] = [new MemoryOutbox(), new MemoryMirror(ids.ana, locationSeeds)];
	let sent = 0;
	const retry = asideRetry({ person: ids.ana, outbox, mirror, onAgain: () => Promise.resolve(void sent++) });
	const aside = async (op: Awaited<ReturnType<typeof logOp>>, reason: QuarantineReason) => {
		await outbox.add(op);
		await outbox.settle([{ id: op.id, kind: 'quarantined', reason }], EPOCH, 1);
	};
	const arrives = (key: RecordKey, seq: number) =>
		mirror.atomic((tx) => tx.putRows([toRow(ids.ana, key, seq, { askedBy: ids.ben }, undefined)]));
	const pending = async () => (await outbox.pending(ids.ana, 9)).map(({ id }) => id);
	return { outbox, mirror, retry, aside, arrives, pending, sent: () => sent };
}

async function answerOp() {
	const [ask, incident] = [freshId(), freshId()];
	const args = { ask, incident, answer: 'no', grantMinor: 0, expiresAt: 1 };
	const key: RecordKey = { space: ids.location, kind: 'ask', id: ask };
	return { op: await makeOp(ids.ana, 'ask.answer@1', args), key };
}

describe('what came before what it is about', () => {
	it('[I15] an answer that a restored server could not place goes again when the ask has come, by itself', async () => {
		const { aside, retry, pending, arrives, sent, outbox } = opened();
		const { op, key } = await answerOp();
		await aside(op, 'unknown_ref');
		await retry();
		expect(await pending()).toEqual([]);
		await arrives(key, 7);
		await retry();
		expect([await pending(), sent()]).toEqual([[op.id], 1]);
		expect((await outbox.pending(ids.ana, 9))[0]).toMatchObject({ reason: null, epoch: '' });
	});

	it('refused again, it waits until something of it has changed', async () => {
		const { aside, retry, pending, arrives, sent, outbox } = opened();
		const { op, key } = await answerOp();
		await aside(op, 'unknown_ref');
		await arrives(key, 7);
		await retry();
		await outbox.settle([{ id: op.id, kind: 'quarantined', reason: 'unknown_ref' }], EPOCH, 2);
		await retry();
		expect([await pending(), sent()]).toEqual([[], 1]);
		await arrives(key, 8);
		await retry();
		expect([await pending(), sent()]).toEqual([[op.id], 2]);
	});

	it('what is wrong in itself, was taken back into the form, or is somebody else’s does not', async () => {
		const { aside, retry, pending, arrives, outbox } = opened();
		const [wrong, resolved] = [await answerOp(), await answerOp()];
		await aside(wrong.op, 'bad_args');
		await aside(resolved.op, 'unknown_ref');
		await outbox.resolve(resolved.op.id);
		const bens = { ...(await answerOp()).op, author: ids.ben };
		await aside(bens, 'unknown_ref');
		for (const { key } of [wrong, resolved]) await arrives(key, 7);
		await retry();
		expect([await pending(), await outbox.pending(ids.ben, 9)]).toEqual([[], []]);
	});

	it('by hand any of them is sent once more, as it is', async () => {
		const { aside, outbox, mirror, pending } = opened();
		const { op } = await answerOp();
		await aside(op, 'not_allowed');
		expect(await sendAgain({ outbox, mirror }, freshId())).toBe(false);
		expect(await sendAgain({ outbox, mirror }, op.id)).toBe(true);
		expect(await sendAgain({ outbox, mirror }, op.id)).toBe(false);
		expect(await pending()).toEqual([op.id]);
	});
});

describe('a log that goes back into the form', () => {
	const tools = { now: 5, newId: freshId };

	it('keeps its photos, its receipts, its guest and its matter; it is a gesture of its own', async () => {
		const { aside, outbox } = opened();
		const [gesture, incident, spend, guest] = [freshId(), freshId(), freshId(), freshId()];
		const log = await logOp(ids.ana, 'Un taxi', { gesture, incident, spend, amountMinor: 8_000 });
		const stay = { from: '2026-06-15', to: '2026-06-18' };
		const spent = { ...(log.args['spend'] as object), guest, stay };
		const told = { ...log, args: { ...log.args, spend: spent, guestName: 'Sra. Gold', photos: [photo(1)] } };
		await aside(told, 'bad_currency');
		const target = { entry: spend, gesture, incident, employee: ids.ana, guest };
		const own = [2, 3].map((n) => makeOp(ids.ana, 'receipt.attach@1', { ...target, photo: photo(n) }));
		const other = makeOp(ids.ana, 'receipt.attach@1', { ...target, entry: freshId(), photo: photo(4) });
		for (const op of await Promise.all([...own, other])) await aside(op, 'unknown_ref');
		const all = await outbox.setAside(ids.ana);
		const entry = all.find(({ id }) => id === told.id);
		const reopened = entry && reopenedDraft(entry, all, tools);
		expect(reopened?.draft).toMatchObject({
			key: 'log',
			fields: {
				what: 'Un taxi',
				amount: '80.00',
				known: { id: guest, name: 'Sra. Gold', isNew: false },
				stay: { ...stay, of: guest },
				photos: [photo(1)],
				receipts: [photo(2), photo(3)],
				ids: { incident }
			}
		});
		expect(JSON.stringify(reopened?.draft)).not.toContain(gesture);
		expect(reopened?.entries).toHaveLength(3);
	});

	it('without money it asks for no receipts of others', async () => {
		const { aside, outbox } = opened();
		const log = await logOp(ids.ana, 'Un té');
		await aside(log, 'bad_args');
		const attach = await makeOp(ids.ana, 'receipt.attach@1', {
			...{ entry: freshId(), gesture: freshId(), incident: freshId(), employee: ids.ana },
			photo: photo(2)
		});
		await aside(attach, 'unknown_ref');
		const all = await outbox.setAside(ids.ana);
		const [entry] = all.filter(({ id }) => id === log.id);
		expect(entry && reopenedDraft(entry, all, tools)?.entries).toEqual([log.id]);
	});

	it('is nothing for any other op', async () => {
		const { aside, outbox } = opened();
		await aside((await answerOp()).op, 'unknown_ref');
		const all = await outbox.setAside(ids.ana);
		expect(all.map((entry) => reopenedDraft(entry, all, tools))).toEqual([null]);
	});
});
