import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/lib/base/assert';
import { heldSchema, type Held } from '../../src/lib/protocol/guests';
import { readHeld } from '../../src/lib/server/guests/held';
import type { Actor } from '../../src/lib/server/sync/actor';
import type { Home } from '../../src/lib/server/sync/home';
import { dialects } from '../support/testDatabase';
import { act, openDeskHome, spend } from './deskWorld';
import { foundOrg, newId, NOW, type Org } from './world';

describe.each(dialects)('[003-4] what the house holds of a guest, on %s', (dialect) => {
	let home: Home & { at: number };
	let org: Org;
	let here: string;
	let ana: Actor;
	let boss: Actor;
	const [gold, twin, other] = [newId(), newId(), newId()];

	const heldBy = (actor: Actor, guest: string, location = here) => readHeld(home, actor, { location, guest });
	const held = async (guest: string): Promise<Held> => {
		const answer = await heldBy(boss, guest);
		if (!answer.ok) throw new Error(answer.error);
		return heldSchema.parse(answer.value);
	};
	const taken = async (type: string, args: object, actor = ana) =>
		expect(await act(home, actor, here, type, args)).toBe('committed');

	beforeAll(async () => {
		home = await openDeskHome(dialect, NOW);
		org = await foundOrg(home);
		here = must(org.locations[0], 'one location');
		[ana, boss] = [org.person('staff'), org.person('manager')];
		for (const guest of [gold, twin, other]) await taken('guest.put', { guest, name: `Gold ${guest}` });
	});
	afterAll(() => home.database.close());

	it('every gesture that cost something, whoever made it, less what came back; and no other guest’s', async () => {
		const taxi = await spend(home, ana, { space: here, amountMinor: 4_000, guest: gold, what: 'Un taxi' });
		const cake = await spend(home, boss, { space: here, amountMinor: 2_500, guest: gold, what: 'Una tarta' });
		await spend(home, ana, { space: here, amountMinor: 9_900, guest: other, what: 'De otra persona' });
		await taken('spend.void', { ...cake, guest: gold, reversal: newId() }, boss);
		const { gestures, currency, more } = await held(gold);
		expect({ currency, more }).toEqual({ currency: 'EUR', more: 0 });
		expect(
			new Map(gestures.map(({ id, spentMinor, story }) => [id, [spentMinor, story?.parts.what]]))
		).toEqual(
			new Map([
				[taxi.gesture, [4_000, 'Un taxi']],
				[cake.gesture, [0, 'Una tarta']]
			])
		);
	});

	it('[G2] what stands on a card that was found to be theirs too is theirs, whichever card is asked for', async () => {
		const tea = await spend(home, ana, { space: here, amountMinor: 300, guest: twin, what: 'Un té' });
		await taken('guest.merge', { from: twin, into: gold });
		const ids = (await held(gold)).gestures.map(({ id }) => id);
		expect(ids).toContain(tea.gesture);
		expect((await held(twin)).gestures.map(({ id }) => id)).toEqual(ids);
	});

	it('a story that was taken back leaves what it cost and no words; with its money back, nothing', async () => {
		const gone = await spend(home, ana, { space: here, amountMinor: 700, guest: gold, what: 'Se retira' });
		const { gesture, incident, entry } = gone;
		await taken('gesture.retract', { gesture, incident });
		const found = (await held(gold)).gestures.find(({ id }) => id === gesture);
		expect(found).toEqual({ id: gesture, on: expect.any(String), story: null, spentMinor: 700 });
		await taken('spend.void', {
			entry,
			gesture,
			incident,
			employee: ana.person,
			guest: gold,
			reversal: newId()
		});
		expect((await held(gold)).gestures.map(({ id }) => id)).not.toContain(gesture);
	});

	it('[I18] a location of others, a guest of another one, and a forgotten guest are as none', async () => {
		const foreign = must((await foundOrg(home)).locations[0], 'its own');
		expect(await heldBy(boss, gold, foreign)).toEqual({ ok: false, error: 'not_found' });
		expect(await heldBy(boss, newId())).toEqual({ ok: false, error: 'not_found' });
		await taken('guest.erase', { guests: [other], gestures: [] }, boss);
		expect(await heldBy(boss, other)).toEqual({ ok: false, error: 'not_found' });
	});
});
