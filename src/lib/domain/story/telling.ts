import * as z from 'zod/mini';
import { dateField, idField, textField } from '../fields';
import {
	ALIAS_CHARS_MAX,
	EFFORT_MIN_MAX,
	NOTE_CHARS_MAX,
	OUTCOMES_MAX,
	ROUTINE_CHARS_MAX,
	TAG_CHARS_MAX,
	TAGS_MAX
} from '../limits';

export const OUTCOME_TAGS = [
	'thanked',
	'returned',
	'told_others',
	'customer_for_life',
	'bond_built'
] as const;
export const outcomeTagSchema = z.enum(OUTCOME_TAGS);
export type OutcomeTag = z.infer<typeof outcomeTagSchema>;

/** `on`: the local date on which it was known. */
export const outcomesSchema = z
	.array(z.strictObject({ tag: outcomeTagSchema, on: dateField }))
	.check(z.maxLength(OUTCOMES_MAX));

/** Whether the guest's words say "always" and mean it: a phone proposes, a human confirms [000-6, M9]. */
export const alwaysSchema = z.enum(['no', 'proposed', 'confirmed']);
export type Always = z.infer<typeof alwaysSchema>;

/** What a telling may say beside its parts; every field is optional. */
export const tellingShape = {
	/** Keys of the house's list (`tags.ts`) and words of their own. */
	tags: z.optional(z.array(textField(TAG_CHARS_MAX)).check(z.maxLength(TAGS_MAX))),
	/** The value of the house that it shows, in the house's words. */
	value: z.optional(textField(ALIAS_CHARS_MAX)),
	/** The guest's own words. */
	quote: z.optional(z.strictObject({ text: textField(NOTE_CHARS_MAX), always: alwaysSchema })),
	/** What was left for it, and who covered [003-10]. */
	brokeRoutine: z.optional(
		z.strictObject({ left: textField(ROUTINE_CHARS_MAX), coverBy: z.optional(idField) })
	),
	/** Time that it took: it is the job, and counts against nobody [003-9]. */
	effortMin: z.optional(z.int().check(z.gte(0), z.lte(EFFORT_MIN_MAX))),
	/** Whether people in the photos agreed to be shown. */
	photoConsent: z.optional(z.enum(['none', 'verbal', 'written']))
};
