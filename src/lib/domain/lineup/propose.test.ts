import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../base/assert';
import { addDays } from '../period/calendar';
import type { RecordBody } from '../records';
import { besidePlanned, candidatesOf, dayPartOf, featuredOf } from './candidates';
import { propose, proposeAnother, type Candidate, type DayPart, type Featured, type Ground } from './propose';

const DATE = '2026-06-15';
const LOCATION = 'palma';

let made = 0;
function story(over: Partial<Candidate> = {}): Candidate {
	return {
		id: `s${made++}`,
		people: ['ana'],
		scale: 20,
		on: '2026-06-10',
		dayPart: 'morning',
		kind: 'wow',
		specific: 3,
		toldOn: [],
		...over
	};
}
const ground = (candidates: Candidate[], featured: Featured[] = []): Ground => ({
	location: LOCATION,
	date: DATE,
	candidates,
	featured
});

const person = fc.constantFrom('ana', 'bea', 'carla', 'dani', 'eva', 'fran');
const date = fc.integer({ min: 0, max: 120 }).map((days) => addDays(DATE, -days));
const anyStory: fc.Arbitrary<Candidate> = fc.record({
	id: fc.uuid(),
	people: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
	scale: fc.integer({ min: 0, max: 100 }),
	on: date,
	dayPart: fc.constantFrom<DayPart>('morning', 'afternoon', 'night'),
	kind: fc.constantFrom('wow', 'fix', 'both'),
	specific: fc.integer({ min: 0, max: 4 }),
	toldOn: fc.array(date, { maxLength: 2 })
});
const anyStories = fc.uniqueArray(anyStory, { maxLength: 30, selector: ({ id }) => id });
const anyFeatured = fc.array(fc.record({ person, on: date }), { maxLength: 40 });
const authorIn = (candidates: Candidate[], id: string | undefined) =>
	must(candidates.find((one) => one.id === id)?.people[0], 'it was chosen from them');

describe('two stories for the line-up', () => {
	it('[003-1] one everyday and one grand, where there are both', () => {
		const everyday = story({ people: ['bea'], scale: 10 });
		const grand = story({ people: ['carla'], scale: 90 });
		const middle = story({ people: ['dani'], scale: 50 });
		const proposal = propose(ground([middle, grand, everyday]));
		expect([proposal.everyday?.id, proposal.grand?.id]).toEqual([everyday.id, grand.id]);
	});

	it('never two of one author if somebody else is there', () => {
		fc.assert(
			fc.property(anyStories, anyFeatured, (candidates, featured) => {
				const { everyday, grand } = propose(ground(candidates, featured));
				const authors = new Set(candidates.map(({ people }) => people[0]));
				if (candidates.length > 1) expect(everyday && grand && everyday.id !== grand.id).toBe(true);
				if (authors.size > 1) {
					expect(authorIn(candidates, everyday?.id)).not.toBe(authorIn(candidates, grand?.id));
				}
			})
		);
	});

	it('the same on every phone: the order in which stories came does not matter', () => {
		fc.assert(
			fc.property(anyStories, anyFeatured, fc.integer(), (candidates, featured, seed) => {
				const shuffled = [...candidates].sort(
					(a, b) => ((a.id.charCodeAt(0) * 31 + seed) % 7) - ((b.id.charCodeAt(0) * 31 + seed) % 7)
				);
				expect(propose(ground(shuffled, [...featured].reverse()))).toEqual(
					propose(ground(candidates, featured))
				);
			})
		);
	});

	it.each([
		['not told', story({ people: ['bea'] }), story({ people: ['carla'], toldOn: ['2026-03-01'] })],
		['fresh', story({ people: ['bea'] }), story({ people: ['carla'], on: '2026-01-10' })],
		['specific', story({ people: ['bea'] }), story({ people: ['carla'], specific: 0 })]
	])('%s goes before', (_, better, worse) => {
		const grand = story({ people: ['ana'], scale: 90 });
		expect(propose(ground([worse, better, grand])).everyday?.id).toBe(better.id);
	});

	it('a story told this season is not told again while there is any other, even one between the two', () => {
		const everyday = story({ people: ['bea'] });
		const told = story({ people: ['carla'], scale: 95, toldOn: ['2026-06-01'] });
		const between = story({ people: ['carla'], scale: 50 });
		expect(propose(ground([everyday, told, between])).grand?.id).toBe(between.id);
		expect(propose(ground([everyday, told])).grand?.id).toBe(told.id);
	});

	it('another time of day and another kind, when all else is even', () => {
		const grand = story({ people: ['ana'], scale: 90, dayPart: 'morning', kind: 'wow' });
		const same = story({ people: ['bea'], dayPart: 'morning', kind: 'wow' });
		const other = story({ people: ['bea'], dayPart: 'night', kind: 'fix' });
		expect(propose(ground([same, other, grand])).everyday?.id).toBe(other.id);
	});

	it('says in one phrase why: not told yet, and not heard of for a month', () => {
		const everyday = story({ people: ['bea'] });
		const grand = story({ people: ['carla'], scale: 90, toldOn: ['2026-02-01'] });
		const featured = [
			{ person: 'carla', on: '2026-02-01' },
			{ person: 'dani', on: '2026-06-14' }
		];
		const proposal = propose(ground([everyday, grand], featured));
		expect(proposal.everyday?.why).toEqual({ toldOn: null, author: 'never' });
		expect(proposal.grand?.why).toEqual({ toldOn: '2026-02-01', author: 'while' });
		const since = (on: string) => propose(ground([everyday], [{ person: 'bea', on }])).everyday?.why.author;
		expect([since('2026-06-10'), since('2026-06-14')]).toEqual(['turn', 'lately']);
	});

	it('nothing to choose is nothing chosen; one story finds its own slot', () => {
		expect(propose(ground([]))).toEqual({ everyday: null, grand: null });
		expect(propose(ground([story({ id: 'g', scale: 95 })]))).toMatchObject({
			everyday: null,
			grand: { id: 'g' }
		});
	});

	it('“another one” goes through all of them once, and never offers the one in the other slot', () => {
		fc.assert(
			fc.property(anyStories, anyFeatured, (candidates, featured) => {
				const given = ground(candidates, featured);
				const kept = propose(given).grand?.id ?? null;
				const seen = new Set<string>();
				for (;;) {
					const next = proposeAnother(given, 'everyday', kept, seen);
					if (!next) break;
					expect(seen.has(next.id) || next.id === kept).toBe(false);
					seen.add(next.id);
				}
				expect(seen.size).toBe(Math.max(0, candidates.length - (kept === null ? 0 : 1)));
			}),
			{ numRuns: 40 }
		);
	});
});

describe('fair over time', () => {
	it('over 60 days with even authors, nobody is told of more than two times more than anybody else', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 13 }), fc.string(), (authors, location) => {
				const names = Array.from({ length: authors }, (_, i) => `p${i}`);
				const counts = new Map(names.map((name) => [name, 0]));
				const featured: Featured[] = [];
				const stories: Candidate[] = [];
				for (let day = 0; day < 60; day++) {
					const on = addDays(DATE, day);
					for (const [i, name] of names.entries()) {
						stories.push(
							story({ people: [name], on, scale: 10 + i, dayPart: i % 2 ? 'night' : 'morning' }),
							story({ people: [name], on, scale: 80, kind: i % 3 ? 'fix' : 'wow' })
						);
					}
					const lately = stories.slice(-authors * 6);
					const { everyday, grand } = propose({ location, date: on, candidates: lately, featured });
					for (const pick of [everyday, grand]) {
						const chosen = must(
							lately.find(({ id }) => id === pick?.id),
							'there are enough'
						);
						const [name = ''] = chosen.people;
						stories.splice(stories.indexOf(chosen), 1, { ...chosen, toldOn: [on] });
						featured.push({ person: name, on });
						counts.set(name, (counts.get(name) ?? 0) + 1);
					}
				}
				expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2);
			}),
			{ numRuns: 15 }
		);
	});

	it('somebody new is told of soon, and not every day until the others are caught up with', () => {
		const featured = Array.from({ length: 40 }, (_, i) => ({
			person: ['ana', 'bea', 'carla', 'dani'][i % 4] ?? '',
			on: addDays(DATE, -Math.floor(i / 2) - 1)
		}));
		const days: string[][] = [];
		for (let day = 0; day < 6; day++) {
			const on = addDays(DATE, day);
			const candidates = ['ana', 'bea', 'carla', 'dani', 'nuria'].flatMap((name) => [
				story({ people: [name], on }),
				story({ people: [name], on, scale: 90 })
			]);
			const { everyday, grand } = propose({ location: LOCATION, date: on, candidates, featured });
			const names = [everyday, grand].map((pick) => authorIn(candidates, pick?.id));
			days.push(names);
			featured.push(...names.map((name) => ({ person: name, on })));
		}
		expect(days[0]).toContain('nuria');
		expect(days.filter((names) => names.includes('nuria')).length).toBeLessThanOrEqual(3);
	});
});

describe('what stories are to the choice', () => {
	const gesture = (over: object = {}): RecordBody<'gesture'> => ({
		author: 'ana',
		contributors: [],
		incident: 'i',
		purpose: 'wow',
		scale: 20,
		parts: { what: 'Le llevé 12 latas para los gatos y una nota: «Para que cenen como en casa»' },
		photos: [],
		at: Date.UTC(2026, 5, 10, 21, 30),
		businessDate: '2026-06-10',
		language: 'es',
		...over
	});

	it('[rule 2] amount and thanks never change the answer', () => {
		const bodies = Array.from({ length: 8 }, (_, i) => ({
			id: `g${i}`,
			body: gesture({ author: `p${i % 4}`, scale: i % 2 ? 90 : 10 })
		}));
		const answer = (stories: typeof bodies) =>
			propose({ ...ground(candidatesOf(stories, 'Europe/Madrid')), featured: featuredOf(stories) });
		const plain = answer(bodies);
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (numbers) => {
				const rich = bodies.map(({ id, body }, i) => ({
					id,
					body: {
						...body,
						incident: `i${numbers[i]}`,
						amountMinor: numbers[i],
						thanks: numbers[i],
						comments: numbers[i]
					}
				}));
				expect(answer(rich)).toEqual(plain);
			})
		);
	});

	it('what another shift of the day has planned is not proposed again, and its people have had their turn', () => {
		const all = [
			story({ id: 'a', people: ['ana'] }),
			story({ id: 'b', people: ['ana'] }),
			story({ id: 'c', people: ['bea'] }),
			story({ id: 'd', people: ['carla'], scale: 90 })
		];
		const beside = besidePlanned({ candidates: all, featured: [] }, new Set(['a']), DATE);
		expect(propose({ ...ground([]), ...beside })).toMatchObject({
			everyday: { id: 'c' },
			grand: { id: 'd' }
		});
		const few = { candidates: all.slice(0, 2), featured: [] };
		expect(besidePlanned(few, new Set(['a']), DATE)).toBe(few);
	});

	it('hours are those of the place, and the parts of a day meet', () => {
		expect(candidatesOf([{ id: 'g', body: gesture() }], 'Europe/Madrid')[0]).toMatchObject({
			dayPart: 'night',
			people: ['ana'],
			kind: 'wow'
		});
		expect([5, 6, 13, 14, 21, 22].map(dayPartOf)).toEqual([
			'night',
			'morning',
			'morning',
			'afternoon',
			'afternoon',
			'night'
		]);
	});

	it('specific by the signs of the writing guide, the guest’s words among them', () => {
		const specificOf = (over: Partial<RecordBody<'gesture'>>) =>
			candidatesOf([{ id: 'a', body: gesture(over) }], 'UTC')[0]?.specific;
		const parts = { what: 'Le llevé un té con miel sin que lo pidiera' };
		expect(specificOf({ parts })).toBe(1);
		expect(specificOf({ parts, quote: { text: 'Qué detalle', always: 'no' } })).toBe(3);
	});
});
