import { canonicalJson } from '../../base/canonical';
import { amountRefusal } from '../money/amount';
import type { BookAnswer, BookOp, GrantOp, PlanOp, RefundOp, SpendOp } from './bookOps';
import { shapesOf } from './buckets';
import { judge, plan } from './judge';
import { MemoryLedger } from './memoryLedger';
import type { PolicyVersion, Purpose } from './policy';
import { BookEntries, type EntryState } from './reversals';
import { standingOf } from './standing';
import type { BookRefusal, Entry, Flag, Place, Policies, Row, Standing, View } from './types';

const QUIET = { row: null, view: null, standing: null, flags: [], cleared: [], plan: null } as const;

function toEntry(op: SpendOp): Entry {
	return {
		...op,
		clockOffsetMs: op.clockOffsetMs ?? null,
		receivedAt: op.receivedAt ?? null,
		knownSeq: op.knownSeq ?? null,
		device: op.device ?? op.employee,
		policySeen: op.policySeen ?? null,
		policySeenAt: op.policySeenAt ?? null,
		method: op.method ?? 'house_comp',
		receipt: op.receipt ?? true
	};
}

/** All that an op says except when it came [C12]. */
function payloadOf(op: BookOp): string {
	return canonicalJson({ ...op, receivedAt: undefined });
}

/**
 * The reference ledger of one location: takes ops in server order and answers each as the law says [vectors §3, §4].
 * In memory; vectors and property tests run against it, and it says what any other home must answer.
 */
export class LedgerBook {
	readonly #ledger: MemoryLedger;
	readonly #entries: BookEntries;
	readonly #place: Place;
	readonly #versions: readonly PolicyVersion[];
	readonly #policiesOf: (employee: string, purpose?: Purpose) => Policies;
	readonly #accepted = new Map<string, { payload: string; row: Row | null }>();
	/** Cards that were merged or erased, and the id their guest has now. */
	readonly #guestNow = new Map<string, string>();
	#seq = 0;

	/** `versions`: all that may ever be in force; `policiesOf`: how they bind a person (`policiesFor`). */
	constructor(
		place: Place,
		versions: readonly PolicyVersion[],
		policiesOf: (employee: string, purpose?: Purpose) => Policies
	) {
		this.#place = place;
		this.#versions = versions;
		this.#policiesOf = policiesOf;
		this.#ledger = new MemoryLedger(shapesOf(versions.flatMap((version) => version.rules)));
		this.#entries = new BookEntries(this.#ledger, place);
	}

	get rows(): readonly Row[] {
		return this.#ledger.rows;
	}

	/** Takes the next op. `seq` of an op: its position from 1, refused ones counted; the rows it writes carry it. */
	apply(op: BookOp, seq = this.#seq + 1): BookAnswer {
		this.#seq = seq;
		if (op.op === 'plan') return this.#plan(op);
		if (op.op === 'close') {
			this.#ledger.close(op.period);
			return { ...QUIET, result: 'OK' };
		}
		const first = this.#accepted.get(op.id);
		if (first) {
			const result = first.payload === payloadOf(op) ? 'DUPLICATE' : 'CONFLICT_SAME_ID';
			return first.row ? this.#answer(first.row, [], [], result) : { ...QUIET, result };
		}
		const answer = this.#write(op);
		if (answer.result === 'OK') this.#accepted.set(op.id, { payload: payloadOf(op), row: answer.row });
		return answer;
	}

	/** What is left, seen from any point. */
	standing(view: View): Standing {
		return standingOf(view, this.#policies(view).on(view.localDate), this.#ledger);
	}

	/** Flags of an entry that are open. */
	openFlags(id: string): readonly Flag[] {
		return this.#entries.get(id)?.flags ?? [];
	}

	/** Σ of the rows of one posting month, minor units. */
	postedMinor(period: string): number {
		return this.rows.reduce((sum, row) => sum + (row.postingPeriod === period ? row.amountMinor : 0), 0);
	}

	/**
	 * Two cards are one guest, or a guest is erased to a tombstone id [rule 21]: amounts stay, nothing is judged again,
	 * and what a phone still writes under the old id counts under the new one.
	 */
	rekeyGuest(from: string, to: string): void {
		for (const [card, now] of this.#guestNow) if (now === from) this.#guestNow.set(card, to);
		this.#guestNow.set(from, to);
		this.#ledger.rekeyGuest(from, to);
		this.#entries.rekeyGuest(from, to);
		for (const accepted of this.#accepted.values()) {
			if (accepted.row?.guest === from) accepted.row = { ...accepted.row, guest: to };
		}
	}

	#guest(id: string | null): string | null {
		return id === null ? null : (this.#guestNow.get(id) ?? id);
	}

	#policies(view: { employee: string | null; purpose?: Purpose }): Policies {
		return this.#policiesOf(view.employee ?? '', view.purpose);
	}

	#write(op: Exclude<BookOp, { op: 'plan' | 'close' }>): BookAnswer {
		if (op.op !== 'void') {
			const refusal = amountRefusal(op.amountMinor);
			if (refusal) return { ...QUIET, result: refusal };
		}
		if (op.op === 'spend') return this.#spend(op);
		if (op.op === 'grant') return this.#grant(op);
		const entry = this.#entries.get(op.ref);
		if (!entry) return { ...QUIET, result: 'UNKNOWN_REF' };
		if (op.op === 'refund_in') return this.#refund(op, entry);
		if (op.op === 'void') {
			const written = this.#entries.void(op, entry, this.#seq);
			return written ? this.#answer(written.row, written.flags, written.cleared) : this.#overReversal();
		}
		const policies = this.#policies(entry.row);
		const written = this.#entries.correct(op, entry, this.#seq, policies);
		if (!written) return this.#overReversal();
		const cleared = this.#entries.clearSettled(op.id, this.standing(written.row));
		return this.#answer(written.row, written.flags, cleared);
	}

	#overReversal(): BookAnswer {
		return { ...QUIET, result: 'OVER_REVERSAL' satisfies BookRefusal };
	}

	#answer(
		row: Row,
		flags: readonly Flag[],
		cleared: readonly Flag[],
		result: BookAnswer['result'] = 'OK'
	): BookAnswer {
		return { result, row, view: row, standing: this.standing(row), flags, cleared, plan: null };
	}

	#spend(op: SpendOp): BookAnswer {
		const entry = { ...toEntry(op), guest: this.#guest(op.guest) };
		const { view, flags } = judge(entry, this.#policies(op), this.#ledger, this.#place);
		const row: Row = {
			...view,
			employee: op.employee,
			incident: op.incident,
			id: op.id,
			type: 'spend',
			amountMinor: op.amountMinor,
			seq: this.#seq,
			device: entry.device
		};
		this.#ledger.add(row);
		this.#entries.open(row, flags, null);
		return this.#answer(row, flags, []);
	}

	#plan(op: PlanOp): BookAnswer {
		const refusal = amountRefusal(op.amountMinor);
		if (refusal) return { ...QUIET, result: refusal };
		const guest = this.#guest(op.guest);
		const asked = {
			...op,
			guest,
			clockOffsetMs: op.clockOffsetMs ?? null,
			receivedAt: op.receivedAt ?? null
		};
		const answer = plan(asked, this.#policies(op), this.#ledger, this.#place);
		return { ...QUIET, result: answer.result, view: answer.view, standing: answer.standing, plan: answer };
	}

	#grant({ id, rule, incident, amountMinor, expiresAt }: GrantOp): BookAnswer {
		const exists = this.#versions.some((version) =>
			version.rules.some((item) => item.id === rule && item.dims.includes('incident'))
		);
		if (!exists) return { ...QUIET, result: 'BAD_GRANT' };
		this.#ledger.addGrant({ id, rule, incident, amountMinor, expiresAt: expiresAt ?? null });
		return { ...QUIET, result: 'OK' };
	}

	#refund(op: RefundOp, entry: EntryState): BookAnswer {
		const written = this.#entries.refund(op, entry, this.#seq);
		return written ? this.#answer(written.row, written.flags, []) : this.#overReversal();
	}
}
