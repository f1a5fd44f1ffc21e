/**
 * Which two stories to tell at a line-up: one everyday and one grand, of different people, times of day and kinds,
 * fair over time. A pure function of what is given, so that every phone of a shift is offered the same two.
 * What a story cost and how often it was thanked are not among what it is given: neither can change the answer.
 */
import { daysBetween } from '../period/calendar';

export type Slot = 'everyday' | 'grand';
/** Thirds of a day in the location's zone: who works at night is heard of as well. */
export type DayPart = 'morning' | 'afternoon' | 'night';

/** A story as the choice sees it. */
export interface Candidate {
	id: string;
	/** Who did it: the author first, then all who are credited. */
	people: readonly string[];
	/** 0 everyday … 100 grand. */
	scale: number;
	/** Local date it happened on. */
	on: string;
	dayPart: DayPart;
	/** What it is about: put right or delight, its kind where one is told. */
	kind: string;
	/** 0 a bare line … the most that the writing guide knows: `story/guide.ts`. */
	specific: number;
	/** Local dates it was told on. */
	toldOn: readonly string[];
}

/** Somebody's story was told on a local date. */
export interface Featured {
	person: string;
	on: string;
}

export interface Ground {
	location: string;
	/** Local date of the line-up. */
	date: string;
	candidates: readonly Candidate[];
	/** Who was told of when, also by stories that are no candidates any more. */
	featured: readonly Featured[];
}

/** Why a story was chosen, for one plain phrase. */
export interface Why {
	/** Null: not told yet; else the last local date it was told on. */
	toldOn: string | null;
	/** When its author was last told of: `never`, over 30 days ago (`while`), days ago (`turn`), or just now (`lately`). */
	author: 'never' | 'while' | 'turn' | 'lately';
}

export interface Pick {
	id: string;
	why: Why;
}

export type Proposal = Record<Slot, Pick | null>;

/** A story is fresh for so many days; older ones come when there are no fresh ones. */
export const FRESH_DAYS = 30;
/** Whoever was not told of for so many days has been waiting; for so few, has had their turn. */
export const WHILE_DAYS = 30;
export const LATELY_DAYS = 3;
/** A story that was told is not told again for so many days, while there is any other. */
export const AGAIN_DAYS = 90;
/** Stories of one person that are looked at for one slot: the best of them by all that does not depend on the other. */
const PER_PERSON_MAX = 3;
/** At most so many stories are paired; more than the people of a large house need. */
const PAIRED_MAX = 60;
/** Below this a story is too bare to be told: the telling would be over in a breath. */
export const BARE = 1;

/** FNV-1a: a number from text, the same on every phone. */
export function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}

export const authorOf = (candidate: Candidate): string => candidate.people[0] ?? '';
const lastOf = (dates: readonly string[]): string | null =>
	dates.reduce<string | null>((last, on) => (last === null || on > last ? on : last), null);

/** How far a story is from what the slot asks for: 0 fits, 1 lies between, 2 is the other end. */
function misfit(slot: Slot, scale: number): number {
	const band = scale < 34 ? 0 : scale < 67 ? 1 : 2;
	return slot === 'everyday' ? band : 2 - band;
}

/** Whose turn it is: people by when they were last told of, who never was first; ties by how often, then by the day. */
export function turnsOf({ location, date, candidates, featured }: Ground): Map<string, number> {
	const people = [...new Set(candidates.map(authorOf))];
	const last = new Map<string, string>();
	const times = new Map<string, number>();
	for (const { person, on } of featured) {
		if (on > (last.get(person) ?? '')) last.set(person, on);
		times.set(person, (times.get(person) ?? 0) + 1);
	}
	const keyOf = (person: string) => hashOf(`${location} ${date} ${person}`);
	people.sort((a, b) => {
		const [lastA = '', lastB = ''] = [last.get(a), last.get(b)];
		if (lastA !== lastB) return lastA < lastB ? -1 : 1;
		return (times.get(a) ?? 0) - (times.get(b) ?? 0) || keyOf(a) - keyOf(b) || (a < b ? -1 : a > b ? 1 : 0);
	});
	return new Map(people.map((person, turn) => [person, turn]));
}

/** A story for a slot, with what makes it a worse choice, the weightiest first: all smaller is better. */
interface Ranked {
	candidate: Candidate;
	costs: readonly number[];
	turn: number;
	tie: number;
}

function rank(ground: Ground, slot: Slot, turns: ReadonlyMap<string, number>, candidate: Candidate): Ranked {
	const { location, date } = ground;
	const ageDays = Math.max(0, daysBetween(candidate.on, date));
	return {
		candidate,
		costs: [
			candidate.toldOn.some((on) => daysBetween(on, date) <= AGAIN_DAYS) ? 1 : 0,
			misfit(slot, candidate.scale),
			candidate.toldOn.length > 0 ? 1 : 0,
			candidate.specific < BARE ? 1 : 0,
			ageDays <= FRESH_DAYS ? 0 : 1
		],
		turn: turns.get(authorOf(candidate)) ?? 0,
		tie: hashOf(`${location} ${date} ${candidate.id}`)
	};
}

function compareLists(a: readonly number[], b: readonly number[]): number {
	for (const [i, cost] of a.entries()) {
		const difference = cost - (b[i] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}

function compareAlone(a: Ranked, b: Ranked): number {
	return (
		compareLists(a.costs, b.costs) ||
		a.turn - b.turn ||
		b.candidate.specific - a.candidate.specific ||
		a.tie - b.tie ||
		(a.candidate.id < b.candidate.id ? -1 : 1)
	);
}

/** The best few of each person for a slot: enough to find a pair that differs, few enough for a slow phone. */
function shortList(ground: Ground, slot: Slot, turns: ReadonlyMap<string, number>): Ranked[] {
	const ranked = ground.candidates.map((one) => rank(ground, slot, turns, one)).sort(compareAlone);
	const counts = new Map<string, number>();
	const few = ranked.filter(({ candidate }) => {
		const count = (counts.get(authorOf(candidate)) ?? 0) + 1;
		counts.set(authorOf(candidate), count);
		return count <= PER_PERSON_MAX;
	});
	return few.slice(0, PAIRED_MAX);
}

/** What is worse about two stories together: the same author first of all, the same hour and kind last. */
function pairCosts(a: Ranked, b: Ranked): number[] {
	const [one, other] = [a.candidate, b.candidate];
	const shared = one.people.some((person) => other.people.includes(person));
	return [
		authorOf(one) === authorOf(other) ? 1 : 0,
		...a.costs.map((cost, i) => cost + (b.costs[i] ?? 0)),
		a.turn + b.turn,
		shared ? 1 : 0,
		one.dayPart === other.dayPart ? 1 : 0,
		one.kind === other.kind ? 1 : 0,
		-(one.specific + other.specific)
	];
}

function bestPair(everyday: readonly Ranked[], grand: readonly Ranked[]): [Ranked, Ranked] | null {
	let best: { pair: [Ranked, Ranked]; costs: number[] } | null = null;
	for (const one of everyday) {
		for (const other of grand) {
			if (one.candidate.id === other.candidate.id) continue;
			const costs = [...pairCosts(one, other), one.tie, other.tie];
			if (best === null || compareLists(costs, best.costs) < 0) best = { pair: [one, other], costs };
		}
	}
	return best?.pair ?? null;
}

function sinceOf(days: number): Why['author'] {
	if (days > WHILE_DAYS) return 'while';
	return days > LATELY_DAYS ? 'turn' : 'lately';
}

function toPick({ candidate }: Ranked, { date, featured }: Ground): Pick {
	const author = authorOf(candidate);
	const last = lastOf(featured.filter(({ person }) => person === author).map(({ on }) => on));
	const waited = last === null ? null : daysBetween(last, date);
	return {
		id: candidate.id,
		why: {
			toldOn: lastOf(candidate.toldOn),
			author: waited === null ? 'never' : sinceOf(waited)
		}
	};
}

/** Two stories for the line-up of a location on a date; null where there is none to choose. */
export function propose(ground: Ground): Proposal {
	const turns = turnsOf(ground);
	const everyday = shortList(ground, 'everyday', turns);
	const pair = bestPair(everyday, shortList(ground, 'grand', turns));
	if (pair) return { everyday: toPick(pair[0], ground), grand: toPick(pair[1], ground) };
	const [only] = everyday;
	if (!only) return { everyday: null, grand: null };
	const slot: Slot = only.candidate.scale < 67 ? 'everyday' : 'grand';
	return { everyday: null, grand: null, [slot]: toPick(only, ground) };
}

/**
 * Another story for one slot beside the one kept in the other; `without`: ids that were looked at and passed over.
 * Null when nothing is left.
 */
export function proposeAnother(
	ground: Ground,
	slot: Slot,
	kept: string | null,
	without: ReadonlySet<string>
): Pick | null {
	const turns = turnsOf(ground);
	const candidates = ground.candidates.filter(({ id }) => id !== kept && !without.has(id));
	const list = shortList({ ...ground, candidates }, slot, turns);
	const other = ground.candidates.find(({ id }) => id === kept);
	if (!other) return list[0] ? toPick(list[0], ground) : null;
	const fixed = [rank(ground, slot === 'everyday' ? 'grand' : 'everyday', turns, other)];
	const pair = slot === 'everyday' ? bestPair(list, fixed) : bestPair(fixed, list);
	const chosen = slot === 'everyday' ? pair?.[0] : pair?.[1];
	return chosen ? toPick(chosen, ground) : null;
}
