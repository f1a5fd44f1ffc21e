/** Args of the ops about guests. Ids come from `App.newId`; what only the guest may tell does not get this far [003-4]. */
import { err, ok, type Result } from '../base/result';
import type { GuestView, KnownAffinity } from '../domain/guest/cards';
import type { Source } from '../domain/guest/guestRecord';
import { findSensitive, type SensitiveTopic } from '../domain/guest/sensitive';
import type { OpName } from '../domain/mutators';
import type { OpArgs } from '../domain/op/op';
import type { DateSpan } from '../domain/period/calendar';

export interface Wish {
	name: OpName;
	args: OpArgs;
}

/** A thing to be remembered, as the form holds it; `id` and `card` of the one it changes. */
export interface NoteWish {
	card: string;
	id: string;
	text: string;
	source: Source;
	asOf?: string;
}

export interface Sensitive {
	topic: SensitiveTopic;
	word: string;
}

/** `guest.note@1`, or the word that keeps it on this phone. */
export function noteWish({ card, id, text, source, asOf }: NoteWish): Result<Wish, Sensitive> {
	const found = findSensitive(text);
	if (found) return err(found);
	const args = { guest: card, affinity: id, text: text.trim(), source, ...(asOf ? { asOf } : {}) };
	return ok({ name: 'guest.note@1', args });
}

/** `guest.put@1`, or the word that keeps it here: a name is no place for it either. */
export function nameWish(guest: string, name: string): Result<Wish, Sensitive> {
	const found = findSensitive(name);
	// Of words that are names too, such as "Christian", only those count that nobody is called.
	if (found && ['allergy', 'health', 'intimacy'].includes(found.topic)) return err(found);
	return ok({ name: 'guest.put@1', args: { guest, name: name.trim() } });
}

/** `guest.stay@1`: when they are here; null: not known any more. */
export function stayWish(guest: string, stay: DateSpan | null): Wish {
	return { name: 'guest.stay@1', args: { guest, stay: stay && { from: stay.from, to: stay.to } } };
}

/** When a guest is here from now on, whichever of their cards said something else; null: not known any more. */
export function stayWishes(guest: Pick<GuestView, 'id' | 'stays'>, stay: DateSpan | null): Wish[] {
	const others = guest.stays.filter(({ card }) => card !== guest.id);
	return [stayWish(guest.id, stay), ...others.map(({ card }) => stayWish(card, null))];
}

/** What an undo of `guest.forget` says: the same again, of its own day. */
export function rememberAgain({ card, id, text, source, asOf }: KnownAffinity): Wish {
	return { name: 'guest.note@1', args: { guest: card, affinity: id, text, source, asOf } };
}

/** Cards and gestures that one `guest.erase` names at most; a test holds them to those of the op. */
export const ERASE_CARDS_MAX = 11;
export const ERASE_GESTURES_MAX = 14;

/** All ops of an erasure. Gestures go along with the first cards, whose names stories lose as well. */
export function eraseWishes(guest: Pick<GuestView, 'cards' | 'gestures'>): Wish[] {
	const cards = [...guest.cards];
	const gestures = guest.gestures.map(({ id }) => id);
	const wishes: Wish[] = [];
	while (wishes.length === 0 || cards.length > 0 || gestures.length > 0) {
		const some = cards.splice(0, ERASE_CARDS_MAX);
		const guests = some.length > 0 ? some : guest.cards.slice(0, 1);
		wishes.push({
			name: 'guest.erase@1',
			args: { guests, gestures: gestures.splice(0, ERASE_GESTURES_MAX) }
		});
	}
	return wishes;
}
