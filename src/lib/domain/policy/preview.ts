import { policiesFor } from './authority';
import { shapesOf } from './buckets';
import { capFlags } from './judge';
import { MemoryLedger } from './memoryLedger';
import type { PolicyVersion } from './policy';
import type { Policies, Row } from './types';

/** A ledger row with what decides on authority. */
export interface PreviewRow extends Row {
	roles: readonly string[];
	location: string;
	currency: string;
}

/** "With this policy, `flagged` of `total` entries would have been flagged." */
export interface Preview {
	/** Entries that stand. */
	total: number;
	flagged: number;
	/** Entries over each rule; one entry may be over several. */
	byRule: Record<string, number>;
}

const ALL_KNOWN = { knownSeq: null, device: '', policySeen: null, policySeenAt: null };

/** Rows that stand: neither what was voided or corrected, nor what did so. A corrected entry counts as corrected. */
function standingRows(rows: readonly PreviewRow[]): PreviewRow[] {
	const replaced = new Set(
		rows.flatMap((row) => (row.ref && (row.type === 'void' || row.type === 'correction') ? [row.ref] : []))
	);
	return rows.filter((row) => {
		if (row.type === 'refund_in') return !replaced.has(row.ref ?? '');
		return row.amountMinor > 0 && !replaced.has(row.id);
	});
}

/** Versions that do not change with the date, bound to a person only once. */
function boundOnce(versions: readonly PolicyVersion[]): (row: PreviewRow) => Policies {
	const bound = new Map<string, Policies>();
	return (row) => {
		const key = JSON.stringify([row.employee, row.roles, row.currency, row.purpose ?? null]);
		const known = bound.get(key);
		if (known) return known;
		const inForce = policiesFor(versions, row).on(row.localDate);
		const policies: Policies = { on: () => inForce, named: () => undefined };
		bound.set(key, policies);
		return policies;
	};
}

/** What a preview looks at beside the version itself. */
export interface PreviewContext {
	/** The version of the other scope that would go on holding: the organisation's beneath a location's, or the reverse. */
	beside?: PolicyVersion | undefined;
	/** Local date from which entries are counted; earlier rows only fill the buckets. Absent: all are counted. */
	from?: string;
}

/**
 * What a version would have flagged, had it been in force [003-13]: rows of one location, usually of the last 90 days,
 * oldest seq first. Grants are left out: a preview asks what the caps themselves would say.
 */
export function previewPolicy(
	version: PolicyVersion,
	rows: readonly PreviewRow[],
	{ beside, from = '' }: PreviewContext = {}
): Preview {
	const versions = [version, beside].filter((held) => held !== undefined);
	const always = versions.map((held) => ({ ...held, effectiveFrom: '0000-01-01' }));
	const policiesOf = boundOnce(always);
	const ledger = new MemoryLedger(shapesOf(versions.flatMap(({ rules }) => rules)));
	const preview: Preview = { total: 0, flagged: 0, byRule: {} };
	for (const row of standingRows(rows)) {
		if (row.type !== 'refund_in' && row.localDate >= from) {
			const flags = capFlags(row, row.amountMinor, ALL_KNOWN, policiesOf(row), ledger);
			const over = new Set(flags.flatMap((flag) => ('rule' in flag ? [flag.rule] : [])));
			preview.total += 1;
			if (over.size > 0) preview.flagged += 1;
			for (const rule of over) preview.byRule[rule] = (preview.byRule[rule] ?? 0) + 1;
		}
		ledger.add(row);
	}
	return preview;
}
