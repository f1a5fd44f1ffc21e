import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { opNames, type OpName } from '../../src/lib/domain/mutators';
import type { Role } from '../../src/lib/domain/records';
import { foundOrg, gestureOp, hashed, newId, openHome, outcomesOf, type Org, type TestHome } from './world';

/** Every op about guests, who may send it, and args that would do something. */
const [guest, other] = [newId(), newId()];
const table: Partial<Record<OpName, { may: Role; args: Record<string, unknown> }>> = {
	'guest.put@1': { may: 'staff', args: { guest, name: 'Sra. Gold' } },
	'guest.note@1': { may: 'staff', args: { guest, affinity: newId(), text: 'Doce gatos', source: 'told' } },
	'guest.confirm@1': { may: 'staff', args: { guest, affinity: newId() } },
	'guest.forget@1': { may: 'staff', args: { guest, affinity: newId() } },
	'guest.stay@1': { may: 'staff', args: { guest, stay: { from: '2026-06-15', to: '2026-06-18' } } },
	'guest.met@1': { may: 'staff', args: { guest, gesture: newId() } },
	'guest.merge@1': { may: 'staff', args: { from: other, into: guest } },
	'guest.erase@1': { may: 'manager', args: { guests: [newId()], gestures: [] } }
};
const RANK: Record<Role, number> = { staff: 0, manager: 1, owner: 2 };
const roles = Object.keys(RANK) as Role[];

describe('[ASVS 8.2.1] ops about guests: staff remember, managers forget', () => {
	let home: TestHome;
	let org: Org;
	let elsewhere: Org;
	beforeAll(async () => {
		home = await openHome('sqlite');
		org = await foundOrg(home, 2);
		elsewhere = await foundOrg(home);
		const put = { ...must(table['guest.put@1'], 'known').args, guest: other };
		const actor = org.person();
		await outcomesOf(home, actor, [hashed(opOf('guest.put@1', actor, put))]);
	});
	afterAll(() => home.database.close());

	const here = () => must(org.locations[0], 'a location');
	function opOf(
		name: OpName,
		actor: ReturnType<Org['person']>,
		args: Record<string, unknown>,
		space = here()
	) {
		const [type = '', v = ''] = name.split('@');
		return { ...gestureOp(actor, { space }), id: newId(), type, v: Number(v), args };
	}

	it('the table names every one of them', () => {
		const ofPhones = opNames.filter((name) => name.startsWith('guest.') && name !== 'guest.redact@1');
		expect(Object.keys(table).sort()).toEqual(ofPhones.sort());
	});

	it.each(roles)('guest.redact is for the server alone: refused as %s', async (role) => {
		const actor = org.person(role);
		const op = opOf('guest.redact@1', actor, { records: [{ kind: 'guest', id: other }] });
		expect(await outcomesOf(home, actor, [hashed(op)])).toEqual(['quarantined:not_allowed']);
	});

	describe.each(Object.entries(table).map(([name, row]) => ({ name: name as OpName, ...row })))(
		'$name is for $may',
		({ name, may, args }) => {
			it.each(roles)('as %s of the location', async (role) => {
				const actor = org.person(role);
				const outcomes = await outcomesOf(home, actor, [hashed(opOf(name, actor, args))]);
				const isAllowed = RANK[role] >= RANK[may];
				expect(outcomes[0] === 'quarantined:not_allowed').toBe(!isAllowed);
				if (isAllowed) expect(outcomes).toEqual(['committed']);
			});

			it.each(roles)('as %s of another location of the house, or of another house', async (role) => {
				const colleague = org.person(role, [must(org.locations[1], 'another')]);
				expect(await outcomesOf(home, colleague, [hashed(opOf(name, colleague, args))])).toEqual([
					'quarantined:unknown_space'
				]);
				const stranger = elsewhere.person(role);
				const forged = { ...opOf(name, stranger, args), tenant: org.tenant };
				expect(await outcomesOf(home, stranger, [hashed(forged)])).toEqual(['quarantined:wrong_author']);
			});

			it('in the space of the organisation it has no place', async () => {
				const owner = org.person('owner');
				const op = hashed(opOf(name, owner, args, org.tenant));
				expect(await outcomesOf(home, owner, [op])).toEqual(['quarantined:unknown_space']);
			});
		}
	);
});
