/** From gestures and line-ups to what the choice of stories looks at; money and thanks stay outside. */
import { LINEUP_STORIES_MAX } from '../limits';
import { hourIn } from '../period/localDate';
import type { RecordBody } from '../records';
import type { Lineup } from './lineupRecord';
import { specificityOf } from '../story/guide';
import type { Candidate, DayPart, Featured } from './propose';

const MORNING_HOUR = 6;
const AFTERNOON_HOUR = 14;
const NIGHT_HOUR = 22;

/** The part of the day of an hour of the wall clock, 0–23. */
export function dayPartOf(hour: number): DayPart {
	if (hour >= NIGHT_HOUR || hour < MORNING_HOUR) return 'night';
	return hour < AFTERNOON_HOUR ? 'morning' : 'afternoon';
}

interface Held {
	id: string;
	body: RecordBody<'gesture'>;
}

/** Stories of a location as candidates; `zone`: its IANA zone. */
export function candidatesOf(stories: readonly Held[], zone: string): Candidate[] {
	return stories.map(({ id, body }) => ({
		id,
		people: [body.author, ...body.contributors],
		scale: body.scale,
		on: body.businessDate,
		dayPart: dayPartOf(hourIn(body.at, zone)),
		kind: body.tags?.[0] ?? body.purpose,
		specific: specificityOf({ parts: body.parts, quote: body.quote?.text ?? '' }),
		toldOn: (body.told ?? []).map(({ on }) => on)
	}));
}

/** Who was told of when: by the stories themselves, and by earlier line-ups that still name one of them. */
export function featuredOf(stories: readonly Held[]): Featured[] {
	return stories.flatMap(({ body }) =>
		(body.told ?? []).flatMap(({ on }) =>
			[body.author, ...body.contributors].map((person) => ({ person, on }))
		)
	);
}

/**
 * The same without what other shifts of the date have planned: whoever did it counts as told of. While there is nothing
 * else, all stay.
 */
export function besidePlanned(
	chosen: { candidates: readonly Candidate[]; featured: readonly Featured[] },
	planned: ReadonlySet<string>,
	date: string
): { candidates: readonly Candidate[]; featured: readonly Featured[] } {
	const rest = chosen.candidates.filter(({ id }) => !planned.has(id));
	if (rest.length < LINEUP_STORIES_MAX) return chosen;
	const people = chosen.candidates.filter(({ id }) => planned.has(id)).flatMap((one) => one.people);
	return {
		candidates: rest,
		featured: [...chosen.featured, ...people.map((person) => ({ person, on: date }))]
	};
}

/** The line-ups of a local date, in the order they were planned; and the actions of all of them that are open. */
export function openActions(lineups: readonly { id: string; body: Lineup }[]) {
	return lineups.flatMap(({ id, body }) =>
		body.actions.filter(({ doneAt }) => doneAt === undefined).map((action) => ({ ...action, lineup: id }))
	);
}
