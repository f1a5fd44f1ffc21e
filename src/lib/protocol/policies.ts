import * as z from 'zod/mini';
import { currencyField, dateField, idField } from '../domain/fields';
import { policyVersionSchema } from '../domain/policy/policy';

/** Roles that meet guests all day; zero for one of them asks for a second look [003-13]. */
export const FRONTLINE_ROLES: readonly string[] = ['staff'];

/** The caps as somebody wants them; number, time and name are the server's to give. */
export const policyDraftSchema = z.omit(policyVersionSchema, {
	version: true,
	publishedAt: true,
	publishedBy: true
});
export type PolicyDraft = z.infer<typeof policyDraftSchema>;

/** A problem as domain/policy/problems.ts finds it, or a cap that this product keeps no totals for. */
export const policyProblemSchema = z.looseObject({
	severity: z.enum(['error', 'warning']),
	code: z.string(),
	rule: z.optional(z.string())
});
export type PolicyProblemTold = z.infer<typeof policyProblemSchema>;

/**
 * `POST /api/policies`. `basedOn`: the highest version number the editor has seen; somebody may have published since.
 * `confirmed`: the person has read the warnings and means it.
 */
export const publishRequestSchema = z.strictObject({
	basedOn: z.int().check(z.gte(0)),
	draft: policyDraftSchema,
	confirmed: z.boolean()
});
export type PublishRequest = z.infer<typeof publishRequestSchema>;

/** What became of it. `moved`: another version came first, and is told, so that the person can look at it. */
export const publishAnswerSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('published'), version: z.int() }),
	z.object({ kind: z.literal('moved'), latest: policyVersionSchema }),
	z.object({ kind: z.literal('problems'), problems: z.array(policyProblemSchema) })
]);
export type PublishAnswer = z.infer<typeof publishAnswerSchema>;

/** `POST /api/policies/preview`: what the draft would have flagged in the last 90 days, by location. */
export const previewRequestSchema = z.strictObject({ draft: policyDraftSchema });

export const previewAnswerSchema = z.object({
	from: dateField,
	to: dateField,
	problems: z.array(policyProblemSchema),
	locations: z.array(
		z.object({
			location: idField,
			currency: currencyField,
			total: z.int(),
			/** Flagged under the draft, and under the caps that were in force. */
			flagged: z.int(),
			flaggedNow: z.int(),
			byRule: z.record(z.string(), z.int())
		})
	)
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
