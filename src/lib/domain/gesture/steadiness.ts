import { addDays, isoWeekSpan } from '../period/calendar';

/** ISO weeks that are looked at, the running one included [M8]. */
export const STEADY_WEEKS = 12;

/** A gesture as far as steadiness goes: its local date, and everybody who did it. */
export interface Deed {
	on: string;
	by: readonly string[];
}

export interface SteadyWeek {
	/** Its Monday, a local date. */
	from: string;
	/** People who did something in it: how many take part says more than how much one of them did. */
	people: number;
	/** It is still going on. */
	isRunning: boolean;
}

/** Oldest first; only from the first week in which anything was done. `steady`: weeks with at least one gesture. */
export interface Steadiness {
	weeks: SteadyWeek[];
	steady: number;
}

/**
 * Whether a house does something for its guests week after week [000-1]: predictably, not now and then something grand,
 * so that neither scale nor money nor number counts. `today`: local date; deeds ahead of it are left out. A running
 * week in which nothing has been done yet is not held against anybody.
 */
export function steadiness(deeds: Iterable<Deed>, today: string): Steadiness {
	const running = isoWeekSpan(today).from;
	const first = addDays(running, -7 * (STEADY_WEEKS - 1));
	const people = new Map<string, Set<string>>();
	for (const { on, by } of deeds) {
		if (on < first || on > today) continue;
		const { from } = isoWeekSpan(on);
		const known = people.get(from) ?? new Set();
		by.forEach((person) => known.add(person));
		people.set(from, known);
	}
	const mondays = Array.from({ length: STEADY_WEEKS }, (_, nth) => addDays(first, 7 * nth));
	const begun = mondays.findIndex((from) => people.has(from));
	const weeks = (begun < 0 ? [] : mondays.slice(begun))
		.map((from) => ({ from, people: people.get(from)?.size ?? 0, isRunning: from === running }))
		.filter((week) => week.people > 0 || !week.isRunning);
	return { weeks, steady: weeks.filter((week) => week.people > 0).length };
}
