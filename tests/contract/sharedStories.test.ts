import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordBody } from '../../src/lib/domain/records';
import { dialects } from '../support/testDatabase';
import { type Guest, fetched, hashOf, photoOf, picture, push, upload } from './mediaWorld';
import { logStory, openTellingWorld, opOf, pulledBy, say, type TellingWorld } from './tellingWorld';
import { gestureOp, newId } from './world';

/** What ends a story, from a phone that never says a word about its copy. */
const ENDS: Record<
	string,
	(at: TellingWorld, story: { gesture: string; incident: string }) => Promise<string>
> = {
	hidden: ({ people, location }, { gesture }) =>
		say(people.mario, 'story.hide@1', location, { gesture, reason: 'Nombra' }),
	'made private': ({ people, location }, { gesture }) =>
		say(people.ana, 'story.show@1', location, { gesture, to: 'private' }),
	'taken back': ({ people, location }, { gesture, incident }) =>
		say(people.ana, 'gesture.retract@1', location, { gesture, incident })
};

describe.each(dialects)('[S8] a story shared with the organisation, on %s', (dialect) => {
	let at: TellingWorld;
	let tenant: string;
	beforeAll(async () => {
		at = await openTellingWorld(dialect);
		tenant = at.people.ana.actor.tenant;
	});
	afterAll(() => at.close());

	const shared = async (args: Record<string, unknown> = {}) => {
		const story = await logStory(at.people.ana, at.location, args);
		const wish = { gesture: story.gesture, location: at.location, shared: true };
		expect(await say(at.people.ana, 'story.share@1', tenant, wish)).toBe('committed');
		return story;
	};
	const copyOf = async (gesture: string) =>
		(await pulledBy(at.elsa)).get(`shared_story/${gesture}`) as RecordBody<'shared_story'> | undefined;

	it.each(Object.entries(ENDS))('%s: no other house reads it or sees its photos', async (_, end) => {
		const bytes = await picture();
		await upload(at.people.ana, bytes);
		const story = await shared({ photos: [photoOf(hashOf(bytes))] });
		expect((await copyOf(story.gesture))?.story?.author).toBe(at.people.ana.actor.person);
		expect((await fetched(at.elsa, hashOf(bytes))).status).toBe(200);
		expect(await end(at, story)).toBe('committed');
		expect(await copyOf(story.gesture)).toBeUndefined();
		expect((await fetched(at.elsa, hashOf(bytes))).status).toBe(404);
	});

	it('[P20] a copy is the server’s to make: whoever sends one as an op has it set aside, and nothing is copied', async () => {
		const { ana, mario } = at.people;
		const { gesture } = await logStory(ana, at.location, {});
		for (const guest of [ana, mario]) {
			const args = { gesture, location: at.location, by: guest.actor.person, seq: 0 };
			expect(await say(guest, 'story.copy@1', tenant, args)).toBe('not_allowed');
		}
		expect(await copyOf(gesture)).toBeUndefined();
	});

	it('[I18] is found by the other house’s search, once by its own, and by nobody once it is hidden', async () => {
		const { ana, mario, stranger } = at.people;
		const { gesture } = await shared({ parts: { what: 'Un paraguas para la novia' } });
		const found = async (guest: Guest, spaces?: string[]) => {
			const asked = { text: 'paraguas', ...(spaces ? { spaces } : {}) };
			const { body } = await guest.browser.send('POST', '/api/stories', asked);
			return (body.stories as { id: string; space: string; isShared?: true }[]).map(
				({ id, space, isShared }) => [id, space, Boolean(isShared)]
			);
		};
		expect(await found(at.elsa)).toEqual([[gesture, at.location, true]]);
		expect(await found(at.elsa, [tenant])).toEqual([[gesture, at.location, true]]);
		expect(await found(at.elsa, [...at.elsa.actor.spaces, at.location])).toEqual([]);
		expect(await found(ana)).toEqual([[gesture, at.location, false]]);
		expect(await found(ana, [tenant])).toEqual([]);
		expect(await found(stranger)).toEqual([]);
		await say(mario, 'story.hide@1', at.location, { gesture, reason: 'Nombra' });
		expect(await found(at.elsa)).toEqual([]);
	});

	it('thanks from another house are kept beside the copy, for everybody to see', async () => {
		const { ana, berta } = at.people;
		const { gesture } = await shared();
		const thank = (by: Guest, kind: string | null) => say(by, 'thanks.across@1', tenant, { gesture, kind });
		expect([await thank(at.elsa, 'learned'), await thank(berta, 'team'), await thank(berta, null)]).toEqual([
			'committed',
			'committed',
			'committed'
		]);
		expect((await pulledBy(ana)).get(`thanks/${gesture}`)).toMatchObject({
			from: [{ by: at.elsa.actor.person, kind: 'learned' }]
		});
		// One's own story alone, or one that nobody shares, is not thanked: accepted without effect [S7].
		expect(await thank(ana, 'thanks')).toBe('committed');
		const own = await logStory(ana, at.location);
		expect(await say(at.elsa, 'thanks.across@1', tenant, { gesture: own.gesture, kind: 'thanks' })).toBe(
			'committed'
		);
		const records = await pulledBy(ana);
		expect((records.get(`thanks/${gesture}`) as { from: unknown[] }).from).toHaveLength(1);
		expect(records.has(`thanks/${own.gesture}`)).toBe(false);
		expect(await say(at.people.stranger, 'thanks.across@1', tenant, { gesture, kind: 'team' })).toBe(
			'unknown_space'
		);
	});

	it('told anew, the copy says the same; shown again after it was hidden, it is the location’s alone', async () => {
		const { gesture } = await shared();
		const telling = {
			gesture,
			parts: { what: 'Con miel' },
			scale: 40,
			contributors: [],
			photos: []
		};
		await say(at.people.ana, 'story.tell@1', at.location, telling);
		expect((await copyOf(gesture))?.story?.parts.what).toBe('Con miel');
		await say(at.people.mario, 'story.hide@1', at.location, { gesture, reason: 'Nombra' });
		await say(at.people.mario, 'story.unhide@1', at.location, { gesture });
		expect(await copyOf(gesture)).toBeUndefined();
		expect((await pulledBy(at.people.berta)).has(`gesture/${gesture}`)).toBe(true);
	});

	it('[G4] of a forgotten guest the copy loses the name too, and no log of the organisation holds it', async () => {
		const guest = newId();
		const { gesture } = await shared({ parts: { what: 'A Zarzamora le subí un té' } });
		await say(at.people.ana, 'guest.put@1', at.location, { guest, name: 'Sra. Zarzamora' });
		await say(at.people.ana, 'guest.met@1', at.location, { guest, gesture });
		expect(JSON.stringify(await copyOf(gesture))).toContain('Zarzamora');
		const erase = { guests: [guest], gestures: [gesture] };
		expect(await say(at.people.mario, 'guest.erase@1', at.location, erase)).toBe('committed');
		expect((await copyOf(gesture))?.story).toBeDefined();
		expect(JSON.stringify([...(await pulledBy(at.elsa))])).not.toContain('Zarzamora');
		const log = await at.world.app.home.database.db.selectFrom('op').select('body').execute();
		expect(JSON.stringify(log)).not.toContain('Zarzamora');
	});

	it('[I12] logged and shared offline, sent in one push: it is shared, whichever space comes first', async () => {
		const { ana } = at.people;
		const log = gestureOp(ana.actor, { space: at.location });
		const { gesture } = log.args as { gesture: string };
		const share = opOf(ana, 'story.share@1', tenant, { gesture, location: at.location, shared: true });
		expect(await push(ana, [share, log])).toEqual(['committed', 'committed']);
		expect((await copyOf(gesture))?.story?.parts).toEqual(log.args.parts);
	});

	it('[I12] a colleague’s wish for a story that is not theirs gives nobody anything to read', async () => {
		const { ana, berta } = at.people;
		const log = gestureOp(ana.actor, { space: at.location });
		const { gesture } = log.args as { gesture: string };
		const wish = { gesture, location: at.location, shared: true };
		expect(await say(berta, 'story.share@1', tenant, wish)).toBe('committed');
		expect(await copyOf(gesture)).toBeUndefined();
		expect(await push(ana, [log])).toEqual(['committed']);
		expect(await copyOf(gesture)).toBeUndefined();
		expect(await say(berta, 'story.share@1', tenant, wish)).toBe('not_yours');
	});
});
