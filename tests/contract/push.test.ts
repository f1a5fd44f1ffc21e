import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_DEPTH_MAX } from '../../src/lib/protocol/limits';
import { SERVER_DEVICE } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, openHome, outcomesOf, push, verdictsOf } from './world';
import type { Org, TestHome } from './world';

describe.each(dialects)('push on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let other: Org;
	let here: string;

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		other = await foundOrg(home);
		here = org.locations[0] ?? '';
	});
	afterAll(() => home.database.close());

	const quarantined = (tenant: string) =>
		home.database.db.selectFrom('quarantine').selectAll().where('tenant_id', '=', tenant).execute();
	const ledgerSum = async (space: string) => {
		const { fn } = home.database.db;
		const row = await home.database.db
			.selectFrom('ledger_entry')
			.select(fn.sum<number>('amount_minor').as('sum'))
			.where('space_id', '=', space)
			.executeTakeFirstOrThrow();
		return Number(row.sum ?? 0);
	};

	it('[P3] answers one verdict per op, in the order sent, naming id and hash', async () => {
		const actor = org.person();
		const ops = [gestureOp(actor, { space: here }), 17, gestureOp(actor, { space: org.locations[1] ?? '' })];
		const verdicts = await verdictsOf(home, actor, ops);
		expect(verdicts.map((verdict) => verdict.index)).toEqual([0, 1, 2]);
		expect(verdicts.map((verdict) => verdict.kind)).toEqual(['committed', 'quarantined', 'committed']);
		expect([verdicts[0]?.id, verdicts[0]?.hash]).toEqual([
			(ops[0] as { id: string }).id,
			(ops[0] as { hash: string }).hash
		]);
	});

	it('[P3][I11] one malformed op never fails its neighbours', async () => {
		const actor = org.person();
		const good = () => gestureOp(actor, { space: here });
		let deep: unknown = 'x';
		for (let i = 0; i <= JSON_DEPTH_MAX; i++) deep = [deep];
		const poison: [unknown, string][] = [
			[null, 'malformed'],
			['text', 'malformed'],
			[[], 'malformed'],
			[{}, 'malformed'],
			[{ ...good(), extra: 1 }, 'malformed'],
			[{ ...good(), id: 7 }, 'malformed'],
			[{ ...good(), hash: 'x'.repeat(10_000) }, 'malformed'],
			[{ ...good(), args: { deep } }, 'malformed'],
			[{ ...good(), args: { long: 'x'.repeat(70_000) } }, 'malformed'],
			[{ ...good(), hash: '0'.repeat(64) }, 'hash_mismatch'],
			[{ ...good(), knownSeq: 5 }, 'hash_mismatch'],
			[gestureOp(actor, { space: here, over: { v: 99 } }), 'unknown_type'],
			[gestureOp(actor, { space: here, over: { type: 'to_string.call' } }), 'malformed'],
			[gestureOp(actor, { space: here, over: { type: 'gesture.vanish' } }), 'unknown_type'],
			[gestureOp(actor, { space: here, args: { unknown: 1 } }), 'bad_args'],
			[gestureOp(actor, { space: here, what: 'x'.repeat(100_000).slice(0, 20_000) }), 'bad_args'],
			[gestureOp(actor, { space: here, what: 'nul \0 here' }), 'bad_args']
		];
		const ops = poison.flatMap(([bad]) => [good(), bad]);
		const expected = poison.flatMap(([, reason]) => ['committed', `quarantined:${reason}`]);
		expect(await outcomesOf(home, actor, [...ops, good()])).toEqual([...expected, 'committed']);
		const stored = (await quarantined(org.tenant)).filter((row) => row.author === actor.person);
		expect(stored).toHaveLength(poison.length);
		expect(stored.map((row) => row.raw)).toContain(JSON.stringify(poison[8]?.[0]));
	});

	it.each([0, -1, 1.5, 1e16, '12', null])(
		'refuses an amount of %s, keeping what was sent',
		async (amountMinor) => {
			const actor = org.person();
			const spend = { id: newId(), amountMinor, currency: 'EUR', method: 'points', leftShownMinor: null };
			const op = gestureOp(actor, { space: here, args: { spend } });
			expect(await outcomesOf(home, actor, [op])).toEqual(['quarantined:bad_args']);
		}
	);

	it('[I4] counts the same op once, in one batch, in two, and from two devices at the same moment', async () => {
		const actor = org.person();
		const before = await ledgerSum(here);
		const op = gestureOp(actor, { space: here, amountMinor: 1_250 });
		const first = await verdictsOf(home, actor, [op, op]);
		expect(first.map((verdict) => verdict.kind)).toEqual(['committed', 'duplicate']);
		const again = await Promise.all(Array.from({ length: 5 }, () => verdictsOf(home, actor, [op])));
		expect(again.flat().map((verdict) => verdict.kind)).toEqual(Array(5).fill('duplicate'));
		expect(new Set([...first, ...again.flat()].map((verdict) => 'seq' in verdict && verdict.seq)).size).toBe(
			1
		);

		const raced = gestureOp(actor, { space: here, amountMinor: 50 });
		const both = await Promise.all(Array.from({ length: 8 }, () => outcomesOf(home, actor, [raced])));
		expect(both.flat().filter((kind) => kind === 'committed')).toHaveLength(1);
		expect(await ledgerSum(here)).toBe(before + 1_300);
	});

	it('[I5] keeps the first of two contents under one id, and sets the second aside', async () => {
		const actor = org.person();
		const op = gestureOp(actor, { space: here, amountMinor: 700 });
		const forged = hashed({ ...op, args: { ...op.args, scale: 99 } });
		expect(await outcomesOf(home, actor, [op, forged])).toEqual([
			'committed',
			'quarantined:same_id_other_content'
		]);
		expect(await outcomesOf(home, actor, [forged])).toEqual(['quarantined:same_id_other_content']);
		const row = await home.database.db
			.selectFrom('op')
			.select('hash')
			.where('id', '=', op.id)
			.executeTakeFirstOrThrow();
		expect(row.hash).toBe(op.hash);
	});

	it('[I5] one id pushed to two spaces at the same moment has one effect', async () => {
		const actor = org.person();
		for (let round = 0; round < 10; round++) {
			const op = gestureOp(actor, { space: here });
			const twin = hashed({ ...op, space: org.locations[1] ?? '' });
			const outcomes = await Promise.all([outcomesOf(home, actor, [op]), outcomesOf(home, actor, [twin])]);
			expect(outcomes.flat().sort()).toEqual(['committed', 'quarantined:same_id_other_content']);
		}
	});

	it('[P20][I17] a forged author, organisation or space gets nowhere, and nothing of it is told', async () => {
		const actor = org.person('staff', [here]);
		const colleague = org.person();
		const stranger = other.person();
		const theirs = other.locations[0] ?? '';
		const forged: [unknown, string][] = [
			[gestureOp(colleague, { space: here }), 'wrong_author'],
			[gestureOp(stranger, { space: theirs }), 'wrong_author'],
			[gestureOp(actor, { space: here, over: { tenant: other.tenant } }), 'wrong_author'],
			[gestureOp(actor, { space: theirs }), 'unknown_space'],
			[gestureOp(actor, { space: newId() }), 'unknown_space'],
			[gestureOp(actor, { space: org.locations[1] ?? '' }), 'unknown_space'],
			[gestureOp(actor, { space: org.tenant }), 'unknown_space']
		];
		const before = await home.database.db.selectFrom('space').selectAll().orderBy('id').execute();
		const outcomes = await outcomesOf(
			home,
			actor,
			forged.map(([op]) => op)
		);
		expect(outcomes).toEqual(forged.map(([, reason]) => `quarantined:${reason}`));
		expect(await home.database.db.selectFrom('space').selectAll().orderBy('id').execute()).toEqual(before);
		expect(await quarantined(other.tenant)).toEqual([]);
	});

	it('[P20] an op that only the server may write is refused from any device, the owner included', async () => {
		const owner = org.person('owner');
		const person = { name: 'Eva', role: 'owner', locations: [], active: true };
		const op = gestureOp(owner, { space: org.tenant, over: { type: 'person.put', device: SERVER_DEVICE } });
		const put = hashed({ ...op, args: { id: owner.person, person } });
		expect(await outcomesOf(home, owner, [put])).toEqual(['quarantined:not_allowed']);
	});

	it('[I12][I19] what was captured while the rights held is accepted after they ended', async () => {
		const actor = org.person('staff', [], [here]);
		expect(await outcomesOf(home, actor, [gestureOp(actor, { space: here })])).toEqual(['committed']);
	});

	it('[I4][P4] an op whose receipt was lost keeps it, though the rights ended since', async () => {
		const actor = org.person();
		const op = gestureOp(actor, { space: here });
		const [first] = await verdictsOf(home, actor, [op]);
		const moved = { ...actor, spaces: [] };
		expect(await verdictsOf(home, moved, [op])).toEqual([{ ...first, kind: 'duplicate' }]);
	});

	it('[I12][I13] over the cap is stored and flagged, the same total in any order of arrival', async () => {
		const actor = org.person();
		const incident = newId();
		const ops = [150_000, 40_000, 30_000].map((amountMinor) =>
			gestureOp(actor, { space: here, amountMinor, incident })
		);
		const [a, b, c] = ops;
		expect(await outcomesOf(home, actor, [c, a])).toEqual(['committed', 'committed']);
		expect(await outcomesOf(home, actor, [b, a, c])).toEqual(['committed', 'duplicate', 'duplicate']);
		const rows = await home.database.db
			.selectFrom('record')
			.selectAll()
			.where('space_id', '=', here)
			.execute();
		const bodyOf = (id: string) => JSON.parse(rows.find((row) => row.id === id)?.body ?? 'null');
		expect(bodyOf(incident)).toMatchObject({ usedMinor: 220_000 });
		const entry = (b?.args.spend as { id: string }).id;
		const flags = rows.filter((row) => row.kind === 'flags' && row.id === entry);
		expect(flags.map((row) => JSON.parse(row.body ?? '{}'))).toMatchObject([
			{ flags: [{ code: 'OVER_CAP_CONCURRENT', rule: 'INC', amountMinor: 20_000 }, { code: 'NO_GUEST' }, {}] }
		]);
		expect(flags[0]?.audience).toBe(actor.person);
	});

	it('[I11] a mutator that throws isolates its op: neighbours commit, nothing of it is written', async () => {
		const broken = await foundOrg(home);
		const [space = ''] = broken.locations;
		const actor = broken.person();
		const { db } = home.database;
		const policies = db
			.updateTable('record')
			.where('tenant_id', '=', broken.tenant)
			.where('kind', '=', 'policies');
		// A body that no schema would let in: reading it throws after the gesture has been put.
		await policies.set({ body: '{"versions":5}' }).execute();
		const bomb = gestureOp(actor, { space, amountMinor: 100 });
		const ops = [gestureOp(actor, { space }), bomb, gestureOp(actor, { space })];
		expect(await outcomesOf(home, actor, ops)).toEqual(['committed', 'quarantined:bad_args', 'committed']);
		const rows = await db.selectFrom('record').selectAll().where('space_id', '=', space).execute();
		expect(rows.map((row) => row.id)).not.toContain(bomb.args.gesture);
		expect(home.reports.at(-1)).toContain(bomb.id);

		await policies.set({ body: '{"versions":[]}' }).execute();
		expect(await outcomesOf(home, actor, [bomb])).toEqual(['committed']);
		const states = (await quarantined(broken.tenant)).map((row) => row.state);
		expect(states).toEqual(['resolved']);
	});

	it('[I11] an op that the database itself refuses comes later, alone', async () => {
		const actor = org.person();
		const ops = Array.from({ length: 5 }, () => gestureOp(actor, { space: here, amountMinor: 10 }));
		const { id } = ops[3]?.args.spend as { id: string };
		const entry = { gesture: id, incident: id, employee: id, type: 'spend', ref: null, amount_minor: 0 };
		const day = { at: 0, received_at: 0, business_date: '2026-06-15', posting_period: '2026-06' };
		const place = { seq: 0, position: 0, previous: '', chain: '' };
		const rest = { currency: 'EUR', method: 'points', purpose: 'fix', legally_owed: 0, ...day, ...place };
		const { db } = home.database;
		await db
			.insertInto('ledger_entry')
			.values({ tenant_id: org.tenant, space_id: here, id, ...entry, ...rest })
			.execute();
		const expected = ops.map((_, i) => (i === 3 ? 'later' : 'committed'));
		expect(await outcomesOf(home, actor, ops)).toEqual(expected);
		await db.deleteFrom('ledger_entry').where('id', '=', id).execute();
		expect(await outcomesOf(home, actor, ops.slice(3, 4))).toEqual(['committed']);
	});

	it('[I7][I27] seqs of a space are 1, 2, 3 … without a hole, and the hash chain of its log holds', async () => {
		const { db } = home.database;
		for (const space of await db.selectFrom('space').selectAll().execute()) {
			const log = await db
				.selectFrom('op')
				.selectAll()
				.where('space_id', '=', space.id)
				.orderBy('seq')
				.execute();
			expect(log.map((op) => op.seq)).toEqual(log.map((_, i) => i + 1));
			expect(log.at(-1)?.seq ?? 0).toBe(space.seq);
			expect(log.at(-1)?.chain ?? '').toBe(space.head);
		}
	});

	it('[P4] a full batch of 200 commits as one, and its receipts answer it again', async () => {
		const actor = org.person();
		const ops = Array.from({ length: 200 }, () => gestureOp(actor, { space: here, amountMinor: 5 }));
		const first = await push(home, actor, ops);
		expect(first.verdicts.every((verdict) => verdict.kind === 'committed')).toBe(true);
		const again = await push(home, actor, ops);
		expect(again.verdicts.every((verdict) => verdict.kind === 'duplicate')).toBe(true);
	});
});
