import { policiesFor } from './authority';
import { shapesOf } from './buckets';
import { capFlags } from './judge';
import { MemoryLedger } from './memoryLedger';
import type { PolicyVersion, Rule } from './policy';
import type { Bucket, Policies, Row } from './types';

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
	/** Rows of the other locations, for caps that count at all of them; those of another currency count nowhere. */
	elsewhere?: readonly PreviewRow[];
	/** Local date from which entries are counted; earlier rows only fill the buckets. Absent: all are counted. */
	from?: string;
}

interface Placed {
	row: PreviewRow;
	isHere: boolean;
}

/** Rows that stand, as they came; those of elsewhere before the first that was later than they were. */
function inOrder(rows: readonly PreviewRow[], elsewhere: readonly PreviewRow[]): Placed[] {
	const currency = rows[0]?.currency;
	const others = standingRows(elsewhere.filter((row) => row.currency === currency));
	const isBefore = (a: PreviewRow, b: PreviewRow) =>
		a.at < b.at || (a.at === b.at && a.location < b.location);
	others.sort((a, b) => Number(isBefore(a, b)) - Number(isBefore(b, a)));
	return standingRows(rows).flatMap((row) => {
		const placed: Placed[] = [];
		for (let next = others.at(-1); next && isBefore(next, row); next = others.at(-1)) {
			placed.push({ row: next, isHere: false });
			others.pop();
		}
		return [...placed, { row, isHere: true }];
	});
}

/** The rows of one place, and beside them those of all for caps that count everywhere. */
class PreviewLedger extends MemoryLedger {
	readonly #wide: MemoryLedger;

	constructor(rules: readonly Rule[]) {
		super(shapesOf(rules));
		this.#wide = new MemoryLedger(shapesOf(rules.filter(({ dims }) => dims.includes('org'))));
	}

	override total(bucket: Bucket): number {
		return bucket.isWide ? this.#wide.total(bucket) : super.total(bucket);
	}

	override add(row: PreviewRow, isHere = true): void {
		if (isHere) super.add(row);
		// Seqs of several places say nothing of each other.
		this.#wide.add({ ...row, seq: 0 });
	}
}

/**
 * What a version would have flagged, had it been in force [003-13]: rows of one location, usually of the last 90 days,
 * oldest seq first. Grants are left out: a preview asks what the caps themselves would say.
 */
export function previewPolicy(
	version: PolicyVersion,
	rows: readonly PreviewRow[],
	{ beside, from = '', elsewhere = [] }: PreviewContext = {}
): Preview {
	const versions = [version, beside].filter((held) => held !== undefined);
	const always = versions.map((held) => ({ ...held, effectiveFrom: '0000-01-01' }));
	const policiesOf = boundOnce(always);
	const ledger = new PreviewLedger(versions.flatMap(({ rules }) => rules));
	const preview: Preview = { total: 0, flagged: 0, byRule: {} };
	for (const { row, isHere } of inOrder(rows, elsewhere)) {
		if (isHere && row.type !== 'refund_in' && row.localDate >= from) {
			const flags = capFlags(row, row.amountMinor, ALL_KNOWN, policiesOf(row), ledger);
			const over = new Set(flags.flatMap((flag) => ('rule' in flag ? [flag.rule] : [])));
			preview.total += 1;
			if (over.size > 0) preview.flagged += 1;
			for (const rule of over) preview.byRule[rule] = (preview.byRule[rule] ?? 0) + 1;
		}
		ledger.add(row, isHere);
	}
	return preview;
}
