import type { GestureLogArgs } from '../domain/gesture/gestureLog';
import { amountToText } from '../domain/money/amount';
import { prepareOp } from '../domain/mutators';
import { photoSchema } from '../domain/photo';
import { LOG_DRAFT_KEY } from './shellNotes';
import type { Queries, SavedDraft, Session } from './types';
import type { OutboxEntry, OutboxStore } from './store/outboxStore';

const ROWS_MAX = 100_000;

/** Everything of this person on this phone as a JSON file: what is unsent with all it needs to be sent [P19], and their own rows. */
export async function exportOf(
	session: Session,
	queries: Queries,
	outbox: OutboxStore,
	now: number
): Promise<Blob> {
	const entries = await outbox.recent(session.person.id, ROWS_MAX);
	const content = {
		format: 'respiro-export',
		version: 1,
		exportedAt: now,
		person: { id: session.person.id, name: session.person.name },
		tenant: { id: session.tenant.id, name: session.tenant.name },
		unsent: entries.filter((entry) => entry.state !== 'committed').map((entry) => entry.op),
		sent: entries.filter((entry) => entry.state === 'committed').map((entry) => entry.op),
		stories: await queries.mine(ROWS_MAX),
		spends: await queries.mySpends(ROWS_MAX),
		flags: await queries.myFlags()
	};
	return new Blob([JSON.stringify(content, null, '\t')], { type: 'application/json' });
}

/** What an entry that was set aside becomes in the log form. */
export interface Reopened {
	draft: SavedDraft;
	/** Ids of the entries that the draft now holds: the gesture's, and those of its receipts. */
	entries: string[];
}

/** The receipts that were saved with a spend and were set aside with it. */
function receiptsOf(spend: string | undefined, aside: readonly OutboxEntry[]) {
	return aside.flatMap(({ id, op }) => {
		if (op.type !== 'receipt.attach' || op.args['entry'] !== spend) return [];
		const photo = photoSchema.safeParse(op.args['photo']);
		return photo.success ? [{ id, photo: photo.data }] : [];
	});
}

/**
 * The log form's draft with what a set-aside entry said, photos and receipts too; null for ops that did not come from that
 * form. It is another gesture then, of the same matter. `aside`: all that was set aside.
 */
export function reopenedDraft(
	{ id, op }: OutboxEntry,
	aside: readonly OutboxEntry[],
	{ now, newId }: { now: number; newId(): string }
): Reopened | null {
	if (op.type !== 'gesture.log' || !prepareOp(op).ok) return null;
	const { parts, guestName, spend, scale, purpose, photos, incident } = op.args as GestureLogArgs;
	const { original } = spend ?? {};
	const paid = original ?? spend;
	const receipts = receiptsOf(spend?.id, aside);
	const known = spend?.guest && guestName ? { id: spend.guest, name: guestName, isNew: false } : null;
	const fields: SavedDraft['fields'] = {
		what: parts.what,
		parts,
		guestName: guestName ?? '',
		known,
		...(known && spend?.stay ? { stay: { ...spend.stay, of: known.id } } : {}),
		amount: paid ? amountToText(paid.amountMinor, paid.currency) : '',
		...(original
			? {
					foreign: {
						open: true,
						currency: original.currency,
						rate: original.rate,
						rateOn: original.rateOn
					}
				}
			: {}),
		method: spend?.method ?? null,
		scale,
		purpose,
		photos: photos.map((photo) => ({ ...photo })),
		receipts: receipts.map(({ photo }) => ({ ...photo })),
		ids: { gesture: newId(), incident, spend: newId() }
	};
	return {
		draft: { key: LOG_DRAFT_KEY, updatedAt: now, fields },
		entries: [id, ...receipts.map((receipt) => receipt.id)]
	};
}
