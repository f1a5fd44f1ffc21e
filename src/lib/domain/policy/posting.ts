import { monthOf, localDateOf } from '../period/localDate';
import { nextMonth } from '../period/calendar';
import type { LedgerView, Place } from './types';

/** Where money counts for finance [rule 18]: `late` when its own month was closed already (LATE_POST). */
export interface Posting {
	period: string;
	late: boolean;
}

/**
 * The posting month: `month` itself while it is open; else the first open one from the month of `receivedAt` (UTC ms)
 * on. A closed month never changes [C8].
 */
export function postingOf(
	month: string,
	receivedAt: number,
	place: Place,
	ledger: Pick<LedgerView, 'isClosed'>
): Posting {
	if (!ledger.isClosed(month)) return { period: month, late: false };
	let period = monthOf(localDateOf(receivedAt, place.zone, place.cutoverHour));
	while (ledger.isClosed(period)) period = nextMonth(period);
	return { period, late: true };
}
