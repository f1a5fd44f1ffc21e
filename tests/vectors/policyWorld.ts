/** One location's ledger for tests: a few words for rules, versions and ops. Money: minor units. */
import { policiesFor } from '../../src/lib/domain/policy/authority';
import { LedgerBook } from '../../src/lib/domain/policy/book';
import type { SpendOp } from '../../src/lib/domain/policy/bookOps';
import type { PolicyVersion, Rule } from '../../src/lib/domain/policy/policy';
import type { Place } from '../../src/lib/domain/policy/types';

export const MADRID: Place = { zone: 'Europe/Madrid', cutoverHour: 0, receiptThresholdMinor: null };
export const NOON = Date.parse('2026-05-12T10:00:00Z');
export const HOUR_MS = 3_600_000;

/** A rule from its id, dims as one text, window and amount. */
export function rule(
	id: string,
	dims: string,
	window: string,
	amountMinor: number,
	more: Partial<Rule> = {}
): Rule {
	return { id, dims: dims.split(' ') as Rule['dims'], window, amountMinor, currency: 'EUR', ...more };
}

export function version(number: number, effectiveFrom: string, ...rules: Rule[]): PolicyVersion {
	return { version: number, effectiveFrom, location: null, rules };
}

export function bookOf(versions: PolicyVersion[], place: Place = MADRID): LedgerBook {
	return new LedgerBook(place, versions, (employee, purpose) =>
		policiesFor(versions, {
			employee,
			roles: [],
			location: 'here',
			currency: 'EUR',
			...(purpose && { purpose })
		})
	);
}

/** A spend of ana on guest g, incident i, at noon; all of it can be said otherwise. */
export function spend(id: string, amountMinor: number, more: Partial<SpendOp> = {}): SpendOp {
	return {
		op: 'spend',
		id,
		employee: 'ana',
		guest: 'g',
		incident: 'i',
		amountMinor,
		occurredAt: NOON,
		...more
	};
}

/** Flags as short texts: `OVER_CAP INC 5`. */
export function words(flags: readonly object[]): string[] {
	return flags.map((flag) => Object.values(flag).join(' ')).sort();
}
