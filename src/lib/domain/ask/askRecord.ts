import * as z from 'zod/mini';
import { amountField, idField, instantField, textField } from '../fields';
import { ANSWERS_MAX, GRANTS_MAX, NOTE_CHARS_MAX } from '../limits';
import { subjectSchema } from '../policy/policy';

/**
 * A raise of the incident cap of one incident, until it expires [rule 7]; id = that of the ask it answers.
 * `expiresAt` UTC ms.
 */
export const grantSchema = z.strictObject({
	id: idField,
	amountMinor: amountField,
	by: idField,
	at: instantField,
	expiresAt: instantField
});
export type Grant = z.infer<typeof grantSchema>;
export const grantsSchema = z.array(grantSchema).check(z.maxLength(GRANTS_MAX));

/** One word of somebody who may answer. `grantMinor` is 0 with `no`. */
export const answerSchema = z.strictObject({
	by: idField,
	answer: z.enum(['yes', 'up_to', 'no']),
	grantMinor: z.int().check(z.gte(0)),
	at: instantField,
	/** Given from phone to phone, without a network; and the key it was signed with, if it was. */
	near: z.optional(z.literal(true)),
	signedWith: z.optional(idField),
	/** By the rights of then: who gave it may not any more, or may again only in another place [I19]. */
	formerly: z.optional(z.literal(true))
});

/** 0: within the cap, and asked about all the same. */
export const excessField = z.union([z.literal(0), amountField]);
export const subjectsField = z
	.array(subjectSchema)
	.check(z.minLength(1), z.maxLength(subjectSchema.options.length));

/**
 * May I go over the cap? The first answer counts, later ones are kept beside it. Asking holds no money and takes no
 * authority away; without an answer the ask lapses at `expiresAt` (UTC ms) [rule 4].
 */
export const askSchema = z.strictObject({
	incident: idField,
	gesture: z.optional(idField),
	askedBy: idField,
	/** What is wanted in all, and how much of it is over what is available. Minor units. */
	amountMinor: amountField,
	excessMinor: excessField,
	/** What of it nobody decides alone, whatever the cap [rule 26]. */
	subjects: z.optional(subjectsField),
	why: z.optional(textField(NOTE_CHARS_MAX)),
	askedAt: instantField,
	expiresAt: instantField,
	state: z.enum(['open', 'granted', 'declined', 'withdrawn']),
	answers: z.array(answerSchema).check(z.maxLength(ANSWERS_MAX)),
	/** A consent came before the ask itself, which still brings what is not in a consent. */
	early: z.optional(z.literal(true))
});
export type Ask = z.infer<typeof askSchema>;

/** Whether two asks name the same subjects, in any order; none is none. */
export function sameSubjects(one: Ask['subjects'], other: Ask['subjects']): boolean {
	return [...(one ?? [])].sort().join() === [...(other ?? [])].sort().join();
}
