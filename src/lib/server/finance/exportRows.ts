import { CompiledQuery } from 'kysely';
import type { ExportRow } from '../../domain/finance/exportFile';
import type { Dialect } from '../db/open';
import type { Home } from '../sync/home';
import type { ExportPlan } from './exportPlan';
import { lineOf, type columnsOf } from './ledgerRows';

/** Rows held in memory at a time, however long the ledger is. */
const ROWS_PER_PAGE = 500;

type Kept = ReturnType<typeof columnsOf> & { previous: string; chain: string };
type Row = Kept & { receipts: number };

const COLUMNS: readonly (keyof Kept)[] = [
	'id',
	'position',
	'type',
	'ref',
	'business_date',
	'posting_period',
	'received_at',
	'amount_minor',
	'currency',
	'original_amount_minor',
	'original_currency',
	'rate',
	'rate_on',
	'method',
	'purpose',
	'reason',
	'legally_owed',
	'loss_minor',
	'employee',
	'policy_version',
	'previous',
	'chain'
];

/**
 * The same text for every page, so that both databases prepare it once. `$3` where the page before ended, `$5` the seq
 * up to which receipts count, or in a whole ledger that of the close of each row's month.
 */
function pageQuery(dialect: Dialect, ofMonth: boolean): string {
	const close = `left join ledger_close c
		on c.tenant_id = e.tenant_id and c.space_id = e.space_id and c.month = e.posting_period`;
	const text = `select ${COLUMNS.map((name) => `e.${name}`).join(', ')},
		(select count(*) from ledger_receipt r where r.tenant_id = e.tenant_id and r.space_id = e.space_id
			and r.entry_id = e.id and r.seq <= ${ofMonth ? '$5' : 'coalesce(c.seq, $5)'}) as receipts
		from ledger_entry e ${ofMonth ? '' : close}
		where e.tenant_id = $1 and e.space_id = $2 and e.position > $3 and e.position <= $4
			${ofMonth ? 'and e.posting_period = $6' : ''}
		order by e.position limit ${ROWS_PER_PAGE}`;
	return dialect === 'postgres' ? text : text.replaceAll('$', '?');
}

function toExportRow(row: Row): ExportRow {
	const { chain, previous, receipts } = row;
	return { line: lineOf(row), chain, previous, receipts };
}

/** Pages of the rows of an export, in the order of the chain; each is read when it is asked for. */
export async function* exportPages(home: Home, plan: ExportPlan): AsyncGenerator<ExportRow[]> {
	const { db, dialect } = home.database;
	const { tenant, space, head, upToSeq } = plan;
	const text = pageQuery(dialect, head.month !== null);
	const tail = head.month === null ? [] : [head.month];
	for (let last = 0; ;) {
		const values = [tenant, space, last, head.upTo.position, upToSeq, ...tail];
		const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, values));
		if (rows.length > 0) yield rows.map(toExportRow);
		if (rows.length < ROWS_PER_PAGE) return;
		last = rows.at(-1)?.position ?? last;
	}
}
