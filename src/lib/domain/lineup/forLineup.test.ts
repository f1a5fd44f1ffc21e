import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderForLineup } from './forLineup';
import type { Candidate, Featured, Ground } from './propose';

const DATE = '2026-06-15';
let made = 0;
const story = (over: Partial<Candidate> = {}): Candidate => ({
	id: `s${made++}`,
	people: ['ana'],
	scale: 20,
	on: '2026-06-10',
	dayPart: 'morning',
	kind: 'wow',
	specific: 3,
	toldOn: [],
	...over
});
const ground = (candidates: Candidate[], featured: Featured[] = []): Ground => ({
	location: 'palma',
	date: DATE,
	candidates,
	featured
});
const order = (...given: Parameters<typeof ground>) => orderForLineup(ground(...given));

describe('stories in the order for a line-up', () => {
	it.each([
		['one not told yet before one that was', {}, { toldOn: ['2025-01-01'] }],
		[
			'one told long ago before one told this quarter',
			{ toldOn: ['2025-01-01'] },
			{ toldOn: ['2026-05-01'] }
		],
		['one with something in it before a bare line', { on: '2026-01-01' }, { specific: 0 }],
		['a fresh one before an old one', { specific: 1 }, { on: '2026-01-01', specific: 4 }],
		['the more specific one', { specific: 4 }, { specific: 2 }]
	])('%s', (_, better, worse) => {
		const [one, other] = [story(better), story(worse)];
		expect(order([other, one])).toEqual([one.id, other.id]);
		expect(order([one, other])).toEqual([one.id, other.id]);
	});

	it('people who were not told of yet, then those who have waited longest', () => {
		const [ana, bea, caro] = ['ana', 'bea', 'caro'].map((person) => story({ people: [person] }));
		const featured = [
			{ person: 'ana', on: '2026-06-14' },
			{ person: 'bea', on: '2026-05-01' }
		];
		const stories = [ana, bea, caro] as Candidate[];
		expect(order(stories, featured)).toEqual([caro, bea, ana].map((one) => one?.id));
	});

	it('a second story of one person waits behind the first ones of the others', () => {
		const ofAna = [story({ specific: 4 }), story({ specific: 4 })];
		const ofBea = story({ people: ['bea'], specific: 1 });
		const featured = [{ person: 'bea', on: '2026-06-14' }];
		const found = order([...ofAna, ofBea], featured);
		expect(found.indexOf(ofBea.id)).toBe(1);
	});

	const person = fc.constantFrom('ana', 'bea', 'caro');
	const anyStory: fc.Arbitrary<Candidate> = fc.record({
		id: fc.uuid(),
		people: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
		scale: fc.integer({ min: 0, max: 100 }),
		on: fc.constantFrom('2026-06-14', '2026-05-30', '2026-01-01'),
		dayPart: fc.constantFrom('morning', 'afternoon', 'night'),
		kind: fc.constantFrom('wow', 'fix'),
		specific: fc.integer({ min: 0, max: 4 }),
		toldOn: fc.array(fc.constantFrom('2026-06-01', '2025-06-01'), { maxLength: 2 })
	});
	const anyStories = fc.uniqueArray(anyStory, { maxLength: 20, selector: ({ id }) => id });

	it('has every story once, the same from whatever order they come in', () => {
		fc.assert(
			fc.property(anyStories, fc.infiniteStream(fc.nat()), (stories, chance) => {
				const mixed = stories
					.map((one) => [chance.next().value as number, one] as const)
					.sort(([a], [b]) => a - b)
					.map(([, one]) => one);
				const found = order(stories);
				expect(order(mixed)).toEqual(found);
				expect([...found].sort()).toEqual(stories.map(({ id }) => id).sort());
			})
		);
	});

	it('[rule 2] how grand it was, and so what it may have cost, changes nothing', () => {
		fc.assert(
			fc.property(anyStories, fc.integer({ min: 0, max: 100 }), (stories, scale) => {
				expect(order(stories.map((one) => ({ ...one, scale })))).toEqual(order(stories));
			})
		);
	});
});
