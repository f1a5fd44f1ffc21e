import { chainAnchor, chainLink, type LedgerLine } from '../../domain/finance/ledgerChain.mjs';
import { toLedgerLine } from '../../domain/finance/ledgerLine';
import type { HeldRecord } from '../../domain/memoryTx';
import type { RecordBody } from '../../domain/records';
import { insertRows } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import { prepared, type Session } from '../db/session';
import { sha256 } from '../sync/examine';

/** The ledger's own counter in the space's row, which is locked before anything is posted: no two writers fork it. */
export type LedgerHead = Pick<SyncSchema['space'], 'ledger_count' | 'ledger_head'>;

const reopenText = 'delete from ledger_close where tenant_id = $1 and space_id = $2 and month = $3';
const reopenTexts: Record<Dialect, string> = {
	sqlite: reopenText.replaceAll('$', '?'),
	postgres: prepared(reopenText)
};

interface Place {
	tenant: string;
	space: string;
	receivedAt: number;
}

/**
 * What a batch adds to a location's ledger: rows in the order of their ops, each chained to the one before; and what a
 * closed month is frozen by: receipts and codes with the seq that brought them, and the seq of the close itself.
 */
export class LedgerRun {
	readonly entries: SyncSchema['ledger_entry'][] = [];
	readonly receipts: SyncSchema['ledger_receipt'][] = [];
	readonly books: SyncSchema['ledger_books'][] = [];
	readonly #closes: { row: SyncSchema['ledger_close']; isClosed: boolean }[] = [];
	readonly #place: Place;
	#count: number;
	#head: string;

	constructor(place: Place, { ledger_count, ledger_head }: LedgerHead) {
		this.#place = place;
		this.#count = ledger_count;
		this.#head = ledger_head;
	}

	get head(): LedgerHead {
		return { ledger_count: this.#count, ledger_head: this.#head };
	}

	/** Takes what one committed op wrote; ops in the order of their seqs. */
	take(written: readonly HeldRecord[], seq: number): void {
		for (const { key, body } of written) {
			if (body === null) continue;
			if (key.kind === 'spend') this.#post(key.id, body as RecordBody<'spend'>, seq);
			else if (key.kind === 'standing') this.#attach(key.id, body as RecordBody<'standing'>, seq);
			else if (key.kind === 'books') this.books.push({ ...this.#key(), seq, body: JSON.stringify(body) });
			else if (key.kind === 'periods') this.#closeOrOpen(body as RecordBody<'periods'>, seq);
		}
	}

	/** Writes all of it by a fixed handful of statements; a close or re-opening is one more each, and rare. */
	async write(session: Session, dialect: Dialect): Promise<void> {
		await Promise.all([
			insertRows(session, dialect, 'ledger_entry', this.entries),
			insertRows(session, dialect, 'ledger_receipt', this.receipts),
			insertRows(session, dialect, 'ledger_books', this.books)
		]);
		for (const { row, isClosed } of this.#closes) {
			if (isClosed) await insertRows(session, dialect, 'ledger_close', [row]);
			else await session.query(reopenTexts[dialect], [row.tenant_id, row.space_id, row.month]);
		}
	}

	#key() {
		return { tenant_id: this.#place.tenant, space_id: this.#place.space };
	}

	#post(id: string, row: RecordBody<'spend'>, seq: number): void {
		const line = toLedgerLine(id, row, this.#count + 1, this.#place.receivedAt);
		const previous = this.#head || chainAnchor(this.#place.space);
		this.#head = chainLink(previous, line, sha256);
		this.#count = line.position;
		const { gesture, incident, guest = null, at } = row;
		this.entries.push({
			...this.#key(),
			gesture,
			incident,
			guest,
			at,
			seq,
			...columnsOf(line),
			previous,
			chain: this.#head
		});
	}

	#attach(entry: string, { receipts }: RecordBody<'standing'>, seq: number): void {
		const known = new Set(this.receipts.filter((row) => row.entry_id === entry).map((row) => row.hash));
		for (const { hash } of receipts) {
			if (!known.has(hash)) this.receipts.push({ ...this.#key(), entry_id: entry, hash, seq });
		}
	}

	#closeOrOpen({ trail }: RecordBody<'periods'>, seq: number): void {
		const line = trail.at(-1);
		if (!line) return;
		const row = { ...this.#key(), month: line.month, seq, position: this.#count, head: this.#head };
		this.#closes.push({ row, isClosed: line.what === 'closed' });
	}
}

/** The columns that keep a line; {@link lineOf} reads them back. */
export function columnsOf(line: LedgerLine) {
	return {
		id: line.id,
		position: line.position,
		type: line.type,
		ref: line.ref,
		business_date: line.date,
		posting_period: line.postingPeriod,
		received_at: line.recordedAt,
		amount_minor: line.amountMinor,
		currency: line.currency,
		original_amount_minor: line.originalAmountMinor,
		original_currency: line.originalCurrency,
		rate: line.rate,
		rate_on: line.rateOn,
		method: line.method,
		purpose: line.purpose,
		reason: line.reason,
		legally_owed: Number(line.legallyOwed),
		loss_minor: line.lossMinor,
		employee: line.employee,
		policy_version: line.policyVersion
	};
}

/** The line that a row of the table says. */
export function lineOf(row: ReturnType<typeof columnsOf>): LedgerLine {
	return {
		position: row.position,
		id: row.id,
		type: row.type,
		ref: row.ref,
		date: row.business_date,
		postingPeriod: row.posting_period,
		recordedAt: row.received_at,
		amountMinor: row.amount_minor,
		currency: row.currency,
		originalAmountMinor: row.original_amount_minor,
		originalCurrency: row.original_currency,
		rate: row.rate,
		rateOn: row.rate_on,
		method: row.method,
		purpose: row.purpose,
		reason: row.reason,
		legallyOwed: row.legally_owed === 1,
		lossMinor: row.loss_minor,
		employee: row.employee,
		policyVersion: row.policy_version
	};
}
