/** What people of the demo do on their phones: each deed becomes an op of its person's own push. */
import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import type { GestureLogArgs } from '../../domain/gesture/gestureLog';
import { localDateOf } from '../../domain/period/localDate';
import { effectiveVersion, incidentRule } from '../../domain/policy/policy';
import type { Method, Photo } from '../../domain/records';
import type { DemoHouse } from './foundDemo';
import { people, type DemoPerson } from './people';
import type { Place } from './places';
import type { SeededRng } from './seed';
import type { DemoStory } from './stories';
import { hasAsked } from './sums';

export interface Deed {
	/** UTC ms. */
	at: number;
	place: Place;
	person: DemoPerson;
	type: string;
	args: Record<string, unknown>;
	/** Done without a network: the phone knew nothing of what others did. */
	isUnseen?: boolean;
	/** It is of the whole organisation, not of the place. */
	isOfAll?: boolean;
}

/** Money that a story spent, and what names it. */
export interface Entry {
	story: DemoStory;
	place: Place;
	person: DemoPerson;
	at: number;
	id: string;
	gesture: string;
	incident: string;
	amountMinor: number;
	method: Method;
	/** Above what a receipt is asked for. */
	isLarge: boolean;
}

/** What deeds of a day after another are made with. */
export interface Ledger {
	house: DemoHouse;
	entries: readonly Entry[];
	/** UTC ms. */
	now: number;
	rng: SeededRng;
}

/** As every op on an entry names it. */
export function targetOf({ house }: Pick<Ledger, 'house'>, { id, gesture, incident, person }: Entry) {
	return { entry: id, gesture, incident, employee: must(house.personIds.get(person), 'has joined') };
}

/** Who leads the place, unless it is about themselves: then the owner. */
export function leaderOf(place: Place, about?: DemoPerson): DemoPerson {
	const owner = must(people[0], 'the owner is first');
	const leads = people.find(({ job, places }) => job === 'manager' && places.includes(place.key));
	const leader = leads ?? owner;
	return leader === about ? owner : leader;
}

/** Minor units and version that a phone showed which knew of no other entry of the matter. */
function shownTo(house: DemoHouse, story: DemoStory) {
	const { place, at } = story;
	const location = must(house.locationIds.get(place.key), 'place is a location');
	const version = effectiveVersion(house.versions, location, localDateOf(at, place.zone));
	const capMinor = incidentRule(version, place.currency)?.amountMinor ?? null;
	return { leftShownMinor: capMinor, policySeen: version?.version ?? null, policySeenAt: at };
}

/** The stories as deeds, oldest first, and the money in them. */
export function logDeeds(
	house: DemoHouse,
	stories: readonly DemoStory[],
	photos: ReadonlyMap<DemoStory, Photo>,
	rng: SeededRng
): { deeds: Deed[]; entries: Entry[] } {
	const matters = new Map<string, string>();
	const deeds: Deed[] = [];
	const entries: Entry[] = [];
	for (const story of stories) {
		const { place, author: person, at, spend } = story;
		const id = () => createId({ now: () => at }, rng);
		const known = story.matter && matters.get(story.matter);
		const incident = known || id();
		if (story.matter) matters.set(story.matter, incident);
		const photo = photos.get(story);
		const args: GestureLogArgs = {
			gesture: id(),
			incident,
			purpose: story.purpose,
			scale: story.scale,
			parts: story.parts,
			photos: photo ? [photo] : [],
			language: story.language,
			...(story.guestName ? { guestName: story.guestName } : {}),
			...(spend ? { spend: { id: id(), ...spend, currency: place.currency, ...shownTo(house, story) } } : {})
		};
		deeds.push({ at, place, person, type: 'gesture.log', args, ...(known ? { isUnseen: true } : {}) });
		if (!spend || !args.spend) continue;
		const { gesture } = args;
		const isLarge = spend.amountMinor >= place.receiptFromMinor;
		entries.push({ story, place, person, at, id: args.spend.id, gesture, incident, isLarge, ...spend });
	}
	return { deeds, entries };
}

/** Entries over the cap on purpose, or after asking: nothing else is made of them by chance. */
export function isSpecial({ story, amountMinor, place }: Entry): boolean {
	return amountMinor > place.capMinor || hasAsked(story) || story.matter !== undefined;
}
