import * as z from 'zod/mini';
import { idField, instantField, textField } from '../fields';
import { gestureSchema, storyPartsSchema } from '../gesture/gestureRecord';
import { COMMENT_CHARS_MAX, MENTIONS_MAX, NOTE_CHARS_MAX, TELLINGS_MAX, THANKS_MAX } from '../limits';
import { tellingShape } from './telling';

export const THANKS_KINDS = ['thanks', 'inspired', 'learned', 'team'] as const;
export const thanksKindSchema = z.enum(THANKS_KINDS);
export type ThanksKind = z.infer<typeof thanksKindSchema>;

const thanksFrom = z
	.array(z.strictObject({ by: idField, kind: thanksKindSchema, at: instantField }))
	.check(z.maxLength(THANKS_MAX));

const comment = z.strictObject({
	gesture: idField,
	by: idField,
	at: instantField,
	text: textField(COMMENT_CHARS_MAX),
	mentions: z.array(idField).check(z.maxLength(MENTIONS_MAX))
});
export type Comment = z.infer<typeof comment>;

/** Why a story or a comment is shown to nobody but its author and the managers. It is shown when none of it holds. */
const withheld = z.strictObject({
	gesture: z.optional(gestureSchema),
	/** What the story was thanked with, until it comes back. */
	thanks: z.optional(thanksFrom),
	comment: z.optional(comment),
	/** Its author keeps it to themselves. */
	isPrivate: z.optional(z.literal(true)),
	/** A manager hid it, and says why. */
	hidden: z.optional(z.strictObject({ by: idField, at: instantField, reason: textField(NOTE_CHARS_MAX) })),
	/** A comment on a story that was not shown any more when it came. */
	isLate: z.optional(z.literal(true))
});
export type Withheld = z.infer<typeof withheld>;

export const REPORT_REASONS = ['guest_named', 'hurtful', 'not_so', 'other'] as const;
export const reportReasonSchema = z.enum(REPORT_REASONS);
export type ReportReason = z.infer<typeof reportReasonSchema>;

/** Kinds of records around a story; all of the location's space but the last. */
export const storyRecords = {
	/** Who thanked for a story and with which word; id = gesture. Read by all of the location. */
	thanks: z.strictObject({ from: thanksFrom }),
	/** A word of a colleague on a story; read by all of the location. */
	comment,
	/** A story (id = gesture) or a comment (its id) that is shown to its author and managers only. */
	withheld,
	/** Private to who reports and managers: something about a story, or a comment on it, is not right. */
	report: z.strictObject({
		gesture: idField,
		comment: z.optional(idField),
		by: idField,
		at: instantField,
		reason: reportReasonSchema,
		note: z.optional(textField(NOTE_CHARS_MAX)),
		/** What a manager made of it; absent while nobody has looked. */
		settled: z.optional(
			z.strictObject({ by: idField, at: instantField, outcome: z.enum(['hidden', 'kept']) })
		)
	}),
	/** Private to the author and managers: how a story was told before; id = gesture. Oldest first. */
	telling: z.strictObject({
		versions: z
			.array(
				z.strictObject({
					by: idField,
					at: instantField,
					scale: gestureSchema.shape.scale,
					parts: storyPartsSchema,
					quote: tellingShape.quote,
					tags: tellingShape.tags
				})
			)
			.check(z.maxLength(TELLINGS_MAX))
	}),
	/**
	 * Organisation space: the copy of a story that all of the organisation may read; id = gesture. Without `story` it is a
	 * wish of `by`, whose story has not arrived yet.
	 */
	shared_story: z.strictObject({
		location: idField,
		by: idField,
		sharedAt: instantField,
		story: z.optional(gestureSchema)
	})
};
export type Thanks = z.infer<typeof storyRecords.thanks>;
export type Report = z.infer<typeof storyRecords.report>;
export type Telling = z.infer<typeof storyRecords.telling>;
export type SharedStory = z.infer<typeof storyRecords.shared_story>;
