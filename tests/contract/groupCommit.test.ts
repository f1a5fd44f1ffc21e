import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEpoch } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import {
	foundOrg,
	gestureOp,
	hashed,
	newId,
	openHome,
	outcomesOf,
	push,
	type Org,
	type TestHome
} from './world';

const PHONES = 12;

describe.each(dialects)('pushes at the same moment on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let here: string;
	let transactions = 0;

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		here = org.locations[0] ?? '';
		const { write } = home.database;
		home.database.write = (work) => {
			transactions++;
			return write(work);
		};
	});
	afterAll(() => home.database.close());

	it('[P3][P4] share transactions, and each gets the verdicts of its own ops only', async () => {
		const incident = newId();
		const sent = Array.from({ length: PHONES }, () => {
			const actor = org.person();
			const good = () => gestureOp(actor, { space: here, amountMinor: 100, incident });
			const first = good();
			const refused = gestureOp(actor, {
				space: here,
				args: { spend: { ...spendOf(first), currency: 'USD' } }
			});
			return { actor, ops: [first, refused, first, good()] };
		});
		transactions = 0;
		home.changes.length = 0;
		const outcomes = await Promise.all(sent.map(({ actor, ops }) => outcomesOf(home, actor, ops)));
		for (const own of outcomes)
			expect(own).toEqual(['committed', 'quarantined:bad_currency', 'duplicate', 'committed']);
		expect(transactions).toBeLessThan(PHONES);
		expect(home.changes).toHaveLength(PHONES);
		const rows = home.database.db.selectFrom('record').select('body');
		const total = await rows.where('kind', '=', 'incident').where('id', '=', incident).executeTakeFirst();
		expect(JSON.parse(total?.body ?? 'null')).toMatchObject({ usedMinor: PHONES * 200 });
	});

	it('[I4] the same op in several of them is committed once', async () => {
		const actor = org.person();
		const op = gestureOp(actor, { space: here });
		const outcomes = await Promise.all(Array.from({ length: PHONES }, () => outcomesOf(home, actor, [op])));
		expect(outcomes.flat().sort()).toEqual(['committed', ...Array<string>(PHONES - 1).fill('duplicate')]);
	});

	it('[I11] what the database refuses of one of them comes later, alone', async () => {
		const sent = Array.from({ length: PHONES }, (_, i) => {
			const actor = org.person();
			const space = org.locations[i % 2] ?? '';
			return { actor, ops: [1, 2, 3].map(() => gestureOp(actor, { space, amountMinor: 10 })) };
		});
		const { id } = spendOf(sent[6]?.ops[1]);
		const rest = { type: 'spend', ref: null, amount_minor: 0, currency: 'EUR', method: 'points', at: 0 };
		const chained = { position: 0, previous: '', chain: '', posting_period: '2026-06', received_at: 0 };
		const more = { ...chained, purpose: 'wow', legally_owed: 0 };
		await home.database.db
			.insertInto('ledger_entry')
			.values({
				tenant_id: org.tenant,
				space_id: here,
				id,
				gesture: id,
				incident: id,
				employee: id,
				...rest,
				...more,
				business_date: '2026-06-15',
				seq: 0
			})
			.execute();
		const outcomes = await Promise.all(sent.map(({ actor, ops }) => outcomesOf(home, actor, ops)));
		for (const [i, own] of outcomes.entries())
			expect(own).toEqual(['committed', i === 6 ? 'later' : 'committed', 'committed']);
	});

	it('[I7][I27] leave one unbroken, chained log in each space', async () => {
		const { db } = home.database;
		for (const { id, seq, head } of await db.selectFrom('space').selectAll().execute()) {
			const log = await db.selectFrom('op').selectAll().where('space_id', '=', id).orderBy('seq').execute();
			expect(log.map((op) => op.seq)).toEqual(log.map((_, i) => i + 1));
			expect([log.at(-1)?.seq, log.at(-1)?.chain]).toEqual([seq, head]);
			for (const { body } of log) expect(hashed(JSON.parse(body)).hash).toBe(JSON.parse(body).hash);
		}
	});

	it('[P7] a push tells the epoch of the database that has committed it, also when nothing was', async () => {
		const actor = org.person();
		const epoch = await readEpoch(home.database.db);
		const { epoch: told } = await push(home, actor, [gestureOp(actor, { space: here }), 17]);
		expect([told, (await push(home, actor, [17])).epoch]).toEqual([epoch, epoch]);
	});
});

function spendOf(op: { args: Record<string, unknown> } | undefined): { id: string } {
	return op?.args.spend as { id: string };
}
