/** Patterns worth a private look, found at night over many entries; never a verdict [rule 25, 28, vectors §7]. */
import { addDays } from '../period/calendar';

const NEAR_CAP_DAYS = 30;
const NEAR_CAP_ENTRIES_MIN = 3;
const FREQ_GUEST_DAYS = 183;
const FREQ_GUEST_GESTURES_MIN = 6;

/** Local dates of records; `count` (default 1): so many equal ones. */
interface Dated {
	on: string;
	count?: number;
}

export interface PatternEntry extends Dated {
	employee: string;
	/** Minor units. */
	amountMinor: number;
}

/** Whether a date is one of the last `days` local dates, today's included. */
function isWithin(on: string, today: string, days: number): boolean {
	return addDays(today, 1 - days) <= on && on <= today;
}

/** Keys whose counts reach `min`, sorted. */
function reaching(counts: ReadonlyMap<string, number>, min: number): string[] {
	return [...counts].flatMap(([key, count]) => (count >= min ? [key] : [])).sort();
}

/** NEAR_CAP_PATTERN: employees with 3 entries or more of at least 90 % of the cap within 30 dates. Sorted. */
export function nearCapPattern(today: string, capMinor: number, entries: readonly PatternEntry[]): string[] {
	const counts = new Map<string, number>();
	for (const { on, employee, amountMinor, count = 1 } of entries) {
		const isNear = 10 * amountMinor >= 9 * capMinor && isWithin(on, today, NEAR_CAP_DAYS);
		if (isNear) counts.set(employee, (counts.get(employee) ?? 0) + count);
	}
	return reaching(counts, NEAR_CAP_ENTRIES_MIN);
}

export interface SplitSuspect {
	employee: string;
	guest: string;
	on: string;
}

/**
 * SPLIT_SUSPECT: one employee, guest and local date with two incidents or more, each within the incident cap, together
 * above it. Without a guest never. Sorted by employee, guest, date.
 */
export function splitSuspects(
	capMinor: number,
	entries: readonly (PatternEntry & { guest: string | null; incident: string })[]
): SplitSuspect[] {
	const groups = new Map<string, SplitSuspect & { sums: Map<string, number> }>();
	for (const { on, employee, guest, incident, amountMinor, count = 1 } of entries) {
		if (guest === null) continue;
		const key = JSON.stringify([employee, guest, on]);
		const group = groups.get(key) ?? { employee, guest, on, sums: new Map<string, number>() };
		group.sums.set(incident, (group.sums.get(incident) ?? 0) + amountMinor * count);
		groups.set(key, group);
	}
	const suspects = [...groups].filter(([, { sums }]) => {
		const list = [...sums.values()];
		const total = list.reduce((sum, minor) => sum + minor, 0);
		return list.length >= 2 && list.every((minor) => minor <= capMinor) && total > capMinor;
	});
	return suspects
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, { employee, guest, on }]) => ({ employee, guest, on }));
}

export interface GuestGesture extends Dated {
	guest: string | null;
	purpose: 'fix' | 'wow' | 'both';
}

/** FREQ_GUEST: guests with 6 recovery gestures (purpose fix or both) or more within 183 dates. Sorted. */
export function frequentGuests(today: string, gestures: readonly GuestGesture[]): string[] {
	const counts = new Map<string, number>();
	for (const { on, guest, purpose, count = 1 } of gestures) {
		if (guest === null || purpose === 'wow' || !isWithin(on, today, FREQ_GUEST_DAYS)) continue;
		counts.set(guest, (counts.get(guest) ?? 0) + count);
	}
	return reaching(counts, FREQ_GUEST_GESTURES_MIN);
}

/** OVERCOMP: more than one and a half times what the guest lost; never without a known loss. Minor units. */
export function isOvercomp(compMinor: number, lossMinor: number | null): boolean {
	return lossMinor !== null && 2 * compMinor > 3 * lossMinor;
}

/** SELF_GUEST: the guest is who spent, or a relative whom that person declared. Guest ids of both. */
export function isSelfGuest(guest: string | null, ownGuestIds: Iterable<string>): boolean {
	return guest !== null && new Set(ownGuestIds).has(guest);
}
