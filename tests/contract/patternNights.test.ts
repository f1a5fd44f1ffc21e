import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { readReach } from '../../src/lib/server/desk/reach';
import { openDatabase, type Database } from '../../src/lib/server/db/open';
import { migrateToLatest } from '../../src/lib/server/db/migrate';
import {
	CLAIM_MS,
	lookAtNights,
	NIGHTS_PER_ROUND_MAX,
	schedulePatternNights
} from '../../src/lib/server/jobs/patternNights';
import type { Actor } from '../../src/lib/server/sync/actor';
import { prepareInstance } from '../../src/lib/server/sync/home';
import { createTestPlace, dialects, type TestPlace } from '../support/testDatabase';
import { spend } from './deskWorld';
import { createHome, foundOrg, type Org, type TestHome } from './world';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Three of these in a month are worth a talk. */
const NEAR_CAP = 190_000;
/** 15 June, 23:59 in Madrid. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 5, 15, 21, 59);

describe.each(dialects)('[rule 25] patterns are looked for at night, on %s', (dialect) => {
	let place: TestPlace;
	let databases: Database[];
	let clock: { at: number };
	let home: TestHome;
	let org: Org;
	let here: string;
	let boss: Actor;

	const open = (): TestHome => {
		const database = openDatabase(place.options);
		databases.push(database);
		return { ...createHome(database), clock: { now: () => clock.at } };
	};
	const nightsOf = () =>
		home.database.db
			.selectFrom('pattern_night')
			.select(['space_id', 'due_at', 'claim', 'claimed_until', 'through', 'found'])
			.orderBy('space_id')
			.execute();
	const told = async (location = here) => {
		const answer = await readReach(home, boss, location);
		if (!answer.ok) throw new Error(answer.error);
		return { through: answer.value.patternsThrough, codes: answer.value.patterns.map(({ code }) => code) };
	};

	beforeAll(async () => {
		place = await createTestPlace(dialect);
		databases = [];
		clock = { at: BEFORE_MIDNIGHT };
		home = open();
		await migrateToLatest(home.database);
		await prepareInstance(home);
	});
	afterAll(async () => {
		for (const database of databases) await database.close();
		await place.remove();
	});
	beforeEach(async () => {
		clock.at = BEFORE_MIDNIGHT;
		await home.database.db.deleteFrom('pattern_night').execute();
		await home.database.db.deleteFrom('space').where('kind', '=', 'location').execute();
		org = await foundOrg(home);
		here = must(org.locations[0], 'one location');
		boss = org.person('manager');
		const ana = org.person('staff');
		for (let n = 0; n < 3; n++) await spend(home, ana, { space: here, amountMinor: NEAR_CAP });
	});

	it('nothing is said of a day before it has ended there, and once when it has', async () => {
		expect(await told()).toEqual({ through: null, codes: [] });
		expect(await lookAtNights(home)).toBe(1);
		expect(await told()).toEqual({ through: '2026-06-14', codes: [] });
		expect(await lookAtNights(home)).toBe(0);
		clock.at += 59_999;
		expect(await lookAtNights(home)).toBe(0);
		clock.at += 1;
		expect(await lookAtNights(home)).toBe(1);
		expect(await told()).toEqual({ through: '2026-06-15', codes: ['NEAR_CAP_PATTERN'] });
		expect(await lookAtNights(home)).toBe(0);
	});

	it('[rule 10] the day ends at the hour at which the location ends it', async () => {
		const { db } = home.database;
		const where = db.updateTable('record').where('kind', '=', 'location').where('id', '=', here);
		const late = { name: 'Casa', zone: 'Atlantic/Canary', currency: 'EUR', cutoverHour: 5 };
		await where.set({ body: JSON.stringify(late) }).execute();
		await lookAtNights(home);
		clock.at = Date.UTC(2026, 5, 16, 3, 59);
		expect(await lookAtNights(home)).toBe(0);
		clock.at = Date.UTC(2026, 5, 16, 4);
		expect(await lookAtNights(home)).toBe(1);
		expect((await told()).through).toBe('2026-06-15');
	});

	it('after days of standing still one look is enough, and what is too old is not told', async () => {
		await lookAtNights(home);
		clock.at += 5 * DAY_MS;
		expect(await lookAtNights(home)).toBe(1);
		expect(await told()).toEqual({ through: '2026-06-19', codes: ['NEAR_CAP_PATTERN'] });
		expect(await lookAtNights(home)).toBe(0);
		clock.at += 26 * DAY_MS;
		await lookAtNights(home);
		expect(await told()).toEqual({ through: '2026-07-15', codes: [] });
	});

	it('several processes on one database look once at each location', async () => {
		const others = dialect === 'postgres' ? [open(), open(), open()] : [home];
		await foundOrg(home, 5);
		const looked = await Promise.all([home, ...others].map(lookAtNights));
		expect(looked.reduce((sum, one) => sum + one, 0)).toBe(6);
		expect((await nightsOf()).map(({ through }) => through)).toEqual(Array(6).fill('2026-06-14'));
	});

	it('a process that dies in the middle delays its location by the length of a claim, no longer', async () => {
		await lookAtNights(home);
		clock.at += HOUR_MS;
		await home.database.db
			.updateTable('pattern_night')
			.set({ claim: 'of one that died', claimed_until: clock.at + CLAIM_MS })
			.execute();
		expect(await lookAtNights(home)).toBe(0);
		clock.at += CLAIM_MS;
		expect(await lookAtNights(home)).toBe(1);
		expect(await told()).toEqual({ through: '2026-06-15', codes: ['NEAR_CAP_PATTERN'] });
		expect(await nightsOf()).toMatchObject([{ claim: '', claimed_until: 0 }]);
	});

	it('one that fails is reported and tried again, and holds up no other location', async () => {
		const other = await foundOrg(home);
		const there = must(other.locations[0], 'one location');
		await home.database.db
			.updateTable('record')
			.set({ body: '{' })
			.where('kind', '=', 'location')
			.where('id', '=', there)
			.execute();
		const before = home.reports.length;
		expect(await lookAtNights(home)).toBe(1);
		expect(home.reports.slice(before)).toEqual(['patterns of a night']);
		expect((await told()).through).toBe('2026-06-14');
	});

	it('a round is bounded; the next one comes soon while there is more to do', async () => {
		await foundOrg(home, NIGHTS_PER_ROUND_MAX + 3);
		const waits: { ms: number; run: () => void }[] = [];
		const timers = { after: (ms: number, run: () => void) => (waits.push({ ms, run }), () => {}) };
		const stop = schedulePatternNights(home, timers);
		const round = async (n: number) => {
			must(waits.at(-1), 'a round is planned').run();
			await vi.waitFor(() => expect(waits).toHaveLength(n));
			return (await nightsOf()).filter(({ through }) => through !== null).length;
		};
		expect(await round(2)).toBe(NIGHTS_PER_ROUND_MAX);
		expect(await round(3)).toBe(NIGHTS_PER_ROUND_MAX + 4);
		expect(must(waits[1], 'the second').ms).toBeLessThan(must(waits[2], 'the third').ms);
		await stop();
	});

	it('[I18] a location is told its own night only', async () => {
		const other = await foundOrg(home);
		await lookAtNights(home);
		clock.at += HOUR_MS;
		await lookAtNights(home);
		const answer = await readReach(home, other.person('manager'), must(other.locations[0], 'one'));
		expect(answer).toMatchObject({ ok: true, value: { patterns: [], patternsThrough: '2026-06-15' } });
		expect(await readReach(home, other.person('manager'), here)).toEqual({ ok: false, error: 'not_found' });
	});
});
