/** Whose cap is how much: roles, overrides, suspension and currency settled before anything is judged [rule 20, 22]. */
import { convertMinor, rateOn, type DatedRate } from '../money/convert';
import { latestVersion } from './inForce';
import type { PolicyVersion, Purpose, Rule } from './policy';
import type { CapRule, Policies, PolicyInForce } from './types';

/** Local dates on which a person acts on no authority of their own; `to` null = until lifted. Shown to the person. */
export interface Suspension {
	from: string;
	to: string | null;
}

/** Who acts, at which location, for which purpose. */
export interface Actor {
	employee: string;
	roles: readonly string[];
	location: string;
	/** Currency of the location's ledger. */
	currency: string;
	purpose?: Purpose;
	suspensions?: readonly Suspension[];
	/** Dated rates, for caps that are written in another currency only [rule 22]. */
	rates?: readonly DatedRate[];
}

/** Variants of one rule in the ledger's currency; caps written in it win, else others are converted by dated rate. */
function inCurrency(variants: readonly Rule[], actor: Actor, localDate: string): readonly Rule[] {
	const own = variants.filter((rule) => rule.currency === actor.currency);
	if (own.length > 0) return own;
	return variants.flatMap((rule) => {
		const found = rateOn(actor.rates ?? [], rule.currency, actor.currency, localDate);
		const converted = found && convertMinor(rule.amountMinor, rule.currency, actor.currency, found.rate.rate);
		return converted?.ok ? [{ ...rule, amountMinor: converted.value, currency: actor.currency }] : [];
	});
}

function mostGenerous(rules: readonly Rule[]): Rule | undefined {
	return rules.reduce<Rule | undefined>(
		(best, rule) => (!best || rule.amountMinor > best.amountMinor ? rule : best),
		undefined
	);
}

const isDefault = (rule: Rule) => !rule.roles && !rule.people;

/** The variant for one role: the location's for the role, its default, the organisation's for the role, its default. */
function ofRole(levels: readonly (readonly Rule[])[], role: string | null): Rule | undefined {
	for (const variants of levels) {
		const named = role === null ? [] : variants.filter((rule) => rule.roles?.includes(role));
		const best = mostGenerous(named) ?? mostGenerous(variants.filter(isDefault));
		if (best) return best;
	}
	return undefined;
}

/** The variant of one rule that applies: an override for the person, else the most generous of the person's roles. */
function variantFor(levels: readonly (readonly Rule[])[], actor: Actor): Rule | undefined {
	for (const variants of levels) {
		const override = mostGenerous(variants.filter((rule) => rule.people?.includes(actor.employee)));
		if (override) return override;
	}
	const roles = actor.roles.length > 0 ? actor.roles : [null];
	return mostGenerous(
		roles.flatMap((role) => {
			const rule = ofRole(levels, role);
			return rule ? [rule] : [];
		})
	);
}

function isSuspended(actor: Actor, localDate: string): boolean {
	return (actor.suspensions ?? []).some(
		({ from, to }) => from <= localDate && (to === null || localDate <= to)
	);
}

function capRule(rule: Rule, suspended: boolean): CapRule {
	return {
		id: rule.id,
		dims: rule.dims,
		window: rule.window,
		amountMinor: suspended && rule.window !== 'posting' ? 0 : rule.amountMinor,
		...(rule.purposes ? { purposes: rule.purposes } : {})
	};
}

/**
 * What applies to one person under versions of the location and of the organisation: rule by rule, the location's
 * word first; a rule that only the organisation has still holds, so that a location never lifts a cap by silence.
 */
function inForce(
	own: PolicyVersion | undefined,
	org: PolicyVersion | undefined,
	actor: Actor,
	localDate: string
): PolicyInForce {
	const versions = [own, org].filter((version) => version !== undefined);
	const ids = new Set(versions.flatMap((version) => version.rules.map((rule) => rule.id)));
	const suspended = isSuspended(actor, localDate);
	const rules = [...ids].flatMap((id) => {
		const levels = versions.map((version) => {
			const variants = version.rules.filter((rule) => rule.id === id);
			return inCurrency(variants, actor, localDate);
		});
		const rule = variantFor(levels, actor);
		const { purpose } = actor;
		const isForIt = !rule?.purposes || purpose === undefined || rule.purposes.includes(purpose);
		return rule && isForIt ? [capRule(rule, suspended)] : [];
	});
	return {
		version: versions[0]?.version ?? null,
		rules,
		neverAlone: own?.neverAlone ?? org?.neverAlone ?? []
	};
}

/**
 * The published versions as they bind one person: employee override > location role > organisation role >
 * organisation default; of several roles the most generous; suspended: nothing of one's own [rule 20].
 */
export function policiesFor(versions: readonly PolicyVersion[], actor: Actor): Policies {
	return {
		on(localDate) {
			const own = latestVersion(versions, actor.location, localDate);
			return inForce(own, latestVersion(versions, null, localDate), actor, localDate);
		},
		named(number, localDate) {
			const seen = versions.find((version) => version.version === number);
			if (!seen || (seen.location !== null && seen.location !== actor.location)) return undefined;
			if (seen.location === null) return inForce(undefined, seen, actor, localDate);
			return inForce(seen, latestVersion(versions, null, seen.effectiveFrom), actor, localDate);
		}
	};
}

/** One version alone, as it would bind a person: for previews and checks before publishing. */
export function versionFor(version: PolicyVersion, actor: Actor, localDate: string): PolicyInForce {
	return inForce(version, undefined, actor, localDate);
}
