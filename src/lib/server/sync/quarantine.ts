import { sql, type Kysely } from 'kysely';
import type { QuarantineReason } from '../../protocol/push';
import { insertRows } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { Schema, SyncSchema } from '../db/schema';
import type { Actor } from './actor';
import { sha256, type SentOp } from './examine';
import type { Home } from './home';

export interface SetAside {
	sent: SentOp;
	reason: QuarantineReason;
	space: string | null;
}

/**
 * Stores ops without effect, whole, under the tenant of who sent them, before any verdict names them [I11, P13].
 * The same content sent again is one row. NUL never reaches a column: JSON escapes it, ids are cut to plain text.
 */
export async function storeQuarantined(
	home: Home,
	actor: Actor,
	device: string,
	aside: readonly SetAside[]
): Promise<void> {
	const rows = new Map<string, SyncSchema['quarantine']>();
	for (const { sent, reason, space } of aside) {
		const raw = JSON.stringify(sent.raw) ?? 'null';
		const row: SyncSchema['quarantine'] = {
			tenant_id: actor.tenant,
			op_id: sent.id.replaceAll('\0', ''),
			hash: sha256(raw),
			space_id: space,
			author: actor.person,
			device,
			reason,
			raw,
			received_at: home.clock.now(),
			state: 'open'
		};
		rows.set(`${row.op_id} ${row.hash}`, row);
	}
	await insertRows(home.database.db, home.database.dialect, 'quarantine', [...rows.values()]);
}

/** An op that found its place after all, such as one of a newer build after the server's update, waits no longer. */
export async function resolveQuarantined(
	tx: Kysely<Schema>,
	dialect: Dialect,
	tenant: string,
	ids: readonly string[]
): Promise<void> {
	const isOne =
		dialect === 'postgres'
			? sql<boolean>`op_id = any(${ids})`
			: sql<boolean>`op_id in (select value from json_each(${JSON.stringify(ids)}))`;
	await tx
		.updateTable('quarantine')
		.set({ state: 'resolved' })
		.where('tenant_id', '=', tenant)
		.where(isOne)
		.where('state', '=', 'open')
		.where('reason', '!=', 'same_id_other_content')
		.execute();
}
