import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { mayI } from '../../src/lib/client/allowance';
import { occasionKeys } from '../../src/lib/domain/ledger/occasion';
import type { Op } from '../../src/lib/domain/op/op';
import type { DateSpan } from '../../src/lib/domain/period/calendar';
import type { RecordBody } from '../../src/lib/domain/records';
import { previewOf } from '../../src/lib/server/policy/preview';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { openDeskHome } from './deskWorld';
import { foundOrg, gestureOp, hashed, newId, outcomesOf, Phone, push, type Org } from './world';

const DAY_MS = 86_400_000;
/** Of the first day of the stay. */
const NOON = Date.parse('2026-06-15T10:00:00Z');
const STAY = { from: '2026-06-15', to: '2026-06-18' };
const NEXT = { from: '2026-06-20', to: '2026-06-22' };
const CAP = 10_000;
const RULE = { id: 'GSTS', dims: ['guest', 'location'], window: 'stay', amountMinor: CAP, currency: 'EUR' };

describe.each(dialects)('[rule 11] caps per stay on %s', { timeout: 60_000 }, (dialect) => {
	let home: Awaited<ReturnType<typeof openDeskHome>>;
	let org: Org;
	let space: string;
	let ana: Actor;
	let blas: Actor;
	let guest: string;

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOON);
	});
	beforeEach(async () => {
		home.at = NOON;
		org = await foundOrg(home);
		space = must(org.locations[0], 'a location');
		[ana, blas, guest] = [org.person(), org.person(), newId()];
		const version = { version: 2, effectiveFrom: '2026-06-01', location: null, rules: [RULE] };
		const { tenant } = org;
		const publish = { tenant, space: tenant, type: 'policy.publish' as const, author: newId() };
		await commitServerOps(home, [{ ...publish, args: { version } }]);
	});
	afterAll(() => home.database.close());

	const at = (day: number) => (home.at = NOON + day * DAY_MS);
	function spendOp(actor: Actor, amountMinor: number, stay: object | null, over: Partial<Op> = {}) {
		const [entry, gesture, incident] = [newId(), newId(), newId()];
		const spend = { id: entry, amountMinor, currency: 'EUR', method: 'house_comp', leftShownMinor: null };
		const capturedAt = home.at - 60_000;
		const businessDate = new Date(capturedAt).toISOString().slice(0, 10);
		const op = gestureOp(actor, {
			space,
			over: { capturedAt, businessDate, ...over },
			args: { gesture, incident, spend: { ...spend, guest, ...(stay ? { stay } : {}) } }
		});
		return { op, entry, gesture, incident, employee: actor.person, guest };
	}
	async function spend(
		actor: Actor,
		amountMinor: number,
		stay: object | null,
		over: Partial<Op> = { knownSeq: 1_000 }
	) {
		const { op, ...target } = spendOp(actor, amountMinor, stay, over);
		expect(await outcomesOf(home, actor, [op])).toEqual(['committed']);
		return target;
	}
	const send = (actor: Actor, type: string, args: object) => {
		const { hash: _, ...like } = gestureOp(actor, {
			space,
			over: { capturedAt: home.at - 1_000, knownSeq: 1_000 }
		});
		return outcomesOf(home, actor, [hashed({ ...like, type, args: args as Op['args'] })]);
	};
	async function bodyOf<T>(kind: string, id: string): Promise<T | null> {
		const row = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('space_id', '=', space)
			.where('kind', '=', kind)
			.where('id', '=', id)
			.executeTakeFirst();
		return row?.body ? (JSON.parse(row.body) as T) : null;
	}
	const flagsOf = async (id: string) =>
		((await bodyOf<RecordBody<'flags'>>('flags', id))?.flags ?? [])
			.filter(({ state, code }) => state === 'open' && code !== 'DUP_SUSPECT')
			.map(({ code, rule, amountMinor }) => `${code} ${rule} ${amountMinor}`);
	/** What the phone of a person would say before: "Can I?" over what it has pulled. */
	async function excessOn(actor: Actor, amountMinor: number, stay: DateSpan) {
		const phone = new Phone(home, actor);
		await phone.pull();
		const ground = { tenant: org.tenant, space, author: actor.person };
		const occasion = { ...ground, guest, stay, now: home.at, clockOffsetMs: 0 };
		const held = occasionKeys(occasion).map((key) => {
			return { key, body: phone.records.get(`${key.space}/${key.kind}/${key.id}`)?.body ?? null };
		});
		return must(mayI(occasion, held, amountMinor), 'the location is known').excessMinor;
	}

	it('what one guest receives from check-in to check-out is one sum: over it is flagged, as the phone said before', async () => {
		await spend(ana, 6_000, STAY);
		at(3);
		expect(await excessOn(ana, 4_000, STAY)).toBe(0);
		const atTheCap = await spend(ana, 4_000, STAY);
		expect(await flagsOf(atTheCap.entry)).toEqual([]);
		expect(await excessOn(ana, 700, STAY)).toBe(700);
		const over = await spend(ana, 700, STAY);
		expect(await flagsOf(over.entry)).toEqual(['OVER_CAP GSTS 700']);
	});

	it('[rule 27][rule 28] a colleague’s phone knows what is left for the guest, and not who spent it', async () => {
		await spend(ana, 6_000, STAY);
		expect(await excessOn(blas, 5_000, STAY)).toBe(1_000);
		const phone = new Phone(home, blas);
		await phone.pull();
		const ofMoney = [...phone.records].filter(([key]) => !key.includes('/gesture/'));
		expect(JSON.stringify(ofMoney)).not.toContain(ana.person);
		const boss = new Phone(home, org.person('manager'));
		await boss.pull();
		expect(JSON.stringify(boss.records.get(`${space}/tally/deeds:${guest}`))).toContain(ana.person);
		const over = await spend(blas, 5_000, STAY);
		expect(await flagsOf(over.entry)).toEqual(['OVER_CAP GSTS 1000']);
	});

	it('[rule 28] where no cap counts it, what a guest received stays with who spent it', async () => {
		const elsewhere = await foundOrg(home);
		[org, space] = [elsewhere, must(elsewhere.locations[0], 'a location')];
		[ana, blas] = [org.person(), org.person()];
		await spend(ana, 6_000, STAY);
		const phone = new Phone(home, blas);
		await phone.pull();
		expect([...phone.records.keys()].filter((key) => key.includes('/tally/'))).toEqual([]);
	});

	it('[rule 8] rows that an older ledger kept in the totals of the guest still count, and move', async () => {
		const first = await spend(ana, 7_000, STAY);
		const { db } = home.database;
		const [key, deeds] = [`guest:${guest}`, `deeds:${guest}`];
		const tally = must(await bodyOf<RecordBody<'tally'>>('tally', key), 'totals');
		const { recent } = must(await bodyOf<RecordBody<'tally'>>('tally', deeds), 'rows');
		expect([tally.recent, recent.map(({ entry }) => entry)]).toEqual([[], [first.entry]]);
		await db.deleteFrom('record').where('id', '=', deeds).execute();
		await db
			.updateTable('record')
			.set({ body: JSON.stringify({ ...tally, recent }) })
			.where('id', '=', key)
			.execute();
		const second = await spend(blas, 7_000, STAY, {});
		expect(await flagsOf(second.entry)).toEqual(['OVER_CAP_CONCURRENT GSTS 4000']);
		const moved = must(await bodyOf<RecordBody<'tally'>>('tally', deeds), 'rows');
		expect(moved.recent.map(({ entry }) => entry)).toEqual([first.entry, second.entry]);
	});

	it('two stays of one guest are apart, and so is what comes after a stay is over', async () => {
		await spend(ana, CAP, STAY);
		at(5);
		expect(await excessOn(ana, CAP, NEXT)).toBe(0);
		const next = await spend(ana, CAP, NEXT);
		expect(await flagsOf(next.entry)).toEqual([]);
		const late = await spend(ana, CAP, STAY);
		expect(await flagsOf(late.entry)).toEqual([]);
	});

	it('an entry without stay dates is not judged by it, and counts for those that are', async () => {
		const without = await spend(ana, CAP + 1, null);
		expect(await flagsOf(without.entry)).toEqual([]);
		const within = await spend(ana, 300, STAY);
		expect(await flagsOf(within.entry)).toEqual(['OVER_CAP GSTS 300']);
	});

	it('[rule 15] an entry corrected keeps its stay: more is judged, less gives room back', async () => {
		const { guest: _, ...first } = await spend(ana, 8_000, STAY);
		const [to, reversal] = [newId(), newId()];
		const target = { ...first, guest };
		expect(await send(ana, 'spend.correct', { ...target, reversal, to, amountMinor: 12_500 })).toEqual([
			'committed'
		]);
		expect(await flagsOf(to)).toEqual(['OVER_CAP GSTS 2500']);
		expect((await bodyOf<RecordBody<'spend'>>('spend', to))?.stay).toEqual(STAY);
		const [less, back] = [newId(), newId()];
		const again = { ...target, entry: to, reversal: back, to: less, amountMinor: 9_000 };
		expect(await send(ana, 'spend.correct', again)).toEqual(['committed']);
		expect(await flagsOf(less)).toEqual([]);
		expect(await excessOn(ana, 1_500, STAY)).toBe(500);
		expect(await send(ana, 'spend.void', { ...target, entry: less, reversal: newId() })).toEqual([
			'committed'
		]);
		expect(await excessOn(ana, CAP, STAY)).toBe(0);
	});

	it('[rule 8][I4] two people at once: the second could not know, whichever comes first; the same op again changes nothing', async () => {
		const [one, two] = [spendOp(ana, 7_000, STAY), spendOp(blas, 7_000, STAY)];
		await Promise.all([push(home, ana, [one.op]), push(home, blas, [two.op])]);
		const flags = [...(await flagsOf(one.entry)), ...(await flagsOf(two.entry))];
		expect(flags).toEqual(['OVER_CAP_CONCURRENT GSTS 4000']);
		expect(await outcomesOf(home, blas, [two.op])).toEqual(['duplicate']);
		expect([...(await flagsOf(one.entry)), ...(await flagsOf(two.entry))]).toEqual(flags);
	});

	it.each([
		['its end first', { from: '2026-06-18', to: '2026-06-15' }],
		['a date that does not exist', { from: '2026-06-15', to: '2026-06-31' }],
		['longer than a year', { from: '2026-06-15', to: '2027-06-16' }],
		['half of it', { from: '2026-06-15' }],
		['more than dates', { ...STAY, room: '204' }],
		['a text', '2026-06-15']
	])('[I11] a stay that is none is set aside and delays nobody: %s', async (_, stay) => {
		const bad = spendOp(ana, 100, stay as object);
		const good = spendOp(ana, 100, STAY);
		expect(await outcomesOf(home, ana, [bad.op, good.op])).toEqual(['quarantined:bad_args', 'committed']);
		await send(ana, 'guest.put', { guest, name: 'Sra. Gold' });
		expect(await send(ana, 'guest.stay', { guest, stay })).toEqual(['quarantined:bad_args']);
	});

	it('[003-13] the preview counts it from the dates that entries hold', async () => {
		await spend(ana, 6_000, STAY);
		at(1);
		await spend(ana, 6_000, STAY);
		await spend(ana, 6_000, null);
		at(6);
		const rules = [{ ...RULE, dims: ['guest' as const], window: 'stay' }];
		const draft = { effectiveFrom: '2026-07-01', location: null, rules };
		const { locations } = await previewOf(home, org.person('owner'), draft);
		expect(locations).toMatchObject([{ total: 3, flagged: 1, byRule: { GSTS: 1 } }]);
	});

	it('[G1][G3][G4] the card tells colleagues when the guest is here; forgotten, it tells nothing, nor does the log', async () => {
		await send(ana, 'guest.put', { guest, name: 'Sra. Gold' });
		expect(await send(ana, 'guest.stay', { guest, stay: STAY })).toEqual(['committed']);
		const phone = new Phone(home, blas);
		await phone.pull();
		expect(phone.records.get(`${space}/guest/${guest}`)?.body).toMatchObject({ stay: STAY });
		expect(await send(blas, 'guest.stay', { guest, stay: null })).toEqual(['committed']);
		expect(await bodyOf('guest', guest)).not.toHaveProperty('stay');
		expect(await send(blas, 'guest.stay', { guest, stay: NEXT })).toEqual(['committed']);

		const money = await spend(ana, 500, STAY);
		const erase = { guests: [guest], gestures: [money.gesture] };
		expect(await send(org.person('manager'), 'guest.erase', erase)).toEqual(['committed']);
		expect(await send(ana, 'guest.stay', { guest, stay: STAY })).toEqual(['committed']);
		expect(Object.keys((await bodyOf<object>('guest', guest)) ?? {})).toEqual(['erasedAt']);
		const ops = await home.database.db
			.selectFrom('op')
			.select('body')
			.where('space_id', '=', space)
			.where('type', '=', 'guest.stay')
			.execute();
		expect(ops.map(({ body }) => (JSON.parse(body) as Op).args)).toEqual(
			Array(4).fill({ guest, stay: null })
		);
		// What the entry was judged by is the ledger's, under an id that means nobody [G6].
		expect((await bodyOf<RecordBody<'spend'>>('spend', money.entry))?.stay).toEqual(STAY);
	});

	it('a card that nobody made takes no stay: what was typed is kept aside', async () => {
		expect(await send(ana, 'guest.stay', { guest: newId(), stay: STAY })).toEqual([
			'quarantined:unknown_ref'
		]);
	});
});
