/** Full-text index of the stories on this phone, in memory; loaded with the search screen only. */
import MiniSearch from 'minisearch';
import { fold, type SearchWord } from '../../domain/search/terms';
import { candidatesOf, featuredOf } from '../../domain/lineup/candidates';
import { orderForLineup } from '../../domain/lineup/forLineup';
import type { Candidate, Featured } from '../../domain/lineup/propose';
import { storyQuestion, storyTerms } from '../../domain/search/storySearch';
import { BANDS, type Band } from '../../protocol/stories';
import type { Story } from '../types';

/** What a reader wants to see; everything is optional and all of it has to fit. */
export interface StoryFilter {
	text: string;
	space: string | null;
	person: string | null;
	band: Band | null;
	photo: boolean;
	/** Null = both. */
	told: boolean | null;
	/** Local dates, both included; null = without end. */
	from: string | null;
	to: string | null;
	/** By time, or as somebody who prepares a line-up looks for them. */
	order: 'newest' | 'lineup';
}

export const NO_FILTER: StoryFilter = {
	text: '',
	space: null,
	person: null,
	band: null,
	photo: false,
	told: null,
	from: null,
	to: null,
	order: 'newest'
};

export interface FoundIds {
	/** Newest first, or for the line-up: never by money or by thanks. */
	ids: string[];
	/** Nothing fits as typed; these are near it. */
	isNear: boolean;
}

interface Doc {
	id: string;
	terms: string;
}

/** What of a story the filters ask for. */
interface Facets {
	id: string;
	stamp: string;
	space: string;
	at: number;
	people: string[];
	scale: number;
	photo: boolean;
	told: boolean;
	businessDate: string;
	/** Null: of another location, which tells it itself. */
	candidate: Candidate | null;
	featured: Featured[];
}

/** Where and when a line-up is prepared; `date` is local. */
export interface Lineup {
	location: string;
	date: string;
	zone: string;
}

/** Letters that may differ, as a part of the word; short words are meant as typed. */
const FUZZY = 0.25;
const FUZZY_CHARS_MIN = 4;

function facetsOf({ id, space, body, isShared }: Story, zone: string): Facets {
	const held = [{ id, body }];
	return {
		id,
		stamp: `${body.at}:${body.editedAt ?? ''}:${body.photos.length}:${body.told?.length ?? 0}`,
		space,
		at: body.at,
		people: [body.author, ...body.contributors],
		scale: body.scale,
		photo: body.photos.length > 0,
		told: (body.told?.length ?? 0) > 0,
		businessDate: body.businessDate,
		candidate: isShared ? null : (candidatesOf(held, zone)[0] ?? null),
		featured: isShared ? [] : featuredOf(held)
	};
}

function fits(story: Facets, filter: StoryFilter): boolean {
	const { space, person, band, photo, told, from, to } = filter;
	if (space !== null && story.space !== space) return false;
	if (person !== null && !story.people.includes(person)) return false;
	if (band !== null && (story.scale < BANDS[band][0] || story.scale > BANDS[band][1])) return false;
	if (photo && !story.photo) return false;
	if (told !== null && story.told !== told) return false;
	return (from === null || story.businessDate >= from) && (to === null || story.businessDate <= to);
}

function newestFirst(a: Facets, b: Facets): number {
	return b.at - a.at || (a.id < b.id ? 1 : -1);
}

export class StoryIndex {
	readonly #facets = new Map<string, Facets>();
	readonly #search = new MiniSearch<Doc>({
		fields: ['terms'],
		// Terms come ready made (domain/search), so that phone and server give the same answers.
		tokenize: (text) => text.split(' '),
		processTerm: (term) => term
	});
	readonly #lineup: () => Lineup;

	constructor(lineup: () => Lineup) {
		this.#lineup = lineup;
	}

	get size(): number {
		return this.#facets.size;
	}

	/** Takes stories in, or anew if they changed. Answers how many were new or changed. */
	add(stories: readonly Story[]): number {
		let changed = 0;
		for (const story of stories) {
			const facets = facetsOf(story, this.#lineup().zone);
			const known = this.#facets.get(story.id);
			if (known?.stamp === facets.stamp) continue;
			changed++;
			this.#facets.set(story.id, facets);
			const doc = { id: story.id, terms: storyTerms(story.body).join(' ') };
			if (known) this.#search.replace(doc);
			else this.#search.add(doc);
		}
		return changed;
	}

	/** Lets go of stories that are not on the phone any more. */
	drop(ids: readonly string[]): void {
		for (const id of ids) if (this.#facets.delete(id)) this.#search.discard(id);
	}

	find(filter: StoryFilter, people: readonly { id: string; name: string }[]): FoundIds {
		const words = storyQuestion(filter.text, people);
		if (words.length === 0) return { ids: this.#fitting(this.#facets.keys(), filter), isNear: false };
		const exact = this.#fitting(this.#matching(words, false), filter);
		if (exact.length > 0) return { ids: exact, isNear: false };
		return { ids: this.#fitting(this.#matching(words, true), filter), isNear: true };
	}

	#matching(words: readonly SearchWord[], isFuzzy: boolean): string[] {
		const queries = words.map(({ prefix, exact }) => ({
			combineWith: 'OR' as const,
			queries: [
				{
					queries: [fold(prefix)],
					prefix: true,
					fuzzy: isFuzzy && prefix.length >= FUZZY_CHARS_MIN ? FUZZY : false
				},
				{ combineWith: 'OR' as const, queries: exact }
			]
		}));
		return this.#search.search({ combineWith: 'AND', queries }).map(({ id }) => id as string);
	}

	#fitting(ids: Iterable<string>, filter: StoryFilter): string[] {
		const found: Facets[] = [];
		for (const id of ids) {
			const facets = this.#facets.get(id);
			if (facets && fits(facets, filter)) found.push(facets);
		}
		return filter.order === 'lineup'
			? this.#forLineup(found, filter.space)
			: found.sort(newestFirst).map(({ id }) => id);
	}

	/** Whose turn it is, all stories of the phone say, not only those that were found. */
	#forLineup(found: readonly Facets[], space: string | null): string[] {
		const { location: own, date } = this.#lineup();
		const location = space ?? own;
		// A line-up tells stories of its own location.
		const here = found.filter((story) => story.space === location);
		const candidates = here.flatMap(({ candidate }) => candidate ?? []);
		const featured = [...this.#facets.values()].flatMap((story) => story.featured);
		return orderForLineup({ location, date, candidates, featured });
	}
}
