import { assert } from '../../base/assert';
import type { Rng } from '../../base/clock';

/** A source of chance that always tells the same: equal seeds give equal demos. */
export interface SeededRng extends Rng {
	/** 0 ≤ x < 1. */
	next(): number;
	/** least ≤ n ≤ most, whole. */
	between(least: number, most: number): number;
	oneOf<T>(items: readonly T[]): T;
	/** A new list in another order. */
	shuffled<T>(items: readonly T[]): T[];
}

function wordOf(seed: string): number {
	let hash = 0x811c9dc5;
	for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

/** Mulberry32 from a word or sentence. Not for secrets. */
export function createSeededRng(seed: string): SeededRng {
	let state = wordOf(seed);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		next,
		between,
		bytes: (length) => Uint8Array.from({ length }, () => between(0, 255)),
		oneOf(items) {
			const item = items[between(0, items.length - 1)];
			assert(item !== undefined, 'nothing to choose from');
			return item;
		},
		shuffled(items) {
			const result = [...items];
			for (let i = result.length - 1; i > 0; i--) {
				const j = between(0, i);
				[result[i], result[j]] = [result[j]!, result[i]!];
			}
			return result;
		}
	};
}
