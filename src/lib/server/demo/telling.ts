/** What the people of the demo make of each other's stories: tell them in full, thank, comment, and hear what came of it. */
import { must } from '../../base/assert';
import { createId } from '../../base/ids';
import type { GestureLogArgs } from '../../domain/gesture/gestureLog';
import { localDateOf } from '../../domain/period/localDate';
import { saysAlways } from '../../domain/story/always';
import { THANKS_KINDS } from '../../domain/story/storyRecords';
import { OUTCOME_TAGS } from '../../domain/story/telling';
import type { PracticeTag } from '../../domain/story/tags';
import { remarks } from './remarks';
import type { Deed } from './deeds';
import type { DemoHouse } from './foundDemo';
import { people, type DemoPerson } from './people';
import { createSeededRng, type SeededRng } from './seed';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Thanks and comments are of these days; before, people had no such habit yet. */
const TALKED_DAYS = 120;
/** Stories of each house that the others read as well. */
const SHARED_EACH = 2;
/** Nobody has said anything to them: the Desk tells their managers, and nobody else. */
const NEVER_THANKED = new Set(['Inma Galván', 'Dani Kuri', 'Luis Polanco']);
const TAGS: Record<'long' | 'short' | 'fix', readonly PracticeTag[]> = {
	long: ['went_out_of_way', 'anticipated', 'comforted', 'celebrated', 'broke_routine', 'owned_it'],
	short: ['right_words', 'remembered', 'listened', 'recognised', 'made_it_easy', 'unasked_benefit'],
	fix: ['turned_around', 'owned_it', 'listened']
};

interface Logged {
	deed: Deed;
	args: GestureLogArgs;
	isLong: boolean;
}

function colleaguesOf({ place, person }: Deed, rng: SeededRng): DemoPerson[] {
	const here = people.filter((one) => one !== person && one.places.includes(place.key));
	return rng.shuffled(here);
}

/** What the guest said, where the story quotes it at some length. */
function quoteOf({ parts }: GestureLogArgs): string | null {
	const said = /[«“]([^»”]{18,200})[»”]/u.exec(parts.reaction ?? '');
	return said?.[1] ?? null;
}

function tellDeed(house: DemoHouse, { deed, args, isLong }: Logged, rng: SeededRng): Deed {
	const quote = quoteOf(args);
	const [other] = colleaguesOf(deed, rng);
	const helped = isLong && other?.role === 'staff' && rng.next() < 0.45;
	const contributors = helped ? [must(house.personIds.get(other), 'has joined')] : [];
	const kind = args.purpose === 'wow' ? (isLong ? 'long' : 'short') : 'fix';
	const tags = rng.shuffled(TAGS[kind]).slice(0, isLong ? 2 : 1);
	const { gesture, parts, scale, photos } = args;
	return {
		...deed,
		at: deed.at + 4 * MINUTE_MS,
		type: 'story.tell',
		args: {
			gesture,
			parts,
			scale,
			photos,
			contributors,
			tags,
			...(quote ? { quote: { text: quote, always: saysAlways(quote) ? 'confirmed' : 'no' } } : {}),
			...(isLong ? { effortMin: rng.oneOf([15, 30, 45, 60, 120]) } : {})
		}
	};
}

function thanksDeeds({ deed, args, isLong }: Logged, rng: SeededRng): Deed[] {
	if (NEVER_THANKED.has(deed.person.name)) return [];
	const count = rng.between(0, isLong ? 5 : 2);
	return colleaguesOf(deed, rng)
		.slice(0, count)
		.map((person) => ({
			at: deed.at + rng.between(1, 40) * HOUR_MS,
			place: deed.place,
			person,
			type: 'thanks.give',
			args: { gesture: args.gesture, kind: rng.oneOf([...THANKS_KINDS, 'thanks' as const]) }
		}));
}

function commentDeeds(house: DemoHouse, { deed, args }: Logged, rng: SeededRng): Deed[] {
	const author = must(house.personIds.get(deed.person), 'has joined');
	const speakers = colleaguesOf(deed, rng).filter(({ speaks }) => speaks.includes(args.language));
	const words = rng.shuffled(remarks[args.language]);
	return speakers.slice(0, rng.between(1, 3)).map((person, i) => {
		const at = deed.at + rng.between(1 + 10 * i, 9 + 10 * i) * HOUR_MS;
		return {
			at,
			place: deed.place,
			person,
			type: 'comment.add',
			args: {
				comment: createId({ now: () => at }, rng),
				gesture: args.gesture,
				text: must(words[i], 'more remarks than comments'),
				mentions: rng.next() < 0.2 ? [author] : []
			}
		};
	});
}

/** Weeks later: somebody came back, or told others [003-12]. */
function outcomeDeed({ deed, args }: Logged, rng: SeededRng): Deed {
	const at = deed.at + rng.between(10, 45) * DAY_MS;
	const on = localDateOf(at, deed.place.zone);
	return {
		...deed,
		at,
		type: 'story.outcome',
		args: { gesture: args.gesture, tag: rng.oneOf(OUTCOME_TAGS), on }
	};
}

function reportDeed({ deed, args }: Logged, rng: SeededRng): Deed {
	const at = deed.at + 30 * HOUR_MS;
	const reporter = must(
		colleaguesOf(deed, rng).find(({ role }) => role === 'staff'),
		'somebody else works there'
	);
	const report = createId({ now: () => at }, rng);
	const told = { report, gesture: args.gesture, reason: 'guest_named' };
	return { at, place: deed.place, person: reporter, type: 'story.report', args: told };
}

/** Told to every house of the group, a day after it was told at its own. */
function shareDeed(house: DemoHouse, { deed, args }: Logged): Deed {
	const location = must(house.locationIds.get(deed.place.key), 'place is a location');
	return {
		...deed,
		at: deed.at + DAY_MS,
		isOfAll: true,
		type: 'story.share',
		args: { gesture: args.gesture, location, shared: true }
	};
}

/** In no order; as far as it has happened by `now` (UTC ms). */
export function tellingDeeds(house: DemoHouse, logs: readonly Deed[], seed: string, now: number): Deed[] {
	const rng = createSeededRng(`${seed} telling`);
	const logged = logs
		.filter(({ type }) => type === 'gesture.log')
		.map((deed): Logged => {
			const args = deed.args as unknown as GestureLogArgs;
			return { deed, args, isLong: Object.keys(args.parts).length >= 4 };
		});
	const told = logged.filter(({ isLong }) => isLong || rng.next() < 0.2);
	const talked = logged.filter(({ deed }) => now - deed.at < TALKED_DAYS * DAY_MS);
	const places = [...new Set(talked.map(({ deed }) => deed.place))];
	const settled = talked.filter(({ deed, isLong }) => isLong && now - deed.at > 3 * DAY_MS);
	const reported = places.flatMap((place) => settled.findLast(({ deed }) => deed.place === place) ?? []);
	const shared = places.flatMap((place) =>
		settled.filter(({ deed, args }) => deed.place === place && args.photos.length > 0).slice(-SHARED_EACH)
	);
	const deeds = [
		...told.map((one) => tellDeed(house, one, rng)),
		...talked.flatMap((one) => thanksDeeds(one, rng)),
		...talked
			.filter(({ isLong }) => isLong || rng.next() < 0.12)
			.flatMap((one) => commentDeeds(house, one, rng)),
		...told.filter(({ isLong }) => isLong && rng.next() < 0.6).map((one) => outcomeDeed(one, rng)),
		...reported.map((one) => reportDeed(one, rng)),
		...shared.map((one) => shareDeed(house, one))
	];
	return deeds.filter(({ at }) => at < now);
}
