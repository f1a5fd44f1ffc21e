import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareOp, type OpName } from '../../src/lib/domain/mutators';
import type { Op } from '../../src/lib/domain/op/op';
import { dialects } from '../support/testDatabase';
import { fetched, hashOf, photoOf, picture, push, upload } from './mediaWorld';
import { logStory, openTellingWorld, opOf, pulledBy, say, type TellingWorld } from './tellingWorld';
import { newId } from './world';

type Name = keyof TellingWorld['everybody'];
const told = (gesture: string, over: Op['args'] = {}): Op['args'] => ({
	gesture,
	parts: { what: 'Té con miel' },
	scale: 40,
	contributors: [],
	photos: [],
	...over
});

/**
 * Who may send what about a story of Ana's that Berta shares in; everybody else's word is set aside. `anybody`: all who
 * work in the location.
 */
const RIGHTS: Partial<Record<OpName, { may: readonly Name[]; args: (story: string) => Op['args'] }>> = {
	'story.tell@1': { may: ['ana', 'berta'], args: (story) => told(story) },
	'story.outcome@1': {
		may: ['ana', 'berta', 'mario', 'olga'],
		args: (gesture) => ({ gesture, tag: 'returned', on: '2026-06-15' })
	},
	'story.show@1': { may: ['ana'], args: (gesture) => ({ gesture, to: 'private' }) },
	'story.share@1': { may: ['ana', 'berta', 'mario', 'olga'], args: (gesture) => ({ gesture, shared: true }) },
	'story.hide@1': { may: ['mario', 'olga'], args: (gesture) => ({ gesture, reason: 'Nombra' }) },
	'story.unhide@1': { may: ['mario', 'olga'], args: (gesture) => ({ gesture }) },
	'comment.hide@1': { may: ['mario', 'olga'], args: () => ({ comment: newId(), reason: 'Hiere' }) },
	'comment.unhide@1': { may: ['mario', 'olga'], args: () => ({ comment: newId() }) },
	'report.keep@1': { may: ['mario', 'olga'], args: () => ({ reports: [] }) },
	'story.report@1': {
		may: ['ana', 'berta', 'mario', 'olga'],
		args: (gesture) => ({ report: newId(), gesture, reason: 'other' })
	},
	'thanks.give@1': {
		may: ['ana', 'berta', 'mario', 'olga'],
		args: (gesture) => ({ gesture, kind: 'thanks' })
	},
	'thanks.across@1': {
		may: ['ana', 'berta', 'mario', 'olga', 'elsa'],
		args: (gesture) => ({ gesture, kind: 'thanks' })
	},
	'comment.add@1': {
		may: ['ana', 'berta', 'mario', 'olga'],
		args: (gesture) => ({ comment: newId(), gesture, text: '¡Bravo!', mentions: [] })
	},
	'comment.remove@1': { may: ['ana', 'berta', 'mario', 'olga'], args: () => ({ comment: newId() }) }
};

describe.each(dialects)('stories between phones, on %s', (dialect) => {
	let at: TellingWorld;
	beforeAll(async () => {
		at = await openTellingWorld(dialect);
	});
	afterAll(() => at.close());

	/** A story of Ana's that Berta shares in. */
	async function shared(): Promise<string> {
		const { ana, berta } = at.people;
		const { gesture } = await logStory(ana, at.location);
		await say(ana, 'story.tell@1', at.location, told(gesture, { contributors: [berta.actor.person] }));
		return gesture;
	}
	const spaceOf = (name: OpName) =>
		['story.share@1', 'thanks.across@1'].includes(name) ? at.people.ana.actor.tenant : at.location;

	describe.each(Object.entries(RIGHTS))('%s', (name, { may, args }) => {
		it.each(['ana', 'berta', 'mario', 'olga', 'elsa', 'stranger'] as const)('by %s', async (who) => {
			const gesture = await shared();
			const op = name as OpName;
			const given = { ...args(gesture), ...(op === 'story.share@1' ? { location: at.location } : {}) };
			const verdict = await say(at.everybody[who], op, spaceOf(op), given);
			if (may.includes(who)) expect(verdict).toBe('committed');
			else expect(['not_yours', 'not_allowed', 'unknown_space', 'unknown_ref']).toContain(verdict);
		});
	});

	it('names the role of every op about stories', () => {
		const { ana } = at.people;
		for (const [name, { may, args }] of Object.entries(RIGHTS)) {
			const given = { ...args(newId()), ...(name === 'story.share@1' ? { location: at.location } : {}) };
			const prepared = prepareOp(opOf(ana, name as OpName, at.location, given));
			expect([name, prepared.ok && prepared.value.may]).toEqual([
				name,
				may.includes('ana') ? 'staff' : 'manager'
			]);
		}
	});

	it('[I4] the same word again is the same word, and the latest counts', async () => {
		const { ana, berta } = at.people;
		const { gesture } = await logStory(ana, at.location);
		const thanks = opOf(berta, 'thanks.give@1', at.location, { gesture, kind: 'learned' });
		expect(await push(berta, [thanks, thanks])).toEqual(['committed', 'duplicate']);
		const comment = newId();
		const add = opOf(berta, 'comment.add@1', at.location, { comment, gesture, text: 'Uno', mentions: [] });
		expect(await push(berta, [add, add])).toEqual(['committed', 'duplicate']);
		const records = await pulledBy(ana);
		expect(records.get(`thanks/${gesture}`)).toMatchObject({ from: [{ kind: 'learned' }] });
		expect(records.get(`comment/${comment}`)).toMatchObject({ text: 'Uno' });
	});

	it('[I21] a hidden or private story: its words, its thanks and its photos are its author’s and the managers’', async () => {
		const { ana, berta, mario, stranger } = at.people;
		const bytes = await picture();
		await upload(ana, bytes);
		const hash = hashOf(bytes);
		const { gesture } = await logStory(ana, at.location, { photos: [photoOf(hash)] });
		await say(berta, 'thanks.give@1', at.location, { gesture, kind: 'thanks' });
		const seen = async () => [
			(await fetched(ana, hash)).status,
			(await fetched(berta, hash)).status,
			(await fetched(mario, hash)).status,
			(await fetched(stranger, hash)).status
		];
		expect(await seen()).toEqual([200, 200, 200, 404]);
		const steps: [() => Promise<string>, () => Promise<string>][] = [
			[
				() => say(mario, 'story.hide@1', at.location, { gesture, reason: 'Nombra a la huésped' }),
				() => say(mario, 'story.unhide@1', at.location, { gesture })
			],
			[
				() => say(ana, 'story.show@1', at.location, { gesture, to: 'private' }),
				() => say(ana, 'story.show@1', at.location, { gesture, to: 'location' })
			]
		];
		for (const [away, back] of steps) {
			expect(await away()).toBe('committed');
			expect(await seen()).toEqual([200, 404, 200, 404]);
			expect((await fetched(ana, hash)).headers.get('cache-control')).toBe('no-store');
			expect(JSON.stringify([...(await pulledBy(berta))])).not.toContain(gesture);
			for (const reader of [ana, mario]) {
				const records = await pulledBy(reader);
				expect(records.get(`withheld/${gesture}`)).toMatchObject({ thanks: [{ kind: 'thanks' }] });
				expect(records.has(`gesture/${gesture}`)).toBe(false);
			}
			expect(await back()).toBe('committed');
			expect(await seen()).toEqual([200, 200, 200, 404]);
			expect((await pulledBy(berta)).has(`gesture/${gesture}`)).toBe(true);
		}
	});

	it('hidden while somebody comments offline: kept for them and the managers, never lost, never shown', async () => {
		const { ana, berta, mario } = at.people;
		const { gesture } = await logStory(ana, at.location);
		const comment = newId();
		const offline = opOf(berta, 'comment.add@1', at.location, {
			comment,
			gesture,
			text: 'Yo estaba allí',
			mentions: []
		});
		await say(mario, 'story.hide@1', at.location, { gesture, reason: 'Nombra' });
		expect(await push(berta, [offline])).toEqual(['committed']);
		expect(JSON.stringify([...(await pulledBy(ana))])).not.toContain('Yo estaba allí');
		for (const reader of [berta, mario]) {
			expect((await pulledBy(reader)).get(`withheld/${comment}`)).toMatchObject({
				comment: { text: 'Yo estaba allí' }
			});
		}
	});

	it('its author removed: what they told stays, and thanks and comments still find it', async () => {
		const { olga, berta } = at.people;
		const { ana } = at.people;
		const { gesture } = await logStory(ana, at.location);
		await olga.browser.send('PATCH', `/api/people/${ana.actor.person}`, { active: false });
		expect(await say(berta, 'thanks.give@1', at.location, { gesture, kind: 'inspired' })).toBe('committed');
		const comment = newId();
		const args = { comment, gesture, text: 'Se te echa de menos', mentions: [ana.actor.person] };
		expect(await say(berta, 'comment.add@1', at.location, args)).toBe('committed');
		const records = await pulledBy(berta);
		expect(records.has(`gesture/${gesture}`)).toBe(true);
		expect(records.has(`comment/${comment}`)).toBe(true);
	});
});

describe.each(dialects)('shared with the organisation, on %s', (dialect) => {
	let at: TellingWorld;
	beforeAll(async () => {
		at = await openTellingWorld(dialect);
	});
	afterAll(() => at.close());

	it('another house reads the copy and its photos, until it is taken back', async () => {
		const { ana } = at.people;
		const bytes = await picture();
		await upload(ana, bytes);
		const hash = hashOf(bytes);
		const { gesture } = await logStory(ana, at.location, { photos: [photoOf(hash)] });
		expect((await fetched(at.elsa, hash)).status).toBe(404);
		const args = { gesture, location: at.location };
		const { tenant } = ana.actor;
		expect(await say(ana, 'story.share@1', tenant, { ...args, shared: true })).toBe('committed');
		const read = await pulledBy(at.elsa);
		expect(read.get(`shared_story/${gesture}`)).toMatchObject({ story: { author: ana.actor.person } });
		expect(read.has(`gesture/${gesture}`)).toBe(false);
		expect((await fetched(at.elsa, hash)).status).toBe(200);
		expect((await fetched(at.people.stranger, hash)).status).toBe(404);
		expect(await say(ana, 'story.share@1', tenant, { ...args, shared: false })).toBe('committed');
		expect((await pulledBy(at.elsa)).has(`shared_story/${gesture}`)).toBe(false);
		expect((await fetched(at.elsa, hash)).status).toBe(404);
	});

	it('a thousand comments on one story all arrive', async () => {
		const { ana, berta } = at.people;
		const { gesture } = await logStory(ana, at.location);
		for (let n = 0; n < 1_000; n += 200) {
			const ops = Array.from({ length: 200 }, (_, i) =>
				opOf(berta, 'comment.add@1', at.location, {
					comment: newId(),
					gesture,
					text: `Comentario ${n + i}`,
					mentions: []
				})
			);
			expect(new Set(await push(berta, ops))).toEqual(new Set(['committed']));
		}
		const records = await pulledBy(ana);
		const comments = [...records.keys()].filter((key) => key.startsWith('comment/'));
		expect(comments).toHaveLength(1_000);
	});
});
