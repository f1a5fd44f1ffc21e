import * as z from 'zod/mini';
import { dateField, idField, instantField, textField } from '../fields';
import { languageSchema } from '../language';
import { ALIAS_CHARS_MAX, CONTRIBUTORS_MAX, PART_CHARS_MAX, PHOTOS_MAX } from '../limits';
import { legendSchema, toldSchema } from '../lineup/lineupRecord';
import { photoSchema } from '../photo';
import { purposeSchema } from '../purpose';
import { outcomesSchema, tellingShape } from '../story/telling';

const part = z.optional(textField(PART_CHARS_MAX));

/** The five parts of a telling; `what` is the gesture itself and the only one that must be there. */
export const storyPartsSchema = z.strictObject({
	situation: part,
	need: part,
	what: textField(PART_CHARS_MAX),
	reaction: part,
	lesson: part
});
export type StoryParts = z.infer<typeof storyPartsSchema>;

/** 0 everyday wow … 100 grand gesture. */
export const scaleField = z.int().check(z.gte(0), z.lte(100));
export const contributorsSchema = z.array(idField).check(z.maxLength(CONTRIBUTORS_MAX));
export const photosSchema = z.array(photoSchema).check(z.maxLength(PHOTOS_MAX));

/** Location space: a gesture and its story: one object on a continuum [003-1]. Guest under an alias [003-5]. */
export const gestureSchema = z.strictObject({
	author: idField,
	contributors: contributorsSchema,
	incident: idField,
	purpose: purposeSchema,
	scale: scaleField,
	parts: storyPartsSchema,
	guestAlias: z.optional(textField(ALIAS_CHARS_MAX)),
	photos: photosSchema,
	/** Effective UTC ms: device clock + measured offset, or when received if that cannot be [rule 14]. Feed order. */
	at: instantField,
	/** Fixed at capture in the location's zone; never changes [I24]. */
	businessDate: dateField,
	language: languageSchema,
	editedAt: z.optional(instantField),
	/** Who told it last; absent: its author. */
	editedBy: z.optional(idField),
	...tellingShape,
	/** What came of it, whenever that is known [003-12]. */
	outcomes: z.optional(outcomesSchema),
	/** Where it was told, oldest first, and whether it is a legend of the house. */
	told: z.optional(toldSchema),
	legend: z.optional(legendSchema)
});
export type Gesture = z.infer<typeof gestureSchema>;
