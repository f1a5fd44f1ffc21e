import type { Kysely } from 'kysely';
import { chainAnchor, chainLink } from '../../../domain/finance/ledgerChain.mjs';
import { columnsOf, lineOf } from '../../finance/ledgerRows';
import { sha256 } from '../../sync/examine';
import type { Schema } from '../schema';

const ROWS_PER_PAGE = 500;

/** Rows written before ledgers were chained get their places in the order of their commits. */
export async function chainLedgers(any: Kysely<unknown>): Promise<void> {
	const db = any as Kysely<Schema>;
	const spaces = await db.selectFrom('space').select(['tenant_id', 'id']).execute();
	for (const { tenant_id, id } of spaces) await chainOne(db, tenant_id, id);
}

async function chainOne(db: Kysely<Schema>, tenant: string, space: string): Promise<void> {
	let [position, head] = [0, ''];
	for (;;) {
		const rows = await nextRows(db, tenant, space);
		if (rows.length === 0) break;
		const purposes = await purposesOf(db, tenant, rows);
		const receivedAt = await receivedOf(db, tenant, space, rows);
		for (const row of rows) {
			const line = lineOf({
				...row,
				position: ++position,
				purpose: purposes.get(row.gesture) ?? 'fix',
				received_at: receivedAt.get(row.seq) ?? row.at
			});
			const previous = head || chainAnchor(space);
			head = chainLink(previous, line, sha256);
			await db
				.updateTable('ledger_entry')
				.set({ ...columnsOf(line), previous, chain: head })
				.where('tenant_id', '=', tenant)
				.where('space_id', '=', space)
				.where('id', '=', row.id)
				.execute();
		}
	}
	if (position === 0) return;
	await db
		.updateTable('space')
		.set({ ledger_count: position, ledger_head: head })
		.where('tenant_id', '=', tenant)
		.where('id', '=', space)
		.execute();
}

/** The next rows that have no place yet. */
function nextRows(db: Kysely<Schema>, tenant: string, space: string) {
	return db
		.selectFrom('ledger_entry')
		.selectAll()
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where('position', '=', 0)
		.orderBy('seq')
		.orderBy('id')
		.limit(ROWS_PER_PAGE)
		.execute();
}

type Row = Awaited<ReturnType<typeof nextRows>>[number];

async function purposesOf(db: Kysely<Schema>, tenant: string, rows: readonly Row[]) {
	const gestures = await db
		.selectFrom('record')
		.select(['id', 'body'])
		.where('tenant_id', '=', tenant)
		.where('kind', '=', 'gesture')
		.where(
			'id',
			'in',
			rows.map((row) => row.gesture)
		)
		.execute();
	const told = gestures.flatMap(({ id, body }): [string, string][] => {
		const purpose = body === null ? undefined : (JSON.parse(body) as { purpose?: string }).purpose;
		return purpose ? [[id, purpose]] : [];
	});
	return new Map(told);
}

async function receivedOf(db: Kysely<Schema>, tenant: string, space: string, rows: readonly Row[]) {
	const ops = await db
		.selectFrom('op')
		.select(['seq', 'received_at'])
		.where('tenant_id', '=', tenant)
		.where('space_id', '=', space)
		.where(
			'seq',
			'in',
			rows.map((row) => row.seq)
		)
		.execute();
	return new Map(ops.map((op) => [op.seq, op.received_at]));
}
