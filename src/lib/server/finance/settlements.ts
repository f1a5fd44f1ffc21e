import type { ExportStyle } from '../../domain/finance/exportFile';
import { settlementFrame, settlementsOf, settlementText } from '../../domain/finance/settlementFile';
import type { RecordBody } from '../../domain/records';
import type { Home } from '../sync/home';
import type { Scope } from './exportPlan';

/** Debts held in memory at a time. */
const ROWS_PER_PAGE = 500;

/** The texts of the file of payments and of what came back, in the order in which the debts arose, a page at a time. */
export async function* settlementTexts(home: Home, scope: Scope, style: ExportStyle): AsyncGenerator<string> {
	const frame = settlementFrame(scope.space, style);
	yield frame.begin;
	let isFirst = true;
	for (let last = ''; ;) {
		const rows = await readPage(home, scope, last);
		const movements = rows.flatMap(({ id, body }) =>
			settlementsOf(id, JSON.parse(body ?? 'null') as RecordBody<'reimbursement'>)
		);
		if (movements.length > 0) {
			const text = movements.map((one) => settlementText(one, style)).join(frame.between);
			yield isFirst ? text : frame.between + text;
			isFirst = false;
		}
		if (rows.length < ROWS_PER_PAGE) break;
		last = rows.at(-1)?.id ?? last;
	}
	yield frame.end;
}

function readPage({ database: { db } }: Home, { tenant, space }: Scope, last: string) {
	return db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('kind', '=', 'reimbursement')
		.where('deleted', '=', 0)
		.where('id', '>', last)
		.orderBy('id')
		.limit(ROWS_PER_PAGE)
		.execute();
}
