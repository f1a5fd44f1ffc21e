import { untrack } from 'svelte';
import { whenIdle } from '$lib/client/browser/idle';
import { live } from '$lib/client/live.svelte';
import type { Queries, Story } from '$lib/client/types';
import { thanksBook } from '$lib/ui/stories/thanksBook.svelte';
import { atOf, isFar, isNewer, letGo, mergeHead, mergePage, withoutNews, type FeedRow } from './feedRows';
import type { OlderPage } from './olderStories';

export const PAGE_STORIES = 30;
/** So many stories are kept whole before those far from the reader are let go of, and so many around the reader stay. */
const WHOLE_ROWS_MAX = 400;
const NEAR_ROWS = 100;
/** Rows around those in view that are read again before they come into view. */
const AHEAD_ROWS = 15;

type Place = { at: number; id: string };

/** What a list held when it was left, so that coming back finds the same place. */
export interface Kept {
	rows: FeedRow[];
	ended: boolean;
}

export interface FeedPorts {
	queries: Queries;
	spaces(): string[];
	/** Somebody is in the middle of the list, so that nothing may move it. */
	isReading(): boolean;
	/** Stories that do not fit on this phone; null: nobody answered. */
	older(spaces: string[], before: Place | undefined, limit: number): Promise<OlderPage | null>;
}

/** One page below a place. `failed`: the server has more and did not answer. */
interface Read {
	stories: Story[];
	isEnd: boolean;
	failed: boolean;
}

/**
 * The feed as a growing list of pages: the first one is live, older ones are read when scrolled to, from this phone and
 * then, where its past ends, from the server. What is far from the reader keeps its place only and is read again when
 * somebody comes near. Create it during component initialisation.
 */
export class FeedPages {
	rows: FeedRow[] = $state.raw([]);
	loaded = $state(false);
	/** Nothing older, as far as the last look told. */
	ended = $state(false);
	/** Whether the server is being asked for what does not fit on this phone, or did not answer. */
	older = $state<'idle' | 'asking' | 'noAnswer'>('idle');
	/** Stories of colleagues above the first one shown, which wait for a tap. */
	news = $state(0);
	#newest: Story[] = [];
	#isWhole = true;
	/** From when on all is on this phone, as last read. */
	#from: number | null = null;
	#reading = false;
	#generation = 0;
	readonly #ports: FeedPorts;

	constructor(ports: FeedPorts, kept: Kept | null) {
		this.#ports = ports;
		if (kept) {
			this.rows = kept.rows;
			this.ended = kept.ended;
			this.loaded = true;
		}
		const head = live(() => this.#head(ports.spaces()), { stories: [], isWhole: true });
		$effect(() => {
			const { stories, isWhole } = head.current;
			if (!head.loaded) return;
			untrack(() => {
				this.#newest = stories;
				// What does not fit on this phone was not there to be read before.
				if (this.#isWhole && !isWhole) this.ended = false;
				this.#isWhole = isWhole;
				const merged = mergeHead(this.rows, stories, isWhole);
				const calm = ports.isReading() ? withoutNews(this.rows, merged) : { rows: merged, news: 0 };
				this.rows = calm.rows;
				this.news = calm.news;
				this.loaded = true;
				// All at once, and not card by card while somebody scrolls.
				whenIdle(() => this.#wantThanks(stories));
			});
		});
	}

	#wantThanks(stories: readonly Story[]): void {
		for (const story of stories) thanksBook(this.#ports.queries).want(story);
	}

	/** The newest page; `isWhole`: there is nothing older, neither here nor on the server. */
	async #head(spaces: string[]): Promise<{ stories: Story[]; isWhole: boolean }> {
		const { queries } = this.#ports;
		const [page, from] = await Promise.all([
			queries.feed({ spaces, limit: PAGE_STORIES }),
			queries.storiesFrom(spaces)
		]);
		if (from === null) return { stories: page, isWhole: page.length < PAGE_STORIES };
		return { stories: page.filter((story) => story.body.at > from), isWhole: false };
	}

	/** Forgets the rows: another filter was chosen. */
	restart(): void {
		this.#generation += 1;
		this.rows = [];
		this.loaded = false;
		this.ended = false;
		this.older = 'idle';
		this.news = 0;
		this.#reading = false;
	}

	/** Lets the new ones in. */
	showNews(): void {
		this.rows = mergeHead(this.rows, this.#newest, this.#isWhole);
		this.news = 0;
	}

	/** Reads the next page below what is there; safe to call at every scroll. `again`: also where nobody answered. */
	async readOlder(again = false): Promise<void> {
		if (!this.loaded || (this.older === 'noAnswer' && !again)) return;
		await this.#readBelow(this.rows.length);
	}

	/**
	 * Keeps whole what is near the rows `first` to `last`, which are in view, and lets go of the rest once there is much of
	 * it. `heights`: how tall rows stand in the list, by id.
	 */
	keepNear([first, last]: [number, number], heights: () => ReadonlyMap<string, number>): void {
		const whole = this.rows.reduce((sum, row) => sum + (isFar(row) ? 0 : 1), 0);
		if (whole > WHOLE_ROWS_MAX)
			this.rows = letGo(this.rows, [first, last], {
				keep: NEAR_ROWS,
				head: PAGE_STORIES,
				heights: heights()
			});
		const [from, to] = [Math.max(0, first - AHEAD_ROWS), last + AHEAD_ROWS];
		const far = this.rows.slice(from, to + 1).findIndex((row) => isFar(row) && !this.#isOut(row));
		if (far >= 0) void this.#readBelow(from + far);
	}

	/** The server has it, and does not answer. */
	#isOut(row: FeedRow): boolean {
		return this.older === 'noAnswer' && this.#from !== null && atOf(row) <= this.#from;
	}

	/** Reads the rows from `first` on anew where they are the server's: nothing here follows them. */
	async freshen(first: number): Promise<void> {
		const row = this.rows[first];
		this.#from = await this.#ports.queries.storiesFrom(this.#ports.spaces());
		const isTheirs = row !== undefined && this.#from !== null && atOf(row) <= this.#from;
		if (isTheirs && this.rows[first] === row) await this.#readBelow(first);
	}

	/** Reads the page that belongs at `index`, below the row before it. */
	async #readBelow(index: number): Promise<void> {
		if (this.#reading) return;
		this.#reading = true;
		const generation = this.#generation;
		const above = this.rows[index - 1];
		try {
			const read = await this.#read(above && { at: atOf(above), id: above.id });
			if (generation !== this.#generation) return;
			this.#put(index, above, read);
		} finally {
			if (generation === this.#generation) this.#reading = false;
		}
	}

	#put(index: number, above: FeedRow | undefined, { stories, isEnd, failed }: Read): void {
		this.older = failed ? 'noAnswer' : 'idle';
		if (failed && stories.length === 0) return;
		// The list may have changed above meanwhile.
		const at = above ? this.rows.findIndex((row) => row.id === above.id) + 1 : 0;
		if (above && at === 0) return;
		const below = above ? stories.filter((story) => isNewer(above, story)) : stories;
		const isLast = index >= this.rows.length;
		this.rows = mergePage(this.rows, at, below, failed || !isEnd);
		if (isLast) this.ended = isEnd;
	}

	async #read(before: Place | undefined): Promise<Read> {
		const { queries, spaces: spacesNow, older } = this.#ports;
		const spaces = spacesNow();
		const from = await queries.storiesFrom(spaces);
		this.#from = from;
		let held: Story[] = [];
		if (from === null || !before || before.at > from) {
			const page = await queries.feed({ spaces, limit: PAGE_STORIES, ...(before ? { before } : {}) });
			this.#wantThanks(page);
			if (from === null) return { stories: page, isEnd: page.length < PAGE_STORIES, failed: false };
			held = page.filter((story) => story.body.at > from);
			if (held.length === PAGE_STORIES) return { stories: held, isEnd: false, failed: false };
		}
		const last = held.at(-1);
		this.older = 'asking';
		const answer = await older(spaces, last ? { at: last.body.at, id: last.id } : before, PAGE_STORIES);
		if (!answer) return { stories: held, isEnd: false, failed: true };
		thanksBook(queries).tell(answer.stories, answer.thanks);
		return { stories: [...held, ...answer.stories], isEnd: !answer.more, failed: false };
	}
}
