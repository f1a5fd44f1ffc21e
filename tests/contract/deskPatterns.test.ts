import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { reachSchema, type Pattern } from '../../src/lib/protocol/desk';
import { localDateOf } from '../../src/lib/domain/period/localDate';
import { readReach } from '../../src/lib/server/desk/reach';
import { lookAtNights } from '../../src/lib/server/jobs/patternNights';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend } from './deskWorld';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { foundOrg, newId, NOW, type Org } from './world';

const DAY_MS = 86_400_000;
/** Of the house: 2,000.00 for one matter. */
const CAP = 200_000;

describe.each(dialects)('[rule 25] patterns, for managers alone, on %s', (dialect) => {
	let home: Home & { at: number };
	let org: Org;
	let here: string;
	let ana: Actor;
	let boss: Actor;
	const guest = newId();

	/** What is told once the day is over and the night has been looked at. */
	const patternsOf = async (reader = boss): Promise<Pattern[]> => {
		home.at += DAY_MS;
		expect(await lookAtNights(home)).toBe(1);
		return toldTo(reader);
	};
	const toldTo = async (reader: Actor): Promise<Pattern[]> => {
		const answer = await readReach(home, reader, here);
		if (!answer.ok) throw new Error(answer.error);
		return reachSchema.parse(answer.value).patterns;
	};
	const today = () => localDateOf(home.at, 'Europe/Madrid');
	const codesOf = async (person: string | null) =>
		(await patternsOf()).filter((found) => found.person === person).map(({ code }) => code);

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOW);
		org = await foundOrg(home);
		here = must(org.locations[0], 'one location');
		ana = org.person('staff');
		boss = org.person('manager');
	});
	afterAll(() => home.database.close());

	it('nothing is found where there is nothing', async () => {
		expect(await patternsOf()).toEqual([]);
	});

	it('three entries close to the cap, in 30 days; one that is taken back is none', async () => {
		const near = () => spend(home, ana, { space: here, amountMinor: (CAP * 9) / 10 });
		await near();
		const gone = await near();
		await near();
		await act(home, ana, here, 'spend.void', { ...gone, reversal: newId() });
		expect(await codesOf(ana.person)).toEqual([]);
		await near();
		expect(await codesOf(ana.person)).toEqual(['NEAR_CAP_PATTERN']);
	});

	it('one guest’s day told as two matters, together over the cap', async () => {
		const eva = org.person('staff');
		const half = { space: here, amountMinor: (CAP * 6) / 10 };
		await spend(home, eva, { ...half, guest });
		expect(await codesOf(eva.person)).toEqual([]);
		await spend(home, eva, { ...half, guest });
		expect(await codesOf(eva.person)).toEqual([]);
		const on = today();
		for (let n = 0; n < 2; n++) await spend(home, eva, { ...half, guest });
		const split = { code: 'SPLIT_SUSPECT', person: eva.person, on, gesture: null };
		expect(await patternsOf()).toContainEqual(split);
	});

	it('more than one and a half times the loss, only where a loss was told', async () => {
		const leo = org.person('staff');
		await spend(home, leo, { space: here, amountMinor: 1_500, lossMinor: 1_000 });
		expect(await codesOf(leo.person)).toEqual([]);
		const on = today();
		const { gesture } = await spend(home, leo, { space: here, amountMinor: 1_501, lossMinor: 1_000 });
		expect(await patternsOf()).toContainEqual({ code: 'OVERCOMP', person: leo.person, on, gesture });
	});

	it('a guest whose stay had to be put right six times: about the guest, not about anybody', async () => {
		const often = newId();
		const gone = await spend(home, ana, { space: here, amountMinor: 500, guest: often });
		await act(home, ana, here, 'spend.void', { ...gone, guest: often, reversal: newId() });
		for (let n = 0; n < 6; n++) {
			expect(await codesOf(null)).toEqual([]);
			await spend(home, org.person('staff'), { space: here, amountMinor: 500, guest: often });
		}
		expect(await codesOf(null)).toEqual(['FREQ_GUEST']);
	});

	it('SELF_GUEST: a guest typed with the name of who spent, while the money stands', async () => {
		const pia = org.person('staff');
		const person = { name: 'Pía Soler', role: 'staff', locations: [here], active: true } as const;
		const put = { tenant: org.tenant, space: org.tenant, author: pia.person, type: 'person.put' as const };
		await commitServerOps(home, [{ ...put, args: { id: pia.person, person } }]);
		const named = (guestName: string) => spend(home, pia, { space: here, amountMinor: 900, guestName });
		await named('Sra. Soler');
		expect(await codesOf(pia.person)).toEqual([]);
		const on = today();
		const own = await named('Sra. PIA SOLER, 214');
		const self = { code: 'SELF_GUEST', person: pia.person, on, gesture: own.gesture };
		expect((await patternsOf()).filter((found) => found.person === pia.person)).toEqual([self]);
		await act(home, pia, here, 'spend.void', { ...own, reversal: newId() });
		expect(await codesOf(pia.person)).toEqual([]);
	});

	it('nobody reads of themselves', async () => {
		const other = org.person('manager');
		for (let n = 0; n < 3; n++) await spend(home, other, { space: here, amountMinor: CAP });
		expect(await codesOf(other.person)).toEqual(['NEAR_CAP_PATTERN']);
		expect((await toldTo(other)).filter((found) => found.person === other.person)).toEqual([]);
	});

	it('far from eight peers in the last whole month; the month of now says nothing yet', async () => {
		const peers = Array.from({ length: 8 }, () => org.person('staff'));
		const common = { tenant_id: org.tenant };
		for (const { person } of peers) {
			const row = { ...common, person_id: person };
			await home.database.db
				.insertInto('member')
				.values({ ...row, role: 'staff', active: 1, joined_at: 0, ended_at: null })
				.execute();
			await home.database.db
				.insertInto('member_location')
				.values({ ...row, location_id: here, since: 0, until: null })
				.execute();
		}
		for (const [i, peer] of peers.entries()) {
			await spend(home, peer, { space: here, amountMinor: i === 0 ? 90_000 : 1_000 + i });
		}
		const first = must(peers[0], 'eight peers').person;
		expect(await codesOf(first)).toEqual([]);
		home.at += 30 * DAY_MS;
		expect(await codesOf(first)).toEqual(['OUTLIER']);
	});
});
