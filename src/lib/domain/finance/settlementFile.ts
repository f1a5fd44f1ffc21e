/** The file of what people were paid for what they had paid themselves, and of what came back [003-11, rule 17]. */
import type { Reimbursement } from '../ledger/ledgerRecords';
import { amountToText } from '../money/amount';
import { csvLine, numberCell, textCell } from './csv';
import type { ExportStyle } from './exportFile';

/** One movement between the house and a person; what came back is negative. Instants: UTC ms; `by`: who said so. */
export interface Settlement {
	at: number;
	what: 'paid' | 'given_back';
	employee: string;
	entry: string;
	amountMinor: number;
	currency: string;
	batch: string | null;
	by: string | null;
}

const COLUMNS = ['at', 'what', 'employee_id', 'entry_id', 'amount', 'currency', 'batch', 'by'];

/** The movements of one debt, payment first; their sum is what its person holds of it. */
export function settlementsOf(entry: string, owed: Reimbursement): Settlement[] {
	const { employee, currency, state, amountMinor, settledAt, settledBy, batch, givenBack = [] } = owed;
	const common = { employee, entry, currency };
	const isPaid = state === 'paid' && amountMinor > 0 && settledAt !== undefined;
	const paid: Settlement[] = isPaid
		? [{ ...common, at: settledAt, what: 'paid', amountMinor, batch: batch ?? null, by: settledBy ?? null }]
		: [];
	const back = givenBack.map(({ minor, at, by }): Settlement => {
		return { ...common, at, what: 'given_back', amountMinor: -minor, batch: null, by };
	});
	return [...paid, ...back];
}

function csvOf(
	{ at, what, employee, entry, amountMinor, currency, batch, by }: Settlement,
	style: ExportStyle
) {
	const amount = numberCell(amountToText(amountMinor, currency), style.decimal);
	const cells = [new Date(at).toISOString(), what, employee, entry, amount, currency];
	return csvLine([...cells, textCell(batch ?? ''), by ?? ''], style.decimal);
}

/** What stands before the first movement, between two of them (in JSON), and after the last. */
export function settlementFrame(location: string, { format, decimal, bom }: ExportStyle) {
	if (format === 'csv') {
		return { begin: (bom ? '\uFEFF' : '') + csvLine(COLUMNS, decimal), between: '', end: '' };
	}
	const head = JSON.stringify({ format: 'respiro-settlements', location }).slice(0, -1);
	return { begin: `${head},"settlements":[`, between: ',\n', end: ']}\n' };
}

/** One movement as the file says it. */
export function settlementText(one: Settlement, style: ExportStyle): string {
	return style.format === 'csv' ? csvOf(one, style) : JSON.stringify(one);
}
