/** What is wrong or odd about a version before it is published [rule 12, 20, 003-13]. */
import { AMOUNT_MINOR_MAX } from '../money/amount';
import { currencyDigits } from '../money/currency';
import { addDays } from '../period/calendar';
import { isWindow } from '../period/window';
import { versionFor, type Actor } from './authority';
import { latestVersion, type PolicyVersion, type Rule } from './policy';
import type { CapRule } from './types';

/** Errors keep a version from being published; warnings ask for a confirmation that is kept. */
export type PolicyProblem = { rule?: string } & (
	| { severity: 'error'; code: 'unknown_role'; role: string }
	| { severity: 'warning'; code: 'zero_for_frontline'; role: string }
	| {
			severity: 'error';
			code: 'bad_amount' | 'bad_window' | 'bad_currency' | 'no_dims' | 'twice' | 'variants_differ';
	  }
	| { severity: 'error'; code: 'stay_without_guest' }
	/** A date before today, or today without being a raise. `from`: the earliest date it may have. */
	| { severity: 'error'; code: 'too_early'; from: string }
	| { severity: 'error'; code: 'number_taken' }
	/** Somebody has published for the same date; the higher version number holds. */
	| { severity: 'warning'; code: 'same_date'; version: number }
);

/** What publishing depends on. */
export interface PublishContext {
	/** Roles that exist now. */
	roles: readonly string[];
	/** Those of them who meet guests; zero for them warns. */
	frontline: readonly string[];
	/** Local date. */
	today: string;
	published: readonly PolicyVersion[];
}

/** Who a rule is for and what it counts, as one text: variants of one rule must differ in the former only. */
const structureOf = (rule: Pick<Rule, 'dims' | 'window' | 'purposes'>): string =>
	JSON.stringify([[...rule.dims].sort(), rule.window, [...(rule.purposes ?? [])].sort()]);
const scopeOf = (rule: Rule): string =>
	JSON.stringify([rule.currency, [...(rule.roles ?? [])].sort(), [...(rule.people ?? [])].sort()]);

function ruleProblems(rule: Rule, roles: ReadonlySet<string>): PolicyProblem[] {
	const problems: PolicyProblem[] = [];
	const error = (code: 'bad_amount' | 'bad_window' | 'bad_currency' | 'no_dims' | 'stay_without_guest') =>
		problems.push({ severity: 'error', code, rule: rule.id });
	const { amountMinor } = rule;
	if (!Number.isInteger(amountMinor) || amountMinor < 0 || amountMinor > AMOUNT_MINOR_MAX)
		error('bad_amount');
	if (!isWindow(rule.window)) error('bad_window');
	if (currencyDigits(rule.currency) === undefined) error('bad_currency');
	if (rule.dims.length === 0) error('no_dims');
	if (rule.window === 'stay' && !rule.dims.includes('guest')) error('stay_without_guest');
	for (const role of rule.roles ?? []) {
		if (!roles.has(role)) problems.push({ severity: 'error', code: 'unknown_role', role, rule: rule.id });
	}
	return problems;
}

function variantProblems(rules: readonly Rule[]): PolicyProblem[] {
	return rules.flatMap((rule, i): PolicyProblem[] => {
		const earlier = rules.slice(0, i).filter(({ id }) => id === rule.id);
		if (earlier.some((other) => structureOf(other) !== structureOf(rule)))
			return [{ severity: 'error', code: 'variants_differ', rule: rule.id }];
		if (earlier.some((other) => scopeOf(other) === scopeOf(rule)))
			return [{ severity: 'error', code: 'twice', rule: rule.id }];
		return [];
	});
}

const currenciesOf = (version: PolicyVersion) => [...new Set(version.rules.map((rule) => rule.currency))];

function rulesFor(
	version: PolicyVersion,
	actor: Pick<Actor, 'employee' | 'roles' | 'currency'>
): readonly CapRule[] {
	return versionFor(version, { ...actor, location: version.location ?? '' }, version.effectiveFrom).rules;
}

/** A role nobody can spend anything in: pools are not a person's authority, so an empty one does not warn. */
function zeroProblems(version: PolicyVersion, frontline: readonly string[]): PolicyProblem[] {
	return frontline.flatMap((role) =>
		currenciesOf(version).flatMap((currency) =>
			rulesFor(version, { employee: '', roles: [role], currency })
				.filter((rule) => rule.amountMinor === 0 && rule.window !== 'posting')
				.map(({ id }): PolicyProblem => ({ severity: 'warning', code: 'zero_for_frontline', role, rule: id }))
		)
	);
}

/**
 * Whether a version leaves nobody less than another: no new cap, none lower, for any role or named person [rule 12].
 * A cap that counts in another way is a new cap.
 */
export function isRaise(before: PolicyVersion, after: PolicyVersion, roles: readonly string[]): boolean {
	const people = [before, after].flatMap((version) => version.rules.flatMap((rule) => rule.people ?? []));
	const currencies = new Set([...currenciesOf(before), ...currenciesOf(after)]);
	const actors = ['', ...people].flatMap((employee) =>
		[[], ...roles.map((role) => [role])].flatMap((held) =>
			[...currencies].map((currency) => ({ employee, roles: held, currency }))
		)
	);
	return actors.every((actor) => {
		const had = rulesFor(before, actor);
		return rulesFor(after, actor).every((rule) => {
			const old = had.find(({ id }) => id === rule.id);
			return (
				old && structureOf(old as Rule) === structureOf(rule as Rule) && rule.amountMinor >= old.amountMinor
			);
		});
	});
}

function dateProblems(version: PolicyVersion, context: PublishContext): PolicyProblem[] {
	const { effectiveFrom, location } = version;
	const { today, published, roles } = context;
	const problems: PolicyProblem[] = [];
	const inForce = latestVersion(published, location, today) ?? latestVersion(published, null, today);
	const isFirst = !published.some((other) => other.location === location || other.location === null);
	const mayToday = isFirst || (inForce !== undefined && isRaise(inForce, version, roles));
	const from = mayToday ? today : addDays(today, 1);
	if (effectiveFrom < from) problems.push({ severity: 'error', code: 'too_early', from });
	for (const other of published) {
		if (other.version === version.version) problems.push({ severity: 'error', code: 'number_taken' });
		else if (other.location === location && other.effectiveFrom === effectiveFrom)
			problems.push({ severity: 'warning', code: 'same_date', version: other.version });
	}
	return problems;
}

/**
 * Problems of a version about to be published; none = it may. It takes effect tomorrow or later; at once only as a raise
 * for everybody, or as the very first [rule 12]. A role that exists no longer is an error, zero for a frontline role a
 * warning [rule 20].
 */
export function policyProblems(version: PolicyVersion, context: PublishContext): PolicyProblem[] {
	const roles = new Set(context.roles);
	const ofRules = [
		...version.rules.flatMap((rule) => ruleProblems(rule, roles)),
		...variantProblems(version.rules)
	];
	return [...ofRules, ...zeroProblems(version, context.frontline), ...dateProblems(version, context)];
}
