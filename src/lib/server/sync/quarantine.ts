import * as z from 'zod/mini';
import { guestAliasOf, hideGuestName } from '../../domain/gesture/alias';
import { GUEST_NAME_CHARS_MAX } from '../../domain/limits';
import { QUARANTINE_LABEL_CHARS_MAX } from '../../protocol/quarantine';
import type { QuarantineReason } from '../../protocol/push';
import { insertRows } from '../db/bulk';
import type { Dialect } from '../db/open';
import type { SyncSchema } from '../db/schema';
import { prepared, sessionOf, type Session } from '../db/session';
import { forgetLateAside } from '../guests/forget';
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
			state: 'open',
			settled_by: null,
			settled_at: null,
			label: labelOf(sent.raw)
		};
		rows.set(`${row.op_id} ${row.hash}`, row);
	}
	const { db, dialect } = home.database;
	await insertRows(sessionOf(db), dialect, 'quarantine', [...rows.values()]);
	// After the insert: an erasure that came between has either seen these rows, or is seen here.
	const raws = aside.map(({ sent }) => sent.raw);
	if (raws.length > 0) await forgetLateAside(sessionOf(db), dialect, actor.tenant, raws);
}

const told = z.object({
	parts: z.object({ what: z.string() }),
	guestName: z.optional(z.unknown())
});

/** First words of what an op would have told, to know it by; the guest's name left out [003-5]. */
function labelOf(raw: unknown): string {
	const op = z.object({ args: told }).safeParse(raw);
	if (!op.success) return '';
	const { parts, guestName } = op.data.args;
	const name = typeof guestName === 'string' ? guestName : '';
	// A name longer than any phone lets in: who knows what it hides.
	if (name.length > GUEST_NAME_CHARS_MAX) return '';
	const start = parts.what.slice(0, 4 * QUARANTINE_LABEL_CHARS_MAX);
	const text = name === '' ? start : hideGuestName(start, name, guestAliasOf(name));
	const line = text.replace(/[\s\0]+/g, ' ').trim();
	return line.slice(0, QUARANTINE_LABEL_CHARS_MAX).toWellFormed();
}

const resolveTexts: Record<Dialect, string> = {
	sqlite: resolveText('in (select value from json_each(?3))').replaceAll('$', '?'),
	postgres: prepared(resolveText('= any($3::text[])'))
};

function resolveText(isOne: string): string {
	return `update quarantine set state = 'resolved', settled_by = null, settled_at = $2
		where tenant_id = $1 and op_id ${isOne} and state <> 'resolved' and reason <> 'same_id_other_content'`;
}

/** An op that found its place after all, such as one of a newer build after the server's update, waits no longer. UTC ms `at`. */
export async function resolveQuarantined(
	session: Session,
	dialect: Dialect,
	tenant: string,
	ids: readonly string[],
	at: number
): Promise<void> {
	const list = dialect === 'postgres' ? ids : JSON.stringify(ids);
	await session.query(resolveTexts[dialect], [tenant, at, list]);
}
