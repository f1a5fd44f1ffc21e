/**
 * What the server set aside because something it speaks of was not there: an answer to an ask that its phone had not sent
 * yet, or that a restored server had lost. It goes again by itself when that has come, so that nobody has to ask twice.
 */
import { keyToText } from '../domain/tx';
import type { QuarantineReason } from '../protocol/push';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxEntry, OutboxStore } from './store/outboxStore';

/** Nothing is wrong with the op itself: it came before what it is about. */
const EARLY: ReadonlySet<QuarantineReason> = new Set<QuarantineReason>(['unknown_ref', 'bad_consent']);

export interface AsidePorts {
	person: string;
	outbox: Pick<OutboxStore, 'setAside' | 'requeue'>;
	mirror: Pick<MirrorStore, 'atomic'>;
	/** Ops are pending again: shows them, and sends them. */
	onAgain(): Promise<void>;
}

/** The confirmed records that an op reads, as one text that changes when one of them does; '' when there are none. */
async function knownOf(mirror: AsidePorts['mirror'], { op }: OutboxEntry): Promise<string> {
	const { prepareOp } = await import('../domain/mutators');
	const prepared = prepareOp(op);
	if (!prepared.ok) return '';
	const rows = await mirror.atomic((tx) => tx.rows(prepared.value.touches.map(keyToText)));
	const seqs = [...rows.values()].filter(({ seq }) => seq > 0).map(({ key, seq }) => `${key} ${seq}`);
	return seqs.sort().join('\n');
}

/**
 * To be called after every complete pull. An op goes again at most once for each state of the records that it is about, and
 * once each time the app opens: one that stays refused costs next to nothing.
 */
export function asideRetry({ person, outbox, mirror, onAgain }: AsidePorts): () => Promise<void> {
	const tried = new Map<string, string>();
	return async () => {
		const early = (await outbox.setAside(person)).filter(
			({ reason }) => reason !== null && EARLY.has(reason)
		);
		const again: OutboxEntry[] = [];
		for (const entry of early) {
			const known = await knownOf(mirror, entry);
			if (known === '' || tried.get(entry.id) === known) continue;
			tried.set(entry.id, known);
			again.push(entry);
		}
		if (again.length > 0 && (await outbox.requeue(again)).length > 0) await onAgain();
	};
}
