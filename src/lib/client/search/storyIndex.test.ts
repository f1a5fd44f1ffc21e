import { beforeEach, describe, expect, it } from 'vitest';
import type { Story } from '../types';
import { NO_FILTER, StoryIndex } from './storyIndex';

const NURIA = '00000000-0000-7000-8000-00000000000a';
const people = [{ id: NURIA, name: 'Nuria Añón' }];

let next = 0;
function story(what: string, over: Partial<Story['body']> = {}): Story {
	const id = `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`;
	return {
		id,
		space: 'here',
		place: 'server',
		mine: false,
		body: {
			author: NURIA,
			contributors: [],
			incident: id,
			purpose: 'wow',
			scale: 10,
			parts: { what },
			photos: [],
			at: next,
			businessDate: '2026-06-15',
			language: 'es',
			...over
		}
	};
}

describe('[003-4] search over the stories on the phone', () => {
	let index: StoryIndex;
	let cats: Story;
	let ring: Story;
	beforeEach(() => {
		index = new StoryIndex(() => ({ location: 'here', date: '2026-06-15', zone: 'UTC' }));
		cats = story('Preguntamos por sus doce gatos');
		ring = story('We flew the ring back', { language: 'en', author: 'other', scale: 90 });
		index.add([cats, ring]);
	});
	const find = (text: string, over = {}) => index.find({ ...NO_FILTER, ...over, text }, people);

	it('finds by accents, stems and beginnings, newest first', () => {
		expect(find('gató').ids).toEqual([cats.id]);
		expect(find('rings').ids).toEqual([ring.id]);
		expect(find('').ids).toEqual([ring.id, cats.id]);
		expect(find('nuria').ids).toEqual([cats.id]);
		expect(find('anon').ids).toEqual([cats.id]);
	});

	it('a slip of the finger finds what is near, and says so; a right word never drags others along', () => {
		expect(find('gatsos')).toEqual({ ids: [cats.id], isNear: true });
		const boats = story('Sus barcos');
		index.add([boats, story('Sus bancos')]);
		expect(find('barcos')).toEqual({ ids: [boats.id], isNear: false });
	});

	it('[rule 2] in the order for the line-up: not told before told; what others share is theirs to tell', () => {
		const told = story('Le subí dos mantas', { told: [{ lineup: NURIA, on: '2026-06-14' }] });
		const elsewhere = { ...story('Le subí tres mantas'), isShared: true as const };
		index.add([told, elsewhere]);
		expect(find('mantas').ids).toEqual([elsewhere.id, told.id]);
		expect(find('mantas', { order: 'lineup' }).ids).toEqual([told.id]);
		// Nuria was told of yesterday, so that the other one is first now, however old.
		expect(find('', { order: 'lineup' }).ids).toEqual([ring.id, cats.id, told.id]);
	});

	it('signs and 10,000 characters are no trouble', () => {
		expect(find('"*()').ids).toHaveLength(2);
		expect(find('gatos '.repeat(2_000)).ids).toEqual([cats.id]);
		expect(find('z'.repeat(10_000)).ids).toEqual([]);
	});

	it('filters by person, band, date and what is with it', () => {
		expect(find('', { person: NURIA }).ids).toEqual([cats.id]);
		expect(find('', { band: 'grand' }).ids).toEqual([ring.id]);
		expect(find('', { space: 'there' }).ids).toEqual([]);
		expect(find('', { photo: true }).ids).toEqual([]);
		expect(find('', { from: '2026-06-16' }).ids).toEqual([]);
		expect(find('', { to: '2026-06-15', told: false }).ids).toHaveLength(2);
	});

	it('a story told anew is found by its new words only; one that left is not found', () => {
		const anew = { ...cats, body: { ...cats.body, parts: { what: 'Un zepelín' }, editedAt: 99 } };
		expect([index.add([anew]), index.add([anew])]).toEqual([1, 0]);
		expect([find('zepelin').ids, find('gatos').ids]).toEqual([[cats.id], []]);
		index.drop([cats.id]);
		expect([find('zepelin').ids, index.size]).toEqual([[], 1]);
	});
});
