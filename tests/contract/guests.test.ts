import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { prepareOp } from '../../src/lib/domain/mutators';
import { opSchema, type Op } from '../../src/lib/domain/op/op';
import type { Actor } from '../../src/lib/server/sync/actor';
import { sha256 } from '../../src/lib/server/sync/examine';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, openHome, outcomesOf, Phone, push } from './world';
import type { Org, TestHome } from './world';

/** Nothing else in these tests holds these words. */
const CANARIES = ['Quimera', 'Zarzaparrilla', 'Xoloitzcuintle'];

describe.each(dialects)('a guest is forgotten, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let space: string;
	let [staff, colleague, manager]: Actor[] = [];
	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home);
		space = must(org.locations[0], 'a location');
		[staff, colleague, manager] = [org.person(), org.person(), org.person('manager')];
	});
	afterAll(() => home.database.close());

	const opOf = (actor: Actor, type: string, args: Record<string, unknown>): Op =>
		hashed({ ...gestureOp(actor, { space }), id: newId(), type, args });
	const send = (actor: Actor | undefined, ...ops: [string, Record<string, unknown>][]) =>
		outcomesOf(
			home,
			must(actor, 'somebody'),
			ops.map(([type, args]) => opOf(must(actor, 'somebody'), type, args))
		);

	/** Every place in the database, of whatever table and column, where one of the words stands. */
	async function placesOf(words: readonly string[]): Promise<string[]> {
		const { db } = home.database;
		const columns =
			dialect === 'sqlite'
				? sql<{
						name: string;
						field: string;
					}>`select m.name, c.name as field from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`
				: sql<{
						name: string;
						field: string;
					}>`select table_name as name, column_name as field from information_schema.columns where table_schema = 'public'`;
		const found: string[] = [];
		for (const { name, field } of (await columns.execute(db)).rows) {
			for (const word of words) {
				const query = sql<{ n: number }>`select count(*) as n from ${sql.table(name)}
					where lower(cast(${sql.ref(field)} as text)) like ${`%${word.toLowerCase()}%`}`;
				const { rows } = await query.execute(db);
				if (Number(rows[0]?.n) > 0) found.push(`${word} in ${name}.${field}`);
			}
		}
		return found;
	}

	/** A guest with a card, a note, and a gesture with money, told under the alias. */
	async function remembered() {
		const actor = must(staff, 'somebody');
		const guest = newId();
		const log = gestureOp(actor, {
			space,
			what: 'Le di zarzaparrilla',
			guestName: 'Sra. Quimera',
			amountMinor: 1_200
		});
		const { gesture } = log.args as { gesture: string };
		const told = { ...log, args: { ...log.args, parts: { what: 'A la señora Quimera le di un té' } } };
		expect(
			await outcomesOf(home, actor, [
				opOf(actor, 'guest.put', { guest, name: 'Sra. Quimera' }),
				opOf(actor, 'guest.note', { guest, affinity: newId(), text: 'Zarzaparrilla fría', source: 'told' }),
				hashed(told),
				opOf(actor, 'guest.met', { guest, gesture }),
				opOf(actor, 'gesture.tell', { gesture, scale: 40, parts: { what: 'Un té', reaction: 'Quimera rió' } })
			])
		).toEqual(Array(5).fill('committed'));
		return { guest, gesture, log: hashed(told) };
	}

	it('[G3][G4][G6] no byte of name or notes is in any table, the money stays, and other phones find nothing', async () => {
		const { guest, gesture, log } = await remembered();
		// Set aside, for lack of room: it speaks of her too.
		const long = { guest, affinity: newId(), text: 'Zarzaparrilla '.repeat(20), source: 'told' };
		expect(await send(colleague, ['guest.note', long])).toEqual(['quarantined:bad_args']);
		const phone = new Phone(home, must(colleague, 'a colleague'));
		const boss = new Phone(home, must(manager, 'a manager'));
		await Promise.all([phone.pull(), boss.pull()]);
		const mirrorOf = (one: Phone) => JSON.stringify([...one.records]);
		expect(mirrorOf(phone)).toContain('Zarzaparrilla');
		expect(mirrorOf(boss)).toContain('Quimera');
		expect((await placesOf(CANARIES)).length).toBeGreaterThan(4);

		const before = await home.database.db.selectFrom('ledger_entry').selectAll().execute();
		expect(await send(staff, ['guest.erase', { guests: [guest], gestures: [gesture] }])).toEqual([
			'quarantined:not_allowed'
		]);
		expect(await send(manager, ['guest.erase', { guests: [guest], gestures: [gesture] }])).toEqual([
			'committed'
		]);
		expect(await placesOf(CANARIES)).toEqual([]);
		expect(await home.database.db.selectFrom('ledger_entry').selectAll().execute()).toEqual(before);

		// Both come on from where they stood: heads still match, nothing starts anew [P7].
		for (const one of [phone, boss]) {
			one.pages = [];
			await one.pull();
			expect(one.pages.some((page) => page.reset)).toBe(false);
			for (const word of CANARIES) expect(mirrorOf(one).toLowerCase()).not.toContain(word.toLowerCase());
		}
		expect(phone.content(space)).toEqual(
			expect.arrayContaining([expect.stringContaining(`guest/${guest} {"erasedAt"`)])
		);
		const fresh = new Phone(home, must(manager, 'a manager'));
		await fresh.pull();
		expect(fresh.content(space)).toEqual(boss.content(space));

		// The same op again, with its own hash and name, is known and brings nothing back [I4].
		expect(await outcomesOf(home, must(staff, 'somebody'), [log])).toEqual(['duplicate']);
		expect(await placesOf(CANARIES)).toEqual([]);
	});

	it('[G5] what a phone that was offline adds later leaves nothing either', async () => {
		const { guest, gesture } = await remembered();
		const actor = must(colleague, 'a colleague');
		expect(await send(manager, ['guest.erase', { guests: [guest], gestures: [gesture] }])).toEqual([
			'committed'
		]);

		const late = gestureOp(actor, { space, what: 'Quimera volvió', guestName: 'Quimera', amountMinor: 500 });
		const refused = gestureOp(actor, { space, guestName: 'Quimera', args: { unknown: 'Xoloitzcuintle' } });
		const gestureOfLate = (late.args as { gesture: string }).gesture;
		const gestureOfRefused = (refused.args as { gesture: string }).gesture;
		const note = { guest, affinity: newId(), text: 'Perro: Xoloitzcuintle', source: 'observed' };
		expect(
			await outcomesOf(home, actor, [
				opOf(actor, 'guest.put', { guest, name: 'Ana Quimera' }),
				opOf(actor, 'guest.note', note),
				opOf(actor, 'guest.note', { ...note, text: 'Xoloitzcuintle '.repeat(9) }),
				late,
				opOf(actor, 'guest.met', { guest, gesture: gestureOfLate }),
				refused,
				opOf(actor, 'guest.met', { guest, gesture: gestureOfRefused })
			])
		).toEqual([
			'committed',
			'committed',
			'quarantined:bad_args',
			'committed',
			'committed',
			'quarantined:bad_args',
			'committed'
		]);
		expect(await placesOf(CANARIES)).toEqual([]);
		const told = await home.database.db
			.selectFrom('record')
			.select(['kind', 'body'])
			.where('id', '=', gestureOfLate)
			.orderBy('kind')
			.execute();
		expect(told.map(({ kind, body }) => [kind, body !== null])).toEqual([
			['gesture', true],
			['guest_name', false]
		]);
	});

	it('a gesture sent in one push and tied in the next is found', async () => {
		const { guest } = await remembered();
		await send(manager, ['guest.erase', { guests: [guest], gestures: [] }]);
		const log = gestureOp(must(staff, 'somebody'), { space, guestName: 'Quimera' });
		await push(home, must(staff, 'somebody'), [log]);
		await send(staff, ['guest.met', { guest, gesture: (log.args as { gesture: string }).gesture }]);
		// What the erasure was not told of: the name of the first gesture, which is still the author's and the managers'.
		const held = await home.database.db.selectFrom('op').select('body').where('id', '=', log.id).execute();
		expect(held[0]?.body).not.toContain('Quimera');
	});

	it('[G4][P7] the log is still one chain of well-formed ops, under their own ids and hashes', async () => {
		const rows = await home.database.db
			.selectFrom('op')
			.selectAll()
			.where('space_id', '=', space)
			.orderBy('seq')
			.execute();
		let head = '';
		for (const row of rows) {
			const op = opSchema.parse(JSON.parse(row.body));
			expect([op.id, op.hash, op.type]).toEqual([row.id, row.hash, row.type]);
			expect(prepareOp(op).ok).toBe(true);
			head = sha256(head + row.hash);
			expect(row.chain).toBe(head);
		}
		expect(rows.length).toBeGreaterThan(10);
	});

	it('[I18][G1] a manager of another organisation forgets nobody here', async () => {
		const { guest } = await remembered();
		const other = await foundOrg(home);
		const stranger = other.person('owner');
		const [foreign] = other.locations;
		const erase = hashed({
			...gestureOp(stranger, { space: must(foreign, 'a location') }),
			id: newId(),
			type: 'guest.erase',
			args: { guests: [guest], gestures: [] }
		});
		expect(await outcomesOf(home, stranger, [erase])).toEqual(['committed']);
		const note = { guest, affinity: newId(), text: 'Dos almohadas', source: 'asked' };
		expect(await send(staff, ['guest.note', note])).toEqual(['committed']);
		const phone = new Phone(home, must(colleague, 'a colleague'));
		await phone.pull();
		expect(JSON.stringify([...phone.records])).toContain('Dos almohadas');
	});
});

describe.each(dialects)('a guest card of many phones, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home);
	});
	afterAll(() => home.database.close());

	it('[G2] merged twice by two phones, noted on late: one guest, and nothing typed is gone', async () => {
		const space = must(org.locations[0], 'a location');
		const actor = org.person();
		const opOf = (type: string, args: Record<string, unknown>) =>
			hashed({ ...gestureOp(actor, { space }), id: newId(), type, args });
		const [gold, ana] = [newId(), newId()];
		const outcomes = await outcomesOf(home, actor, [
			opOf('guest.put', { guest: gold, name: 'Gold' }),
			opOf('guest.put', { guest: ana, name: 'Ana Gold' }),
			opOf('guest.merge', { from: ana, into: gold }),
			opOf('guest.merge', { from: gold, into: ana }),
			opOf('guest.merge', { from: ana, into: gold }),
			opOf('guest.note', { guest: ana, affinity: newId(), text: 'Doce gatos', source: 'told' })
		]);
		expect(outcomes).toEqual(Array(6).fill('committed'));
		const phone = new Phone(home, actor);
		await phone.pull();
		const cards = phone.content(space).filter((row) => row.includes('/guest/'));
		expect(cards).toHaveLength(2);
		expect(cards.join()).toContain('Doce gatos');
		expect(cards.filter((row) => row.includes('mergedInto'))).toHaveLength(1);
	});

	it('1,000 guests are pulled in pages and are all there', async () => {
		const space = must(org.locations[0], 'a location');
		const actor = org.person();
		for (let from = 0; from < 1_000; from += 200) {
			const ops = Array.from({ length: 200 }, (_, n) =>
				hashed({
					...gestureOp(actor, { space }),
					id: newId(),
					type: 'guest.put',
					args: { guest: newId(), name: `Guest ${from + n} 🎂` }
				})
			);
			expect(new Set(await outcomesOf(home, actor, ops))).toEqual(new Set(['committed']));
		}
		const phone = new Phone(home, actor);
		await phone.pull();
		expect(phone.content(space).filter((row) => row.includes('/guest/')).length).toBeGreaterThanOrEqual(
			1_000
		);
	});
});
