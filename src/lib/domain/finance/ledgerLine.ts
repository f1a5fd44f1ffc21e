import type { Spend } from '../ledger/ledgerRecords';
import type { LedgerLine } from './ledgerChain.mjs';

/** The line of a ledger row. `recordedAt` UTC ms of the server's clock. */
export function toLedgerLine(id: string, row: Spend, position: number, recordedAt: number): LedgerLine {
	return {
		position,
		id,
		type: row.type,
		ref: row.ref ?? null,
		date: row.businessDate,
		postingPeriod: row.postingPeriod,
		recordedAt,
		amountMinor: row.amountMinor,
		currency: row.currency,
		originalAmountMinor: row.original?.amountMinor ?? null,
		originalCurrency: row.original?.currency ?? null,
		rate: row.original?.rate ?? null,
		rateOn: row.original?.rateOn ?? null,
		method: row.method,
		purpose: row.purpose,
		reason: row.reason ?? null,
		legallyOwed: row.legallyOwed ?? false,
		lossMinor: row.lossMinor ?? null,
		employee: row.employee,
		policyVersion: row.policyVersion
	};
}

/**
 * Whether a row is carried by a later month than the one it belongs to, because that one was closed [rule 18].
 * A refund belongs to the month it came in, whatever the date of the entry it refunds [rule 16].
 */
export function isLatePost(line: Pick<LedgerLine, 'type' | 'date' | 'postingPeriod'>): boolean {
	return line.type !== 'refund_in' && line.date.slice(0, 7) < line.postingPeriod;
}
