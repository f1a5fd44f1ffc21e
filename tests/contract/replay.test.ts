import { describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { prepareOp } from '../../src/lib/domain/mutators';
import { opSchema } from '../../src/lib/domain/op/op';
import { commitBatch } from '../../src/lib/server/sync/commit';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, openHome, push, type TestHome } from './world';

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

/** Runs the op log of one home again in an empty one: the organisation first, then its locations. */
async function replay(from: TestHome, into: TestHome): Promise<void> {
	const spaces = await from.database.db.selectFrom('space').selectAll().orderBy('kind', 'desc').execute();
	const empty = spaces.map((space) => ({
		...space,
		...{ seq: 0, head: '', durable_seq: 0, ledger_count: 0, ledger_head: '' }
	}));
	await into.database.db.insertInto('space').values(empty).execute();
	for (const { tenant_id: tenant, id: space } of spaces) {
		const log = await from.database.db
			.selectFrom('op')
			.select(['body', 'received_at'])
			.where('space_id', '=', space)
			.orderBy('seq')
			.execute();
		for (const { body, received_at: receivedAt } of log) {
			const prepared = prepareOp(opSchema.parse(JSON.parse(body)));
			const op = must(prepared.ok ? prepared.value : null, 'every op ever accepted is accepted again [I14]');
			const { outcomes } = await into.database.write((session) =>
				commitBatch(into, session, { tenant, space, ops: [op], receivedAt })
			);
			expect(outcomes[0]?.kind).toBe('committed');
		}
	}
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
		await replay(source, copy);
		expect(await digestOf(copy)).toEqual(await digestOf(source));
		await source.database.close();
		await copy.database.close();
	});
});
