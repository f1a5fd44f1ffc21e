import * as z from 'zod/mini';
import { idField } from '../fields';
import { LINEUP_ACTIONS_MAX, TOLD_MAX, ATTENDED_MAX } from '../limits';
import { effectiveInstant } from '../op/instant';
import type { Mutator } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey, isLeader } from '../org/role';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import {
	attendedCountSchema,
	attendedSchema,
	lineupActionSchema,
	lineupPlanShape,
	lineupStoriesSchema,
	type Lineup,
	type Told
} from './lineupRecord';

const here = (op: Op, kind: RecordKey['kind'], id: string): RecordKey => ({ space: op.space, kind, id });

const putArgs = z.strictObject({
	lineup: idField,
	...lineupPlanShape,
	actions: z.array(lineupActionSchema).check(z.maxLength(LINEUP_ACTIONS_MAX))
});

/** `lineup.put` 1: the whole plan of a line-up, anew. What was told, who came and which actions are done stay. */
export const lineupPut: Mutator<z.infer<typeof putArgs>> = {
	args: putArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { lineup }) => [here(op, 'lineup', lineup)],
	run(tx, op, { lineup: id, actions, ...plan }) {
		const key = here(op, 'lineup', id);
		const known = tx.get<Lineup>(key);
		const doneById = new Map(known?.actions.map((action) => [action.id, action.doneAt]));
		const lineup: Lineup = {
			...plan,
			actions: actions.map((action) => {
				const doneAt = doneById.get(action.id);
				return { ...action, ...(doneAt === undefined ? {} : { doneAt }) };
			}),
			attended: known?.attended ?? [],
			...(known?.attendedCount === undefined ? {} : { attendedCount: known.attendedCount }),
			...(known?.toldAt === undefined ? {} : { toldAt: known.toldAt }),
			by: op.author
		};
		tx.put(key, lineup, null);
		return null;
	}
};

const toldArgs = z.strictObject({
	lineup: idField,
	/** Of those planned, the ones that were told. */
	stories: lineupStoriesSchema,
	attended: attendedSchema,
	attendedCount: z.optional(attendedCountSchema)
});

/** Adds one telling; a story told twice on one day was told once, and the latest are kept. */
function withTelling(told: Told | undefined, telling: Told[number]): Told {
	const known = told ?? [];
	if (known.some(({ on }) => on === telling.on)) return known;
	return [...known, telling].sort((a, b) => (a.on < b.on ? -1 : 1)).slice(-TOLD_MAX);
}

/**
 * `lineup.told` 1: the line-up was held; each story says so from now on. A story that was taken back or hidden
 * meanwhile is passed over, never a reason to refuse [I12]. Said twice, those who came are put together.
 */
export const lineupTold: Mutator<z.infer<typeof toldArgs>> = {
	args: toldArgs,
	may: 'manager',
	home: 'location',
	touches: (op, { lineup, stories }) => [
		here(op, 'lineup', lineup),
		...[...new Set(stories)].map((story) => here(op, 'gesture', story))
	],
	run(tx, op, { lineup: id, stories, attended, attendedCount }, context) {
		const key = here(op, 'lineup', id);
		const lineup = tx.get<Lineup>(key);
		if (!lineup) return 'unknown_ref';
		const { at } = effectiveInstant(op, context.receivedAt);
		const told: Lineup = {
			...lineup,
			attended: [...new Set([...lineup.attended, ...attended])].slice(0, ATTENDED_MAX),
			toldAt: Math.min(lineup.toldAt ?? at, at)
		};
		const counted = Math.max(lineup.attendedCount ?? 0, attendedCount ?? 0);
		if (counted > 0) told.attendedCount = counted;
		tx.put(key, told, null);
		for (const story of new Set(stories)) {
			const storyKey = here(op, 'gesture', story);
			const gesture = tx.get<RecordBody<'gesture'>>(storyKey);
			if (!gesture) continue;
			const tellings = withTelling(gesture.told, { lineup: id, on: op.businessDate });
			if (tellings !== gesture.told) tx.put(storyKey, { ...gesture, told: tellings }, null);
		}
		return null;
	}
};

const actionArgs = z.strictObject({ lineup: idField, action: idField, done: z.boolean() });

/** `lineup.action` 1: a follow-up is done, or is not after all; by its owner or a manager. */
export const lineupAction: Mutator<z.infer<typeof actionArgs>> = {
	args: actionArgs,
	may: 'staff',
	home: 'location',
	touches: (op, { lineup }) => [here(op, 'lineup', lineup), authorKey(op)],
	run(tx, op, { lineup: id, action: actionId, done }, context) {
		const key = here(op, 'lineup', id);
		const lineup = tx.get<Lineup>(key);
		const action = lineup?.actions.find((one) => one.id === actionId);
		if (!lineup || !action) return 'unknown_ref';
		if (action.owner !== op.author && !isLeader(tx, op)) return 'not_yours';
		if (done === (action.doneAt !== undefined)) return null;
		const { doneAt: _, ...open } = action;
		const now = done ? { ...open, doneAt: effectiveInstant(op, context.receivedAt).at } : open;
		const actions = lineup.actions.map((one) => (one.id === actionId ? now : one));
		tx.put(key, { ...lineup, actions }, null);
		return null;
	}
};
