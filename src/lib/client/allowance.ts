/** What one person may do now, from the caps and totals on this phone: the same engine as the server's [rule 27]. */
import { MemoryTx } from '../domain/memoryTx';
import { accountKeyList, Accounts, locationKey, policiesKey, poolKey } from '../domain/ledger/accounts';
import { policiesOf, toPlace } from '../domain/ledger/law';
import type { Holding, Pool } from '../domain/ledger/ledgerRecords';
import type { Ground } from '../domain/op/op';
import { authorKey } from '../domain/org/role';
import { holdingKey, leasesOn } from '../domain/pool/holding';
import { plan, viewOf } from '../domain/policy/judge';
import { standingOf } from '../domain/policy/standing';
import type { PlanAnswer, Standing, Subject } from '../domain/policy/types';
import type { Purpose } from '../domain/purpose';
import type { RecordBody } from '../domain/records';
import type { RecordKey } from '../domain/tx';
import { isLeaseDue, leaseNow, type LeaseShare } from './lease';

/** Nothing was spent on it yet: asked about when there is no matter at hand. */
const NEW_INCIDENT = '';

export interface Occasion extends Ground {
	incident?: string | undefined;
	guest?: string | undefined;
	purpose?: Purpose | undefined;
	/** UTC ms of the device, and server − device in ms. */
	now: number;
	clockOffsetMs: number;
	/** This phone, whose share of the pool counts; empty: it holds none. */
	device?: string | undefined;
}

/** Every record that answering needs. */
export function allowanceKeys(occasion: Occasion): RecordKey[] {
	return [
		...accountKeyList(occasion, subjectOf(occasion)),
		locationKey(occasion),
		policiesKey(occasion),
		authorKey(occasion)
	];
}

function subjectOf({ incident, guest, author }: Occasion) {
	return { incident: incident ?? NEW_INCIDENT, employee: author, guest };
}

type Bodies = readonly { key: RecordKey; body: object | null }[];

function facts(occasion: Occasion, held: Bodies) {
	const tx = new MemoryTx(
		occasion.space,
		held.map((record) => ({ ...record, audience: null }))
	);
	const location = tx.get<RecordBody<'location'>>(locationKey(occasion));
	if (!location) return null;
	const entry = {
		employee: occasion.author,
		guest: occasion.guest ?? null,
		incident: occasion.incident ?? NEW_INCIDENT,
		occurredAt: occasion.now,
		clockOffsetMs: occasion.clockOffsetMs,
		receivedAt: null,
		...(occasion.purpose ? { purpose: occasion.purpose } : {})
	};
	const at = occasion.now + occasion.clockOffsetMs;
	const leases = leasesOn(tx.get<Holding>(holdingKey(occasion)), occasion.device ?? '');
	const who = { leases, now: at, at, unsent: true };
	const ledger = new Accounts(tx, occasion, subjectOf(occasion), who);
	return {
		tx,
		at,
		leases,
		location,
		entry,
		ledger,
		place: toPlace(location),
		policies: policiesOf(tx, occasion, occasion.author)
	};
}

/** `share`: of the pool, what this phone may spend offline with certainty; null: nothing, or no pool. */
export interface StandingNow extends Standing {
	currency: string;
	share: LeaseShare | null;
}

/** How every cap stands for the next spend; null when the location is not known here. */
export function standingNow(occasion: Occasion, held: Bodies): StandingNow | null {
	const known = facts(occasion, held);
	if (!known) return null;
	const { view } = viewOf(known.entry, known.ledger, known.place);
	const standing = standingOf(view, known.policies.on(view.localDate), known.ledger);
	const holder = { leases: known.leases, month: view.postingPeriod };
	const share = leaseNow(known.tx.get<Pool>(poolKey(occasion)), holder, known.at);
	return { ...standing, currency: known.location.currency, share };
}

/** May I? Minor units of the location's currency. Writes nothing, holds nothing [rule 4]. */
export function mayI(
	occasion: Occasion,
	held: Bodies,
	amountMinor: number,
	subjects: readonly Subject[] = []
): (PlanAnswer & { currency: string }) | null {
	const known = facts(occasion, held);
	if (!known) return null;
	const answer = plan({ ...known.entry, amountMinor, subjects }, known.policies, known.ledger, known.place);
	return { ...answer, currency: known.location.currency };
}

/** Whether this phone should ask for a share of the pool now. */
export function wantsLease(occasion: Occasion, held: Bodies): boolean {
	const known = facts(occasion, held);
	const { device } = occasion;
	if (!known || !device) return false;
	const { view } = viewOf(known.entry, known.ledger, known.place);
	return isLeaseDue(known.tx, { ...occasion, device }, view.postingPeriod, known.at);
}
