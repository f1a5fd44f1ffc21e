import * as z from 'zod/mini';
import { RULES_MAX } from '../limits';
import { dateField, currencyField } from '../fields';
import { AMOUNT_MINOR_MAX } from '../money/amount';

/** One cap rule. Version 1 of the product evaluates dims {incident}, window none; the shape is the law's. */
export const ruleSchema = z.strictObject({
	id: z.string().check(z.minLength(1), z.maxLength(12)),
	dims: z.array(z.enum(['incident', 'guest', 'employee', 'location', 'org'])).check(z.maxLength(5)),
	window: z.string().check(z.maxLength(12)),
	amountMinor: z.int().check(z.gte(0), z.lte(AMOUNT_MINOR_MAX)),
	currency: currencyField
});
export type Rule = z.infer<typeof ruleSchema>;

/** A published, immutable version of the caps; `locations` null = every location without its own. */
export const policyVersionSchema = z.strictObject({
	version: z.int().check(z.gte(1)),
	effectiveFrom: dateField,
	location: z.nullable(z.string()),
	rules: z.array(ruleSchema).check(z.maxLength(RULES_MAX))
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;

/**
 * The version in force at a location on a local date [rule 12]: one of the location's own before one of the
 * organisation; then largest `effectiveFrom` ≤ date, ties by the higher version. None: nothing is capped.
 */
export function effectiveVersion(
	versions: readonly PolicyVersion[],
	location: string,
	localDate: string
): PolicyVersion | undefined {
	const started = versions.filter((version) => version.effectiveFrom <= localDate);
	const own = started.filter((version) => version.location === location);
	const pool = own.length > 0 ? own : started.filter((version) => version.location === null);
	return pool.reduce<PolicyVersion | undefined>((best, version) => {
		if (!best || version.effectiveFrom > best.effectiveFrom) return version;
		if (version.effectiveFrom === best.effectiveFrom && version.version > best.version) return version;
		return best;
	}, undefined);
}

/** The cap on one incident, shared by everyone who acts on it [rule 3], in minor units; none = no cap. */
export function incidentRule(version: PolicyVersion | undefined, currency: string): Rule | undefined {
	return version?.rules.find(
		(rule) =>
			rule.dims.length === 1 &&
			rule.dims[0] === 'incident' &&
			rule.window === 'none' &&
			rule.currency === currency
	);
}

/** What an entry adds to the overage of a cap [rule 6]: exactly at the cap is not over. Minor units. */
export function overage(usedMinor: number, amountMinor: number, capMinor: number): number {
	return Math.max(0, usedMinor + amountMinor - capMinor) - Math.max(0, usedMinor - capMinor);
}
