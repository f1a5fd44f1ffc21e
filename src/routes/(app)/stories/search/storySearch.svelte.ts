import { QUERY_CHARS_MAX } from '$lib/domain/search/terms';
import {
	NO_FILTER,
	StoryIndex,
	type FoundIds,
	type Lineup,
	type StoryFilter
} from '$lib/client/search/storyIndex';
import type { Queries, Story } from '$lib/client/types';
import { storiesResponseSchema, type StoriesRequest } from '$lib/protocol/stories';
import { doorRequest } from '$lib/ui/door/doorApi';
import { thanksBook } from '$lib/ui/stories/thanksBook.svelte';

const FILL_STORIES = 200;
const SHOWN_STEP = 20;
/** Above every id. */
const ID_MAX = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/** What is searched, and all that was read for it: coming back finds it as it was left. */
export interface SearchMemory {
	person: string;
	index: StoryIndex;
	filter: StoryFilter;
	shown: number;
}

/** Search over the stories on this phone at once, and over those of the server when the phone does not hold them all. */
export class StorySearch {
	filter = $state.raw<StoryFilter>({ ...NO_FILTER });
	/** Stories read into the index, and whether that is all of them. */
	read = $state(0);
	ready = $state(false);
	stories = $state.raw<Story[]>([]);
	/** How many fit on this phone. */
	count = $state(0);
	isNear = $state(false);
	/** Found on the server, not on this phone. */
	beyond = $state.raw<Story[]>([]);
	/** The server has more of them. */
	hasMoreBeyond = $state(false);
	asking = $state(false);
	#shown = $state(SHOWN_STEP);
	#found: FoundIds = { ids: [], isNear: false };
	#turn = 0;
	/** The last one that the server told, shown or not. */
	#last: StoriesRequest['before'];
	readonly #index: StoryIndex;
	readonly #queries: Queries;
	readonly #spaces: readonly string[];
	readonly #person: string;
	#people: { id: string; name: string }[] = [];

	constructor(
		queries: Queries,
		spaces: readonly string[],
		person: string,
		lineup: () => Lineup,
		memory: SearchMemory | null
	) {
		this.#queries = queries;
		this.#spaces = spaces;
		this.#person = person;
		this.#index = memory?.index ?? new StoryIndex(lineup);
		if (memory) {
			this.filter = memory.filter;
			this.#shown = memory.shown;
		}
	}

	get hasMore(): boolean {
		return this.count > this.#shown;
	}

	get memory(): SearchMemory {
		return { person: this.#person, index: this.#index, filter: this.filter, shown: this.#shown };
	}

	/** Reads the phone's stories into the index, newest first, a page at a time so that typing is never held up. */
	async fill(isOver: () => boolean): Promise<void> {
		const people = await this.#queries.people();
		this.#people = people.map(({ id, body }) => ({ id, name: body.name }));
		let before: { at: number; id: string } | undefined;
		for (let isFirst = true; !isOver(); isFirst = false) {
			const page = await this.#queries.feed({
				spaces: [...this.#spaces],
				limit: FILL_STORIES,
				...(before ? { before } : {})
			});
			const changed = this.#index.add(page);
			this.read = this.#index.size;
			if (isFirst || changed > 0) await this.look();
			const last = page.at(-1);
			if (!last || page.length < FILL_STORIES) break;
			before = { at: last.body.at, id: last.id };
		}
		this.ready = true;
		await this.look();
	}

	/** Takes a new filter; the list starts at its top again. */
	async change(next: Partial<StoryFilter>): Promise<void> {
		this.filter = { ...this.filter, ...next };
		this.#shown = SHOWN_STEP;
		this.beyond = [];
		this.hasMoreBeyond = false;
		await this.look();
	}

	async showMore(): Promise<void> {
		this.#shown += SHOWN_STEP;
		await this.look();
	}

	/** Looks again with what is in the index now. The last look wins, however long each takes. */
	async look(): Promise<void> {
		const turn = ++this.#turn;
		this.#found = this.#index.find(this.filter, this.#people);
		const wanted = this.#found.ids.slice(0, this.#shown);
		const stories = await Promise.all(wanted.map((id) => this.#queries.story(id)));
		if (turn !== this.#turn) return;
		const gone = wanted.filter((_, i) => stories[i] === null);
		this.#index.drop(gone);
		this.stories = stories.filter((story) => story !== null);
		this.count = this.#found.ids.length - gone.length;
		this.isNear = this.#found.isNear;
	}

	/**
	 * Asks the server for what this phone does not hold: all younger than `from` (UTC ms) is here; null: who knows. Without
	 * an answer the phone's own stories stand alone.
	 */
	async askServer(isOver: () => boolean, from: number | null): Promise<void> {
		const found = await this.#ask(isOver, from === null ? undefined : { at: from, id: ID_MAX });
		if (found) this.beyond = found;
	}

	/** Goes on with what the server found, below the last one. */
	async askMore(): Promise<void> {
		const { filter } = this;
		const found = await this.#ask(() => filter !== this.filter, this.#last);
		if (found) this.beyond = [...this.beyond, ...found];
	}

	async #ask(isOver: () => boolean, before?: StoriesRequest['before']): Promise<Story[] | null> {
		this.asking = true;
		const request = { ...this.#request(), ...(before ? { before } : {}) };
		const answer = await doorRequest('POST', '/api/stories', storiesResponseSchema, request);
		if (isOver()) return null;
		this.asking = false;
		if (!answer.ok) return null;
		const { stories, thanks = {}, more } = answer.value;
		const last = stories.at(-1);
		this.#last = last && { at: last.body.at, id: last.id };
		this.hasMoreBeyond = more;
		thanksBook(this.#queries).tell(stories, thanks);
		const held = await Promise.all(stories.map(({ id }) => this.#queries.story(id)));
		return stories
			.filter((_, i) => held[i] === null)
			.map((story) => ({ ...story, place: 'server', mine: story.body.author === this.#person }));
	}

	#request(): StoriesRequest {
		const { text, space, person, band, photo, told, from, to } = this.filter;
		return {
			text: text.slice(0, QUERY_CHARS_MAX),
			...(space ? { spaces: [space] } : {}),
			...(person ? { person } : {}),
			...(band ? { band } : {}),
			...(photo ? { photo } : {}),
			...(told === null ? {} : { told }),
			...(from ? { from } : {}),
			...(to ? { to } : {})
		};
	}
}
