import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { LEASES_PER_PERSON_MAX } from '../../src/lib/domain/limits';
import type { Rule } from '../../src/lib/domain/policy/policy';
import type { Op } from '../../src/lib/domain/op/op';
import type { RecordBody } from '../../src/lib/domain/records';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, NOW, openHome, outcomesOf, Phone, type TestHome } from './world';

const HOUR_MS = 3_600_000;
const MONTH = '2026-06';
const POOL = 10_000;
const SHARE = 1_000;

type Pool = RecordBody<'pool'>;

describe.each(dialects)('[rule 19] shares of a pool on %s', { timeout: 120_000 }, (dialect) => {
	let home: TestHome & { at: number };
	let space: string;
	let org: Awaited<ReturnType<typeof foundOrg>>;

	beforeAll(async () => {
		const opened = await openHome(dialect);
		home = Object.assign(opened, { at: NOW });
		home.clock = { now: () => home.at };
	});
	beforeEach(async () => {
		home.at = NOW;
		org = await foundOrg(home);
		space = must(org.locations[0], 'a location');
		await publish(POOL, '2026-06-01');
	});
	afterAll(() => home.database.close());

	const publish = async (amountMinor: number, effectiveFrom: string, version = 2) => {
		const rule: Rule = { id: 'POOL', dims: ['location'], window: 'posting', amountMinor, currency: 'EUR' };
		const lease = { shareMinor: SHARE, hours: 12 };
		const args = { version: { version, effectiveFrom, location: null, rules: [rule], lease } };
		const { tenant } = org;
		await commitServerOps(home, [{ tenant, space: tenant, type: 'policy.publish', args, author: newId() }]);
	};

	/** Somebody's phone: ops carry its name and the time it believes it is. */
	const phoneOf = (actor: Actor = org.person()) => {
		const device = newId();
		const clock = () => ({ device, capturedAt: home.at - 1_000 });
		const take = (args: object = {}): Op => {
			const { hash: _, ...like } = gestureOp(actor, { space, over: clock() });
			return hashed({ ...like, id: newId(), type: 'lease.take', args: args as Op['args'] });
		};
		const spend = (amountMinor: number, over: Partial<Op> = {}) =>
			gestureOp(actor, { space, amountMinor, over: { ...clock(), ...over } });
		return { actor, device, take, spend, send: (...ops: Op[]) => outcomesOf(home, actor, ops) };
	};

	const bodies = async <T>(kind: string) => {
		const rows = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('space_id', '=', space)
			.where('kind', '=', kind)
			.where('deleted', '=', 0)
			.execute();
		return rows.map(({ body }) => JSON.parse(must(body, 'not deleted')) as T);
	};
	const poolNow = async () => must((await bodies<Pool>('pool'))[0], 'a pool');
	const pulledBy = async (actor: Actor) => {
		const phone = new Phone(home, actor);
		await phone.pull();
		return phone.records;
	};
	const overMinor = async () => {
		const flags = (await bodies<RecordBody<'flags'>>('flags')).flatMap((held) => held.flags);
		return flags
			.filter((flag) => flag.code === 'OVER_POOL')
			.reduce((sum, flag) => sum + (flag.amountMinor ?? 0), 0);
	};
	const boundMinor = ({ months, leases }: Pool) =>
		leases.reduce((sum, lease) => sum + lease.shareMinor - lease.spentMinor, months[MONTH] ?? 0);

	it('a share begins when the server says so, and every phone of the place reads it', async () => {
		const ana = phoneOf();
		expect(await ana.send(ana.take())).toEqual(['committed']);
		const lease = { id: expect.any(String) as string, month: MONTH, shareMinor: SHARE, spentMinor: 0 };
		const expected = { ...lease, takenAt: NOW, expiresAt: NOW + 12 * HOUR_MS };
		expect((await poolNow()).leases).toEqual([expected]);
		const own = await pulledBy(ana.actor);
		const [held] = (own.get(`${space}/pool/${space}`)?.body as Pool).leases;
		const holding = { shares: [{ lease: held?.id, device: ana.device }] };
		expect(own.get(`${space}/holding/${ana.actor.person}`)?.body).toEqual(holding);
	});

	it('[rule 28] colleagues read how much is promised and spent, and nothing that tells by whom', async () => {
		const ana = phoneOf();
		await ana.send(ana.take(), ana.spend(300));
		const others = await pulledBy(org.person());
		const pool = others.get(`${space}/pool/${space}`)?.body;
		expect(pool).toMatchObject({ leases: [{ shareMinor: SHARE, spentMinor: 300 }] });
		expect([...others.keys()].filter((key) => key.includes('/holding/'))).toEqual([]);
		expect(JSON.stringify(pool)).not.toContain(ana.actor.person);
		expect(JSON.stringify(pool)).not.toContain(ana.device);
		const leader = await pulledBy(org.person('manager'));
		expect(leader.get(`${space}/holding/${ana.actor.person}`)).toBeDefined();
	});

	it('[P20] one person who makes up devices holds one share, and keeps nobody else from theirs', async () => {
		const actor = org.person();
		for (let i = 0; i < 8; i++) {
			const made = phoneOf(actor);
			expect(await made.send(made.take({ wantMinor: i < 6 ? 1 : SHARE }))).toEqual(['committed']);
		}
		const { leases } = await poolNow();
		expect(leases.reduce((sum, lease) => sum + lease.shareMinor, 0)).toBeLessThanOrEqual(SHARE);
		expect(leases.length).toBeLessThanOrEqual(LEASES_PER_PERSON_MAX);
		const ben = phoneOf();
		await ben.send(ben.take());
		expect((await poolNow()).leases.at(-1)?.shareMinor).toBe(SHARE);
	});

	it("two people on one tablet have a share each, and neither spends the other's", async () => {
		const [ana, ben] = [phoneOf(), phoneOf()];
		const bensOp = { ...ben.take(), device: ana.device };
		const { hash: _, ...like } = bensOp;
		await ana.send(ana.take());
		await ben.send(hashed(like));
		await ben.send(ben.spend(400, { device: ana.device }));
		expect((await poolNow()).leases.map(({ spentMinor }) => spentMinor)).toEqual([0, 400]);
	});

	it('[I4] a take whose answer was lost counts once; a second one renews and never adds up', async () => {
		const ana = phoneOf();
		const take = ana.take();
		expect(await ana.send(take)).toEqual(['committed']);
		home.at += HOUR_MS;
		expect(await ana.send(take)).toEqual(['duplicate']);
		expect((await poolNow()).leases[0]?.takenAt).toBe(NOW);
		expect(await ana.send(ana.take())).toEqual(['committed']);
		const { leases } = await poolNow();
		expect(leases.map(({ takenAt, shareMinor }) => [takenAt, shareMinor])).toEqual([[home.at, SHARE]]);
	});

	it('phones that take and spend at once never hold more than the pool, unless flagged', async () => {
		const phones = Array.from({ length: 12 }, () => phoneOf());
		await Promise.all(
			phones.map(async (phone, i) => {
				for (let round = 0; round < 6; round++) {
					await phone.send(phone.take());
					await phone.send(phone.spend(150 + 10 * i), phone.spend(90), phone.take());
				}
			})
		);
		const pool = await poolNow();
		const rows = await home.database.db
			.selectFrom('ledger_entry')
			.select('amount_minor')
			.where('space_id', '=', space)
			.execute();
		const used = rows.reduce((sum, row) => sum + row.amount_minor, 0);
		expect(rows).toHaveLength(12 * 6 * 2);
		expect(pool.months[MONTH]).toBe(used);
		expect(used).toBeGreaterThan(POOL);
		expect(await overMinor()).toBeGreaterThan(0);
		expect(boundMinor(pool) - POOL).toBeLessThanOrEqual(await overMinor());
	});

	it('who spends offline within the share is not over the pool, though others emptied it meanwhile', async () => {
		const [ana, ben] = [phoneOf(), phoneOf()];
		await ana.send(ana.take());
		const offline = [ana.spend(400), ana.spend(600)];
		home.at += 2 * HOUR_MS;
		await ben.send(ben.spend(POOL));
		expect(await overMinor()).toBe(SHARE);
		home.at += HOUR_MS;
		expect(await ana.send(...offline)).toEqual(['committed', 'committed']);
		expect(await overMinor()).toBe(SHARE);
		expect((await poolNow()).leases[0]?.spentMinor).toBe(SHARE);
		// Beyond the share nothing was promised.
		await ana.send(ana.spend(50));
		expect(await overMinor()).toBe(SHARE + 50);
	});

	it.each([
		['before', 'its end by a clock that is right', 11 * HOUR_MS, 0],
		['after', 'its end, by a clock that is hours slow', 14 * HOUR_MS, -5 * HOUR_MS]
	])('a share spent %s %s still counts while nobody was given it', async (_when, _how, later, wrong) => {
		const [ana, ben] = [phoneOf(), phoneOf()];
		await ana.send(ana.take());
		await ben.send(ben.spend(POOL - SHARE));
		home.at += later;
		const capturedAt = home.at + wrong;
		home.at = Math.max(home.at, NOW + 15 * HOUR_MS);
		expect(await ana.send(ana.spend(SHARE, { capturedAt }))).toEqual(['committed']);
		expect(await overMinor()).toBe(0);
	});

	it('a share spent after its end by a clock hours slow, when others were given it: recorded, and flagged', async () => {
		const [ana, ben] = [phoneOf(), phoneOf()];
		await ana.send(ana.take());
		home.at += 13 * HOUR_MS;
		await ben.send(ben.spend(POOL));
		expect(await overMinor()).toBe(0);
		home.at += HOUR_MS;
		const slow = ana.spend(SHARE, { capturedAt: home.at - 5 * HOUR_MS, clockOffsetMs: null });
		expect(await ana.send(slow)).toEqual(['committed']);
		expect(await overMinor()).toBe(SHARE);
		expect((await poolNow()).months[MONTH]).toBe(POOL + SHARE);
	});

	it('a month ends every share of it; the next one has its own', async () => {
		home.at = Date.parse('2026-06-30T20:00:00Z');
		const ana = phoneOf();
		await ana.send(ana.take());
		const [june] = (await poolNow()).leases;
		expect(june).toMatchObject({ month: MONTH, expiresAt: Date.parse('2026-06-30T22:00:00Z') });
		const late = ana.spend(300);
		home.at += 3 * HOUR_MS;
		await ana.send(late, ana.take());
		const pool = await poolNow();
		expect(pool.months).toEqual({ [MONTH]: 300 });
		expect(pool.leases).toMatchObject([
			{ month: MONTH, spentMinor: 300 },
			{ month: '2026-07', spentMinor: 0, shareMinor: SHARE }
		]);
	});

	it('a pool that is lowered keeps its promises, and gives no new ones', async () => {
		const [ana, ben] = [phoneOf(), phoneOf()];
		home.at = NOW - 20 * HOUR_MS;
		await publish(500, '2026-06-15', 3);
		home.at = Date.parse('2026-06-14T20:00:00Z');
		await ana.send(ana.take());
		home.at += 4 * HOUR_MS;
		await ana.send(ana.take(), ana.spend(SHARE));
		expect(await overMinor()).toBe(0);
		await ben.send(ben.take());
		expect((await poolNow()).leases).toHaveLength(1);
		await ben.send(ben.spend(1));
		expect(await overMinor()).toBe(1);
	});
});
