/** The rules of a version as people think of them: one cap with its variants, and what changed between two versions. */
import type { PolicyVersion, Rule } from '$lib/domain/policy/policy';
import { addDays } from '$lib/domain/period/calendar';
import { latestVersion } from '$lib/domain/policy/policy';

/** What a cap is on. */
export type CapSubject =
	'incident' | 'incidentEach' | 'guest' | 'employee' | 'employeeAll' | 'location' | 'org' | 'other';

/** An amount of a cap: for everybody, for some roles, or for some people. */
export interface CapVariant {
	roles: readonly string[] | null;
	people: readonly string[] | null;
	currency: string;
	amountMinor: number;
}

export interface CapGroup {
	/** Rule id and what it counts; variants of one cap share it. */
	key: string;
	id: string;
	subject: CapSubject;
	window: string;
	purposes: readonly string[] | null;
	variants: readonly CapVariant[];
}

/** What a rule counts, without the location, which every rule of a location's ledger has. */
export function dimsOf(rule: { readonly dims: readonly string[] }): string {
	const dims = rule.dims.filter((dim) => dim !== 'location');
	return dims.length === 0 && rule.dims.length > 0 ? 'location' : [...dims].sort().join(' ');
}

const SUBJECTS: Readonly<Record<string, CapSubject>> = {
	incident: 'incident',
	'employee incident': 'incidentEach',
	guest: 'guest',
	employee: 'employee',
	'employee org': 'employeeAll',
	location: 'location',
	org: 'org'
};

/** Caps in the order in which the version names them. */
export function capGroups(rules: readonly Rule[]): CapGroup[] {
	const groups = new Map<string, CapGroup & { variants: CapVariant[] }>();
	for (const rule of rules) {
		const { id, window, purposes = null, roles = null, people = null, currency, amountMinor } = rule;
		const dims = dimsOf(rule);
		const key = [id, dims, window, ...(purposes ?? [])].join('|');
		const group = groups.get(key) ?? {
			key,
			id,
			subject: SUBJECTS[dims] ?? 'other',
			window,
			purposes,
			variants: []
		};
		group.variants.push({ roles, people, currency, amountMinor });
		groups.set(key, group);
	}
	return [...groups.values()];
}

const whom = ({ roles, people, currency }: CapVariant): string => JSON.stringify([roles, people, currency]);

/** One thing that is not as it was. */
export type CapChange =
	| { what: 'added' | 'removed'; group: CapGroup }
	| { what: 'raised' | 'lowered'; group: CapGroup; variant: CapVariant; beforeMinor: number }
	| { what: 'variantAdded' | 'variantRemoved'; group: CapGroup; variant: CapVariant };

function changesWithin(before: CapGroup, after: CapGroup): CapChange[] {
	const old = new Map(before.variants.map((variant) => [whom(variant), variant]));
	const now = new Set(after.variants.map(whom));
	const changed = after.variants.flatMap((variant): CapChange[] => {
		const was = old.get(whom(variant));
		if (!was) return [{ what: 'variantAdded', group: after, variant }];
		if (was.amountMinor === variant.amountMinor) return [];
		const what = was.amountMinor < variant.amountMinor ? 'raised' : 'lowered';
		return [{ what, group: after, variant, beforeMinor: was.amountMinor }];
	});
	const gone = before.variants
		.filter((variant) => !now.has(whom(variant)))
		.map((variant): CapChange => ({ what: 'variantRemoved', group: before, variant }));
	return [...changed, ...gone];
}

/** What a version changes against the rules before it, cap by cap. */
export function capChanges(before: readonly Rule[], after: readonly Rule[]): CapChange[] {
	const [old, now] = [capGroups(before), capGroups(after)];
	const changed = now.flatMap((group): CapChange[] => {
		const was = old.find(({ key }) => key === group.key);
		return was ? changesWithin(was, group) : [{ what: 'added', group }];
	});
	const gone = old
		.filter(({ key }) => !now.some((group) => group.key === key))
		.map((group): CapChange => ({ what: 'removed', group }));
	return [...changed, ...gone];
}

type Before = Pick<PolicyVersion, 'rules' | 'neverAlone'>;

/** A version with its place in time. `until`: last local date it holds; null = until further notice. */
export interface Lived {
	version: PolicyVersion;
	state: 'later' | 'now' | 'past' | 'replaced';
	until: string | null;
	/** What held before it, in so far as it speaks of it; null: it was the first. */
	before: Before | null;
}

/** What of the organisation a location's first version puts something else in the place of. */
function replacedOf(org: PolicyVersion | undefined, own: PolicyVersion): Before | null {
	if (!org) return null;
	const [ids, currencies] = [own.rules.map(({ id }) => id), own.rules.map(({ currency }) => currency)];
	const rules = org.rules.filter(({ id, currency }) => ids.includes(id) && currencies.includes(currency));
	const { neverAlone } = own.neverAlone ? org : own;
	return { rules, ...(neverAlone ? { neverAlone } : {}) };
}

/** Versions, latest first, each with what became of it [rule 12]. `today`: local date. */
export function livesOf(versions: readonly PolicyVersion[], today: string): Lived[] {
	const inOrder = versions.toSorted(
		(a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version
	);
	const lives = inOrder.map((version, i): Lived => {
		const { location, effectiveFrom } = version;
		const sameScope = (other: PolicyVersion) => other.location === location;
		const previous = inOrder.slice(0, i).findLast(sameScope);
		const next = inOrder.slice(i + 1).find(sameScope);
		const org = location === null ? undefined : latestVersion(versions, null, effectiveFrom);
		const before = previous ?? replacedOf(org, version);
		const until = next ? addDays(next.effectiveFrom, -1) : null;
		const isReplaced = next?.effectiveFrom === effectiveFrom;
		const isPast = until !== null && until < today;
		const state = isReplaced ? 'replaced' : effectiveFrom > today ? 'later' : isPast ? 'past' : 'now';
		return { version, state, until, before };
	});
	return lives.reverse();
}
