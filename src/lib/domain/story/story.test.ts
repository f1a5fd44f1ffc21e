import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../base/canonical';
import { ANA, BEA, CARO, id, MARIO, NOON, STORY, StoryHome, told } from '../../../../tests/support/storyHome';
import { createSeededRng } from '../../../../tests/support/seededRng';

function homeWith(over = {}): StoryHome {
	const home = new StoryHome();
	expect(home.log(ANA, over)).toBeNull();
	return home;
}
const photo = (n: number) => ({
	hash: String(n).repeat(64).slice(0, 64),
	width: 4,
	height: 3,
	alt: '',
	tint: '#888888'
});

describe('story.tell', () => {
	it('[003-1][003-2] tells everything of a gesture, and keeps its dates', () => {
		const home = homeWith();
		const all = {
			contributors: [BEA, BEA, ANA],
			tags: ['remembered', 'Gatos', 'gatos'],
			value: 'Cuidar',
			quote: { text: 'Siempre tan amables', always: 'confirmed' },
			brokeRoutine: { left: 'el muro', coverBy: BEA },
			effortMin: 90,
			photos: [photo(1), photo(1), photo(2)],
			photoConsent: 'verbal'
		};
		expect(home.apply('story.tell@1', ANA, told(all), { capturedAt: NOON + 5_000 })).toBeNull();
		expect(home.get('gesture')).toMatchObject({
			...all,
			contributors: [BEA],
			tags: ['remembered', 'Gatos'],
			photos: [photo(1), photo(2)],
			at: NOON,
			businessDate: '2026-05-12',
			editedAt: NOON + 5_000,
			scale: 40
		});
		home.apply('story.tell@1', ANA, told());
		expect(home.get('gesture')).not.toHaveProperty('quote');
		expect(home.get('gesture')?.contributors).toEqual([]);
	});

	it('[003-5] hides the guest’s name in every word of it, and stays within what phones take', () => {
		const home = homeWith({ guestName: 'Sra. Ana Gold' });
		const name = 'Gold '.repeat(5).trim();
		const everywhere = {
			parts: { what: 'Ana, '.repeat(240), lesson: name },
			tags: ['Gold'],
			value: 'Gold',
			quote: { text: 'Ana '.repeat(69).trim(), always: 'no' },
			brokeRoutine: { left: 'Ana '.repeat(19).trim() },
			photos: [{ ...photo(1), alt: 'Ana '.repeat(49).trim() }]
		};
		expect(home.apply('story.tell@1', ANA, told(everywhere))).toBeNull();
		expect(JSON.stringify(home.get('gesture'))).not.toMatch(/Ana|Gold/);
	});

	it('is for who did it, alone or with others', () => {
		const home = homeWith();
		expect(home.apply('story.tell@1', BEA, told())).toBe('not_yours');
		expect(home.apply('story.tell@1', MARIO, told())).toBe('not_yours');
		home.apply('story.tell@1', ANA, told({ contributors: [BEA] }));
		expect(home.apply('story.tell@1', BEA, told({ contributors: [BEA], scale: 55 }))).toBeNull();
		expect(home.get('gesture')).toMatchObject({ author: ANA, editedBy: BEA, scale: 55 });
		expect(home.apply('story.tell@1', ANA, told({ gesture: id(999) }))).toBe('unknown_ref');
	});

	it('keeps how it was told before, for its author and managers, and not without end', () => {
		const home = homeWith();
		for (let n = 0; n < 25; n++) home.apply('story.tell@1', ANA, told({ parts: { what: `Té ${n}` } }));
		expect(home.get('telling')?.versions).toHaveLength(20);
		expect(home.get('telling')?.versions.at(-1)?.parts.what).toBe('Té 23');
		expect(home.audience('telling')).toBe(ANA);
		const before = home.get('telling');
		home.apply('story.tell@1', ANA, told({ parts: { what: 'Té 24' } }));
		expect(home.get('telling')).toEqual(before);
		for (let n = 0; n < 12; n++) {
			const long = Object.fromEntries(
				['what', 'need', 'reaction', 'lesson', 'situation'].map((part) => [part, `${n}${'x'.repeat(1_190)}`])
			);
			home.apply('story.tell@1', ANA, told({ parts: long }));
		}
		expect(JSON.stringify(home.get('telling')).length).toBeLessThan(50_000);
	});

	it.each([
		['seven photos', { photos: [1, 2, 3, 4, 5, 6, 7].map(photo) }],
		['eleven tags', { tags: Array.from({ length: 11 }, (_, n) => `t${n}`) }],
		['a tag of 31 characters', { tags: ['x'.repeat(31)] }],
		['a quote of 281', { quote: { text: 'x'.repeat(281), always: 'no' } }],
		['an always of its own', { quote: { text: 'x', always: 'yes' } }],
		['two days of effort', { effortMin: 2_880 }],
		['legend, which is an editor’s word', { legend: { by: ANA, at: NOON } }],
		['an author', { author: BEA }]
	])('answers bad_args to %s', (_, over) => {
		expect(homeWith().apply('story.tell@1', ANA, told(over))).toBe('bad_args');
	});

	it.each(['x'.repeat(200), '😀🎂👩‍🍳', '‏שלום‏'])('keeps %s as typed', (what) => {
		const home = homeWith();
		home.apply('story.tell@1', ANA, told({ parts: { what } }));
		expect(home.get('gesture')?.parts.what).toBe(what);
	});

	it('[I14] gesture.tell of older phones leaves the rest as it is', () => {
		const home = homeWith();
		home.apply('story.tell@1', ANA, told({ tags: ['remembered'], effortMin: 5 }));
		home.apply('gesture.tell@1', ANA, { gesture: STORY, parts: { what: 'Otro té' }, scale: 12 });
		expect(home.get('gesture')).toMatchObject({ tags: ['remembered'], effortMin: 5, scale: 12 });
	});
});

describe('story.outcome [003-12]', () => {
	it('is added later, changed and taken back, and keeps the original dates', () => {
		const home = homeWith();
		const later = { capturedAt: NOON + 30 * 86_400_000, businessDate: '2026-06-11' };
		const outcome = (tag: string, on: string | null, by = ANA) =>
			home.apply('story.outcome@1', by, { gesture: STORY, tag, on }, later);
		const before = home.get('gesture');
		expect(outcome('returned', '2026-06-10')).toBeNull();
		expect(home.get('gesture')).toEqual({ ...before, outcomes: [{ tag: 'returned', on: '2026-06-10' }] });
		outcome('returned', '2026-06-11', MARIO);
		outcome('returned', '2026-06-11', MARIO);
		expect(home.get('gesture')?.outcomes).toEqual([{ tag: 'returned', on: '2026-06-11' }]);
		expect(outcome('thanked', '2026-06-11', BEA)).toBe('not_yours');
		outcome('returned', null);
		expect(home.get('gesture')).toEqual(before);
		home.apply('story.tell@1', ANA, told());
		outcome('customer_for_life', '2026-06-11');
		home.apply('story.tell@1', ANA, told({ scale: 1 }));
		expect(home.get('gesture')?.outcomes).toHaveLength(1);
	});
});

describe('who a story is shown to', () => {
	const show = (home: StoryHome, to: string, by = ANA) =>
		home.apply('story.show@1', by, { gesture: STORY, to });
	const hide = (home: StoryHome, by = MARIO) =>
		home.apply('story.hide@1', by, { gesture: STORY, reason: 'Nombra a la huésped' });

	it('private: it leaves the space whole, and comes back as it was, with its thanks', () => {
		const home = homeWith();
		home.apply('thanks.give@1', BEA, { gesture: STORY, kind: 'learned' });
		const before = [home.get('gesture'), home.get('thanks')];
		expect(show(home, 'private')).toBeNull();
		expect([home.get('gesture'), home.get('thanks')]).toEqual([null, null]);
		expect(home.audience('withheld')).toBe(ANA);
		expect(home.readBy(BEA)).not.toContain(STORY);
		expect(show(home, 'location')).toBeNull();
		expect([home.get('gesture'), home.get('thanks')]).toEqual(before);
		expect(home.get('withheld')).toBeNull();
		expect(show(home, 'private', BEA)).toBe('not_yours');
	});

	it('a manager hides with a reason that the author reads; undone, all is as before', () => {
		const home = homeWith();
		const before = home.get('gesture');
		expect(hide(home)).toBeNull();
		expect(home.get('withheld')?.hidden).toMatchObject({ by: MARIO, reason: 'Nombra a la huésped' });
		expect(home.readBy(CARO)).not.toContain(STORY);
		expect(show(home, 'location')).toBeNull();
		expect(home.get('gesture')).toBeNull();
		expect(home.apply('story.unhide@1', MARIO, { gesture: STORY })).toBeNull();
		expect(home.get('gesture')).toEqual(before);
	});

	it('tell, outcome, thanks and retract find it where it lies', () => {
		const home = homeWith();
		hide(home);
		expect(home.apply('story.tell@1', ANA, told({ scale: 77 }))).toBeNull();
		home.apply('story.outcome@1', ANA, { gesture: STORY, tag: 'thanked', on: '2026-05-13' });
		home.apply('thanks.give@1', BEA, { gesture: STORY, kind: 'thanks' });
		expect(home.get('gesture')).toBeNull();
		expect(home.get('withheld')).toMatchObject({
			gesture: { scale: 77, outcomes: [{ tag: 'thanked' }] },
			thanks: [{ by: BEA }]
		});
		expect(home.readBy(BEA)).not.toContain(STORY);
		expect(home.log()).toBe('not_yours');
		expect(home.apply('gesture.retract@1', ANA, { gesture: STORY, incident: id(50) })).toBeNull();
		for (const kind of ['gesture', 'withheld', 'thanks', 'telling'] as const)
			expect(home.get(kind)).toBeNull();
	});

	it('[I12] in whatever order the words of two people come, the same is shown in the end', () => {
		const steps: ((home: StoryHome) => unknown)[] = [
			(home) => show(home, 'private'),
			(home) => hide(home),
			(home) => home.apply('thanks.give@1', BEA, { gesture: STORY, kind: 'team' }),
			(home) => home.apply('story.tell@1', ANA, told({ tags: ['remembered'] }))
		];
		const ends = new Set<string>();
		const rng = createSeededRng(7);
		for (let n = 0; n < 40; n++) {
			const home = homeWith();
			for (const step of rng.shuffled(steps)) for (let twice = 0; twice < 2; twice++) step(home);
			expect(home.get('gesture')).toBeNull();
			ends.add(canonicalJson(JSON.parse(JSON.stringify(home.get('withheld')))));
			home.apply('story.unhide@1', MARIO, { gesture: STORY });
			expect(home.get('gesture')).toBeNull();
			show(home, 'location');
			expect(home.get('gesture')).toMatchObject({ tags: ['remembered'] });
			expect(home.get('thanks')?.from).toHaveLength(1);
		}
		expect(ends.size).toBe(1);
	});
});
