/** What voids, corrections and refunds share: an entry is never changed, only reversed by another row [rule 15]. */
import type { MutatorContext, Refusal } from '../op/mutator';
import type { Op } from '../op/op';
import { authorKey, isLeader } from '../org/role';
import { postingOf as postedIn } from '../policy/posting';
import { effectiveInstant } from '../op/instant';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import { accountKeyList, Accounts, locationKey, policiesKey, type Subject } from './accounts';
import { placeOf } from './law';
import type { Flags, Spend, Standing } from './ledgerRecords';
import { putFlags } from './recordSpend';

/** The entry an op is about, with what names its totals; checked against the entry itself. */
export interface Target extends Subject {
	entry: string;
	gesture: string;
}

type EntryKind = 'spend' | 'standing' | 'flags' | 'reimbursement';

export function entryKey(op: Op, kind: EntryKind, id: string): RecordKey {
	return { space: op.space, kind, id };
}

/** Every record that reversing `target` with the new rows `ids` may read or write. */
export function reversalTouches(op: Op, target: Target, ids: readonly string[]): RecordKey[] {
	const kinds: EntryKind[] = ['spend', 'standing', 'flags', 'reimbursement'];
	const own = [target.entry, ...ids].flatMap((id) => kinds.map((kind) => entryKey(op, kind, id)));
	const people = [...new Set([op.author, target.employee])].map((id) => ({ ...authorKey(op), id }));
	return [...own, ...accountKeyList(op, target), locationKey(op), policiesKey(op), ...people];
}

/** An entry as it stands. */
export interface OpenEntry {
	row: Spend;
	standing: Standing;
}

/** The entry and what is left of it, or why it cannot be reversed. Its spender may, and managers [rule 17]. */
export function openEntry(
	tx: ReadTx,
	op: Op,
	target: Target,
	ids: readonly string[],
	{ receivedAt }: MutatorContext
): { ok: true; entry: OpenEntry } | { ok: false; refusal: Refusal } {
	const row = tx.get<Spend>(entryKey(op, 'spend', target.entry));
	const isEntry = row !== undefined && row.amountMinor > 0;
	const fits =
		isEntry &&
		row.gesture === target.gesture &&
		row.incident === target.incident &&
		row.employee === target.employee &&
		row.guest === (target.guest ?? undefined);
	if (!fits) return { ok: false, refusal: 'unknown_ref' };
	if (row.employee !== op.author && !isLeader(tx, op, receivedAt)) return { ok: false, refusal: 'not_yours' };
	if (ids.some((id) => tx.get(entryKey(op, 'spend', id)))) return { ok: false, refusal: 'over_reversal' };
	const standing = tx.get<Standing>(entryKey(op, 'standing', target.entry)) ?? {
		employee: row.employee,
		leftMinor: row.amountMinor,
		receipts: []
	};
	return { ok: true, entry: { row, standing } };
}

/** Where a reversal is posted: `wanted` unless that month is closed [rule 18, C8]. */
export function postingOf(tx: ReadTx, op: Op, target: Target, wanted: string, context: MutatorContext) {
	const ledger = new Accounts(tx, op, target);
	const { at } = effectiveInstant(op, context.receivedAt);
	return postedIn(wanted, context.receivedAt ?? at, placeOf(tx, op), ledger);
}

/** Notes LATE_POST on a reversal that landed in another month. */
export function flagLate(tx: WriteTx, op: Op, id: string, row: Spend, isLate: boolean): void {
	if (!isLate) return;
	putFlags(tx, op, id, { employee: row.employee, at: row.at, flags: [{ code: 'LATE_POST', state: 'open' }] });
}

/** Clears flags of an entry that `isGone` names. */
export function clearFlags(
	tx: WriteTx,
	op: Op,
	id: string,
	isGone: (flag: Flags['flags'][number]) => boolean
) {
	const held = tx.get<Flags>(entryKey(op, 'flags', id));
	if (!held) return;
	const flags = held.flags.map((flag) => (isGone(flag) ? { ...flag, state: 'cleared' as const } : flag));
	tx.put(entryKey(op, 'flags', id), { ...held, flags }, held.employee);
}
