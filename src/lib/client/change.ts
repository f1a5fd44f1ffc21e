/** What changes the phone's databases: ops, mutators and schemas. Loaded after the first answers of the queries. */
import type { Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import type { Op } from '../domain/op/op';
import { browserClock, browserRng } from './browser/world';
import { reopenedDraft } from './export';
import { shareRenewal } from './lease';
import { buildOp, type OpMaker, type OpWish } from './ops';
import type { PhoneQueries } from './queries';
import { saveOps } from './save';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxEntry, OutboxStore } from './store/outboxStore';
import type { App, SaveFailure, Session } from './types';

export { exportOf } from './export';
export { recordHeldLater } from './heldVoids';
export { rebuild } from './sync/mirrorSteps';
export { logOps, retractArgs } from './wishes';

/** Keeps a share of a location's pool on this phone; to be called after every sync [rule 19]. */
export function renewalOf(
	phone: Pick<App, 'record'> & { queries: Pick<PhoneQueries, 'wantsLease'> },
	location: string
): () => Promise<void> {
	return shareRenewal({
		now: () => browserClock.now(),
		isDue: () => phone.queries.wantsLease(location),
		take: () => phone.record('lease.take@1', location, {})
	});
}

export interface ChangeParts {
	session: Session;
	outbox: OutboxStore;
	mirror: MirrorStore;
	device: string;
	/** Server − device in ms, null if never measured. */
	clockOffsetMs: number | null;
	/** This phone's cursor of the space. */
	knownSeq: number;
}

/** Makes ops of wishes in one space and saves them together, in this order; see `saveOps`. Throws StorageTrouble. */
export async function saveWishes(
	{ session, outbox, mirror, device, clockOffsetMs, knownSeq }: ChangeParts,
	space: string,
	wishes: readonly Pick<OpWish, 'name' | 'args'>[]
): Promise<Result<{ entries: OutboxEntry[]; shown: Promise<void> }, SaveFailure>> {
	const place = session.locations.find((location) => location.id === space);
	const maker: OpMaker = {
		clock: browserClock,
		rng: browserRng,
		hash: sha256Hex,
		tenant: session.tenant.id,
		author: session.person.id,
		device,
		clockOffsetMs,
		tzOffsetMin: (at) => -new Date(at).getTimezoneOffset()
	};
	const zone = place?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const ops: Op[] = [];
	for (const wish of wishes) {
		const built = await buildOp(maker, { ...wish, space, zone, knownSeq });
		if (!built.ok) return built;
		ops.push(built.value);
	}
	return saveOps(outbox, mirror, ops);
}

/** Puts what a set-aside entry of this person said into the log form again; false when it cannot be. */
export async function reopen(outbox: OutboxStore, person: string, op: string): Promise<boolean> {
	const [entry] = await outbox.byIds([op]);
	const draft = entry ? reopenedDraft(entry, browserClock.now()) : null;
	if (entry?.author !== person || !draft) return false;
	await outbox.saveDraft(person, draft);
	await outbox.resolve(entry.id);
	return true;
}
