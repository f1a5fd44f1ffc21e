import { untrack } from 'svelte';
import { live } from '$lib/client/live.svelte';
import type { Queries, Story } from '$lib/client/types';

export const PAGE_STORIES = 30;

/** Whether `a` stands above `b` in the feed: newest first, ties by id. */
function isNewer(a: Story, b: Story): boolean {
	return a.body.at > b.body.at || (a.body.at === b.body.at && a.id > b.id);
}

/**
 * The rows of a list after its live head changed. `head` is the newest `limit` stories: above its last one it is the
 * whole truth (what it no longer has was taken back); below it the rows read earlier stay.
 */
export function mergeHead(rows: readonly Story[], head: readonly Story[], limit: number): Story[] {
	const last = head.at(-1);
	if (!last || head.length < limit) return [...head];
	return [...head, ...rows.filter((row) => isNewer(last, row))];
}

/**
 * What a reader in the middle of the list is shown of a changed one: all that changed where they read, and how many
 * stories are new above it. A story is announced, never pushed under the thumb.
 */
export function withoutNews(
	rows: readonly Story[],
	merged: readonly Story[]
): { rows: Story[]; news: number } {
	const first = rows[0];
	const known = new Set(rows.map(({ id }) => id));
	const isNews = (story: Story) => first !== undefined && !known.has(story.id) && isNewer(story, first);
	const calm = merged.filter((story) => !isNews(story));
	// Everything above is new, and what was read has left: there is nothing to hold on to.
	if (first === undefined || calm.length === 0) return { rows: [...merged], news: 0 };
	return { rows: calm, news: merged.filter((story) => isNews(story) && !story.mine).length };
}

/** What a list held when it was left, so that coming back finds the same place. */
export interface Kept {
	rows: Story[];
	ended: boolean;
}

/**
 * The feed as a growing list of local pages: the first page is live, older ones are read when scrolled to.
 * Create it during component initialisation.
 */
export class FeedPages {
	rows: Story[] = $state.raw([]);
	loaded = $state(false);
	/** Nothing older on this phone, as far as the last look told. */
	ended = $state(false);
	/** Stories of colleagues above the first one shown, which wait for a tap. */
	news = $state(0);
	#newest: Story[] = [];
	#reading = false;
	#generation = 0;
	readonly #queries: Queries;
	readonly #spaces: () => string[];

	/** `isReading`: somebody is in the middle of the list, so that nothing may move it. */
	constructor(queries: Queries, spaces: () => string[], kept: Kept | null, isReading: () => boolean) {
		this.#queries = queries;
		this.#spaces = spaces;
		if (kept) {
			this.rows = kept.rows;
			this.ended = kept.ended;
			this.loaded = true;
		}
		const head = live(() => queries.feed({ spaces: spaces(), limit: PAGE_STORIES }), []);
		$effect(() => {
			const page = head.current;
			if (!head.loaded) return;
			untrack(() => {
				this.#newest = page;
				const merged = mergeHead(this.rows, page, PAGE_STORIES);
				const calm = isReading() ? withoutNews(this.rows, merged) : { rows: merged, news: 0 };
				this.rows = calm.rows;
				this.news = calm.news;
				this.loaded = true;
			});
		});
	}

	/** Forgets the rows: another filter was chosen. */
	restart(): void {
		this.#generation += 1;
		this.rows = [];
		this.loaded = false;
		this.ended = false;
		this.news = 0;
		this.#reading = false;
	}

	/** Lets the new ones in. */
	showNews(): void {
		this.rows = mergeHead(this.rows, this.#newest, PAGE_STORIES);
		this.news = 0;
	}

	/** Reads the next page below what is there; safe to call at every scroll. */
	async readOlder(): Promise<void> {
		const last = this.rows.at(-1);
		if (this.#reading || !last) return;
		this.#reading = true;
		const generation = this.#generation;
		try {
			const page = await this.#queries.feed({
				spaces: this.#spaces(),
				limit: PAGE_STORIES,
				before: { at: last.body.at, id: last.id }
			});
			if (generation !== this.#generation) return;
			const end = this.rows.at(-1) ?? last;
			this.rows = [...this.rows, ...page.filter((story) => isNewer(end, story))];
			this.ended = page.length < PAGE_STORIES;
		} finally {
			if (generation === this.#generation) this.#reading = false;
		}
	}
}
