import { assert } from '../../base/assert';
import type { Clock } from '../../base/clock';

/** `tries` at once, and one more every `everyMs`; nobody is ever locked out, only slowed down. */
export interface RateRule {
	tries: number;
	everyMs: number;
}

/** A hotel's phones share one address, so an address may do much more than one account from there. */
export const RATES = {
	signInByAddress: { tries: 60, everyMs: 5_000 },
	signInByAccount: { tries: 30, everyMs: 10_000 },
	signInByBoth: { tries: 8, everyMs: 30_000 },
	joinByAddress: { tries: 60, everyMs: 5_000 },
	setupByAddress: { tries: 10, everyMs: 30_000 },
	passkeyByAddress: { tries: 120, everyMs: 1_000 },
	// Sync [P21]: a phone that comes back after a month sends 2,000 entries, and a new one fills in years, unhindered.
	syncByPerson: { tries: 1_200, everyMs: 50 },
	pullsByDevice: { tries: 300, everyMs: 250 },
	opsByDevice: { tries: 2_000, everyMs: 50 },
	// Device ids come from devices: a new one for every push gains nothing.
	opsByPerson: { tries: 8_000, everyMs: 12 },
	// 200 photos of a quarter of a year, six chunks and a question each, and twice that in a bad network.
	chunksByPerson: { tries: 3_000, everyMs: 50 },
	// One question for every pause in typing, by somebody who types fast for a minute.
	storiesByPerson: { tries: 120, everyMs: 500 },
	// A phone asks once; a person is told a few times an hour at most, however many say thanks.
	pushByPerson: { tries: 20, everyMs: 30_000 },
	noticesByPerson: { tries: 6, everyMs: 600_000 }
} satisfies Record<string, RateRule>;
export type RateName = keyof typeof RATES;
/** A rule, and whose bucket of it. */
export type Try = readonly [RateName, string];

const KEYS_MAX = 50_000;
/** Forgetting walks all keys, so it makes room for many. */
const KEYS_KEPT = 40_000;

/**
 * Counts tries per key (an address, an account, a device) in this process: leaky buckets, forgotten once empty.
 * Beyond {@link KEYS_MAX} keys the oldest are forgotten: memory stays bounded, and a flood slows itself elsewhere.
 */
export class RateLimiter {
	readonly #emptyAt = new Map<string, number>();
	readonly #clock: Clock;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/**
	 * 0 when `count` things may go on by all of the tries, else after how many ms they may: then nothing was counted.
	 * No rule of them may be smaller than `count`.
	 */
	take(tries: readonly Try[], count = 1): number {
		const now = this.#clock.now();
		const waitMs = Math.max(0, ...tries.map((one) => this.#waitOf(one, count, now)));
		if (waitMs > 0) return waitMs;
		for (const [name, key] of tries) {
			const bucket = `${name} ${key}`;
			const emptyAt = this.#emptyAtOf(name, key, now);
			this.#emptyAt.delete(bucket);
			this.#emptyAt.set(bucket, emptyAt + count * RATES[name].everyMs);
		}
		if (this.#emptyAt.size > KEYS_MAX) this.#forget(now);
		return 0;
	}

	/** Keys remembered now. */
	get size(): number {
		return this.#emptyAt.size;
	}

	#waitOf([name, key]: Try, count: number, now: number): number {
		const { tries, everyMs } = RATES[name];
		assert(count <= tries, `${count} at once are never let through by ${name}`);
		return this.#emptyAtOf(name, key, now) + (count - tries) * everyMs - now;
	}

	#emptyAtOf(name: RateName, key: string, now: number): number {
		const { tries, everyMs } = RATES[name];
		// No later than a full bucket, or a clock set back would slow somebody down for days.
		return Math.min(Math.max(this.#emptyAt.get(`${name} ${key}`) ?? now, now), now + tries * everyMs);
	}

	#forget(now: number): void {
		for (const [bucket, emptyAt] of this.#emptyAt) {
			if (emptyAt > now && this.#emptyAt.size <= KEYS_KEPT) continue;
			this.#emptyAt.delete(bucket);
		}
	}
}
