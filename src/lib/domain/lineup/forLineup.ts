import { daysBetween } from '../period/calendar';
import {
	AGAIN_DAYS,
	authorOf,
	BARE,
	FRESH_DAYS,
	hashOf,
	turnsOf,
	type Candidate,
	type Ground
} from './propose';

/** What makes a story a worse one to tell next, the weightiest first. */
function costsOf(ground: Ground, turns: ReadonlyMap<string, number>, candidate: Candidate): number[] {
	const { location, date } = ground;
	const { toldOn, specific, on, id } = candidate;
	return [
		toldOn.some((day) => daysBetween(day, date) <= AGAIN_DAYS) ? 1 : 0,
		toldOn.length > 0 ? 1 : 0,
		specific < BARE ? 1 : 0,
		daysBetween(on, date) <= FRESH_DAYS ? 0 : 1,
		turns.get(authorOf(candidate)) ?? 0,
		-specific,
		hashOf(`${location} ${date} ${id}`)
	];
}

/**
 * Ids of the candidates as somebody who prepares a line-up wants to see them: not told yet, specific, fresh, of people who
 * were not told of for longest. Of one person one story comes before a second of theirs. The same on every phone that
 * holds the same, and blind to money and thanks, which it is not given.
 */
export function orderForLineup(ground: Ground): string[] {
	const turns = turnsOf(ground);
	const ranked = ground.candidates.map((candidate) => ({
		candidate,
		costs: costsOf(ground, turns, candidate),
		nth: 0
	}));
	const compare = (a: (typeof ranked)[number], b: (typeof ranked)[number]) => {
		for (const [i, cost] of a.costs.entries()) {
			const difference = cost - (b.costs[i] ?? 0);
			if (difference !== 0) return difference;
		}
		return a.candidate.id < b.candidate.id ? -1 : 1;
	};
	ranked.sort(compare);
	const counts = new Map<string, number>();
	for (const one of ranked) {
		// A second story of somebody waits behind the first ones of all others that are as good to tell.
		const group = `${one.costs.slice(0, 4).join()} ${authorOf(one.candidate)}`;
		one.nth = counts.get(group) ?? 0;
		counts.set(group, one.nth + 1);
	}
	const groupOf = ({ costs }: (typeof ranked)[number]) =>
		costs.slice(0, 4).reduce((sum, cost) => 2 * sum + cost, 0);
	ranked.sort((a, b) => groupOf(a) - groupOf(b) || a.nth - b.nth || compare(a, b));
	return ranked.map(({ candidate }) => candidate.id);
}
