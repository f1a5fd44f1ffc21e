/** Whether a guest carries the name of who spent on them, by names alone: nobody has to declare anything [rule 25]. */
import { nameWords } from '../gesture/alias';
import { isSelfGuest } from './patterns';

/** A first name alone is shared by too many to mean anything. */
const WORDS_MIN = 2;

/**
 * A name as it can be compared: without titles, particles, room numbers, accents, case and order. Null when too little
 * of it is left to tell anybody apart.
 */
export function foldedName(name: string): string | null {
	const letters = name.normalize('NFD').replace(/\p{M}/gu, '');
	const words = nameWords(letters.replace(/[^\p{L}\p{N}.'’-]+/gu, ' '))
		.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
		.filter((word) => word.length > 0 && !/\p{N}/u.test(word));
	return words.length < WORDS_MIN ? null : words.sort().join(' ');
}

/** SELF_GUEST by name: the guest is called as the person who spent. */
export function isOwnName(guestName: string, ownName: string): boolean {
	const own = foldedName(ownName);
	return own !== null && isSelfGuest(foldedName(guestName), [own]);
}
