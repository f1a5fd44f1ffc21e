import { assert, must } from '../../base/assert';
import type { Language, Method, StoryParts } from '../../domain/records';
import { hourOf, instantOfRank, instantOnDay, type Hour } from './days';
import { guestOf } from './guests';
import { inFeedOrder, momentsIn, type Moment } from './moments';
import { people, type DemoPerson } from './people';
import type { MotifName } from './photos/motif';
import { places, type Place } from './places';
import { createSeededRng, type SeededRng } from './seed';
import { withRealSums } from './sums';

/** A story of the demo, ready to be logged by its author. */
export interface DemoStory {
	place: Place;
	author: DemoPerson;
	language: Language;
	parts: StoryParts;
	guestName?: string;
	purpose: 'fix' | 'wow' | 'both';
	scale: number;
	/** UTC ms at which it was logged. */
	at: number;
	spend?: { amountMinor: number; method: Method };
	photo?: MotifName;
	/** Stories with the same word are one matter of one guest. */
	matter?: string;
}

const partNames = ['situation', 'need', 'what', 'reaction', 'lesson'] as const;
const EVERYDAY_SCALE: [number, number] = [4, 30];

function filled(moment: Moment, place: Place, rng: SeededRng): Pick<DemoStory, 'parts' | 'guestName'> {
	const texts = partNames.flatMap((part) => moment[part] ?? []);
	const guest = guestOf(texts, rng);
	const words = { ...place.words[moment.language], ...(guest ? { [guest.word]: guest.name } : {}) };
	const fill = (text: string) =>
		text.replace(/\{(\w+)\}/g, (_, word: string) =>
			must((words as Record<string, string>)[word], `{${word}} in: ${text}`)
		);
	const parts = Object.fromEntries(
		partNames.flatMap((part) => {
			const text = moment[part];
			return text === undefined ? [] : [[part, fill(text)]];
		})
	) as StoryParts;
	return { parts, ...(guest ? { guestName: guest.name } : {}) };
}

/** Amounts as till slips have them: whole, and a half, and what ends in 5. */
function amountOf([least, most]: [number, number], place: Place, method: Method, rng: SeededRng): number {
	const exact = (least + rng.next() * (most - least)) * place.perEuro;
	const step = method === 'house_comp' || exact > 400 ? 100 : rng.oneOf([5, 10, 50, 50, 100]);
	return Math.max(step, Math.round((exact * 100) / step) * step);
}

/** Whose turn it is among those who could have lived it: who has the fewest stories. */
function createRota(): (moment: Moment, rng: SeededRng) => DemoPerson {
	const counts = new Map<DemoPerson, number>();
	return (moment, rng) => {
		const fitting = people.filter(
			(person) =>
				(moment.by === undefined || person.name === moment.by) &&
				person.job === moment.job &&
				person.places.includes(moment.place) &&
				person.speaks.includes(moment.language)
		);
		assert(fitting.length > 0, `somebody of ${moment.job} at ${moment.place} who speaks ${moment.language}`);
		const [chosen] = rng.shuffled(fitting).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
		const author = must(chosen, 'somebody fits');
		counts.set(author, (counts.get(author) ?? 0) + 1);
		return author;
	};
}

function scaleOf(moment: Moment, rng: SeededRng): number {
	const given = moment.scale;
	return given === undefined
		? rng.between(...EVERYDAY_SCALE)
		: Math.max(0, Math.min(100, given + rng.between(-3, 2)));
}

/** All 600 stories of the year that ends at `now` (UTC ms), oldest first; the same for the same seed and hour. */
export function demoStories(seed: string, now: number): DemoStory[] {
	const rng = createSeededRng(seed);
	const moments = [...momentsIn('es', rng), ...momentsIn('en', rng)];
	const authorOf = createRota();
	const stories = places.flatMap((place) => {
		const feed = inFeedOrder(
			moments.filter((moment) => moment.place === place.key),
			rng
		);
		const matters = new Map<string, number>();
		return feed.map((moment, i): DemoStory => {
			const hour: Hour = {
				hour: moment.hour ?? hourOf(moment.job, rng),
				minute: rng.between(0, 59),
				zone: place.zone
			};
			const rank = moment.matter === undefined ? i : (matters.get(moment.matter) ?? i);
			if (moment.matter !== undefined) matters.set(moment.matter, rank);
			const method = moment.method ?? 'company_card';
			return {
				...filled(moment, place, rng),
				place,
				author: authorOf(moment, rng),
				language: moment.language,
				purpose: moment.purpose ?? 'wow',
				scale: scaleOf(moment, rng),
				at:
					moment.day === undefined
						? instantOfRank(rank, feed.length, hour, now)
						: instantOnDay(moment.day, hour, now),
				...(moment.spend
					? { spend: { amountMinor: amountOf(moment.spend, place, method, rng), method } }
					: {}),
				...(moment.photo ? { photo: moment.photo } : {}),
				...(moment.matter ? { matter: moment.matter } : {})
			};
		});
	});
	return withRealSums(
		stories.sort((a, b) => a.at - b.at),
		now
	);
}
