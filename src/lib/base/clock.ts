/** Time enters by parameter [P22]. UTC milliseconds since 1970, as the device or server believes. */
export interface Clock {
	now(): number;
}

/** Randomness enters by parameter [P22]. */
export interface Rng {
	/** `length` random bytes; cryptographic in production, seeded in simulations. */
	bytes(length: number): Uint8Array;
}

export interface Timers {
	/** Calls back once after `ms`; the answer cancels. */
	after(ms: number, callback: () => void): () => void;
}
