import { describe, expect, it } from 'vitest';
import { freshId, ids, locationSeeds, makeOp } from '../../../../tests/sim/stores/fixtures';
import { MemoryMirror } from '../../../../tests/sim/stores/memoryMirror';
import { MemoryOutbox } from '../../../../tests/sim/stores/memoryOutbox';
import type { RecordBody } from '../../domain/records';
import type { StoriesResponse } from '../../protocol/stories';
import { saveOp } from '../save';
import { bring, keepWhole, type KnownStory } from './bring';
import { knowsRecord } from './known';
import { PAST_OPS_MAX, withPast } from './past';
import type { RawAnswer } from './transport';

const gesture: RecordBody<'gesture'> = {
	author: ids.ben,
	contributors: [],
	incident: freshId(),
	purpose: 'wow',
	scale: 10,
	parts: { what: 'Un té de madrugada' },
	photos: [],
	at: Date.UTC(2019, 4, 1),
	businessDate: '2019-05-01',
	language: 'es'
};

const id = freshId();
const keyOf = (kind: string, of = id) => `${ids.location}/${kind}/${of}`;
const scope = `staff:${ids.ana}`;

function wholeOf(change: Partial<KnownStory> = {}): KnownStory {
	const records = [{ kind: 'gesture' as const, id, seq: 7, body: { ...gesture } }];
	return { epoch: 'e', space: ids.location, seq: 90, scope, records, ...change };
}

async function phoneAt(seq: number) {
	const mirror = new MemoryMirror(ids.ana, locationSeeds);
	await mirror.atomic(async (tx) => {
		await tx.putMeta({ epoch: 'e', lastSyncAt: null });
		const state = { space: ids.location, seq, head: 'h', before: null, scope };
		await tx.putSpace({ ...state, past: 'vital', since: 5, durableSeq: 0 });
	});
	return { mirror, outbox: new MemoryOutbox() };
}

const reader = { build: 'test', knows: knowsRecord };
const json = (value: StoriesResponse): RawAnswer => ({
	status: 200,
	contentType: 'application/json',
	retryAfter: null,
	text: JSON.stringify(value)
});
const thankedBy = ({ disk }: MemoryMirror) =>
	(disk.records.get(keyOf('thanks'))?.body as RecordBody<'thanks'> | undefined)?.from.map(({ by }) => by);

describe('[P6a] how much of a large space is pulled whole', () => {
	const state = { space: ids.location, seq: 50_000, head: '', before: 1, scope };

	it('asks for what is vital once it holds enough, and never before', () => {
		expect(withPast({ ...state, before: 50_000 - PAST_OPS_MAX }, PAST_OPS_MAX).past).toBe('vital');
		expect(withPast({ ...state, before: 50_001 - PAST_OPS_MAX }, PAST_OPS_MAX).past).toBeUndefined();
	});

	it('asks for nothing where all is held, and goes on with what it began', () => {
		expect(withPast({ ...state, before: null }, 10).past).toBeUndefined();
		const begun = { ...state, past: 'vital', since: 4 } as const;
		expect(withPast(begun, 10)).toBe(begun);
	});
});

describe('a story of the past on a phone', () => {
	it('thanks, comments and hiding show nothing of a story that is not there', async () => {
		const { mirror, outbox } = await phoneAt(90);
		const op = await makeOp(ids.ana, 'thanks.give@1', { gesture: id, kind: 'thanks' });
		const saved = await saveOp(outbox, mirror, op);
		if (saved.ok) await saved.value.shown;
		expect(thankedBy(mirror)).toBeUndefined();
	});

	it('[P6b][I9] is brought with what stands around it, and ops show on it at once, before and after', async () => {
		const { mirror, outbox } = await phoneAt(90);
		const early = await makeOp(ids.ana, 'thanks.give@1', { gesture: id, kind: 'thanks' });
		const saved = await saveOp(outbox, mirror, early);
		if (saved.ok) await saved.value.shown;
		const thanks = {
			kind: 'thanks' as const,
			id,
			seq: 12,
			body: { from: [{ by: ids.ben, kind: 'team', at: 1 }] }
		};
		const whole = wholeOf({ records: [...wholeOf().records, thanks] });
		let syncs = 0;
		const ports = {
			mirror,
			reader,
			post: () => Promise.resolve(json({ stories: [], more: false, whole })),
			sync: () => void (syncs += 1)
		};
		expect(await bring(ports, id)).toBe('here');
		expect(syncs).toBe(1);
		expect(thankedBy(mirror)).toEqual([ids.ben, ids.ana]);
		const comment = freshId();
		const word = await makeOp(ids.ana, 'comment.add@1', {
			comment,
			gesture: id,
			text: 'Qué bueno',
			mentions: []
		});
		const said = await saveOp(outbox, mirror, word);
		if (said.ok) await said.value.shown;
		expect(mirror.disk.records.has(keyOf('comment', comment))).toBe(true);
		expect(mirror.disk.shadow.get(keyOf('thanks'))?.row.seq).toBe(12);
	});

	it('[P6b][I8] holds nothing beyond the cursor: what is younger waits for the pull', async () => {
		const { mirror } = await phoneAt(10);
		const thanks = { kind: 'thanks' as const, id, seq: 12, body: { from: [] } };
		expect(await keepWhole(mirror, wholeOf({ records: [...wholeOf().records, thanks] }))).toBe('kept');
		expect([...mirror.disk.records.keys()]).toEqual([keyOf('gesture')]);
		expect((await mirror.read((tx) => tx.space(ids.location)))?.seq).toBe(10);
	});

	it('[P6b][I6] an answer from behind is asked for anew; of another history or right it is not kept', async () => {
		const { mirror } = await phoneAt(90);
		expect(await keepWhole(mirror, wholeOf({ seq: 89 }))).toBe('behind');
		expect(await keepWhole(mirror, wholeOf({ epoch: 'other' }))).toBe('elsewhere');
		expect(await keepWhole(mirror, wholeOf({ scope: 'manager:x' }))).toBe('elsewhere');
		expect(await keepWhole(mirror, wholeOf({ space: freshId() }))).toBe('elsewhere');
		expect(mirror.disk.records.size).toBe(0);
		const answers = [wholeOf({ seq: 89 }), wholeOf()];
		const post = () => Promise.resolve(json({ stories: [], more: false, whole: answers.shift() }));
		expect(await bring({ mirror, post, reader, sync: () => undefined }, id)).toBe('here');
		expect(mirror.disk.records.size).toBe(1);
	});

	it('says when there is none, and when nobody or a stranger answers', async () => {
		const { mirror } = await phoneAt(90);
		const by = (raw: RawAnswer | null) =>
			bring({ mirror, reader, post: () => Promise.resolve(raw), sync: () => undefined }, id);
		expect(await by(json({ stories: [], more: false }))).toBe('gone');
		expect(await by(null)).toBe('failed');
		expect(await by({ ...json({ stories: [], more: false }), text: '<p>Wi-Fi</p>' })).toBe('failed');
		const odd = wholeOf({ records: [{ kind: 'gesture', id, seq: 7, body: { author: 5 } }] });
		expect(await by(json({ stories: [], more: false, whole: odd }))).toBe('failed');
	});
});
