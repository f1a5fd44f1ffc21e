/** `POST /api/stories`: stories that are not on the phone, older ones or those that a question finds; newest first. */
import * as z from 'zod/mini';
import { dateField, idField, instantField } from '../domain/fields';
import { LOCATIONS_MAX } from '../domain/limits';
import { recordSchemas } from '../domain/records';
import { QUERY_CHARS_MAX } from '../domain/search/terms';
import { wireRecordSchema } from './pull';

export const STORIES_MAX = 50;

/** Bands of the scale [003-1]. */
export const bandSchema = z.enum(['everyday', 'middle', 'grand']);
export type Band = z.infer<typeof bandSchema>;
/** Lowest and highest scale of each band. */
export const BANDS: Record<Band, readonly [number, number]> = {
	everyday: [0, 33],
	middle: [34, 66],
	grand: [67, 100]
};

export const storiesRequestSchema = z.strictObject({
	/** This one alone, with what stands around it; nothing else is looked at then. */
	id: z.optional(idField),
	/** What is looked for; all of its words. */
	text: z.optional(z.string().check(z.maxLength(QUERY_CHARS_MAX))),
	/** Only these of the asker's locations; the organisation's own id stands for what other locations share. */
	spaces: z.optional(z.array(idField).check(z.maxLength(LOCATIONS_MAX))),
	/** Who did it, alone or with others. */
	person: z.optional(idField),
	tag: z.optional(z.string().check(z.maxLength(40))),
	band: z.optional(bandSchema),
	photo: z.optional(z.boolean()),
	told: z.optional(z.boolean()),
	/** Local dates, both included. */
	from: z.optional(dateField),
	to: z.optional(dateField),
	/** The last one that is shown: the answer goes on after it. */
	before: z.optional(z.strictObject({ at: instantField, id: idField })),
	limit: z._default(z.int().check(z.gte(1), z.lte(STORIES_MAX)), STORIES_MAX)
});
export type StoriesRequest = z.input<typeof storiesRequestSchema>;
export type StoriesQuery = z.infer<typeof storiesRequestSchema>;

export const foundStorySchema = z.object({
	space: idField,
	id: idField,
	body: recordSchemas.gesture,
	/** Of a location that is not the asker's, which shares it with the organisation. */
	isShared: z.optional(z.literal(true))
});
export type FoundStory = z.infer<typeof foundStorySchema>;

/** Of found stories those whose shape this build knows [P12a]. */
const foundStoriesSchema = z.pipe(
	z.array(z.unknown()),
	z.transform((found: unknown[]): FoundStory[] =>
		found.flatMap((story) => {
			const known = foundStorySchema.safeParse(story);
			return known.success ? [known.data] : [];
		})
	)
);

/**
 * A story as its space has it: the records of it that the asker may read, and where space and asker stood when they were
 * read. A phone keeps them if that is not behind where it stands itself [P6b].
 */
export const wholeStorySchema = z.object({
	epoch: z.string(),
	space: idField,
	seq: z.int(),
	scope: z.string(),
	records: z.array(wireRecordSchema)
});
export type WholeStory = z.infer<typeof wholeStorySchema>;

export const storiesResponseSchema = z.object({
	stories: foundStoriesSchema,
	/** There are older ones. */
	more: z.boolean(),
	/** By story, where somebody thanked. */
	thanks: z.optional(z.record(idField, z.int())),
	/** Asked for by `id`: present when there is such a story. */
	whole: z.optional(wholeStorySchema)
});
export type StoriesResponse = z.infer<typeof storiesResponseSchema>;
