import { localDateOf, monthOf } from '../period/localDate';
import type { CorrectionOp, RefundOp, VoidOp } from './bookOps';
import { capFlags } from './judge';
import type { MemoryLedger } from './memoryLedger';
import { postingOf, type Posting } from './posting';
import type { Flag, Place, Policies, Row, Standing } from './types';

/** An entry that can be reversed: a spend, or the new row of a correction. */
export interface EntryState {
	row: Row;
	/** Its amount minus what was reversed, minor units [rule 17]. */
	leftMinor: number;
	/** Open ones only. */
	flags: readonly Flag[];
	/** Id of the entry that it corrected. */
	replaced: string | null;
}

/** What a reversal wrote: its last row, the flags it raised, those it cleared. */
export interface Written {
	row: Row;
	flags: readonly Flag[];
	cleared: readonly Flag[];
}

const lateFlags = ({ late }: Posting): Flag[] => (late ? [{ code: 'LATE_POST' }] : []);

/** The entries of a book and their reversals [rule 15–17, vectors §4]. Undefined answers mean OVER_REVERSAL. */
export class BookEntries {
	readonly #ledger: MemoryLedger;
	readonly #place: Place;
	readonly #entries = new Map<string, EntryState>();

	constructor(ledger: MemoryLedger, place: Place) {
		this.#ledger = ledger;
		this.#place = place;
	}

	get(id: string): EntryState | undefined {
		return this.#entries.get(id);
	}

	/** Keeps a written row as an entry. */
	open(row: Row, flags: readonly Flag[], replaced: string | null): void {
		this.#entries.set(row.id, { row, leftMinor: row.amountMinor, flags, replaced });
	}

	rekeyGuest(from: string, to: string): void {
		for (const entry of this.#entries.values()) {
			if (entry.row.guest === from) entry.row = { ...entry.row, guest: to };
		}
	}

	/** Takes back what is left and clears every flag of the entry and of what it had replaced [C5, C6]. */
	void(op: VoidOp, entry: EntryState, seq: number): Written | undefined {
		if (entry.leftMinor === 0) return undefined;
		const posting = this.#posting(entry.row, op.receivedAt);
		const row = this.#reverse(entry, 'void', op, posting, seq, entry.leftMinor);
		return { row, flags: lateFlags(posting), cleared: this.#clear(entry, () => true) };
	}

	/** Two rows, −old and +new; upward the difference is judged before either is written [rule 15, C5]. */
	correct(op: CorrectionOp, entry: EntryState, seq: number, policies: Policies): Written | undefined {
		const old = entry.row;
		if (entry.leftMinor !== old.amountMinor) return undefined;
		const posting = this.#posting(old, op.receivedAt);
		const device = op.device ?? old.device;
		const row: Row = {
			...old,
			id: op.id,
			type: 'correction',
			ref: old.id,
			amountMinor: op.amountMinor,
			postingPeriod: posting.period,
			seq,
			device
		};
		const knowledge = {
			knownSeq: op.knownSeq ?? null,
			device,
			policySeen: op.policySeen ?? null,
			policySeenAt: op.policySeenAt ?? null
		};
		const delta = op.amountMinor - old.amountMinor;
		const over = delta > 0 ? capFlags(row, delta, knowledge, policies, this.#ledger) : [];
		const flags = [...lateFlags(posting), ...over];
		this.#reverse(entry, 'correction', op, posting, seq, old.amountMinor);
		this.#ledger.add(row);
		this.open(row, flags, old.id);
		return { row, flags, cleared: [] };
	}

	/** Money that came back: counts at its own month, opens no past day again, clears no flag [rule 16, C7]. */
	refund(op: RefundOp, entry: EntryState, seq: number): Written | undefined {
		if (op.amountMinor > entry.leftMinor) return undefined;
		const month = monthOf(localDateOf(op.receivedAt, this.#place.zone, this.#place.cutoverHour));
		const posting = postingOf(month, op.receivedAt, this.#place, this.#ledger);
		const row = this.#reverse(entry, 'refund_in', op, posting, seq, op.amountMinor);
		return { row, flags: lateFlags(posting), cleared: [] };
	}

	/** After a correction: clears those flags of what it replaced whose rule is no longer exceeded [C6]. */
	clearSettled(id: string, standing: Standing): Flag[] {
		const replaced = this.#entries.get(this.#entries.get(id)?.replaced ?? '');
		if (!replaced) return [];
		const kept = new Set(
			standing.rules.filter((item) => item.remainingMinor >= 0).map((item) => item.rule.id)
		);
		return this.#clear(replaced, (flag) => 'rule' in flag && kept.has(flag.rule));
	}

	#posting(row: Row, receivedAt: number | undefined): Posting {
		return postingOf(row.postingPeriod, receivedAt ?? row.at, this.#place, this.#ledger);
	}

	#reverse(
		entry: EntryState,
		type: 'void' | 'correction' | 'refund_in',
		op: { id: string; device?: string },
		posting: Posting,
		seq: number,
		amountMinor: number
	): Row {
		const row: Row = {
			...entry.row,
			id: op.id,
			type,
			ref: entry.row.id,
			amountMinor: -amountMinor,
			postingPeriod: posting.period,
			seq,
			device: op.device ?? entry.row.device
		};
		this.#ledger.add(row);
		entry.leftMinor -= amountMinor;
		return row;
	}

	/** Clears flags of an entry and of all that it had replaced. */
	#clear(entry: EntryState, settled: (flag: Flag) => boolean): Flag[] {
		const cleared: Flag[] = [];
		for (let at: EntryState | undefined = entry; at; at = this.#entries.get(at.replaced ?? '')) {
			cleared.push(...at.flags.filter(settled));
			at.flags = at.flags.filter((flag) => !settled(flag));
		}
		return cleared;
	}
}
