import * as z from 'zod/mini';
import { LEASE_HOURS_MAX, NOTE_CHARS_MAX, RULES_MAX } from '../limits';
import { currencyField, dateField, idField, instantField, textField } from '../fields';
import { AMOUNT_MINOR_MAX } from '../money/amount';

export { effectiveVersion, incidentRule, latestVersion, overage } from './inForce';

/** Why something was done: put right, delight, or both; a default cap covers all [rule 3]. */
export type Purpose = 'fix' | 'wow' | 'both';

const SCOPE_MAX = 50;
const scopeField = z
	.array(z.string().check(z.minLength(1), z.maxLength(64)))
	.check(z.minLength(1), z.maxLength(SCOPE_MAX));

/** Subjects that nobody decides alone, whatever the cap [rule 26]. */
export const subjectSchema = z.enum([
	'safety',
	'security',
	'privacy',
	'health',
	'ethics',
	'cash_to_guest',
	'legally_owed'
]);
export type Subject = z.infer<typeof subjectSchema>;

/**
 * One cap rule, or one variant of it: rules of one id differ only in whom they are for and how much. Without `roles`
 * and `people` it is the default for everybody [rule 20]. `window`: see `isWindow`.
 */
export const ruleSchema = z.strictObject({
	id: z.string().check(z.minLength(1), z.maxLength(12)),
	dims: z.array(z.enum(['incident', 'guest', 'employee', 'location', 'org'])).check(z.maxLength(5)),
	window: z.string().check(z.maxLength(12)),
	amountMinor: z.int().check(z.gte(0), z.lte(AMOUNT_MINOR_MAX)),
	currency: currencyField,
	roles: z.optional(scopeField),
	people: z.optional(scopeField),
	/** Only entries of these purposes count and are judged; absent = all, fix and wow alike [rule 3]. */
	purposes: z.optional(z.array(z.enum(['fix', 'wow', 'both'])).check(z.minLength(1), z.maxLength(3)))
});
export type Rule = z.infer<typeof ruleSchema>;

/** A published, immutable version of the caps; `location` null = every location, as far as its own says nothing. */
export const policyVersionSchema = z.strictObject({
	version: z.int().check(z.gte(1)),
	effectiveFrom: dateField,
	location: z.nullable(z.string()),
	rules: z.array(ruleSchema).check(z.maxLength(RULES_MAX)),
	/** Who is asked about a subject, whatever the amount [rule 26]. `person`: an id. */
	neverAlone: z.optional(
		z
			.array(
				z.strictObject({ subject: subjectSchema, person: z.string().check(z.minLength(1), z.maxLength(64)) })
			)
			.check(z.maxLength(7))
	),
	/** The share of the pool that a phone may spend offline (minor units, 0 = none), and for how long [rule 19]. */
	lease: z.optional(
		z.strictObject({
			shareMinor: z.int().check(z.gte(0), z.lte(AMOUNT_MINOR_MAX)),
			hours: z.int().check(z.gte(1), z.lte(LEASE_HOURS_MAX))
		})
	),
	/** UTC ms, and who; absent on versions of the set-up. */
	publishedAt: z.optional(instantField),
	publishedBy: z.optional(idField),
	/** Why, in the publisher's words; everybody may read it. */
	note: z.optional(textField(NOTE_CHARS_MAX))
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;
