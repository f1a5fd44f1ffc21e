/** What makes and saves ops: mutators and schemas. Loaded when somebody is about to record something. */
import { createId } from '../base/ids';
import type { Result } from '../base/result';
import { sha256Hex } from '../base/sha256';
import type { Op } from '../domain/op/op';
import { browserClock, browserRng } from './browser/world';
import { reopenedDraft } from './export';
import { buildOp, type OpMaker, type OpWish } from './ops';
import { saveOps } from './save';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxEntry, OutboxStore } from './store/outboxStore';
import { rebuild } from './sync/mirrorSteps';
import type { Reopening, SaveFailure, Session } from './types';

export { exportOf } from './export';
export { logOps, retractArgs } from './wishes';

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

/** Puts what a set-aside entry of this person said into the log form again, its photos and receipts too. */
export async function reopen(outbox: OutboxStore, person: string, op: string): Promise<Reopening> {
	const aside = await outbox.setAside(person);
	const entry = aside.find(({ id }) => id === op);
	const newId = () => createId(browserClock, browserRng);
	const reopened = entry && reopenedDraft(entry, aside, { now: browserClock.now(), newId });
	if (!reopened) return 'not_a_log';
	// What somebody is writing there is worth as much.
	if (await outbox.draft(person, reopened.draft.key)) return 'form_in_use';
	await outbox.saveDraft(person, reopened.draft);
	for (const id of reopened.entries) await outbox.resolve(id);
	return 'reopened';
}

/** Makes an entry of this person that was set aside pending again; false when it is none any more. */
export async function sendAgain(
	{ outbox, mirror }: Pick<ChangeParts, 'outbox' | 'mirror'>,
	op: string
): Promise<boolean> {
	const entry = (await outbox.setAside(mirror.person)).find(({ id }) => id === op);
	if (!entry || (await outbox.requeue([entry])).length === 0) return false;
	await rebuild(mirror, outbox);
	return true;
}
