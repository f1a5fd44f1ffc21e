/** Chance that always tells the same (mulberry32): equal seeds, equal series. */
export function createSeededRng(seed: number) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return {
		next,
		shuffled<T>(items: readonly T[]): T[] {
			return items
				.map((item) => ({ item, rank: next() }))
				.sort((a, b) => a.rank - b.rank)
				.map(({ item }) => item);
		}
	};
}
