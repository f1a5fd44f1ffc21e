import { describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { prepareOp } from '../../src/lib/domain/mutators';
import { opSchema, type Op } from '../../src/lib/domain/op/op';
import type { SharedStory } from '../../src/lib/domain/story/storyRecords';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitBatch } from '../../src/lib/server/sync/commit';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, openHome, push, type Org, type TestHome } from './world';

async function digestOf({ database: { db } }: TestHome): Promise<object> {
	return {
		space: await db.selectFrom('space').selectAll().orderBy('id').execute(),
		record: await db
			.selectFrom('record')
			.selectAll()
			.orderBy('id')
			.orderBy('kind')
			.orderBy('space_id')
			.execute(),
		ledger: await db.selectFrom('ledger_entry').selectAll().orderBy('id').execute(),
		op: await db.selectFrom('op').selectAll().orderBy('space_id').orderBy('seq').execute()
	};
}

/**
 * Runs the op log of one home again in an empty one: the organisation first, then its locations; of these before that what
 * a copy of a story names [S8].
 */
async function replay(from: TestHome, into: TestHome): Promise<void> {
	const spaces = await from.database.db.selectFrom('space').selectAll().orderBy('kind', 'desc').execute();
	const empty = spaces.map((space) => ({
		...space,
		...{ seq: 0, head: '', durable_seq: 0, ledger_count: 0, ledger_head: '' }
	}));
	await into.database.db.insertInto('space').values(empty).execute();
	const reached = new Map<string, number>();
	const runTo = async (tenant: string, space: string, seqMax: number) => {
		const log = await from.database.db
			.selectFrom('op')
			.select(['body', 'received_at', 'seq'])
			.where('space_id', '=', space)
			.where('seq', '>', reached.get(space) ?? 0)
			.where('seq', '<=', seqMax)
			.orderBy('seq')
			.execute();
		for (const { body, received_at: receivedAt, seq } of log) {
			const prepared = prepareOp(opSchema.parse(JSON.parse(body)));
			const op = must(prepared.ok ? prepared.value : null, 'every op ever accepted is accepted again [I14]');
			const { type, args } = op.op;
			if (type === 'story.copy') await runTo(tenant, String(args.location), Number(args.seq));
			const { outcomes } = await into.database.write((session) =>
				commitBatch(into, session, { tenant, space, ops: [op], receivedAt })
			);
			expect(outcomes[0]?.kind).toBe('committed');
			reached.set(space, seq);
		}
	};
	for (const { tenant_id: tenant, id: space } of spaces) await runTo(tenant, space, Number.MAX_SAFE_INTEGER);
}

/** Stories shared with the organisation: told anew, hidden, forgotten, wished for before they came, and wrongly. */
async function shareStories(home: TestHome, org: Org): Promise<void> {
	const { tenant } = org;
	const space = must(org.locations[0], 'a location');
	const [ana, berta, mario] = [org.person(), org.person(), org.person('manager')];
	for (const { person, role, spaces } of [ana, berta, mario]) {
		const args = { id: person, person: { name: 'X', role, locations: [...spaces], active: true } };
		await commitServerOps(home, [{ tenant, space: tenant, type: 'person.put', args, author: person }]);
	}
	const opBy = (actor: Actor, type: string, where: string, args: Op['args']) =>
		hashed({ ...gestureOp(actor, { space: where }), id: newId(), type, args });
	const log = (what: string) => gestureOp(ana, { space, what, guestName: 'Tomás Rey' });
	const [anew, hidden, early, wrong, back] = ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'].map(log) as [
		Op,
		Op,
		Op,
		Op,
		Op
	];
	const idOf = (op: Op) => String(op.args.gesture);
	const share = (op: Op, shared = true, actor = ana) =>
		opBy(actor, 'story.share', tenant, { gesture: idOf(op), location: space, shared });
	const tell = (op: Op, what: string) =>
		opBy(ana, 'story.tell', space, {
			gesture: idOf(op),
			parts: { what },
			scale: 1,
			contributors: [],
			photos: []
		});
	const steps: [Actor, Op[]][] = [
		[ana, [anew, hidden, back]],
		[ana, [share(anew), share(hidden), share(early), share(back)]],
		[berta, [share(wrong, true, berta)]],
		[ana, [tell(anew, 'De otro modo'), tell(back, 'Se fue'), early, wrong]],
		[mario, [opBy(mario, 'story.hide', space, { gesture: idOf(hidden), reason: 'Nombra' })]],
		[mario, [opBy(mario, 'story.unhide', space, { gesture: idOf(hidden) }), share(back, false, mario)]],
		[ana, [tell(anew, 'Por fin'), share(anew)]]
	];
	for (const [actor, ops] of steps) {
		const { verdicts } = await push(home, actor, ops);
		expect(verdicts.map(({ kind }) => kind)).toEqual(ops.map(() => 'committed'));
	}
	const copies = await home.database.db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('kind', '=', 'shared_story')
		.where('deleted', '=', 0)
		.execute();
	const told = copies.map(({ body }) => (JSON.parse(body ?? '') as SharedStory).story?.parts.what);
	expect(told.sort()).toEqual(['Por fin', 'Tres']);
}

describe('the op log', () => {
	it('[I13][I14][I26] replayed on the other database, one by one, it gives the same records, money and hashes', async () => {
		const [source, copy] = (await Promise.all(dialects.map(openHome))) as [TestHome, TestHome];
		const org = await foundOrg(source, 2);
		const incident = newId();
		for (const space of org.locations) {
			for (const actor of [org.person(), org.person('manager')]) {
				const ops = [1_000, 150_000, 90_000].map((amountMinor, i) =>
					gestureOp(actor, { space, amountMinor, incident, guestName: i ? 'Tomás Rey' : undefined })
				);
				await push(source, actor, ops);
				const [first] = ops;
				const { gesture, spend } = first?.args as { gesture: string; spend: { id: string } };
				const args = { gesture, incident, spend: { id: spend.id, reversal: newId() } };
				await push(source, actor, [
					hashed({ ...must(first, 'there are three'), id: newId(), type: 'gesture.retract', args })
				]);
			}
		}
		await shareStories(source, org);
		await replay(source, copy);
		expect(await digestOf(copy)).toEqual(await digestOf(source));
		await source.database.close();
		await copy.database.close();
	});
});
