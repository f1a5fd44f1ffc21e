import * as z from 'zod/mini';
import { dateField, idField, instantField, textField } from '../fields';
import {
	ALIAS_CHARS_MAX,
	ATTENDED_COUNT_MAX,
	ATTENDED_MAX,
	LINEUP_ACTIONS_MAX,
	LINEUP_DEFECTS_MAX,
	LINEUP_DEFECT_CHARS_MAX,
	LINEUP_GUESTS_MAX,
	LINEUP_GUEST_CHARS_MAX,
	LINEUP_MIN_MAX,
	LINEUP_MIN_MIN,
	LINEUP_STORIES_MAX,
	LINEUP_TOPIC_CHARS_MAX,
	NOTE_CHARS_MAX,
	TOLD_MAX
} from '../limits';

/** A follow-up of a line-up: it has an owner and a due date, always [M18]. */
export const lineupActionSchema = z.strictObject({
	id: idField,
	text: textField(NOTE_CHARS_MAX),
	owner: idField,
	dueOn: dateField
});

/** Ids of the gestures whose stories are told: one everyday, one grand, or fewer [003-1]. */
export const lineupStoriesSchema = z.array(idField).check(z.maxLength(LINEUP_STORIES_MAX));
export const attendedSchema = z.array(idField).check(z.maxLength(ATTENDED_MAX));
/** How many were there, when nobody took names. */
export const attendedCountSchema = z.int().check(z.gte(0), z.lte(ATTENDED_COUNT_MAX));

/** What is planned for the short stand-up of a shift: one topic, two stories, and what the day brings. */
export const lineupPlanShape = {
	/** Local date of the shift, and its name as the house says it. */
	shiftDate: dateField,
	shift: textField(ALIAS_CHARS_MAX),
	lengthMin: z.int().check(z.gte(LINEUP_MIN_MIN), z.lte(LINEUP_MIN_MAX)),
	topic: z.optional(textField(LINEUP_TOPIC_CHARS_MAX)),
	value: z.optional(textField(ALIAS_CHARS_MAX)),
	stories: lineupStoriesSchema,
	yesterdayDefects: z.array(textField(LINEUP_DEFECT_CHARS_MAX)).check(z.maxLength(LINEUP_DEFECTS_MAX)),
	/** By their aliases: a printed sheet lies about [003-5]. */
	guestsToday: z.array(textField(LINEUP_GUEST_CHARS_MAX)).check(z.maxLength(LINEUP_GUESTS_MAX))
};

/** Location space: a line-up, planned and then told; read by the whole location. */
export const lineupSchema = z.strictObject({
	...lineupPlanShape,
	actions: z
		.array(z.extend(lineupActionSchema, { doneAt: z.optional(instantField) }))
		.check(z.maxLength(LINEUP_ACTIONS_MAX)),
	attended: attendedSchema,
	attendedCount: z.optional(attendedCountSchema),
	/** UTC ms; absent until it was told. */
	toldAt: z.optional(instantField),
	/** Who planned it last. */
	by: idField
});
export type Lineup = z.infer<typeof lineupSchema>;

/** Where a story was told: once a line-up and a day, the latest ones [M19]. */
export const toldSchema = z
	.array(z.strictObject({ lineup: idField, on: dateField }))
	.check(z.maxLength(TOLD_MAX));
export type Told = z.infer<typeof toldSchema>;

/** An editor put the story on the shelf of legends [003-2]. */
export const legendSchema = z.strictObject({
	by: idField,
	at: instantField,
	note: z.optional(textField(NOTE_CHARS_MAX))
});
