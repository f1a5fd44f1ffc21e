/** How much of a pool one phone gets, and for how long: policy, not code. */
import { locationKey, periodsKey, policiesKey, poolKey } from '../ledger/accounts';
import { policiesOf, toPlace } from '../ledger/law';
import type { Lease, Pool } from '../ledger/ledgerRecords';
import type { Ground } from '../op/op';
import { nextMonth } from '../period/calendar';
import { firstInstantOf } from '../period/dayStart';
import { localDateOf, monthOf } from '../period/localDate';
import { latestVersion } from '../policy/inForce';
import type { PolicyVersion } from '../policy/policy';
import { postingOf } from '../policy/posting';
import type { PolicyInForce } from '../policy/types';
import type { RecordBody } from '../records';
import type { ReadTx } from '../tx';
import { takerOf } from './holding';
import { offerOf, type LeaseTerms } from './shares';

/** Where a policy with a pool says nothing of leases: a fiftieth of the pool, for a shift and a half. */
const DEFAULT_PARTS = 50;
const DEFAULT_HOURS = 12;
const HOUR_MS = 3_600_000;

/** The month's pool under a version, minor units; null = there is none. */
export function poolCapMinor({ rules }: PolicyInForce): number | null {
	const caps = rules.filter((rule) => rule.window === 'posting').map((rule) => rule.amountMinor);
	return caps.length === 0 ? null : Math.min(...caps);
}

function shareOf(
	versions: readonly PolicyVersion[],
	location: string,
	localDate: string,
	capMinor: number
): NonNullable<PolicyVersion['lease']> {
	return (
		latestVersion(versions, location, localDate)?.lease ??
		latestVersion(versions, null, localDate)?.lease ?? {
			shareMinor: Math.floor(capMinor / DEFAULT_PARTS),
			hours: DEFAULT_HOURS
		}
	);
}

/** What a lease taken at `now` (UTC ms of the server) by this author would be; null: no pool, or an unknown place. */
export function leaseTermsOf(tx: ReadTx, op: Ground, now: number): LeaseTerms | null {
	const location = tx.get<RecordBody<'location'>>(locationKey(op));
	if (!location) return null;
	const place = toPlace(location);
	const { zone, cutoverHour } = place;
	const localDate = localDateOf(now, zone, cutoverHour);
	const capMinor = poolCapMinor(policiesOf(tx, op, op.author).on(localDate));
	if (capMinor === null) return null;
	const closed = tx.get<RecordBody<'periods'>>(periodsKey(op))?.closed ?? [];
	const month = postingOf(monthOf(localDate), now, place, {
		isClosed: (period) => closed.includes(period)
	}).period;
	const versions = tx.get<RecordBody<'policies'>>(policiesKey(op))?.versions ?? [];
	const { shareMinor, hours } = shareOf(versions, op.space, localDate, capMinor);
	const endsAt = firstInstantOf(`${nextMonth(month)}-01`, zone, cutoverHour);
	return { month, capMinor, shareMinor, lengthMs: hours * HOUR_MS, endsAt };
}

/** A lease that a phone could have now, and the pool's cap. `wantMinor`: no more than that. */
export function leaseOffer(
	tx: ReadTx,
	op: Ground & { id: string; device: string },
	now: number,
	wantMinor?: number
): { lease: Lease; capMinor: number } | null {
	const terms = leaseTermsOf(tx, op, now);
	if (!terms) return null;
	const shareMinor = Math.min(terms.shareMinor, wantMinor ?? terms.shareMinor);
	const lease = offerOf(tx.get<Pool>(poolKey(op)), takerOf(tx, op), { ...terms, shareMinor }, now);
	return lease && { lease, capMinor: terms.capMinor };
}
