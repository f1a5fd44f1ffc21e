import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordSchemas } from '../../src/lib/domain/records';
import { prepareOp } from '../../src/lib/domain/mutators';
import { opSchema, type Op } from '../../src/lib/domain/op/op';
import type { Actor } from '../../src/lib/server/sync/actor';
import { findStories } from '../../src/lib/server/stories/findStories';
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
	type Org,
	type TestHome
} from './world';

/** A guest, and how people write of her; nothing else in these tests is called so. */
const NAME = 'Sra. Ofelia Zamacuco';
const WORDS = ['zamacuc'];
const MANY = 130;

describe.each(dialects)('[G4] everything that was typed of a guest is forgotten, on %s', (dialect) => {
	let home: TestHome;
	let org: Org;
	let space: string;
	let ana: Actor;
	let berta: Actor;
	let boss: Actor;
	let owner: Actor;
	let elsa: Actor;

	beforeAll(async () => {
		home = await openHome(dialect);
		org = await foundOrg(home, 2);
		space = org.locations[0] ?? '';
		ana = org.person('staff', [space]);
		berta = org.person('staff', [space]);
		boss = org.person('manager', [space]);
		owner = org.person('owner');
		elsa = org.person('staff', [org.locations[1] ?? '']);
		const names = new Map([[berta, 'Berta Ofelia Mar']]);
		const people = [ana, berta, boss, owner, elsa].map((actor) => ({
			tenant: org.tenant,
			space: org.tenant,
			type: 'person.put' as const,
			args: {
				id: actor.person,
				person: {
					name: names.get(actor) ?? 'X',
					role: actor.role,
					locations: [...actor.spaces],
					active: true
				}
			},
			author: owner.person
		}));
		await commitServerOps(home, people);
	});
	afterAll(() => home.database.close());

	const opOf = (actor: Actor, type: string, args: Op['args'], where = space): Op =>
		hashed({ ...gestureOp(actor, { space: where }), id: newId(), type, args });
	async function send(actor: Actor, ...ops: Op[]): Promise<void> {
		expect(await outcomesOf(home, actor, ops)).toEqual(ops.map(() => 'committed'));
	}

	/** Every place in the database, of whatever table and column, where the words stand. */
	async function placesOf(words: readonly string[]): Promise<string[]> {
		const { db } = home.database;
		type Column = { name: string; field: string };
		const columns =
			dialect === 'sqlite'
				? sql<Column>`select m.name, c.name as field from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`
				: sql<Column>`select table_name as name, column_name as field from information_schema.columns where table_schema = 'public'`;
		const found: string[] = [];
		for (const { name, field } of (await columns.execute(db)).rows) {
			for (const word of words) {
				const asText = sql<boolean>`lower(cast(${sql.ref(field)} as text)) like ${`%${word}%`}`;
				// As bytes too: the full-text index keeps its terms within blobs.
				const like =
					dialect === 'sqlite'
						? sql<boolean>`${asText} or instr(cast(${sql.ref(field)} as blob), cast(${word} as blob)) > 0`
						: asText;
				const query = sql<{ n: number }>`select count(*) as n from ${sql.table(name)} where ${like}`;
				const { rows } = await query.execute(db);
				if (Number(rows[0]?.n) > 0) found.push(`${word} in ${name}.${field}`);
			}
		}
		return found;
	}
	const mirrorOf = (phone: Phone) => JSON.stringify([...phone.records]).toLowerCase();

	/** What colleagues and managers say of the stories. */
	async function commentedOn({
		told,
		hidden,
		other,
		spend,
		lineup
	}: Record<'told' | 'hidden' | 'other' | 'spend' | 'lineup', string>): Promise<void> {
		const comment = (gesture: string, text: string) =>
			opOf(berta, 'comment.add', { comment: newId(), gesture, text, mentions: [] });
		const late = newId();
		await send(
			berta,
			comment(told, 'zamacuco'),
			comment(other, 'Era la señora Zamacuco'),
			comment(other, 'Gracias, Ofelia'),
			opOf(berta, 'comment.add', { comment: late, gesture: other, text: 'ZAMACUCO', mentions: [] }),
			opOf(berta, 'story.report', {
				report: newId(),
				gesture: other,
				reason: 'guest_named',
				note: 'Zamacuco'
			}),
			opOf(berta, 'guest.put', { guest: newId(), name: 'Rita' })
		);
		await send(
			boss,
			opOf(boss, 'comment.hide', { comment: late, reason: 'Nombra a Zamacuco' }),
			opOf(boss, 'legend.put', { gesture: told, on: true, note: 'Por Zamacuco' }),
			opOf(boss, 'story.hide', { gesture: hidden, reason: 'Zamacuco se reconoce' }),
			opOf(boss, 'review.give', { entry: spend, outcome: 'fine', note: 'Zamacuco lo valía', sampled: false }),
			opOf(boss, 'reimbursement.settle', { entries: [spend], to: 'declined', reason: 'Pagó Zamacuco' }),
			opOf(boss, 'lineup.put', {
				lineup,
				shiftDate: '2026-06-15',
				shift: 'Turno Zamacuco',
				lengthMin: 10,
				topic: 'Ofelia Zamacuco',
				value: 'Zamacuco',
				stories: [told],
				yesterdayDefects: ['La ducha de Zamacuco'],
				guestsToday: ['Zamacuco', 'Ofelia'],
				actions: [{ id: newId(), text: 'Llamar a Zamacuco', owner: boss.person, dueOn: '2026-06-16' }]
			}),
			opOf(boss, 'period.close', { month: '2026-05' })
		);
		await send(owner, opOf(owner, 'period.reopen', { month: '2026-05', reason: 'Factura de Zamacuco' }));
	}

	/** Words of her in every field that takes words: about her, about others, and set aside. Who she is. */
	async function typedEverywhere(): Promise<{ guest: string; told: string }> {
		const guest = newId();
		const [told, hidden, other] = [newId(), newId(), newId()];
		const [incident, spend, ask, lineup] = [newId(), newId(), newId(), newId()];
		const log = (gesture: string, more: Record<string, unknown> = {}) =>
			gestureOp(ana, { space, args: { gesture, parts: { what: 'Un té' }, ...more } });
		const telling = (gesture: string, parts: Record<string, string>) => ({
			gesture,
			parts,
			scale: 40,
			contributors: [],
			photos: [{ hash: 'a'.repeat(64), width: 4, height: 3, alt: 'Zamacuco ríe', tint: '#123456' }],
			tags: ['zamacuco'],
			value: 'Zamacuco primero',
			quote: { text: 'Siempre vuelvo, soy la Zamacuco', always: 'proposed' },
			brokeRoutine: { left: 'La cena de Zamacuco' }
		});
		await send(
			ana,
			opOf(ana, 'guest.put', { guest, name: NAME }),
			opOf(ana, 'guest.note', { guest, affinity: newId(), text: 'La Zamacuco bebe té', source: 'told' }),
			log(told, {
				incident,
				spend: { id: spend, amountMinor: 500, currency: 'EUR', method: 'out_of_pocket', leftShownMinor: null }
			}),
			log(hidden),
			log(other, { parts: { what: 'Una rosa para Ofelia Zamacuco y otra para Ofelia' } }),
			opOf(ana, 'guest.met', { guest, gesture: told }),
			opOf(ana, 'guest.met', { guest, gesture: hidden }),
			opOf(ana, 'story.tell', telling(told, { what: 'A Ofelia le subí un té', lesson: 'Zamacuco' })),
			opOf(ana, 'story.tell', telling(hidden, { what: 'Zamacuco otra vez' })),
			opOf(ana, 'story.tell', { ...telling(told, { what: 'Zamacuco, por fin' }), tags: ['té'] }),
			opOf(ana, 'story.share', { gesture: told, location: space, shared: true }, org.tenant),
			opOf(ana, 'ask.open', {
				ask,
				incident,
				amountMinor: 900,
				excessMinor: 100,
				why: 'Zamacuco',
				expiresAt: gestureOp(ana, { space }).capturedAt + 3_600_000
			})
		);
		await commentedOn({ told, hidden, other, spend, lineup });
		const wrong = opOf(ana, 'comment.add', { comment: newId(), gesture: other, text: 'Zamacuco', bad: 1 });
		expect(await outcomesOf(home, ana, [wrong])).toEqual(['quarantined:bad_args']);
		return { guest, told };
	}

	it('in whatever field, record, op, index and copy; on phones with the next pull; the rest stays as it was', async () => {
		const { guest, told } = await typedEverywhere();
		const search = (actor: Actor, text: string) =>
			findStories(home, { ...actor, spaces: [space] }, { text, limit: 50 });
		expect((await search(ana, 'zamacuco')).stories.length).toBeGreaterThan(0);
		expect((await findStories(home, elsa, { text: 'zamacuco', limit: 50 })).stories).toHaveLength(1);
		const phones = [ana, berta, boss, elsa].map((actor) => new Phone(home, actor));
		for (const phone of phones) await phone.pull();
		expect(phones.every((phone) => mirrorOf(phone).includes('zamacuco'))).toBe(true);
		expect((await placesOf(WORDS)).length).toBeGreaterThan(2);

		await send(boss, opOf(boss, 'guest.erase', { guests: [guest], gestures: [told] }));
		expect(await placesOf(WORDS)).toEqual([]);
		expect((await search(ana, 'zamacuco')).stories).toEqual([]);
		expect((await findStories(home, elsa, { text: 'zamacuco', limit: 50 })).stories).toEqual([]);
		expect((await findStories(home, elsa, { text: 'té', limit: 50 })).stories).toHaveLength(1);
		expect((await search(ana, 'té')).stories.length).toBeGreaterThan(0);
		for (const phone of phones) {
			phone.pages = [];
			await phone.pull();
			expect(phone.pages.some((page) => page.reset)).toBe(false);
			expect(mirrorOf(phone)).not.toContain('zamacuco');
			const fresh = new Phone(home, phone.actor);
			await fresh.pull();
			for (const place of [space, org.tenant]) expect(phone.content(place)).toEqual(fresh.content(place));
		}
		// A colleague is called Ofelia: words that were not about the guest go on naming her.
		expect(mirrorOf(phones[1] as Phone)).toContain('gracias, ofelia');
		expect(mirrorOf(phones[0] as Phone)).not.toContain('a ofelia le');
		await everythingIsWellFormed();
	});

	async function everythingIsWellFormed(): Promise<void> {
		const { db } = home.database;
		const records = await db.selectFrom('record').select(['kind', 'body']).where('deleted', '=', 0).execute();
		for (const { kind, body } of records) {
			const schema = recordSchemas[kind as keyof typeof recordSchemas];
			expect([kind, schema.safeParse(JSON.parse(body ?? '')).success]).toEqual([kind, true]);
		}
		const ops = await db.selectFrom('op').select('body').execute();
		for (const { body } of ops) expect(prepareOp(opSchema.parse(JSON.parse(body))).ok).toBe(true);
	}

	it('of more gestures than a card holds, each loses the name', { timeout: 60_000 }, async () => {
		const guest = newId();
		const logs = Array.from({ length: MANY }, () =>
			gestureOp(ana, { space, guestName: 'Don Perejilón', what: 'Un café para Perejilón' })
		);
		await send(ana, opOf(ana, 'guest.put', { guest, name: 'Don Perejilón' }));
		const met = logs.map((log) => opOf(ana, 'guest.met', { guest, gesture: log.args.gesture }));
		await send(ana, ...logs);
		await send(ana, ...met);
		const phone = new Phone(home, boss);
		await phone.pull();
		expect(mirrorOf(phone)).toContain('perejilón');
		await send(boss, opOf(boss, 'guest.erase', { guests: [guest], gestures: [] }));
		expect(await placesOf(['perejil'])).toEqual([]);
		await phone.pull();
		expect(mirrorOf(phone)).not.toContain('perejil');
		await everythingIsWellFormed();
	});

	it('another guest of the same name keeps theirs', async () => {
		const [one, other] = [newId(), newId()];
		const log = gestureOp(ana, { space, guestName: 'Sra. Morgana', what: 'Un baño para Morgana' });
		const { gesture } = log.args as { gesture: string };
		await send(
			ana,
			opOf(ana, 'guest.put', { guest: one, name: 'Sra. Morgana' }),
			opOf(ana, 'guest.put', { guest: other, name: 'Sra. Morgana' }),
			log,
			opOf(ana, 'guest.met', { guest: other, gesture })
		);
		await send(boss, opOf(boss, 'guest.erase', { guests: [one], gestures: [] }));
		const phone = new Phone(home, boss);
		await phone.pull();
		const kept = phone.content(space).filter((row) => row.includes('Morgana'));
		expect(kept.map((row) => row.split(' ')[0]).sort()).toEqual(
			[`${space}/guest/${other}`, `${space}/guest_name/${gesture}`].sort()
		);
	});
});
