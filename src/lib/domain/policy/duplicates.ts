/** Heads-up, not block: two people may have written down one deed [rule 9]. */
export const MINUTES_30_MS = 1_800_000;

/** What tells two entries apart. `kind`: what was done, as the product names it. Minor units; UTC ms. */
export interface Deed {
	id: string;
	employee: string;
	guest: string | null;
	kind: string;
	amountMinor: number;
	at: number;
}

/** Same kind, at most 30 min apart, amounts at most 5 % of the larger apart: whoever did it, and for whom. */
export function isAlike(
	a: Pick<Deed, 'kind' | 'amountMinor' | 'at'>,
	b: Pick<Deed, 'kind' | 'amountMinor' | 'at'>
): boolean {
	if (a.kind !== b.kind || Math.abs(a.at - b.at) > MINUTES_30_MS) return false;
	return 20 * Math.abs(a.amountMinor - b.amountMinor) <= Math.max(a.amountMinor, b.amountMinor);
}

/**
 * Whether two entries look like one: same guest, other employee, and {@link isAlike}. Both are flagged DUP_SUSPECT;
 * merging is a void of one.
 */
export function isDuplicateSuspect(a: Deed, b: Deed): boolean {
	if (a.id === b.id || a.guest === null || a.guest !== b.guest) return false;
	return a.employee !== b.employee && isAlike(a, b);
}

/** Those of the recent entries that look like the same deed. */
export function duplicateSuspects<D extends Deed>(deed: Deed, recent: readonly D[]): D[] {
	return recent.filter((other) => isDuplicateSuspect(deed, other));
}
