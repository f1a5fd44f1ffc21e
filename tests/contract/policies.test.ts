import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../src/lib/base/assert';
import type { Rule } from '../../src/lib/domain/policy/policy';
import {
	publishAnswerSchema,
	previewAnswerSchema,
	type PolicyDraft,
	type PublishAnswer
} from '../../src/lib/protocol/policies';
import { previewOf } from '../../src/lib/server/policy/preview';
import { publishedVersions, publishPolicy } from '../../src/lib/server/policy/publish';
import { addPerson } from '../../src/lib/server/auth/people';
import type { Actor } from '../../src/lib/server/sync/actor';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { openDeskHome, spend } from './deskWorld';
import { foundOrg, newId, Phone, type Org } from './world';

const TODAY = '2026-06-15';
const TOMORROW = '2026-06-16';
const NOON = Date.parse(`${TODAY}T10:00:00Z`);
const DAY_MS = 86_400_000;

/** A cap in euro cents. */
function cap(id: string, dims: string, window: string, amountMinor: number, more: Partial<Rule> = {}): Rule {
	return { id, dims: dims.split(' ') as Rule['dims'], window, amountMinor, currency: 'EUR', ...more };
}
const incident = (amountMinor: number, more: Partial<Rule> = {}) =>
	cap('INC', 'incident', 'none', amountMinor, more);
const draftOf = (rules: Rule[], more: Partial<PolicyDraft> = {}): PolicyDraft => ({
	effectiveFrom: TOMORROW,
	location: null,
	rules,
	...more
});

describe.each(dialects)('[rule 12] publishing caps on %s', (dialect) => {
	let home: Awaited<ReturnType<typeof openDeskHome>>;
	let org: Org;
	let owner: Actor;

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOON);
	});
	beforeEach(async () => {
		home.at = NOON;
		org = await foundOrg(home, 2);
		owner = org.person('owner');
	});
	afterAll(() => home.database.close());

	const publish = async (draft: PolicyDraft, basedOn = 1, confirmed = false): Promise<PublishAnswer> =>
		publishAnswerSchema.parse(await publishPolicy(home, owner, { basedOn, draft, confirmed }));
	const versions = () => publishedVersions(home.database.db, org.tenant);
	/** Codes of what spoke against a draft; that nothing was written is checked with it. */
	const problemsWith = async (draft: PolicyDraft, confirmed = false) => {
		const before = await versions();
		const answer = await publish(draft, 1, confirmed);
		expect(answer.kind).toBe('problems');
		expect(await versions()).toEqual(before);
		return answer.kind === 'problems' ? answer.problems : [];
	};
	const codesWith = async (draft: PolicyDraft) => (await problemsWith(draft)).map(({ code }) => code);

	it('the server gives number, time and name; the phone of every colleague is woken and gets the version', async () => {
		const told = vi.spyOn(home, 'changed');
		home.at = NOON + 1_234;
		const draft = draftOf([incident(250_000), cap('EMPD', 'employee location', 'day', 50_000)], {
			note: 'Temporada alta'
		});
		expect(await publish(draft)).toEqual({ kind: 'published', version: 2 });
		const expected = { ...draft, version: 2, publishedAt: NOON + 1_234, publishedBy: owner.person };
		expect((await versions())[1]).toEqual(expected);
		expect(told).toHaveBeenCalledWith(org.tenant, [org.tenant]);
		const phone = new Phone(home, org.person('staff'));
		await phone.pull();
		const held = phone.records.get(`${org.tenant}/policies/${org.tenant}`)?.body as { versions: object[] };
		expect(held.versions[1]).toEqual(expected);
	});

	it('a published version never changes, whatever is published after it', async () => {
		await publish(draftOf([incident(250_000)]));
		const before = await versions();
		await publish(draftOf([incident(300_000)], { effectiveFrom: '2026-07-01' }), 2);
		expect((await versions()).slice(0, 2)).toEqual(before);
		const [, second] = before;
		const again = { tenant: org.tenant, space: org.tenant, author: owner.person };
		const rewritten = { ...must(second, 'version 2'), rules: [incident(1)] };
		await expect(
			commitServerOps(home, [{ ...again, type: 'policy.publish', args: { version: rewritten } }])
		).rejects.toThrow();
		expect((await versions()).slice(0, 2)).toEqual(before);
	});

	it('two owners at once: exactly one is published, the other is told what came first', async () => {
		const other = org.person('owner');
		const answers = await Promise.all(
			[owner, other].map((actor, i) =>
				publishPolicy(home, actor, {
					basedOn: 1,
					draft: draftOf([incident(210_000 + i)]),
					confirmed: false
				})
			)
		);
		expect(answers.map(({ kind }) => kind).sort()).toEqual(['moved', 'published']);
		const moved = answers.find((answer) => answer.kind === 'moved');
		const all = await versions();
		expect(all).toHaveLength(2);
		expect(moved?.kind === 'moved' && moved.latest).toEqual(all[1]);
	});

	it('too early is refused with the earliest date: tomorrow for less, today for a raise', async () => {
		const yesterday = '2026-06-14';
		const less = await problemsWith(draftOf([incident(100_000)], { effectiveFrom: TODAY }), true);
		expect(less).toEqual([{ severity: 'error', code: 'too_early', from: TOMORROW }]);
		const more = await problemsWith(draftOf([incident(300_000)], { effectiveFrom: yesterday }), true);
		expect(more).toEqual([{ severity: 'error', code: 'too_early', from: TODAY }]);
		const newCap = [incident(300_000), cap('EMPD', 'employee location', 'day', 90_000)];
		expect(await codesWith(draftOf(newCap, { effectiveFrom: TODAY }))).toEqual(['too_early']);
	});

	it('a raise for everybody may hold at once', async () => {
		const raise = draftOf([incident(300_000)], { effectiveFrom: TODAY });
		expect(await publish(raise)).toEqual({ kind: 'published', version: 2 });
	});

	it('today is the latest date among the places: nowhere does a version begin in the past', async () => {
		await commitServerOps(home, [
			{
				tenant: org.tenant,
				space: org.tenant,
				type: 'location.add',
				author: owner.person,
				args: { id: newId(), location: { name: 'Casa 3', zone: 'Pacific/Auckland', currency: 'EUR' } }
			}
		]);
		home.at = Date.parse(`${TODAY}T13:00:00Z`);
		const [found] = await problemsWith(draftOf([incident(100_000)]));
		expect(found).toMatchObject({ code: 'too_early', from: '2026-06-17' });
		const here = must(org.locations[0], 'a location');
		expect(await publish(draftOf([incident(100_000)], { location: here }))).toMatchObject({
			kind: 'published'
		});
	});

	it('[003-13] zero for a frontline role is published only when confirmed', async () => {
		const zero = draftOf([incident(200_000), incident(0, { roles: ['staff'] })]);
		expect(await problemsWith(zero)).toEqual([
			{ severity: 'warning', code: 'zero_for_frontline', role: 'staff', rule: 'INC' }
		]);
		expect(await publish(zero, 1, true)).toEqual({ kind: 'published', version: 2 });
	});

	it('the same date as another version is published only when confirmed', async () => {
		await publish(draftOf([incident(250_000)]));
		const again = draftOf([incident(260_000)]);
		const answer = await publish(again, 2);
		expect(answer).toEqual({
			kind: 'problems',
			problems: [{ severity: 'warning', code: 'same_date', version: 2 }]
		});
		expect(await publish(again, 2, true)).toEqual({ kind: 'published', version: 3 });
	});

	it('errors are not confirmed away', async () => {
		const found = await problemsWith(draftOf([incident(200_000, { roles: ['butler'] })]), true);
		expect(found.map(({ code }) => code)).toEqual(['unknown_role']);
	});

	it('an unknown role, location, currency or person is named', async () => {
		expect(await problemsWith(draftOf([incident(200_000, { roles: ['butler'] })]))).toContainEqual({
			severity: 'error',
			code: 'unknown_role',
			role: 'butler',
			rule: 'INC'
		});
		expect(await codesWith(draftOf([incident(200_000)], { location: newId() }))).toContain(
			'unknown_location'
		);
		const foreign = await foundOrg(home, 1);
		const notOurs = must(foreign.locations[0], 'a location');
		expect(await codesWith(draftOf([incident(200_000)], { location: notOurs }))).toContain(
			'unknown_location'
		);
		expect(await codesWith(draftOf([incident(200_000, { currency: 'XXY' })]))).toEqual(['bad_currency']);
		const person = newId();
		const nobody = draftOf([incident(200_000)], { neverAlone: [{ subject: 'health', person }] });
		expect(await problemsWith(nobody)).toEqual([
			{ severity: 'error', code: 'unknown_person', subject: 'health', person }
		]);
	});

	it('[rule 26] somebody who is here may be named for a subject', async () => {
		const person = { tenant: org.tenant, id: newId(), name: 'Rosa Alba', role: 'manager' as const };
		const joining = { ...person, locations: org.locations, passwordHash: null };
		await home.database.db.transaction().execute((tx) => addPerson(home, tx, joining, NOON));
		const named = draftOf([incident(200_000)], { neverAlone: [{ subject: 'health', person: person.id }] });
		expect(await publish(named)).toMatchObject({ kind: 'published' });
	});

	it.each([
		['over the whole organisation', cap('ORGY', 'org', 'year', 1_000)],
		['of a stay, of each colleague alone,', cap('GSTS', 'guest employee location', 'stay', 1_000)],
		['of some purposes', cap('WOW', 'incident', 'none', 1_000, { purposes: ['wow'] })]
	])('a cap %s, for which no totals are kept, is not published', async (_, rule) => {
		expect(await problemsWith(draftOf([incident(200_000), rule]), true)).toEqual([
			{ severity: 'error', code: 'not_kept', rule: rule.id }
		]);
	});

	it('[rule 11] a cap on a guest per stay is published, one without a guest is none', async () => {
		const perStay = cap('GSTS', 'guest location', 'stay', 30_000);
		expect(await codesWith(draftOf([incident(200_000), { ...perStay, dims: ['location'] }]))).toEqual([
			'stay_without_guest',
			'not_kept'
		]);
		expect(await publish(draftOf([incident(200_000), perStay]))).toEqual({ kind: 'published', version: 2 });
	});

	it('[003-13] the preview counts by hand what the draft and what the caps of today would flag', async () => {
		const [here, there] = [must(org.locations[0], 'here'), must(org.locations[1], 'there')];
		const [ana, blas] = [org.person('staff'), org.person('staff')];
		const rosa = { tenant: org.tenant, id: newId(), name: 'Rosa Alba', role: 'manager' as const };
		const joining = { ...rosa, locations: org.locations, passwordHash: null };
		await home.database.db.transaction().execute((tx) => addPerson(home, tx, joining, NOON));
		const matter = newId();
		const spendAt = (daysAgo: number, actor: Actor, space: string, amountMinor: number, more = {}) => {
			home.at = NOON - daysAgo * DAY_MS;
			return spend(home, actor, { space, amountMinor, ...more });
		};
		await spendAt(95, ana, here, 90_000, { incident: matter });
		await spendAt(60, blas, here, 20_000, { incident: matter });
		await spendAt(50, ana, here, 210_000);
		await spendAt(40, { ...ana, person: rosa.id, role: 'manager' }, here, 150_000);
		await spendAt(30, blas, here, 100_000);
		await spendAt(20, ana, there, 99_999);
		home.at = NOON;
		const rules = [incident(100_000), incident(150_000, { roles: ['manager'] })];
		const preview = async (draft: PolicyDraft, actor = owner) =>
			previewAnswerSchema.parse(await previewOf(home, actor, draft));
		const answer = await preview(draftOf(rules));
		expect(answer).toMatchObject({ from: '2026-03-18', to: TODAY, problems: [] });
		const ofHere = {
			location: here,
			currency: 'EUR',
			total: 4,
			flagged: 2,
			flaggedNow: 1,
			byRule: { INC: 2 }
		};
		const ofThere = { location: there, currency: 'EUR', total: 1, flagged: 0, flaggedNow: 0, byRule: {} };
		expect(answer.locations).toEqual(expect.arrayContaining([ofHere, ofThere]));
		const one = await preview(draftOf([cap('EMPD', 'employee location', 'day', 99_999)], { location: here }));
		expect(one.locations).toEqual([{ ...ofHere, flagged: 3, byRule: { INC: 1, EMPD: 3 } }]);
		const elsewhere = await preview(draftOf(rules), { ...owner, spaces: [there] });
		expect(elsewhere.locations.map(({ location }) => location)).toEqual([there]);
	});

	it('the preview says the problems that publishing would find, and writes nothing', async () => {
		const before = await versions();
		const answer = await previewOf(home, owner, draftOf([incident(0)]));
		expect(answer.problems.map(({ code }) => code)).toEqual(['zero_for_frontline']);
		expect(await versions()).toEqual(before);
	});
});
