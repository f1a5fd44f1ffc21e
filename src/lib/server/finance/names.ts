import { csvLine, textCell } from '../../domain/finance/csv';
import type { ExportStyle } from '../../domain/finance/exportFile';
import type { RecordBody } from '../../domain/records';
import type { Home } from '../sync/home';
import type { Scope } from './exportPlan';

/**
 * The names behind the ids of employees in a location's ledger, as they are now: apart from the ledger's own files,
 * whose bytes must not change with a name, and which nobody has to blacken when a person is to be forgotten.
 */
export async function namesFile(home: Home, { tenant, space }: Scope, style: ExportStyle): Promise<string> {
	const { db } = home.database;
	const spenders = db
		.selectFrom('ledger_entry')
		.select('employee')
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space);
	const rows = await db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', tenant)
		.where('kind', '=', 'person')
		.where('id', 'in', spenders)
		.orderBy('id')
		.execute();
	const people = rows.flatMap(({ id, body }) =>
		body === null ? [] : [{ id, name: (JSON.parse(body) as RecordBody<'person'>).name }]
	);
	if (style.format === 'json')
		return `${JSON.stringify({ format: 'respiro-names', location: space, people })}\n`;
	const lines = people.map(({ id, name }) => csvLine([id, textCell(name)], style.decimal));
	return (style.bom ? '\uFEFF' : '') + csvLine(['employee_id', 'name'], style.decimal) + lines.join('');
}
