import type { GestureLogArgs } from '../domain/gesture/gestureLog';
import { amountToText } from '../domain/money/amount';
import { prepareOp } from '../domain/mutators';
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

/** The log form's draft with what a set-aside entry said; null for ops that did not come from that form. */
export function reopenedDraft({ op }: OutboxEntry, now: number): SavedDraft | null {
	if (op.type !== 'gesture.log' || !prepareOp(op).ok) return null;
	const { parts, guestName, spend, scale, purpose } = op.args as GestureLogArgs;
	const { original } = spend ?? {};
	const paid = original ?? spend;
	return {
		key: 'log',
		updatedAt: now,
		fields: {
			what: parts.what,
			parts,
			guestName: guestName ?? '',
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
			purpose
		}
	};
}
