import { SvelteMap } from 'svelte/reactivity';
import type { Queries, Story } from '$lib/client/types';

type Wanted = Pick<Story, 'id' | 'space'>;

/** How often stories in view were thanked: asked for all of them at once, behind what is drawn first. */
class ThanksBook {
	readonly #queries: Queries;
	readonly #counts = new SvelteMap<string, number>();
	#wanted = new Map<string, Wanted>();
	/** Of stories that are not on this phone, as the server told. */
	readonly #told = new Map<string, number>();

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** Asks for a story that came into view. */
	want({ id, space }: Wanted): void {
		if (this.#wanted.size === 0) queueMicrotask(() => void this.#ask());
		this.#wanted.set(id, { id, space });
	}

	/** Takes in what the server tells of stories that this phone does not hold. */
	tell(thanks: Readonly<Record<string, number>>): void {
		for (const [id, count] of Object.entries(thanks)) this.#told.set(id, count);
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
