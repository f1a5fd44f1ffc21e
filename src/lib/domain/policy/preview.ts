import { policiesFor } from './authority';
import { shapesOf } from './buckets';
import { capFlags } from './judge';
import { MemoryLedger } from './memoryLedger';
import type { PolicyVersion } from './policy';
import type { Row } from './types';

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

/**
 * What a version would have flagged, had it been in force [003-13]: rows of one location, usually of the last 90 days,
 * oldest seq first. Grants are left out: a preview asks what the caps themselves would say.
 */
export function previewPolicy(version: PolicyVersion, rows: readonly PreviewRow[]): Preview {
	const always = { ...version, location: null, effectiveFrom: '0000-01-01' };
	const ledger = new MemoryLedger(shapesOf(version.rules));
	const preview: Preview = { total: 0, flagged: 0, byRule: {} };
	for (const row of standingRows(rows)) {
		if (row.type !== 'refund_in') {
			const flags = capFlags(row, row.amountMinor, ALL_KNOWN, policiesFor([always], row), ledger);
			const over = new Set(flags.flatMap((flag) => ('rule' in flag ? [flag.rule] : [])));
			preview.total += 1;
			if (over.size > 0) preview.flagged += 1;
			for (const rule of over) preview.byRule[rule] = (preview.byRule[rule] ?? 0) + 1;
		}
		ledger.add(row);
	}
	return preview;
}
