import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { mayI } from '../../src/lib/client/allowance';
import type { Bodies } from '../../src/lib/domain/ledger/occasion';
import { occasionKeys } from '../../src/lib/domain/ledger/occasion';
import type { Op } from '../../src/lib/domain/op/op';
import type { Rule } from '../../src/lib/domain/policy/policy';
import type { RecordBody } from '../../src/lib/domain/records';
import { previewOf } from '../../src/lib/server/policy/preview';
import { roomAt } from '../../src/lib/server/policy/room';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { openDeskHome } from './deskWorld';
import { foundOrg, gestureOp, hashed, newId, outcomesOf, Phone, push, type Org } from './world';

const NOON = Date.parse('2026-06-15T10:00:00Z');
const DAY_MS = 86_400_000;
const CAP = 10_000;
const RULE: Rule = {
	id: 'EMPY',
	dims: ['employee', 'org'],
	window: 'year',
	amountMinor: CAP,
	currency: 'EUR'
};

describe.each(dialects)('[rule 3] caps at all locations together on %s', { timeout: 60_000 }, (dialect) => {
	let home: Awaited<ReturnType<typeof openDeskHome>>;
	let org: Org;
	let here: string;
	let there: string;
	let ana: Actor;

	const commit = (type: 'policy.publish' | 'location.add' | 'person.put', args: Record<string, unknown>) =>
		commitServerOps(home, [{ tenant: org.tenant, space: org.tenant, type, author: newId(), args }]);

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOON);
	});
	beforeEach(async () => {
		home.at = NOON;
		org = await foundOrg(home, 2);
		[here, there] = [must(org.locations[0], 'one'), must(org.locations[1], 'two')];
		ana = org.person();
		await commit('policy.publish', {
			version: { version: 2, effectiveFrom: '2026-01-01', location: null, rules: [RULE] }
		});
	});
	afterAll(() => home.database.close());

	interface More {
		device?: string;
		knownSeq?: number;
		known?: { space: string; seq: number }[];
		currency?: string;
		daysAgo?: number;
	}
	const KNOWN = 1_000;
	const allKnown = () => org.locations.map((space) => ({ space, seq: KNOWN }));
	function spendOp(actor: Actor, space: string, amountMinor: number, more: More = {}) {
		const [entry, gesture, incident] = [newId(), newId(), newId()];
		const { device = newId(), knownSeq = KNOWN, known = allKnown(), currency = 'EUR', daysAgo = 0 } = more;
		const spend = { id: entry, amountMinor, currency, method: 'house_comp', leftShownMinor: null };
		const capturedAt = home.at - 60_000 - daysAgo * DAY_MS;
		const businessDate = new Date(capturedAt).toISOString().slice(0, 10);
		const over = { capturedAt, businessDate, knownSeq, device };
		const args = { gesture, incident, spend: { ...spend, ...(known.length > 0 ? { known } : {}) } };
		const op = gestureOp(actor, { space, over, args });
		return { op, space, target: { entry, gesture, incident, employee: actor.person } };
	}
	async function spend(actor: Actor, space: string, amountMinor: number, more: More = {}) {
		const made = spendOp(actor, space, amountMinor, more);
		expect(await outcomesOf(home, actor, [made.op])).toEqual(['committed']);
		return made;
	}
	const send = (actor: Actor, space: string, type: string, args: object) => {
		const over = { capturedAt: home.at - 1_000, knownSeq: KNOWN };
		const { hash: _, ...like } = gestureOp(actor, { space, over });
		return outcomesOf(home, actor, [hashed({ ...like, type, args: args as Op['args'] })]);
	};
	async function flagsOf(id: string): Promise<string[]> {
		const row = await home.database.db
			.selectFrom('record')
			.select('body')
			.where('kind', '=', 'flags')
			.where('id', '=', id)
			.executeTakeFirst();
		const held = row?.body ? (JSON.parse(row.body) as RecordBody<'flags'>).flags : [];
		return held
			.filter(({ state, rule }) => state === 'open' && rule !== undefined)
			.map(({ code, rule, amountMinor }) => `${code} ${rule} ${amountMinor}`);
	}
	/** What the phone of a person would say before, over what it has pulled of all its locations. */
	async function excessOn(actor: Actor, space: string, amountMinor: number): Promise<number> {
		const phone = new Phone(home, actor);
		await phone.pull();
		const occasion = { tenant: org.tenant, space, author: actor.person, now: home.at, clockOffsetMs: 0 };
		const tally = { kind: 'tally' as const, id: `employee:${actor.person}` };
		const keys = [
			...occasionKeys(occasion),
			...actor.spaces.filter((one) => one !== space).map((one) => ({ space: one, ...tally })),
			...actor.spaces.map((id) => ({ space: org.tenant, kind: 'location' as const, id }))
		];
		const held: Bodies = keys.map((key) => {
			return { key, body: phone.records.get(`${key.space}/${key.kind}/${key.id}`)?.body ?? null };
		});
		return must(mayI(occasion, held, amountMinor), 'the location is known').excessMinor;
	}

	it('what one person spends is one sum wherever it is spent; over it is flagged, as the phone said before', async () => {
		await spend(ana, here, 6_000);
		expect(await excessOn(ana, there, 4_000)).toBe(0);
		const atTheCap = await spend(ana, there, 4_000);
		expect(await flagsOf(atTheCap.target.entry)).toEqual([]);
		expect([await excessOn(ana, here, 500), await excessOn(ana, there, 500)]).toEqual([500, 500]);
		const over = await spend(ana, here, 500);
		expect(await flagsOf(over.target.entry)).toEqual(['OVER_CAP EMPY 500']);
		const colleague = await spend(org.person(), there, CAP);
		expect(await flagsOf(colleague.target.entry)).toEqual([]);
	});

	it('a new year begins anew, by the dates of each location', async () => {
		home.at = Date.parse('2027-01-02T10:00:00Z');
		await spend(ana, here, CAP, { daysAgo: 3 });
		expect(await excessOn(ana, there, CAP)).toBe(0);
		const late = await spend(ana, there, 1, { daysAgo: 2 });
		expect(await flagsOf(late.target.entry)).toEqual(['OVER_CAP EMPY 1']);
		const anew = await spend(ana, there, CAP);
		expect(await flagsOf(anew.target.entry)).toEqual([]);
	});

	it('[rule 22] money of another currency is not added up', async () => {
		const dollars = newId();
		await commit('location.add', {
			id: dollars,
			location: { name: 'Hudson', zone: 'America/New_York', currency: 'USD' }
		});
		const everywhere = { ...ana, spaces: [here, there, dollars] };
		await spend(everywhere, dollars, CAP, { currency: 'USD' });
		expect(await excessOn(everywhere, here, CAP)).toBe(0);
		const inEuro = await spend(everywhere, here, CAP);
		expect(await flagsOf(inEuro.target.entry)).toEqual([]);
	});

	it('[rule 8][I4] one person at two locations at the same moment: the cap is passed once, and said once', async () => {
		const unaware = { known: [], knownSeq: 0 };
		for (let round = 0; round < 5; round++) {
			const actor = org.person();
			const pair = [here, there].map((space) => spendOp(actor, space, 7_000, unaware));
			await Promise.all(pair.map(({ op }) => push(home, actor, [op])));
			const flags = (await Promise.all(pair.map(({ target }) => flagsOf(target.entry)))).flat();
			expect(flags).toEqual(['OVER_CAP_CONCURRENT EMPY 4000']);
			for (const { op } of pair) expect(await outcomesOf(home, actor, [op])).toEqual(['duplicate']);
			expect((await Promise.all(pair.map(({ target }) => flagsOf(target.entry)))).flat()).toEqual(flags);
		}
	});

	it('[I10] entries, shared stories and people are written at once, and nobody waits for anybody in a ring', async () => {
		const people = Array.from({ length: 6 }, () => org.person());
		for (const { person, role, spaces } of people) {
			await commit('person.put', {
				id: person,
				person: { name: 'X', role, locations: [...spaces], active: true }
			});
		}
		const stories = people.map((actor, i) => spendOp(actor, i % 2 === 0 ? here : there, 100));
		await Promise.all(stories.map(({ op }, i) => push(home, must(people[i], 'one'), [op])));
		const shares = stories.map(({ target, space }, i) => {
			const like = gestureOp(must(people[i], 'one'), { space: org.tenant });
			const { hash: _, ...op } = like;
			const args = { gesture: target.gesture, location: space, shared: true };
			return hashed({ ...op, id: newId(), type: 'story.share', args });
		});
		const work = people.flatMap((actor, i) => [
			push(home, actor, [must(shares[i], 'one')]),
			...[here, there].map((space) => push(home, actor, [spendOp(actor, space, 100).op])),
			push(home, actor, [
				spendOp(actor, here, 100).op,
				hashed({ ...gestureOp(actor, { space: there, what: 'Uno más' }) })
			])
		]);
		const verdicts = (await Promise.all(work)).flatMap((answer) => answer.verdicts);
		expect(verdicts.map(({ kind }) => kind)).toEqual(Array(verdicts.length).fill('committed'));
	});

	it('several entries of one push see each other, at whichever location', async () => {
		const made = [
			spendOp(ana, here, 4_000),
			spendOp(ana, here, 4_000),
			spendOp(ana, there, 4_000),
			spendOp(ana, there, 4_000)
		];
		await push(
			home,
			ana,
			made.map(({ op }) => op)
		);
		const flags = await Promise.all(made.map(({ target }) => flagsOf(target.entry)));
		const overMinor = flags.flat().map((flag) => Number(flag.split(' ').at(-1)));
		expect(overMinor.reduce((sum, minor) => sum + minor, 0)).toBe(6_000);
	});

	it('[rule 8] what a phone did not know of another location is nobody’s fault; its own entries it knew', async () => {
		const device = newId();
		await spend(ana, here, 7_000, { device });
		const otherPhone = await spend(ana, there, 7_000, { known: [] });
		expect(await flagsOf(otherPhone.target.entry)).toEqual(['OVER_CAP_CONCURRENT EMPY 4000']);
		const blas = org.person();
		await spend(blas, here, 7_000, { device });
		const samePhone = await spend(blas, there, 7_000, { device, known: [] });
		expect(await flagsOf(samePhone.target.entry)).toEqual(['OVER_CAP EMPY 4000']);
		const carla = org.person();
		await spend(carla, here, 7_000);
		const told = await spend(carla, there, 7_000, { known: [{ space: here, seq: KNOWN }] });
		expect(await flagsOf(told.target.entry)).toEqual(['OVER_CAP EMPY 4000']);
	});

	it('[rule 15] a void at one location gives room at the other; a correction is judged by all', async () => {
		const first = await spend(ana, here, 9_000);
		const second = await spend(ana, there, 1_000);
		const reversal = newId();
		expect(await send(ana, here, 'spend.void', { ...first.target, reversal })).toEqual(['committed']);
		expect(await excessOn(ana, there, 9_000)).toBe(0);
		const third = await spend(ana, here, 8_000);
		const [to, more] = [newId(), { amountMinor: 3_500, known: allKnown() }];
		const correct = { ...second.target, reversal: newId(), to, ...more };
		expect(await send(ana, there, 'spend.correct', correct)).toEqual(['committed']);
		expect(await flagsOf(to)).toEqual(['OVER_CAP EMPY 1500']);
		const [less, again] = [newId(), newId()];
		const back = { ...second.target, entry: to, reversal: again, to: less, amountMinor: 2_000 };
		expect(await send(ana, there, 'spend.correct', back)).toEqual(['committed']);
		expect([await flagsOf(less), await flagsOf(third.target.entry)]).toEqual([[], []]);
	});

	it('what was spent where somebody works no more still counts', async () => {
		await spend(ana, here, 9_000);
		const moved = { ...ana, spaces: [there] };
		const entry = await spend(moved, there, 2_000, { known: [] });
		expect(await flagsOf(entry.target.entry)).toEqual(['OVER_CAP_CONCURRENT EMPY 1000']);
	});

	it('[I18] nothing of another organisation counts, and a wrong `known` is refused', async () => {
		const foreign = await foundOrg(home);
		await spend({ ...foreign.person(), person: ana.person }, must(foreign.locations[0], 'one'), CAP);
		const own = await spend(ana, here, CAP);
		expect(await flagsOf(own.target.entry)).toEqual([]);
		const bad = spendOp(ana, here, 1, { known: [{ space: 'here', seq: 1 }] });
		const worse = spendOp(ana, here, 1, { known: [{ space: here, seq: -1 }] });
		expect(await outcomesOf(home, ana, [bad.op, worse.op])).toEqual(Array(2).fill('quarantined:bad_args'));
	});

	it('the door and the preview count at all locations too', async () => {
		await spend(ana, here, 6_000);
		await spend(ana, there, 3_000);
		expect(await roomAt(home, ana, there)).toMatchObject({ leftMinor: 1_000, capMinor: CAP });
		const draft = { effectiveFrom: '2026-07-01', location: null, rules: [{ ...RULE, amountMinor: 8_000 }] };
		const { locations, problems } = await previewOf(home, org.person('owner'), draft);
		expect(problems).toEqual([]);
		const ofPlace = (id: string) => locations.find(({ location }) => location === id);
		// Of the same instant, one is the first all the same.
		const [first, second] = [here, there].sort();
		expect(ofPlace(must(first, 'one'))).toMatchObject({ total: 1, flagged: 0 });
		expect(ofPlace(must(second, 'two'))).toMatchObject({ total: 1, flagged: 1, byRule: { EMPY: 1 } });
	});
});
