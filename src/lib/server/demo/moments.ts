import { must } from '../../base/assert';
import type { Language } from '../../domain/records';
import type { MotifName } from './photos/motif';
import type { PlaceKey } from './places';
import { occurrencesIn } from './scenes/repertoire';
import type { Occurrence } from './scenes/scene';
import type { SeededRng } from './seed';

export const STORIES_PER_LANGUAGE = 300;
const PHOTOS_PER_LANGUAGE = 46;

/** A moment with its place in the feed of one house. */
export interface Moment extends Omit<Occurrence, 'at'> {
	place: PlaceKey;
	photo?: MotifName;
}

/** Where the occurrences of one scene happen, so that they lie far apart. */
const ROUTES: Record<Language, readonly (readonly PlaceKey[])[]> = {
	es: [
		['cadiz', 'coyoacan', 'hudson', 'cadiz'],
		['coyoacan', 'cadiz', 'coyoacan', 'cadiz'],
		['cadiz', 'coyoacan', 'cadiz', 'coyoacan'],
		['coyoacan', 'cadiz', 'hudson', 'coyoacan']
	],
	en: [
		['hudson', 'cadiz', 'coyoacan', 'hudson'],
		['coyoacan', 'hudson', 'cadiz', 'hudson']
	]
};

function withPlaces(occurrences: readonly Occurrence[], language: Language): Moment[] {
	const seen = new Map<string, number>();
	const routes = ROUTES[language];
	return occurrences.map(({ at, ...occurrence }) => {
		const nth = seen.get(occurrence.family) ?? 0;
		seen.set(occurrence.family, nth + 1);
		const familyIndex = [...seen.keys()].indexOf(occurrence.family);
		const route = must(routes[familyIndex % routes.length], 'a route');
		return { ...occurrence, place: at ?? must(route[nth % route.length], 'a stop') };
	});
}

/** Keeps the pictures of those told in full, and as many others as make the whole. */
function withFewerPhotos(moments: readonly Moment[], rng: SeededRng): Moment[] {
	const told = moments.filter((moment) => moment.isLong && moment.photo).length;
	const brief = rng.shuffled(moments.filter((moment) => !moment.isLong && moment.photo));
	const without = new Set(brief.slice(PHOTOS_PER_LANGUAGE - told));
	return moments.map((moment) => {
		if (!without.has(moment)) return moment;
		const { photo: _, ...rest } = moment;
		return rest;
	});
}

/** The moments of the year in one language, in no order. */
export function momentsIn(language: Language, rng: SeededRng): Moment[] {
	const all = withPlaces(occurrencesIn(language), language);
	const told = all.filter((moment) => moment.isLong);
	const brief = rng.shuffled(all.filter((moment) => !moment.isLong));
	const kept = [...told, ...brief.slice(0, STORIES_PER_LANGUAGE - told.length)];
	return withFewerPhotos(kept, rng);
}

/** Newest first: stories told in full at the top and then ever more rarely; occurrences of one scene far apart. */
export function inFeedOrder(moments: readonly Moment[], rng: SeededRng): Moment[] {
	const seen = new Set<string>();
	const halves: [Moment[], Moment[]] = [[], []];
	for (const moment of rng.shuffled(moments.filter((one) => !one.isLong))) {
		halves[seen.has(moment.family) ? 1 : 0].push(moment);
		seen.add(moment.family);
	}
	const feed = [...halves[0], ...halves[1]];
	const told = rng
		.shuffled(moments.filter((one) => one.isLong))
		.sort((a, b) => Number(b.photo !== undefined) - Number(a.photo !== undefined));
	let position = 1;
	for (const [i, moment] of told.entries()) {
		feed.splice(position, 0, moment);
		position += 3 + Math.floor(i / 2);
	}
	return feed;
}
