import type { App } from '$lib/client/types';
import { guestViews, type GuestView, type KnownAffinity } from '$lib/domain/guest/cards';
import { isErased } from '$lib/domain/guest/guestRecord';
import { localDateOf } from '$lib/domain/period/localDate';
import type { DateSpan } from '$lib/domain/period/calendar';
import type { RecordBody } from '$lib/domain/records';
import { formatDay, t } from '$lib/i18n/index.svelte';

/** Cards as the phone holds them, of whatever location. */
export type Cards = readonly { id: string; space: string; body: RecordBody<'guest'> }[];

/** The guests of a location, as people see them. */
export function guestsIn(cards: Cards, space: string): GuestView[] {
	return guestViews(cards.filter((card) => card.space === space));
}

/** The guest a card belongs to; `erased` when its door is closed, null when this phone has not heard of it. */
export function guestOfCard(cards: Cards, id: string): (GuestView & { space: string }) | 'erased' | null {
	const card = cards.find((one) => one.id === id);
	if (!card) return null;
	if (isErased(card.body)) return 'erased';
	const view = guestsIn(cards, card.space).find((guest) => guest.cards.includes(id));
	return view ? { ...view, space: card.space } : null;
}

/** The local date at a location now. */
export function todayAt({ session }: App, space = session.location): string {
	const zone = session.locations.find(({ id }) => id === space)?.zone ?? 'UTC';
	return localDateOf(Date.now(), zone);
}

/** Where something is known from and since when: "Said · 12 May", "Confirmed · today". */
export function knownBy(one: KnownAffinity, today: string): string {
	const how = one.confirmedOn ? t.guests.confirmed : t.guests.sources[one.source];
	return t.guests.knownBy(how, formatDay(one.confirmedOn ?? one.asOf, today));
}

/** The dates of a stay, as a line has them: "20 Nov – 24 Nov". */
export function stayText({ from, to }: DateSpan, today: string): string {
	return from === to
		? formatDay(from, today)
		: t.guests.stay.dates(formatDay(from, today), formatDay(to, today));
}
