import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Op } from '../../src/lib/domain/op/op';
import type { Actor } from '../../src/lib/server/sync/actor';
import { dialects } from '../support/testDatabase';
import { ConsentWorld } from './consentWorld';
import { gestureOp, newId, NOW, outcomesOf } from './world';

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000];

/** What was made under a role that had changed when it arrived: judged by the rights of then, and marked [I12, I19]. */
describe.each(dialects)('[I19] a role that changed on the way, on %s', { timeout: 60_000 }, (dialect) => {
	let world: ConsentWorld;
	let staff: Actor;

	beforeAll(async () => {
		world = await ConsentWorld.open(dialect);
		staff = await world.person();
	});
	afterAll(() => world.home.database.close());

	/** An ask that lies on the server, and the answer of somebody as their phone keeps it; not sent yet. */
	async function answered(by: Actor, over: Partial<Op> = {}) {
		const consent = world.consent(staff, by);
		expect(await outcomesOf(world.home, staff, [world.open(staff, consent)])).toEqual(['committed']);
		const { ask, incident } = consent;
		const args = { ask, incident, answer: 'yes', grantMinor: 30_000, expiresAt: NOW + DAY_MS };
		return { consent, op: world.op(by, 'ask.answer', args, over) };
	}
	const demote = async (by: Actor, at = NOW): Promise<Actor> => {
		const { clock } = world.home;
		world.home.clock = { now: () => at };
		await world.put(by, 'staff', [world.space]);
		world.home.clock = clock;
		return { ...by, role: 'staff' };
	};
	const grantsOf = async (incident: string) => (await world.record('incident', incident))?.grants ?? [];

	it('an answer given before the demotion counts, and says that it was given by the rights of then', async () => {
		const eva = await world.person('manager');
		const { consent, op } = await answered(eva);
		const now = await demote(eva);
		expect(await outcomesOf(world.home, now, [op])).toEqual(['committed']);
		expect(await grantsOf(consent.incident)).toMatchObject([{ by: eva.person, amountMinor: 30_000 }]);
		const ask = await world.record('ask', consent.ask);
		expect(ask).toMatchObject({ state: 'granted', answers: [{ by: eva.person, formerly: true }] });
		const spend = gestureOp(staff, { space: world.space, incident: consent.incident, amountMinor: 230_000 });
		expect(await outcomesOf(world.home, staff, [spend])).toEqual(['committed']);
		expect(await world.flagsOf(consent.incident)).toEqual([]);
	});

	it('one given afterwards is set aside, and so is one that comes when the change is long past', async () => {
		const [late, old] = [await world.person('manager'), await world.person('manager')];
		const after = await answered(late, { capturedAt: NOW });
		const long = await answered(old, { capturedAt: NOW - 91 * DAY_MS });
		const gone = [await demote(late), await demote(old, NOW - 91 * DAY_MS + MINUTE_MS)] as const;
		expect(await outcomesOf(world.home, gone[0], [after.op])).toEqual(['quarantined:not_allowed']);
		expect(await outcomesOf(world.home, gone[1], [long.op])).toEqual(['quarantined:not_allowed']);
		expect(await grantsOf(after.consent.incident)).toEqual([]);
	});

	it('who is a manager still gives a word like any other; who became one may answer at once', async () => {
		const eva = await world.person('manager');
		const { consent, op } = await answered(eva);
		expect(await outcomesOf(world.home, eva, [op])).toEqual(['committed']);
		expect((await world.record('ask', consent.ask))?.answers[0]).not.toHaveProperty('formerly');
		const pau = await world.person();
		const early = await answered(pau);
		await world.put(pau, 'manager', [world.space]);
		expect(await outcomesOf(world.home, { ...pau, role: 'manager' }, [early.op])).toEqual(['committed']);
	});

	it('former rights reach no further than they did: another place, what nobody can undo, what only owners may', async () => {
		const both = await world.person('manager', [world.other]);
		const { op } = await answered(both);
		await world.put(both, 'staff', [world.space, world.other]);
		const now: Actor = { ...both, role: 'staff', spaces: [world.space, world.other] };
		const reopen = world.op(both, 'period.reopen', { month: '2026-05', reason: 'x' }, { space: world.other });
		const erase = world.op(both, 'guest.erase', { guests: [newId()], gestures: [] }, { space: world.other });
		const close = world.op(both, 'period.close', { month: '2026-05' }, { space: world.other });
		expect(await outcomesOf(world.home, now, [op, reopen, erase, close])).toEqual([
			'quarantined:not_allowed',
			'quarantined:not_allowed',
			'quarantined:not_allowed',
			'committed'
		]);
	});

	it('[C4] a consent that was signed before its manager was demoted or left counts, and is marked', async () => {
		for (const [role, active] of [
			['staff', true],
			['manager', false]
		] as const) {
			const eva = await world.signer();
			const consent = world.consent(staff, eva);
			await world.put(eva, role, [world.space], active);
			const args = { consent, proof: await world.sign(consent, eva.key) };
			expect(await outcomesOf(world.home, staff, [world.op(staff, 'ask.consent', args)])).toEqual([
				'committed'
			]);
			expect(await grantsOf(consent.incident)).toHaveLength(1);
			expect((await world.record('ask', consent.ask))?.answers).toMatchObject([{ formerly: true }]);
		}
	});

	it('[rule 20] an entry is judged by the caps of the role it was made in', async () => {
		const rule = { dims: ['incident'], window: 'none', currency: 'EUR' };
		const rules = [
			{ ...rule, id: 'INC', amountMinor: 200_000 },
			{ ...rule, id: 'INC', amountMinor: 500_000, roles: ['manager'] }
		];
		await world.publish(rules);
		const eva = await world.person('manager');
		const spent = (over: Partial<Op>) =>
			gestureOp(eva, { space: world.space, incident: newId(), amountMinor: 400_000, over });
		const [before, after] = [spent({}), spent({ capturedAt: NOW })];
		const now = await demote(eva, NOW - 1);
		expect(await outcomesOf(world.home, now, [before, after])).toEqual(['committed', 'committed']);
		expect(await world.flagsOf(String(before.args.incident))).toEqual([]);
		expect(await world.flagsOf(String(after.args.incident))).toEqual(['OVER_CAP']);
	});
});
