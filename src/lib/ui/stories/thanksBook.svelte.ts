import { SvelteMap } from 'svelte/reactivity';
import type { Queries, Story } from '$lib/client/types';

type Wanted = Pick<Story, 'id' | 'space'>;

/** How often stories were thanked: asked for many of them at once, behind what is drawn first. */
class ThanksBook {
	readonly #queries: Queries;
	readonly #counts = new SvelteMap<string, number>();
	#wanted = new Map<string, Wanted>();
	/** Asked about while some card was in view: one that comes back into view costs nothing. */
	readonly #known = new Set<string>();
	#inView = 0;
	/** Of stories that are not on this phone, as the server told. */
	readonly #told = new Map<string, number>();

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** A card came into view; answers what to do when it leaves. When none is left, all may have changed since. */
	show(story: Wanted): () => void {
		this.#inView += 1;
		this.want(story);
		return () => {
			this.#inView -= 1;
			if (this.#inView === 0) this.#known.clear();
		};
	}

	/** Asks for a story that will come into view soon. */
	want({ id, space }: Wanted): void {
		if (this.#known.has(id)) return;
		this.#known.add(id);
		if (this.#wanted.size === 0) queueMicrotask(() => void this.#ask());
		this.#wanted.set(id, { id, space });
	}

	/** Takes in what the server tells of stories; those that nobody thanked are not among `thanks`. */
	tell(stories: readonly Wanted[], thanks: Readonly<Record<string, number>>): void {
		for (const { id } of stories) {
			this.#told.set(id, thanks[id] ?? 0);
			this.#counts.set(id, thanks[id] ?? 0);
			this.#known.add(id);
		}
	}

	countOf(id: string): number {
		return this.#counts.get(id) ?? 0;
	}

	async #ask(): Promise<void> {
		const asked = [...this.#wanted.values()];
		this.#wanted = new Map();
		try {
			const found = await this.#queries.thanksOf(asked);
			for (const { id } of asked) this.#counts.set(id, found.get(id)?.length ?? this.#told.get(id) ?? 0);
		} catch {
			// A store that cannot be read now shows no thanks: the stories themselves tell what is wrong with it.
		}
	}
}

const books = new WeakMap<Queries, ThanksBook>();

/** One book for all cards of a phone. */
export function thanksBook(queries: Queries): ThanksBook {
	const known = books.get(queries) ?? new ThanksBook(queries);
	books.set(queries, known);
	return known;
}
