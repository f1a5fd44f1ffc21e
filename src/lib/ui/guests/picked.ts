import type { Json } from '$lib/base/canonical';

/** Whom a form is about: a card this phone holds, or one to be made with it. Holds while the name is `name`. */
export type Picked = { id: string; name: string; isNew: boolean };

/** The same out of a draft; null when there is none. */
export function pickedOf(held: Json | undefined): Picked | null {
	if (typeof held !== 'object' || held === null || Array.isArray(held)) return null;
	const { id, name, isNew } = held;
	return typeof id === 'string' && typeof name === 'string' ? { id, name, isNew: isNew === true } : null;
}
