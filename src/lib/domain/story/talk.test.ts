import { describe, expect, it } from 'vitest';
import {
	ANA,
	BEA,
	CADIZ,
	CARO,
	ELSA,
	id,
	MARIO,
	PALMA,
	STORY,
	StoryHome,
	TENANT,
	told
} from '../../../../tests/support/storyHome';

function homeWith(over = {}): StoryHome {
	const home = new StoryHome();
	expect(home.log(ANA, over)).toBeNull();
	return home;
}

describe('thanks.give', () => {
	const thank = (home: StoryHome, by: string, kind: string | null) =>
		home.apply('thanks.give@1', by, { gesture: STORY, kind });

	it('is one word of one person; another takes its place, null takes it back', () => {
		const home = homeWith();
		thank(home, BEA, 'thanks');
		thank(home, BEA, 'inspired');
		thank(home, CARO, 'team');
		thank(home, CARO, 'team');
		expect(home.get('thanks')?.from.map(({ by, kind }) => [by, kind])).toEqual([
			[BEA, 'inspired'],
			[CARO, 'team']
		]);
		thank(home, BEA, null);
		thank(home, CARO, null);
		expect(home.get('thanks')).toBeNull();
		expect(thank(home, BEA, 'money')).toBe('bad_args');
	});

	it('not for oneself alone; with others it thanks them', () => {
		const home = homeWith();
		expect(thank(home, ANA, 'thanks')).toBeNull();
		expect(home.get('thanks')).toBeNull();
		home.apply('story.tell@1', ANA, told({ contributors: [BEA] }));
		thank(home, ANA, 'team');
		expect(home.get('thanks')?.from).toHaveLength(1);
	});

	it('[I12] for a story that is gone it changes nothing, and troubles nobody', () => {
		expect(thank(new StoryHome(), BEA, 'thanks')).toBeNull();
	});
});

describe('comments', () => {
	const comment = (home: StoryHome, n: number, by = BEA, over = {}) =>
		home.apply('comment.add@1', by, {
			comment: id(n),
			gesture: STORY,
			text: '¡Qué bien!',
			mentions: [],
			...over
		});

	it('are read by all, and taken back by who wrote them', () => {
		const home = homeWith();
		expect(comment(home, 301, BEA, { mentions: [ANA, ANA] })).toBeNull();
		expect(home.get('comment', id(301))).toMatchObject({ gesture: STORY, by: BEA, mentions: [ANA] });
		expect(home.audience('comment', id(301))).toBeNull();
		expect(home.apply('comment.remove@1', ANA, { comment: id(301) })).toBe('not_yours');
		expect(home.apply('comment.remove@1', BEA, { comment: id(301) })).toBeNull();
		expect(home.apply('comment.remove@1', BEA, { comment: id(301) })).toBeNull();
		expect(home.get('comment', id(301))).toBeNull();
	});

	it('[I5] never take the place of another one', () => {
		const home = homeWith();
		comment(home, 301);
		expect(comment(home, 301, CARO, { text: 'Otra cosa' })).toBe('not_yours');
		expect(home.get('comment', id(301))?.by).toBe(BEA);
	});

	it('hidden while somebody comments offline: kept for its author and managers, never lost, never shown', () => {
		const home = homeWith();
		home.apply('story.hide@1', MARIO, { gesture: STORY, reason: 'Nombra' });
		expect(comment(home, 301)).toBeNull();
		expect(home.get('comment', id(301))).toBeNull();
		expect(home.audience('withheld', id(301))).toBe(BEA);
		expect(home.readBy(CARO)).not.toContain('Qué bien');
		expect(home.readBy(BEA)).toContain('Qué bien');
		home.apply('story.unhide@1', MARIO, { gesture: STORY });
		expect(home.readBy(CARO)).not.toContain('Qué bien');
		home.apply('comment.unhide@1', MARIO, { comment: id(301) });
		expect(home.get('comment', id(301))?.text).toBe('¡Qué bien!');
	});

	it('are hidden with a reason, and shown again', () => {
		const home = homeWith();
		comment(home, 301);
		const before = home.get('comment', id(301));
		expect(home.apply('comment.hide@1', MARIO, { comment: id(301), reason: 'Hiere' })).toBeNull();
		expect(home.readBy(CARO)).not.toContain('Qué bien');
		expect(home.get('withheld', id(301))).toMatchObject({ hidden: { reason: 'Hiere' } });
		home.apply('comment.unhide@1', MARIO, { comment: id(301) });
		expect(home.get('comment', id(301))).toEqual(before);
		expect(home.apply('comment.hide@1', MARIO, { comment: id(999), reason: 'Nada' })).toBeNull();
	});

	it.each([
		['501 characters', { text: 'x'.repeat(501) }],
		['nothing', { text: '  ' }],
		['eleven mentions', { mentions: Array.from({ length: 11 }, (_, n) => id(n)) }]
	])('answers bad_args to %s', (_, over) => expect(comment(homeWith(), 301, BEA, over)).toBe('bad_args'));
});

describe('reports', () => {
	it('are between who reports and the managers; hiding answers them, or a manager keeps the story', () => {
		const home = homeWith();
		const report = (n: number) =>
			home.apply('story.report@1', BEA, { report: id(n), gesture: STORY, reason: 'guest_named' });
		expect([report(401), report(402), report(401)]).toEqual([null, null, 'not_yours']);
		expect(home.audience('report', id(401))).toBe(BEA);
		home.apply('report.keep@1', MARIO, { reports: [id(402)] });
		const reports = [id(401), id(402), id(499)];
		expect(home.apply('story.hide@1', MARIO, { gesture: STORY, reason: 'Nombra', reports })).toBeNull();
		expect(home.get('report', id(401))?.settled).toMatchObject({ outcome: 'hidden', by: MARIO });
		expect(home.get('report', id(402))?.settled?.outcome).toBe('kept');
	});
});

describe('story.share', () => {
	const share = (home: StoryHome, by: string, shared: boolean, location = PALMA) =>
		home.apply('story.share@1', by, { gesture: STORY, location, shared });

	const copy = (home: StoryHome, by = ANA) =>
		home.apply('story.copy@1', MARIO, { gesture: STORY, location: PALMA, by, seq: 1 });

	it('makes a copy of what the location reads, by who did it or leads there', () => {
		const home = homeWith();
		expect(share(home, BEA, true)).toBe('not_yours');
		expect(share(home, ELSA, true)).toBe('not_yours');
		expect(share(home, ANA, true)).toBeNull();
		expect(home.get('shared_story', STORY, TENANT)).toMatchObject({ location: PALMA, by: ANA });
		copy(home);
		expect(home.get('shared_story', STORY, TENANT)?.story).toEqual(home.get('gesture'));
		expect(share(home, MARIO, false)).toBeNull();
		expect(home.get('shared_story', STORY, TENANT)).toBeNull();
		expect(share(home, ANA, true, CADIZ)).toBe('not_yours');
	});

	it('a story that is not shown cannot be shared, and can be taken back from the organisation', () => {
		const home = homeWith();
		share(home, ANA, true);
		copy(home);
		home.apply('story.hide@1', MARIO, { gesture: STORY, reason: 'Nombra' });
		expect(share(home, ANA, true)).toBe('unknown_ref');
		expect(share(home, MARIO, false)).toBeNull();
		expect(home.get('shared_story', STORY, TENANT)).toBeNull();
	});

	it('[S8] the copy follows its story, and ends with it', () => {
		const home = homeWith();
		share(home, ANA, true);
		copy(home);
		home.apply('story.tell@1', ANA, told({ parts: { what: 'Otro té' } }));
		copy(home);
		expect(home.get('shared_story', STORY, TENANT)?.story?.parts.what).toBe('Otro té');
		home.apply('story.show@1', ANA, { gesture: STORY, to: 'private' });
		copy(home);
		expect(home.get('shared_story', STORY, TENANT)).toBeNull();
		home.apply('story.show@1', ANA, { gesture: STORY, to: 'location' });
		copy(home);
		expect(home.get('shared_story', STORY, TENANT)).toBeNull();
	});

	it('[S8][I12] a wish that comes before its story waits, and counts only for who did it or leads there', () => {
		for (const [by, isRight] of [
			[ANA, true],
			[MARIO, true],
			[BEA, false]
		] as const) {
			const home = new StoryHome();
			expect(share(home, by, true)).toBeNull();
			copy(home, by);
			expect(home.get('shared_story', STORY, TENANT)).toMatchObject({ by });
			home.log(ANA);
			copy(home, by);
			expect(home.get('shared_story', STORY, TENANT)?.story !== undefined).toBe(isRight);
		}
	});

	it('[I18] a wish from elsewhere for the same id stands in nobody’s way', () => {
		const home = new StoryHome();
		expect(share(home, ELSA, true, CADIZ)).toBeNull();
		home.log(ANA);
		expect(share(home, ANA, true)).toBeNull();
		copy(home);
		expect(home.get('shared_story', STORY, TENANT)).toMatchObject({ location: PALMA, by: ANA });
		expect(share(home, ELSA, true, CADIZ)).toBe('unknown_ref');
	});
});
