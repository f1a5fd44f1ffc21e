/** The files that finance takes home: every text of them is made here, from one row at a time. */
import type { Books, Method } from '../ledger/ledgerRecords';
import { amountToText } from '../money/amount';
import { csvLine, numberCell, textCell, type DecimalMark } from './csv';
import { LEDGER_FORMAT, LEDGER_VERSION, type LedgerLine } from './ledgerChain.mjs';
import { isLatePost } from './ledgerLine';

/** A place in the chain: the link of the row at that position; at position 0 the anchor. */
export interface Mark {
	position: number;
	head: string;
}

/** A ledger row as it leaves: its line, its link, and what is said of it beside the chain. */
export interface ExportRow {
	line: LedgerLine;
	chain: string;
	/** Link of the row before it in the ledger. */
	previous: string;
	/** Receipts that were there when the month was closed; of an open month, now. */
	receipts: number;
}

/** What the whole file says of itself. In the file of a closed month nothing of it ever changes again. */
export interface ExportHead {
	scope: 'ledger' | 'month';
	location: string;
	/** `YYYY-MM`; null for a whole ledger. */
	month: string | null;
	state: 'open' | 'closed' | null;
	/** How far the ledger went: at the close of a closed month, else now. */
	upTo: Mark;
	/** What the chain was when months were closed. */
	seals: readonly (Mark & { month: string })[];
}

export interface ExportStyle {
	format: 'csv' | 'json';
	decimal: DecimalMark;
	/** Whether CSV begins with a byte order mark, for spreadsheets that else mistake UTF-8. */
	bom: boolean;
}

/** The codes that a month is booked by; null while finance has given none. */
export type BooksOf = (month: string) => Books | null;

/** Pieces of text that make up a file in this order: begin, every row, end. Keeps sums only, never rows. */
export interface FileText {
	begin(): string;
	row(row: ExportRow): string;
	end(): string;
}

const COLUMNS = [
	'position',
	'entry_id',
	'type',
	'ref',
	'date',
	'posting_period',
	'late_post',
	'recorded_at',
	'amount',
	'currency',
	'original_amount',
	'original_currency',
	'rate',
	'rate_date',
	'method',
	'purpose',
	'reason',
	'legally_owed',
	'loss',
	'employee_id',
	'gl_account',
	'cost_centre',
	'tax_code',
	'receipts',
	'policy_version',
	'chain'
];

const yesOrNo = (flag: boolean) => (flag ? 'yes' : 'no');

function csvText({ decimal, bom }: ExportStyle, booksOf: BooksOf): FileText {
	const money = (minor: number | null, currency: string | null) =>
		minor === null || currency === null ? '' : numberCell(amountToText(minor, currency), decimal);
	return {
		begin: () => (bom ? '\uFEFF' : '') + csvLine(COLUMNS, decimal),
		row({ line, chain, receipts }) {
			const books = booksOf(line.postingPeriod);
			const cells = [
				String(line.position),
				line.id,
				line.type,
				line.ref ?? '',
				line.date,
				line.postingPeriod,
				yesOrNo(isLatePost(line)),
				new Date(line.recordedAt).toISOString(),
				money(line.amountMinor, line.currency),
				line.currency,
				money(line.originalAmountMinor, line.originalCurrency),
				line.originalCurrency ?? '',
				line.rate === null ? '' : numberCell(line.rate, decimal),
				line.rateOn ?? '',
				line.method,
				line.purpose,
				textCell(line.reason ?? ''),
				yesOrNo(line.legallyOwed),
				money(line.lossMinor, line.currency),
				line.employee,
				textCell(books?.accounts[line.method as Method] ?? ''),
				textCell(books?.costCentre ?? ''),
				textCell(books?.taxCode ?? ''),
				String(receipts),
				line.policyVersion === null ? '' : String(line.policyVersion),
				chain
			];
			return csvLine(cells, decimal);
		},
		end: () => ''
	};
}

interface Total {
	month: string;
	currency: string;
	entries: number;
	totalMinor: number;
}

function jsonText(head: ExportHead, booksOf: BooksOf): FileText {
	let last = 0;
	const totals = new Map<string, Total>();
	const count = ({ postingPeriod: month, currency, amountMinor }: LedgerLine) => {
		const known = totals.get(`${month} ${currency}`);
		if (known) {
			known.entries += 1;
			known.totalMinor += amountMinor;
		} else totals.set(`${month} ${currency}`, { month, currency, entries: 1, totalMinor: amountMinor });
	};
	return {
		begin() {
			const names = { format: LEDGER_FORMAT, version: LEDGER_VERSION, ...head };
			return `${JSON.stringify(names).slice(0, -1)},"entries":[`;
		},
		row({ line, chain, previous, receipts }) {
			const codes = codesOf(line, booksOf);
			// A month skips the rows of others: what stands before such a gap is told, so that its rows can be checked.
			const skipped = line.position === last + 1 ? {} : { previous };
			const entry = { ...line, latePost: isLatePost(line), receipts, ...codes, ...skipped, chain };
			const comma = last === 0 ? '\n' : ',\n';
			last = line.position;
			count(line);
			return comma + JSON.stringify(entry);
		},
		end() {
			const sums = [...totals.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
			return `\n],"totals":${JSON.stringify(sums)}}\n`;
		}
	};
}

/** Codes that are not given are left out. */
function codesOf(line: LedgerLine, booksOf: BooksOf) {
	const books = booksOf(line.postingPeriod);
	const account = books?.accounts[line.method as Method];
	return {
		...(account ? { glAccount: account } : {}),
		...(books?.costCentre ? { costCentre: books.costCentre } : {}),
		...(books?.taxCode ? { taxCode: books.taxCode } : {})
	};
}

/** The text of a file, row by row. */
export function fileText(head: ExportHead, style: ExportStyle, booksOf: BooksOf): FileText {
	return style.format === 'csv' ? csvText(style, booksOf) : jsonText(head, booksOf);
}
