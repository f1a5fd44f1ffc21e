import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRESH_RECORDS_MAX, PULL_RECORDS_MAX } from '../../src/lib/protocol/limits';
import type { Op } from '../../src/lib/domain/op/op';
import { pullResponseSchema } from '../../src/lib/protocol/pull';
import { rotateEpoch } from '../../src/lib/server/sync/home';
import { commitServerOps } from '../../src/lib/server/sync/serverOps';
import { dialects } from '../support/testDatabase';
import { foundOrg, gestureOp, hashed, newId, openHome, outcomesOf, Phone, projectionOf, push } from './world';
import type { Org, TestHome } from './world';

describe.each(dialects)('pull on %s', (dialect) => {
	let home: TestHome;
	beforeAll(async () => {
		home = await openHome(dialect);
	});
	afterAll(() => home.database.close());

	async function filledOrg(count: number, locations = 1): Promise<{ org: Org; here: string }> {
		const org = await foundOrg(home, locations);
		const here = org.locations[0] ?? '';
		await pushMany(org, here, count);
		return { org, here };
	}

	async function pushMany(org: Org, space: string, count: number, amountMinor?: number): Promise<void> {
		const actor = org.person();
		for (let left = count; left > 0; left -= 200) {
			const ops = Array.from({ length: Math.min(left, 200) }, () => gestureOp(actor, { space, amountMinor }));
			await push(home, actor, ops);
		}
	}

	it('[P6] a new phone gets the newest first, then the past page by page, and ends with all', async () => {
		const { org, here } = await filledOrg(1_400);
		const phone = new Phone(home, org.person());
		const first = await phone.pullOnce();
		expect(pullResponseSchema.safeParse(first).success).toBe(true);
		const page = first.pages.find(({ space }) => space === here);
		expect(page?.reset).toBe(true);
		expect(page?.records).toHaveLength(FRESH_RECORDS_MAX);
		expect(page?.records[0]?.seq).toBe(1_400);
		expect(page?.state).toMatchObject({ seq: 1_400, before: 1_341 });
		expect(await phone.pull()).toBe(2);
		expect(phone.content(here)).toEqual(await projectionOf(home, here, phone.actor.person));
		expect(phone.states.get(here)?.before).toBeNull();
		expect(Math.max(...phone.pages.map(({ records }) => records.length))).toBeLessThanOrEqual(
			PULL_RECORDS_MAX
		);
	});

	it('[P6][I6] changes arrive in seq order, no seq split between pages, nothing twice', async () => {
		const { org, here } = await filledOrg(3);
		const phone = new Phone(home, org.person('manager'));
		await phone.pull();
		phone.pages = [];
		await pushMany(org, here, 800, 10);
		await phone.pull();
		const pages = phone.pages.filter(({ space, records }) => space === here && records.length > 0);
		expect(pages.length).toBeGreaterThan(2);
		const seqs = pages.flatMap(({ records }) => records.map(({ seq }) => seq));
		expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
		for (const [i, page] of pages.entries()) {
			expect(page.state.seq).toBe(i === pages.length - 1 ? 803 : page.records.at(-1)?.seq);
			const following = pages[i + 1]?.records[0]?.seq ?? Infinity;
			expect(following).toBeGreaterThan(page.records.at(-1)?.seq ?? 0);
		}
		// Of each gesture itself, its entry and its matter; the running totals of the author and the pool once.
		expect(seqs).toHaveLength(800 * 3 + 2);
		expect(phone.content(here)).toEqual(await projectionOf(home, here, null));
	});

	it('[P12a] a phone may ask for its past once more from where it stands: all comes, and the cursor stays', async () => {
		const { org, here } = await filledOrg(130);
		const phone = new Phone(home, org.person());
		await phone.pull();
		const all = await projectionOf(home, here, phone.actor.person);
		// What an older build could not store is missing; where it stands is told as if it held nothing below.
		for (const key of [...phone.records.keys()]) if (key.includes('/gesture/')) phone.records.delete(key);
		const state = phone.states.get(here);
		if (state) phone.states.set(here, { ...state, before: state.seq + 1 });
		phone.pages = [];
		await pushMany(org, here, 1);
		await phone.pull();
		const pages = phone.pages.filter(({ space }) => space === here);
		expect(pages.some(({ reset }) => reset)).toBe(false);
		expect(pages[0]?.records[0]?.seq).toBe(131);
		expect(phone.states.get(here)).toMatchObject({ seq: 131, before: null });
		expect(phone.content(here)).toEqual(await projectionOf(home, here, phone.actor.person));
		expect(phone.content(here)).toHaveLength(all.length + 1);
	});

	it('[P6] while the past fills in, what is new comes first, and nothing is missed in between', async () => {
		const { org, here } = await filledOrg(700);
		const phone = new Phone(home, org.person());
		await phone.pullOnce();
		await pushMany(org, here, 2);
		const { pages } = await phone.pullOnce();
		const page = pages.find(({ space }) => space === here);
		expect(page?.records.map(({ seq }) => seq)).toEqual([701, 702]);
		expect(page?.more).toBe(true);
		await phone.pull();
		expect(phone.content(here)).toEqual(await projectionOf(home, here, phone.actor.person));
	});

	it('[I8] a page names the state it leads to: asked again from there, it is the same rows again', async () => {
		const { org } = await filledOrg(20);
		const phone = new Phone(home, org.person());
		const ask = { epoch: '', spaces: [] };
		const [one, two] = [await phone.pullOnce(ask), await phone.pullOnce(ask)];
		expect(two).toEqual(one);
		const { pages } = await phone.pullOnce();
		expect(pages.flatMap(({ records }) => records)).toEqual([]);
		expect(pages.every(({ more, reset }) => !more && !reset)).toBe(true);
	});

	it('[P14] a gesture taken back leaves the phones that had it, and never reaches new ones', async () => {
		const { org, here } = await filledOrg(1);
		const author = org.person();
		const logged = gestureOp(author, { space: here, amountMinor: 500 });
		await push(home, author, [logged]);
		const old = new Phone(home, org.person());
		await old.pull();
		const { gesture, incident, spend } = logged.args as {
			gesture: string;
			incident: string;
			spend: { id: string };
		};
		const args = { gesture, incident, spend: { id: spend.id, reversal: newId() } };
		const op: Op = hashed({ ...logged, id: newId(), type: 'gesture.retract', args });
		expect(await outcomesOf(home, author, [op])).toEqual(['committed']);
		await old.pull();
		const fresh = new Phone(home, old.actor);
		await fresh.pull();
		expect(old.content(here).join()).not.toContain(gesture);
		expect(fresh.content(here)).toEqual(old.content(here));
		expect([...fresh.records.values()].every(({ body }) => body !== null)).toBe(true);
	});

	it('[I18] what is private reaches the person concerned and managers, nobody else', async () => {
		const { org, here } = await filledOrg(0);
		const author = org.person();
		await push(home, author, [
			gestureOp(author, { space: here, amountMinor: 250_000, guestName: 'Irene Sandoval' })
		]);
		const kindsSeenBy = async (actor: typeof author) => {
			const phone = new Phone(home, actor);
			await phone.pull();
			expect(phone.content(here)).toEqual(
				await projectionOf(home, here, actor.role === 'staff' ? actor.person : null)
			);
			const keys = [...phone.records.keys()].filter((key) => key.startsWith(here));
			return [...new Set(keys.map((key) => key.split('/')[1]))].sort();
		};
		const own = ['flags', 'gesture', 'guest_name', 'incident', 'spend', 'tally'];
		const everything = [...own, 'pool'].sort();
		expect(await kindsSeenBy(author)).toEqual(own);
		expect(await kindsSeenBy(org.person('manager'))).toEqual(everything);
		expect(await kindsSeenBy(org.person('owner'))).toEqual(everything);
		expect(await kindsSeenBy(org.person())).toEqual(['gesture']);
	});

	it('[P9] another role reads the space anew; a lost location disappears from the list', async () => {
		const { org, here } = await filledOrg(5, 2);
		const author = org.person();
		await push(home, author, [gestureOp(author, { space: here, amountMinor: 900 })]);
		const phone = new Phone(home, org.person());
		await phone.pull();
		phone.actor = { ...phone.actor, role: 'manager' };
		const { pages } = await phone.pullOnce();
		expect(pages.every(({ reset }) => reset)).toBe(true);
		await phone.pull();
		expect(phone.content(here)).toEqual(await projectionOf(home, here, null));
		phone.actor = { ...phone.actor, spaces: org.locations.slice(1) };
		const { spaces } = await phone.pullOnce();
		expect(spaces).toEqual([org.tenant, ...org.locations.slice(1)]);
		expect(phone.content(here)).toEqual([]);
	});

	it('[P9] a new location appears by itself, with its record in the organisation', async () => {
		const { org } = await filledOrg(1);
		const phone = new Phone(home, org.person('owner'));
		await phone.pull();
		const id = newId();
		const location = { name: 'Casa Nueva', zone: 'Europe/Madrid', currency: 'EUR' };
		const op = {
			tenant: org.tenant,
			space: org.tenant,
			type: 'location.add' as const,
			author: phone.actor.person
		};
		await commitServerOps(home, [{ ...op, args: { id, location } }]);
		phone.actor = { ...phone.actor, spaces: [...phone.actor.spaces, id] };
		await phone.pull();
		expect(phone.states.get(id)).toMatchObject({ seq: 0, before: null });
		expect(phone.content(org.tenant).join()).toContain('Casa Nueva');
	});

	it('[P7][I15] another epoch, a foreign head or a seq from the future starts the space anew', async () => {
		const { org, here } = await filledOrg(10);
		const actor = org.person();
		const bent = async (change: object, epoch?: string) => {
			const phone = new Phone(home, actor);
			await phone.pull();
			const state = phone.states.get(here);
			if (state) phone.states.set(here, { ...state, ...change });
			phone.epoch = epoch ?? phone.epoch;
			const { pages } = await phone.pullOnce();
			return pages.find(({ space }) => space === here)?.reset;
		};
		expect(await bent({})).toBe(false);
		expect(await bent({ head: 'f'.repeat(64) })).toBe(true);
		expect(await bent({ seq: 4, head: 'f'.repeat(64) })).toBe(true);
		expect(await bent({ seq: 11 })).toBe(true);
		expect(await bent({ seq: 0, head: '' })).toBe(false);
		expect(await bent({ scope: 'owner:somebody' })).toBe(true);
		expect(await bent({}, 'e'.repeat(32))).toBe(true);

		const phone = new Phone(home, actor);
		await phone.pull();
		await rotateEpoch(home);
		const { pages } = await phone.pullOnce();
		expect(pages.map(({ reset }) => reset)).toEqual([true, true]);
	});

	it('[I18] every byte for one organisation is the same with and without another and its activity', async () => {
		const { org, here } = await filledOrg(30);
		const phone = new Phone(home, org.person());
		const ask = { epoch: '', spaces: [] };
		const before = JSON.stringify(await phone.pullOnce(ask));
		const { org: other, here: there } = await filledOrg(40);
		const state = { space: there, seq: 40, head: '', before: null, scope: `staff:${phone.actor.person}` };
		const after = await phone.pullOnce({ epoch: '', spaces: [state] });
		expect(JSON.stringify(after)).toBe(before);
		const stranger = gestureOp(phone.actor, { space: there });
		const invented = gestureOp(phone.actor, { space: newId() });
		const [a, b] = [await push(home, phone.actor, [stranger]), await push(home, phone.actor, [invented])];
		const bare = (answer: typeof a) =>
			answer.verdicts.map(({ kind, ...rest }) => [kind, 'reason' in rest && rest.reason]);
		expect(bare(a)).toEqual(bare(b));
		expect(new Phone(home, { ...phone.actor, spaces: [here, there] }).actor.tenant).not.toBe(other.tenant);
		const forger = new Phone(home, { ...phone.actor, spaces: [here, there] });
		await forger.pull();
		expect([...forger.states.keys()].sort()).toEqual([org.tenant, here].sort());
	});

	it('[P18] a heartbeat is remembered per device and person', async () => {
		const { org } = await filledOrg(0);
		const phone = new Phone(home, org.person());
		const heartbeat = { unsent: 3, oldestUnsentAt: 5, build: 'abc\0', persisted: true, clockOffsetMs: -90 };
		await phone.pullOnce({ heartbeat });
		await phone.pullOnce({ heartbeat: { ...heartbeat, unsent: 1, persisted: null } });
		const rows = await home.database.db
			.selectFrom('device')
			.selectAll()
			.where('tenant_id', '=', org.tenant)
			.execute();
		expect(rows).toMatchObject([
			{ id: phone.device, person_id: phone.actor.person, unsent: 1, persisted: null, build: 'abc' }
		]);
	});

	it('[P6] many spaces share one answer: none is forgotten when it is full', async () => {
		const org = await foundOrg(home, 14);
		for (const space of org.locations) await pushMany(org, space, FRESH_RECORDS_MAX + 5);
		const phone = new Phone(home, org.person('owner'));
		expect(await phone.pull()).toBeGreaterThan(1);
		for (const space of [org.tenant, ...org.locations]) {
			expect(phone.content(space)).toEqual(await projectionOf(home, space, null));
		}
	});
});
