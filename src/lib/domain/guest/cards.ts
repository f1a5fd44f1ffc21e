import type { DateSpan } from '../period/calendar';
import type { Affinity, Guest, LivingGuest, Met } from './guestRecord';
import { isErased } from './guestRecord';
import { fold, foldedWords } from './fold';

/** A card with its id, as a home holds it. */
export interface HeldGuest {
	id: string;
	body: Guest;
}

/** An affinity with the card that it stands on. */
export interface KnownAffinity extends Affinity {
	card: string;
}

/** Dates with the card that they stand on. */
export interface KnownStay extends DateSpan {
	card: string;
}

/** A guest as people see them: all cards that were found to be the same one. */
export interface GuestView {
	/** The card that notes go to. */
	id: string;
	name: string;
	alias: string;
	/** Names on the other cards. */
	otherNames: string[];
	/** Every card, the one in front first. */
	cards: string[];
	/** Newest first, each thing once. */
	affinities: KnownAffinity[];
	gestures: Met[];
	lastContactOn: string | null;
	/** What the cards say of when they are here, the one in front first; `stayOn` tells which matters. */
	stays: KnownStay[];
	/** Tied to a card whose guest asked to be forgotten. */
	isForgetting: boolean;
}

/** Sets of cards that ties hold together. However the ties run, also in a ring, every card is in one set. */
function tiedSets(cards: readonly HeldGuest[]): HeldGuest[][] {
	const heads = new Map(cards.map(({ id }) => [id, id]));
	const headOf = (id: string): string => {
		let head = id;
		for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next;
		heads.set(id, head);
		return head;
	};
	for (const { id, body } of cards) {
		if (isErased(body)) continue;
		for (const other of body.mergedInto ?? []) if (heads.has(other)) heads.set(headOf(id), headOf(other));
	}
	const sets = new Map<string, HeldGuest[]>();
	for (const card of cards) {
		const head = headOf(card.id);
		const set = sets.get(head);
		if (set) set.push(card);
		else sets.set(head, [card]);
	}
	return [...sets.values()];
}

type Living = { id: string; body: LivingGuest };

/** The card that others point to; where all of them point, or none does, the one that was made first. */
function frontOf(cards: readonly Living[]): Living | undefined {
	const ids = new Set(cards.map(({ id }) => id));
	const ends = cards.filter(({ body }) => !body.mergedInto?.some((id) => ids.has(id)));
	return [...(ends.length > 0 ? ends : cards)].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** What is known, without doubles: of the same words the newest. */
function unitedAffinities(cards: readonly Living[]): KnownAffinity[] {
	const all = cards.flatMap(({ id, body }) => body.affinities.map((one) => ({ ...one, card: id })));
	all.sort((a, b) => (a.asOf === b.asOf ? (a.id < b.id ? 1 : -1) : a.asOf < b.asOf ? 1 : -1));
	const byText = new Map<string, KnownAffinity>();
	for (const one of all) {
		const text = fold(one.text).replace(/\s+/g, ' ');
		if (!byText.has(text)) byText.set(text, one);
	}
	return [...byText.values()];
}

function viewOf(cards: readonly HeldGuest[]): GuestView | null {
	const living = cards.flatMap(({ id, body }) => (isErased(body) ? [] : [{ id, body }]));
	const front = frontOf(living);
	if (!front) return null;
	const others = living.filter(({ id }) => id !== front.id);
	const met = new Map(living.flatMap(({ body }) => body.gestures.map((one) => [one.id, one])));
	const contacts = living.flatMap(({ body }) => body.lastContactOn ?? []).sort();
	return {
		id: front.id,
		name: front.body.name,
		alias: front.body.alias,
		otherNames: [...new Set(others.map(({ body }) => body.name))].filter((name) => name !== front.body.name),
		cards: [front.id, ...others.map(({ id }) => id)],
		affinities: unitedAffinities([front, ...others]),
		gestures: [...met.values()].sort((a, b) =>
			a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1
		),
		lastContactOn: contacts.at(-1) ?? null,
		stays: [front, ...others].flatMap(({ id: card, body }) => (body.stay ? { card, ...body.stay } : [])),
		isForgetting: living.length < cards.length
	};
}

/** Every guest of the cards of one location, tied cards as one; erased ones are not there. */
export function guestViews(cards: readonly HeldGuest[]): GuestView[] {
	return tiedSets(cards)
		.map(viewOf)
		.filter((view) => view !== null);
}

/** Whether a thing is to be asked again on a local date [003-4]. */
export function isToConfirm(affinity: Affinity, today: string): boolean {
	return affinity.confirmAfter <= today;
}

/** One to three things worth remembering at a greeting: fresh ones first, then the newest [003-4]. */
export function worthRemembering(guest: GuestView, today: string, most = 3): KnownAffinity[] {
	const stale = (one: Affinity) => Number(isToConfirm(one, today));
	return [...guest.affinities].sort((a, b) => stale(a) - stale(b)).slice(0, most);
}

/** How well a guest fits: 0 not at all; names before what they like. */
function fitOf(guest: GuestView, words: readonly string[]): number {
	const named = [guest.name, ...guest.otherNames, guest.alias].flatMap(foldedWords);
	const likes = guest.affinities.flatMap((one) => foldedWords(one.text));
	let fit = 0;
	for (const word of words) {
		const inName = named.some((other) => other.startsWith(word));
		if (!inName && !likes.some((other) => other.startsWith(word))) return 0;
		fit += inName ? 10 : 1;
	}
	return fit;
}

/**
 * The guests that a question finds by name, room, alias or what they care about, accents folded, every word the beginning
 * of one of theirs. Without a question all of them. The best fit first, then whoever was here last.
 */
export function findGuests(guests: readonly GuestView[], question: string): GuestView[] {
	const words = foldedWords(question.slice(0, 200));
	const byContact = (a: GuestView, b: GuestView) =>
		(b.lastContactOn ?? '').localeCompare(a.lastContactOn ?? '') || a.name.localeCompare(b.name);
	if (words.length === 0 && question.trim() !== '') {
		const typed = fold(question.trim());
		return guests.filter(({ name }) => fold(name).includes(typed)).sort(byContact);
	}
	return guests
		.map((guest) => ({ guest, fit: words.length === 0 ? 1 : fitOf(guest, words) }))
		.filter(({ fit }) => fit > 0)
		.sort((a, b) => b.fit - a.fit || byContact(a.guest, b.guest))
		.map(({ guest }) => guest);
}
