/** A broken promise inside our own code. Bugs throw; expected failures are values ({@link Result}). */
export class AssertionError extends Error {
	override name = 'AssertionError';
}

/** Assertions stay on in production: a wrong total that stops is better than one that is believed. */
export function assert(condition: unknown, message: string): asserts condition {
	if (!condition) throw new AssertionError(message);
}

/** The value, or a throw when it is missing: for lookups that cannot fail unless the code is wrong. */
export function must<T>(value: T | null | undefined, message: string): T {
	assert(value !== null && value !== undefined, message);
	return value;
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
	throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}
