/** The caps and the place that judge an op, from the organisation's records. */
import { currencyDigits } from '../money/currency';
import type { Ground, Op } from '../op/op';
import { authorKey, rightsAt } from '../org/role';
import { policiesFor } from '../policy/authority';
import type { Place, Policies } from '../policy/types';
import type { RecordBody } from '../records';
import type { ReadTx } from '../tx';
import { locationKey, policiesKey } from './accounts';

/** A receipt is asked for from here on, in whole units of a currency with decimals, and of one without. */
const RECEIPT_FROM_UNITS = { decimals: 75, none: 7_500 };

/** From how much on a receipt is asked for, minor units; null = never [rule 24]. */
export function receiptFromMinor(
	location: Pick<RecordBody<'location'>, 'currency' | 'receiptFromMinor'>
): number | null {
	if (location.receiptFromMinor !== undefined) return location.receiptFromMinor;
	const digits = currencyDigits(location.currency) ?? 0;
	return digits === 0 ? RECEIPT_FROM_UNITS.none : RECEIPT_FROM_UNITS.decimals * 10 ** digits;
}

/** What the engine has to know of a location. */
export function toPlace(location: RecordBody<'location'>): Place {
	return {
		zone: location.zone,
		cutoverHour: location.cutoverHour ?? 0,
		receiptThresholdMinor: receiptFromMinor(location)
	};
}

/** The place of an op; its location is known, callers have checked. */
export function placeOf(tx: ReadTx, op: Op): Place {
	const location = tx.get<RecordBody<'location'>>(locationKey(op));
	return toPlace(location ?? { name: '', zone: op.zone, currency: '' });
}

/**
 * The versions of the caps as they bind the person at this location [rule 20]. `when`: it was done and came (UTC ms), for
 * what comes later than the person's role changed [I19]; absent: now.
 */
export function policiesOf(
	tx: ReadTx,
	op: Ground,
	employee: string,
	when?: { at: number; receivedAt: number | null }
): Policies {
	const versions = tx.get<RecordBody<'policies'>>(policiesKey(op))?.versions ?? [];
	const person = tx.get<RecordBody<'person'>>({ ...authorKey(op), id: employee });
	const rights = person && when ? rightsAt(person, when.at, when.receivedAt) : person;
	const role = rights?.role ?? 'staff';
	const currency = tx.get<RecordBody<'location'>>(locationKey(op))?.currency ?? '';
	return policiesFor(versions, { employee, roles: [role], location: op.space, currency });
}
