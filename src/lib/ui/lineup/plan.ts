/** The form of a line-up's plan, and what is made of it. Plain values in, plain values out. */
import type { OpArgs } from '$lib/domain/op/op';
import type { Lineup } from '$lib/domain/lineup/lineupRecord';
import { dayPartOf } from '$lib/domain/lineup/candidates';
import type { Slot } from '$lib/domain/lineup/propose';
import type { Words } from '$lib/i18n/index.svelte';

/** Names of shifts that travel as keys and are said in the reader's language; a house may have others. */
export const SHIFTS = ['morning', 'afternoon', 'night'] as const;
export type Shift = (typeof SHIFTS)[number];
export const LENGTHS_MIN = ['5', '10', '15'] as const;
export const SLOTS: readonly Slot[] = ['everyday', 'grand'];
/** From here on a story is told as the grand one. */
const GRAND_SCALE = 67;

export interface ActionForm {
	id: string;
	text: string;
	owner: string;
	dueOn: string;
}

export interface PlanForm {
	lengthMin: number;
	topic: string;
	value: string;
	slots: Record<Slot, string | null>;
	defects: string[];
	guests: string[];
	actions: ActionForm[];
}

/** The shift of an hour of the wall clock, 0–23. */
export function shiftAt(hour: number): Shift {
	return dayPartOf(hour);
}

/** A shift as the house says it: its own word, or one of ours in the reader's language. */
export function shiftLabel(shift: string, words: Pick<Words, 'lineup'>): string {
	const known = SHIFTS.find((one) => one === shift);
	return known ? words.lineup.shifts[known] : shift;
}

export function emptyPlan(): PlanForm {
	return {
		lengthMin: 10,
		topic: '',
		value: '',
		slots: { everyday: null, grand: null },
		defects: [],
		guests: [],
		actions: []
	};
}

/** Which of the planned stories stands in which slot; `scaleOf` null: not on this phone. */
export function slotsOf(
	stories: readonly string[],
	scaleOf: (id: string) => number | null
): PlanForm['slots'] {
	const [first = null, second = null] = stories;
	if (first !== null && second === null && (scaleOf(first) ?? 0) >= GRAND_SCALE) {
		return { everyday: null, grand: first };
	}
	return { everyday: first, grand: second };
}

export function planOf(lineup: Lineup, scaleOf: (id: string) => number | null): PlanForm {
	const { lengthMin, topic = '', value = '', stories, yesterdayDefects, guestsToday, actions } = lineup;
	return {
		lengthMin,
		topic,
		value,
		slots: slotsOf(stories, scaleOf),
		defects: [...yesterdayDefects],
		guests: [...guestsToday],
		actions: actions.map(({ id, text, owner, dueOn }) => ({ id, text, owner, dueOn }))
	};
}

/** The stories of a plan in the order they are told: the everyday one first. */
export function storiesOf({ slots }: Pick<PlanForm, 'slots'>): string[] {
	return SLOTS.flatMap((slot) => slots[slot] ?? []);
}

const filled = (texts: readonly string[]) => texts.map((text) => text.trim()).filter((text) => text !== '');

/** Args of `lineup.put@1`. */
export function putArgs(lineup: string, shiftDate: string, shift: string, plan: PlanForm): OpArgs {
	const [topic, value] = [plan.topic.trim(), plan.value.trim()];
	return {
		lineup,
		shiftDate,
		shift,
		lengthMin: plan.lengthMin,
		...(topic ? { topic } : {}),
		...(value ? { value } : {}),
		stories: storiesOf(plan),
		yesterdayDefects: filled(plan.defects),
		guestsToday: filled(plan.guests),
		actions: plan.actions.map((action) => ({ ...action, text: action.text.trim() }))
	};
}

/** A draft's field as a plan; null when it is not the shape of this build. */
export function planFrom(field: unknown): PlanForm | null {
	if (typeof field !== 'object' || field === null) return null;
	const empty = emptyPlan();
	const given = field as Record<string, unknown>;
	const hasShape = (Object.keys(empty) as (keyof PlanForm)[]).every(
		(key) =>
			typeof given[key] === typeof empty[key] && Array.isArray(given[key]) === Array.isArray(empty[key])
	);
	return hasShape ? (field as PlanForm) : null;
}
