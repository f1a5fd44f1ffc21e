import { assert } from '../../base/assert';
import { addMinor } from '../money/amount';
import { bucketHolds, countersOfRow, type CounterShape } from './buckets';
import type { Bucket, Grant, LedgerView, Row } from './types';

/** A ledger in memory, with running totals: judging one entry does not get dearer as it grows. */
export class MemoryLedger implements LedgerView {
	readonly #shapes: readonly CounterShape[];
	readonly #counters = new Map<string, number>();
	readonly #byIncident = new Map<string, Row[]>();
	readonly #grants = new Map<string, Grant[]>();
	readonly #closed = new Set<string>();
	#rows: Row[] = [];

	/** `shapes`: of all rules that will ever be asked about (`shapesOf`). */
	constructor(shapes: readonly CounterShape[]) {
		this.#shapes = shapes;
	}

	/** All rows, oldest first. */
	get rows(): readonly Row[] {
		return this.#rows;
	}

	/** Rows come in the order of their seq. */
	add(row: Row): void {
		assert(row.seq >= (this.#rows.at(-1)?.seq ?? 0), 'rows come in the order of seq');
		assert(Number.isSafeInteger(row.amountMinor), 'money is an integer of minor units');
		this.#rows.push(row);
		this.#count(row);
	}

	addGrant(grant: Grant): void {
		const key = `${grant.rule}/${grant.incident}`;
		this.#grants.set(key, [...(this.#grants.get(key) ?? []), grant]);
	}

	/** Closes a posting month `YYYY-MM` from here on. */
	close(period: string): void {
		this.#closed.add(period);
	}

	/** Puts all rows of one guest under another id: cards merged, or a guest erased to a tombstone id [rule 21]. */
	rekeyGuest(from: string, to: string): void {
		this.#rows = this.#rows.map((row) => (row.guest === from ? { ...row, guest: to } : row));
		this.#counters.clear();
		this.#byIncident.clear();
		for (const row of this.#rows) this.#count(row);
	}

	total(bucket: Bucket): number {
		let sum = 0;
		for (const key of bucket.counters) sum = addMinor(sum, this.#counters.get(key) ?? 0);
		return sum;
	}

	unseenTotal(bucket: Bucket, knownSeq: number, device: string): number {
		let sum = 0;
		for (let i = this.#rows.length - 1; i >= 0; i--) {
			const row = this.#rows[i];
			if (!row || row.seq <= knownSeq) break;
			if (row.device !== device && bucketHolds(bucket, row)) sum += row.amountMinor;
		}
		return sum;
	}

	totalBefore(bucket: Bucket, instant: number): number {
		const { incident } = bucket.dims;
		const rows = typeof incident === 'string' ? (this.#byIncident.get(incident) ?? []) : this.#rows;
		let sum = 0;
		for (const row of rows) {
			if (row.at < instant && bucketHolds(bucket, row)) sum = addMinor(sum, row.amountMinor);
		}
		return sum;
	}

	grants(rule: string, incident: string): readonly Grant[] {
		return this.#grants.get(`${rule}/${incident}`) ?? [];
	}

	isClosed(period: string): boolean {
		return this.#closed.has(period);
	}

	#count(row: Row): void {
		for (const key of countersOfRow(row, this.#shapes)) {
			this.#counters.set(key, addMinor(this.#counters.get(key) ?? 0, row.amountMinor));
		}
		const rows = this.#byIncident.get(row.incident);
		if (rows) rows.push(row);
		else this.#byIncident.set(row.incident, [row]);
	}
}
