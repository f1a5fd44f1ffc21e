import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { budgetSchema, type Budget } from '../../src/lib/protocol/desk';
import { readBudget } from '../../src/lib/server/desk/budget';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { storeHeartbeat } from '../../src/lib/server/sync/heartbeat';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend, type Spent } from './deskWorld';
import { foundOrg, newId, type Org } from './world';

const MARCH = '2026-03';
const APRIL = '2026-04';
const utc = (text: string) => Date.parse(text);
/** Midnight of 16 April in Madrid: half of the month is gone. */
const HALF_OF_APRIL = utc('2026-04-15T22:00:00Z');

describe.each(dialects)('[M13] the budget of a month on %s', (dialect) => {
	let home: Home & { at: number };
	let org: Org;
	let here: string;
	let ana: Actor;
	let blas: Actor;
	let boss: Actor;

	const budgetOf = async (month?: string, actor = boss): Promise<Budget> => {
		const answer = await readBudget(home, actor, { location: here, ...(month ? { month } : {}) });
		if (!answer.ok) throw new Error(answer.error);
		return budgetSchema.parse(answer.value);
	};
	const at = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
		home.at = utc(text);
		return work();
	};
	const committed = async (outcome: Promise<string>) => expect(await outcome).toBe('committed');

	beforeAll(async () => {
		home = await openDeskHome(dialect, utc('2026-03-10T12:00:00Z'));
		org = await foundOrg(home, 2);
		here = must(org.locations[0], 'two locations');
		const there = must(org.locations[1], 'two locations');
		ana = org.person('staff');
		blas = org.person('staff');
		boss = org.person('manager', [here]);
		const dinner = await spend(home, ana, { space: here, amountMinor: 10_000, method: 'company_card' });
		await spend(home, org.person('staff'), { space: there, amountMinor: 77_700 });
		await at('2026-03-12T18:00:00Z', async () => {
			await spend(home, blas, { space: here, amountMinor: 5_000, purpose: 'wow' });
			const taken: Spent = await spend(home, blas, { space: here, amountMinor: 3_000, purpose: 'both' });
			await committed(act(home, blas, here, 'spend.void', { ...taken, reversal: newId() }));
		});
		const to = newId();
		await at('2026-03-13T09:00:00Z', () =>
			committed(
				act(home, ana, here, 'spend.correct', { ...dinner, reversal: newId(), to, amountMinor: 8_000 })
			)
		);
		await at('2026-04-01T09:00:00Z', () =>
			committed(act(home, boss, here, 'period.close', { month: MARCH }))
		);
		await at('2026-04-02T09:00:00Z', () =>
			spend(home, blas, { space: here, amountMinor: 4_000, at: utc('2026-03-28T10:00:00Z') })
		);
		await at('2026-04-05T09:00:00Z', async () => {
			const gift = await spend(home, ana, { space: here, amountMinor: 6_000, method: 'out_of_pocket' });
			const back = { ...gift, refund: newId(), amountMinor: 1_000 };
			await committed(act(home, ana, here, 'spend.refund', back));
			const refund = { ...dinner, entry: to, refund: newId(), amountMinor: 2_000 };
			await committed(act(home, ana, here, 'spend.refund', refund));
		});
		home.at = HALF_OF_APRIL;
	});
	afterAll(() => home.database.close());

	it('spent is spends and corrections less voids; other locations do not count', async () => {
		expect(await budgetOf(MARCH)).toMatchObject({
			month: MARCH,
			currentMonth: APRIL,
			firstMonth: MARCH,
			currency: 'EUR',
			spentMinor: 13_000,
			refundedMinor: 0,
			netMinor: 13_000,
			lateMinor: 0,
			entries: 2,
			people: 2
		});
	});

	it('[rule 16, 18] late posts and refunds belong to the month that carries them', async () => {
		expect(await budgetOf()).toMatchObject({
			month: APRIL,
			spentMinor: 10_000,
			refundedMinor: 3_000,
			netMinor: 7_000,
			lateMinor: 4_000,
			entries: 2,
			people: 2
		});
	});

	it('days with the late part, methods and purposes add up to what was spent', async () => {
		const march = await budgetOf(MARCH);
		expect(march.days).toEqual([
			{ on: '2026-03-10', minor: 8_000 },
			{ on: '2026-03-12', minor: 5_000 }
		]);
		expect(march.methods).toEqual([
			{ method: 'company_card', minor: 8_000 },
			{ method: 'house_comp', minor: 5_000 }
		]);
		expect(march.purposes).toEqual([
			{ purpose: 'fix', minor: 8_000 },
			{ purpose: 'wow', minor: 5_000 }
		]);
		const april = await budgetOf(APRIL);
		expect(april.days).toEqual([{ on: '2026-04-05', minor: 6_000 }]);
		for (const { spentMinor, lateMinor, days, methods, purposes } of [march, april]) {
			const sum = (parts: readonly { minor: number }[]) => parts.reduce((all, { minor }) => all + minor, 0);
			expect([sum(days) + lateMinor, sum(methods), sum(purposes)]).toEqual([
				spentMinor,
				spentMinor,
				spentMinor
			]);
		}
	});

	it('pace: half of the month is gone in the zone of the location, against the months before', async () => {
		expect((await budgetOf()).pace).toEqual({
			gone: 0.5,
			against: 'average',
			againstMinor: 13_000,
			usedMinor: 7_000,
			months: 1
		});
		expect((await budgetOf(MARCH)).pace).toMatchObject({ gone: 1, against: null });
	});

	it('says who closed a month, and that this one is open', async () => {
		expect((await budgetOf(MARCH)).closed).toMatchObject({ by: boss.person });
		expect((await budgetOf()).closed).toBeNull();
	});

	it('a month that has not begun is refused; one without entries is empty, not an error', async () => {
		const ahead = await readBudget(home, boss, { location: here, month: '2026-05' });
		expect(ahead).toEqual({ ok: false, error: 'bad_request' });
		expect(await budgetOf('2026-01')).toMatchObject({ spentMinor: 0, days: [], entries: 0, people: 0 });
	});

	it('phones that still hold something, of people who work here now', async () => {
		const heartbeat = (unsent: number) => ({
			unsent,
			oldestUnsentAt: unsent > 0 ? HALF_OF_APRIL - 3_600_000 : null,
			build: 'b',
			persisted: null,
			clockOffsetMs: 0
		});
		await home.database.db
			.insertInto('member_location')
			.values([
				{ tenant_id: org.tenant, person_id: ana.person, location_id: here, since: 0, until: null },
				{ tenant_id: org.tenant, person_id: blas.person, location_id: here, since: 0, until: 1 }
			])
			.execute();
		await storeHeartbeat(home, ana, newId(), heartbeat(2));
		await storeHeartbeat(home, ana, newId(), heartbeat(0));
		await storeHeartbeat(home, blas, newId(), heartbeat(5));
		expect((await budgetOf()).phones).toEqual([
			{ person: ana.person, unsent: 2, oldestAt: HALF_OF_APRIL - 3_600_000, seenAt: HALF_OF_APRIL }
		]);
	});

	it('[rule 16, 19] a pool in force: what came back is in it again, and an older month keeps its own law', async () => {
		const rule = { id: 'POOL', dims: ['location'], window: 'posting', amountMinor: 9_000, currency: 'EUR' };
		const version = { version: 2, effectiveFrom: '2026-04-01', location: here, rules: [rule] };
		const common = { tenant: org.tenant, space: org.tenant, author: newId() };
		await commitServerOps(home, [{ ...common, type: 'policy.publish', args: { version } }]);
		const april = await budgetOf();
		expect(april.pool).toEqual({ poolMinor: 9_000, usedMinor: 7_000, leftMinor: 2_000 });
		expect(april.pace).toMatchObject({ against: 'pool', againstMinor: 9_000, usedMinor: 7_000 });
		expect((await budgetOf(MARCH)).pool).toBeNull();
	});

	it('[I18] a location of others is as one that does not exist', async () => {
		const foreign = (await foundOrg(home)).locations[0];
		for (const location of [must(org.locations[1], 'two locations'), must(foreign, 'its own'), newId()]) {
			expect(await readBudget(home, boss, { location })).toEqual({ ok: false, error: 'not_found' });
		}
	});
});
