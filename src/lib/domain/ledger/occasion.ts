/** What one person may do on an occasion, from the records that say so: both homes ask the same engine [rule 27]. */
import { MemoryTx } from '../memoryTx';
import type { Ground } from '../op/op';
import { authorKey } from '../org/role';
import { holdingKey, leasesOn } from '../pool/holding';
import type { DateSpan } from '../period/calendar';
import { viewOf } from '../policy/judge';
import { standingOf } from '../policy/standing';
import type { Standing } from '../policy/types';
import type { Purpose } from '../purpose';
import type { RecordBody } from '../records';
import type { RecordKey } from '../tx';
import { accountKeyList, Accounts, locationKey, policiesKey } from './accounts';
import { policiesOf, toPlace } from './law';
import type { Holding } from './ledgerRecords';

/** Nothing was spent on it yet: asked about when there is no matter at hand. */
const NEW_INCIDENT = '';

export interface Occasion extends Ground {
	incident?: string | undefined;
	guest?: string | undefined;
	purpose?: Purpose | undefined;
	/** Of the guest; without it caps per stay are skipped [rule 11]. */
	stay?: DateSpan | undefined;
	/** UTC ms of the device, and server − device in ms. */
	now: number;
	clockOffsetMs: number;
	/** This phone, whose share of the pool counts; empty: it holds none. */
	device?: string | undefined;
}

/** Records by key; null = deleted, or not known. */
export type Bodies = readonly { key: RecordKey; body: object | null }[];

/** Every record that answering needs. */
export function occasionKeys(occasion: Occasion): RecordKey[] {
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

/** What the engine asks of an occasion; null when the location is not known. */
export function factsOf(occasion: Occasion, held: Bodies) {
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
		...(occasion.purpose ? { purpose: occasion.purpose } : {}),
		...(occasion.stay ? { stay: occasion.stay } : {})
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
export type Facts = NonNullable<ReturnType<typeof factsOf>>;

/** How every cap stands for the next spend, and the point it was looked at from. */
export function standingFrom({ entry, ledger, place, policies }: Facts) {
	const { view } = viewOf(entry, ledger, place);
	const standing: Standing = standingOf(view, policies.on(view.localDate), ledger);
	return { view, standing };
}

/** The rule that leaves least, as it stands; null: nothing is capped. */
export function bindingOf({ rules, binding }: Standing) {
	return rules.find(({ rule }) => rule.id === binding) ?? null;
}
