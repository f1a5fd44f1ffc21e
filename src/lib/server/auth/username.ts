const USERNAME_CHARS_MAX = 40;
const FALLBACK = 'person';

/** What a person types to sign in: `Lucía Prado` → `lucia-prado`. The name itself works as well as the slug. */
export function usernameOf(name: string): string {
	const slug = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, USERNAME_CHARS_MAX)
		.replace(/^-+|-+$/g, '');
	return slug || FALLBACK;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeUsername(slug: string, taken: ReadonlySet<string>): string {
	if (!taken.has(slug)) return slug;
	for (let n = 2; ; n++) {
		if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`;
	}
}
