/** Running totals: every entry moves a handful of sums, so that judging one costs the same in the tenth year. */
import { RECENT_ROWS_MAX, TALLY_DAYS_MAX } from '../limits';
import type { RecordBody } from '../records';
import { afterReturn, afterSpend, type Claimant } from '../pool/shares';
import type { Pool, Recent, Spend, Tally } from './ledgerRecords';

/** Where a row came from; `seq` is null on the phone, which keeps no row singly. */
export interface RowOrigin {
	seq: number | null;
	device: string;
	/** The entry that the row is or takes back, where deeds have to be told apart [rule 9]. */
	entry?: string;
}

/** The last rows with one more. */
export function addToRecent(recent: Recent, row: Spend, { seq, device, entry }: RowOrigin): Recent {
	if (seq === null) return recent;
	const { employee, at, businessDate, amountMinor, purpose } = row;
	const deed = entry === undefined ? {} : { entry, kind: purpose };
	return [...recent, { seq, device, employee, at, on: businessDate, minor: amountMinor, ...deed }].slice(
		-RECENT_ROWS_MAX
	);
}

export function openTally(openedBy: string): Tally {
	return { days: {}, openedBy, shared: false, recent: [] };
}

/** The incident's net cost: every kind of row counts [rule 16]. */
export function addToIncident(
	incident: RecordBody<'incident'>,
	row: Spend,
	origin: RowOrigin
): RecordBody<'incident'> {
	const own = incident.byEmployee[row.employee] ?? 0;
	return {
		...incident,
		usedMinor: incident.usedMinor + row.amountMinor,
		byEmployee: { ...incident.byEmployee, [row.employee]: own + row.amountMinor },
		recent: addToRecent(incident.recent, row, origin)
	};
}

/** Dated windows leave refunds out: money that comes back reopens no past day [rule 16]. */
export function addToTally(tally: Tally, row: Spend, origin: RowOrigin): Tally {
	if (row.type === 'refund_in') return tally;
	const days = { ...tally.days, [row.businessDate]: (tally.days[row.businessDate] ?? 0) + row.amountMinor };
	const dates = Object.keys(days);
	if (dates.length > TALLY_DAYS_MAX) delete days[dates.sort()[0] ?? ''];
	return { ...tally, days, recent: addToRecent(tally.recent, row, origin) };
}

/** Who moves a pool, what the pool is (minor units; null = none in force), and what of a reversed entry was from a share. */
export interface PoolClaim {
	who: Claimant;
	capMinor: number | null;
	backMinor: number;
}

function claimed(pool: Pool | undefined, row: Spend, { who, capMinor, backMinor }: PoolClaim) {
	const { amountMinor, postingPeriod } = row;
	if (amountMinor > 0) return afterSpend(pool, postingPeriod, amountMinor, who, capMinor);
	return { leases: afterReturn(pool, postingPeriod, backMinor, who), drawnMinor: 0 };
}

/** What the location spent, by posting month [rule 18]; `drawnMinor`: what of it was promised to the claimant before. */
export function addToPool(
	pool: Pool | undefined,
	row: Spend,
	claim: PoolClaim
): { pool: Pool; drawnMinor: number } {
	const months = pool?.months ?? {};
	const month = row.postingPeriod;
	const { leases, drawnMinor } = claimed(pool, row, claim);
	return {
		pool: { leases, months: { ...months, [month]: (months[month] ?? 0) + row.amountMinor } },
		drawnMinor
	};
}
