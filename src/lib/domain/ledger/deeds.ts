/** What was done for a guest of late, so that one deed written down by two people can be told [rule 9]. */
import type { MutatorContext } from '../op/mutator';
import type { Op } from '../op/op';
import { LEADERS_ONLY } from '../org/role';
import { duplicateSuspects, type Deed } from '../policy/duplicates';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import { accountKeys, deedsFor } from './accounts';
import type { Recent, Spend, Tally } from './ledgerRecords';
import { addToRecent, openTally } from './totals';

/** Of whom a deed was done: by card, or by the alias of a typed name. */
interface Whose {
	guest?: string | undefined;
	alias?: string | undefined;
}

/** Deeds for guests without a card, by their alias as all titles and points aside it reads: "Sra. G." and "sra g". */
function aliasKey(op: Pick<Op, 'space'>, alias: string): RecordKey {
	const plain = alias
		.toLocaleLowerCase('en')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return { space: op.space, kind: 'tally', id: `alias:${plain}` };
}

/** Where the deeds of a guest without a card are kept; null without a name, and with a card, whose totals hold them. */
export function deedsKey(op: Op, { guest, alias }: Whose): RecordKey | null {
	return guest !== undefined || alias === undefined ? null : aliasKey(op, alias);
}

/** The deeds that stand: an entry that was taken back, or corrected by another one, is none. */
function deedsOf(recent: Recent): Deed[] {
	const gone = new Set(recent.filter(({ minor }) => minor < 0).map(({ entry }) => entry));
	return recent.flatMap(({ entry, kind, employee, minor, at }) =>
		minor > 0 && entry !== undefined && kind !== undefined && !gone.has(entry)
			? [{ id: entry, employee, guest: '', kind, amountMinor: minor, at }]
			: []
	);
}

/** What somebody else has written down that looks like the same deed. Ask before the row is posted. */
export function lookalikes(tx: ReadTx, op: Op, deed: Omit<Deed, 'guest'>, whose: Whose): Deed[] {
	const { guest } = whose;
	const key = deedsKey(op, whose);
	const recent =
		guest === undefined
			? ((key && tx.get<Tally>(key)?.recent) ?? [])
			: deedsFor(tx, accountKeys(op, { incident: '', employee: op.author, guest }));
	return duplicateSuspects({ ...deed, guest: '' }, deedsOf(recent));
}

/**
 * Notes a deed for a guest without a card; with one the guest's own totals hold it. Only the server judges by it. Who
 * takes such an entry back does not name the guest again: the entry's own standing tells (`stillStanding`).
 */
export function noteDeed(
	tx: WriteTx,
	op: Op,
	id: string,
	row: Spend,
	whose: Whose,
	{ seq }: MutatorContext
): void {
	if (seq === null || whose.guest !== undefined || whose.alias === undefined) return;
	const key = aliasKey(op, whose.alias);
	const tally = tx.get<Tally>(key) ?? openTally(row.employee);
	const recent = addToRecent(tally.recent, row, { seq, device: op.device, entry: id });
	tx.put(key, { ...tally, recent }, LEADERS_ONLY);
}
