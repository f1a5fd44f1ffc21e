import type { PolicyVersion, Rule } from './policy';

/** The latest version of one scope that has begun [rule 12]: largest `effectiveFrom` ≤ date, ties by the higher version. */
export function latestVersion(
	versions: readonly PolicyVersion[],
	location: string | null,
	localDate: string
): PolicyVersion | undefined {
	let best: PolicyVersion | undefined;
	for (const version of versions) {
		if (version.location !== location || version.effectiveFrom > localDate) continue;
		const isLater =
			!best ||
			version.effectiveFrom > best.effectiveFrom ||
			(version.effectiveFrom === best.effectiveFrom && version.version > best.version);
		if (isLater) best = version;
	}
	return best;
}

/**
 * The version in force at a location on a local date [rule 12]: one of the location's own before one of the
 * organisation. None: nothing is capped.
 */
export function effectiveVersion(
	versions: readonly PolicyVersion[],
	location: string,
	localDate: string
): PolicyVersion | undefined {
	return latestVersion(versions, location, localDate) ?? latestVersion(versions, null, localDate);
}

/** Whether a cap of a window may hold at a location on a local date, for whomever: its own or the organisation's [rule 20]. */
export function hasWindow(
	versions: readonly PolicyVersion[],
	location: string,
	localDate: string,
	window: string
): boolean {
	return [location, null].some((scope) =>
		latestVersion(versions, scope, localDate)?.rules.some((rule) => rule.window === window)
	);
}

/** The default cap on one incident, shared by everyone who acts on it [rule 3]; none = no cap. `authority.ts` knows roles. */
export function incidentRule(version: PolicyVersion | undefined, currency: string): Rule | undefined {
	return version?.rules.find(
		(rule) =>
			rule.dims.length === 1 &&
			rule.dims[0] === 'incident' &&
			rule.window === 'none' &&
			rule.currency === currency &&
			!rule.roles &&
			!rule.people
	);
}

/** What an entry adds to the overage of a cap [rule 6]: exactly at the cap is not over. Minor units. */
export function overage(usedMinor: number, amountMinor: number, capMinor: number): number {
	return Math.max(0, usedMinor + amountMinor - capMinor) - Math.max(0, usedMinor - capMinor);
}
