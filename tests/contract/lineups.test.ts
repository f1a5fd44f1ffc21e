import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opNames, type OpName } from '../../src/lib/domain/mutators';
import type { Op, OpArgs } from '../../src/lib/domain/op/op';
import { recordSchemas, type RecordBody } from '../../src/lib/domain/records';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import {
	foundOrg,
	gestureOp,
	hashed,
	newId,
	openHome,
	outcomesOf,
	Phone,
	projectionOf,
	type Org,
	type TestHome
} from './world';

const ASKERS = ['staff', 'manager', 'owner', 'elsewhere', 'stranger'] as const;
type Asker = (typeof ASKERS)[number];
type LineupOp = Extract<OpName, `lineup.${string}` | `legend.${string}`>;

/** Who may send what; everybody else's is set aside. `lineup.action` of staff is that of its owner. */
const MAY: Record<LineupOp, readonly Asker[]> = {
	'lineup.put@1': ['manager', 'owner'],
	'lineup.told@1': ['manager', 'owner'],
	'lineup.action@1': ['manager', 'owner'],
	'legend.put@1': ['manager', 'owner']
};

describe.each(dialects)('line-ups on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let here: string;
	let actors: Record<Asker, Actor>;
	const ids = { lineup: newId(), story: newId(), action: newId() };

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		const [first = '', second = ''] = org.locations;
		here = first;
		const other = await foundOrg(home);
		actors = {
			staff: org.person('staff', [here]),
			manager: org.person('manager', [here]),
			owner: org.person('owner', org.locations),
			elsewhere: org.person('manager', [second]),
			stranger: other.person('owner')
		};
		// A mutator that asks for a role reads the organisation's own record of the person.
		const { tenant, person, role, spaces } = actors.owner;
		const owner = { name: 'Olga', role, locations: [...spaces], active: true };
		const put = { tenant, space: tenant, author: person, type: 'person.put' as const };
		await commitServerOps(home, [{ ...put, args: { id: person, person: owner } }]);
		const story = gestureOp(actors.staff, { space: here, args: { gesture: ids.story } });
		expect(await outcomesOf(home, actors.staff, [story])).toEqual(['committed']);
		expect(await send(actors.manager, 'lineup.put', argsOf('lineup.put@1'))).toBe('committed');
	});
	afterAll(() => home.database.close());

	function argsOf(name: LineupOp): OpArgs {
		const { lineup, story, action } = ids;
		const due = { id: action, text: 'Pedir bombillas', owner: actors.manager.person, dueOn: '2026-06-18' };
		const plan = { shiftDate: '2026-06-15', shift: 'morning', lengthMin: 10, stories: [story] };
		return {
			'lineup.put@1': { lineup, ...plan, yesterdayDefects: [], guestsToday: [], actions: [due] },
			'lineup.told@1': { lineup, stories: [story], attended: [] },
			'lineup.action@1': { lineup, action, done: true },
			'legend.put@1': { gesture: story, on: true }
		}[name];
	}

	function opOf(actor: Actor, type: string, args: OpArgs, over: Partial<Op> = {}): Op {
		const { hash: _, ...base } = gestureOp(actor, { space: here });
		return hashed({ ...base, id: newId(), type, args: args as Op['args'], ...over });
	}

	async function send(actor: Actor, type: string, args: OpArgs): Promise<string> {
		const [outcome = ''] = await outcomesOf(home, actor, [opOf(actor, type, args)]);
		return outcome;
	}

	async function recordOf<K extends 'lineup' | 'gesture'>(kind: K, id: string): Promise<RecordBody<K>> {
		const row = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('space_id', '=', here)
			.where('kind', '=', kind)
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		return recordSchemas[kind].parse(JSON.parse(row.body ?? 'null')) as RecordBody<K>;
	}

	it('[ASVS 8.1.1] the table has every op of line-ups and legends', () => {
		const named = opNames.filter((name) => /^(lineup|legend)\./.test(name));
		expect(Object.keys(MAY).sort()).toEqual(named.sort());
	});

	describe.each(Object.entries(MAY))('%s', (name, may) => {
		it.each(ASKERS)('as %s', async (asker) => {
			const outcome = await send(actors[asker], name.split('@')[0] ?? '', argsOf(name as LineupOp));
			if (may.includes(asker)) expect(outcome).toBe('committed');
			else expect(outcome).toMatch(/^quarantined:(not_allowed|not_yours|unknown_space|wrong_author)$/);
		});
	});

	it('an action is settled by its owner, also when that is staff', async () => {
		const action = { id: newId(), text: 'x', owner: actors.staff.person, dueOn: '2026-06-18' };
		const lineup = newId();
		await send(actors.manager, 'lineup.put', { ...argsOf('lineup.put@1'), lineup, actions: [action] });
		expect(await send(actors.staff, 'lineup.action', { lineup, action: action.id, done: true })).toBe(
			'committed'
		);
		expect((await recordOf('lineup', lineup)).actions[0]?.doneAt).toBeTypeOf('number');
	});

	it('[I18] all of the location read it, nobody else does', async () => {
		for (const asker of ASKERS) {
			const phone = new Phone(home, actors[asker]);
			await phone.pull();
			const seen = phone.content(here).some((line) => line.includes(`/lineup/${ids.lineup} `));
			expect([asker, seen]).toEqual([asker, ['staff', 'manager', 'owner'].includes(asker)]);
		}
		expect((await projectionOf(home, here, 'nobody')).join('\n')).toContain(`/lineup/${ids.lineup} `);
	});

	it('[L2] [I4] told by two phones, and sent again: one telling a day, everybody who came', async () => {
		const lineup = newId();
		const story = newId();
		await outcomesOf(home, actors.staff, [
			gestureOp(actors.staff, { space: here, args: { gesture: story } })
		]);
		await send(actors.manager, 'lineup.put', { ...argsOf('lineup.put@1'), lineup, stories: [story] });
		const told = (came: string[]) => ({ lineup, stories: [story], attended: came });
		const [one, other] = [
			opOf(actors.manager, 'lineup.told', told([actors.staff.person])),
			opOf(actors.owner, 'lineup.told', told([actors.manager.person]))
		];
		const outcomes = await Promise.all([
			outcomesOf(home, actors.manager, [one]),
			outcomesOf(home, actors.owner, [other]),
			outcomesOf(home, actors.manager, [one])
		]);
		expect(outcomes.flat().sort()).toEqual(['committed', 'committed', 'duplicate']);
		expect((await recordOf('gesture', story)).told).toEqual([{ lineup, on: '2026-06-15' }]);
		expect([...(await recordOf('lineup', lineup)).attended].sort()).toEqual(
			[actors.staff.person, actors.manager.person].sort()
		);
	});

	it('[L2] [I12] a story that vanished after it was planned is passed over', async () => {
		const lineup = newId();
		const log = gestureOp(actors.staff, { space: here });
		const gone = String(log.args.gesture);
		const back = { gesture: gone, incident: log.args.incident as string };
		await outcomesOf(home, actors.staff, [log]);
		await send(actors.manager, 'lineup.put', {
			...argsOf('lineup.put@1'),
			lineup,
			stories: [gone, ids.story]
		});
		expect(await send(actors.staff, 'gesture.retract', back)).toBe('committed');
		const told = { lineup, stories: [gone, ids.story], attended: [] };
		expect(await send(actors.manager, 'lineup.told', told)).toBe('committed');
		expect((await recordOf('gesture', ids.story)).told?.length).toBeGreaterThan(0);
		const rows = await projectionOf(home, here, null);
		expect(rows.some((row) => row.includes(`/gesture/${gone} `))).toBe(false);
	});
});
