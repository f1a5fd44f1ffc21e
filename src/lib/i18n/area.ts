/** The shape another language must fill: same keys, text for text, a function of the same arguments for a function. */
export type Like<T> = {
	readonly [K in keyof T]: T[K] extends string
		? string
		: T[K] extends (...args: infer Args) => string
			? (...args: Args) => string
			: Like<T[K]>;
};
