/**
 * Two entries that look like one deed: the flag of each names the other, so that both people are asked, and what takes
 * one of the two back clears both [rule 9]. Only the server holds both, so that only it writes them.
 */
import type { MutatorContext } from '../op/mutator';
import type { Op } from '../op/op';
import type { Deed } from '../policy/duplicates';
import type { ReadTx, RecordKey, WriteTx } from '../tx';
import type { Flag, Flags, Standing } from './ledgerRecords';

const keyOf = ({ space }: Pick<Op, 'space'>, kind: 'flags' | 'standing', id: string): RecordKey => ({
	space,
	kind,
	id
});

/** What has to be loaded of entries that look like one that comes. */
export function suspectKeys(op: Op, suspects: readonly Deed[]): RecordKey[] {
	return suspects.flatMap(({ id }) => [keyOf(op, 'flags', id), keyOf(op, 'standing', id)]);
}

/** Those of the suspects that stand: of a guest without a card, only the entry itself knows that it was taken back. */
export function stillStanding(tx: ReadTx, op: Op, suspects: readonly Deed[]): Deed[] {
	return suspects.filter(({ id }) => {
		const standing = tx.get<Standing>(keyOf(op, 'standing', id));
		return !standing || (standing.leftMinor > 0 && standing.replacedBy === undefined);
	});
}

function twinsIn(held: Flags | undefined): string[] {
	return (held?.flags ?? []).flatMap(({ code, twins }) => (code === 'DUP_SUSPECT' ? (twins ?? []) : []));
}

/** What has to be loaded of the twins of entries, by the entries' own flags. */
export function twinKeys(tx: ReadTx, op: Op, entry: string): RecordKey[] {
	return twinsIn(tx.get<Flags>(keyOf(op, 'flags', entry))).map((id) => keyOf(op, 'flags', id));
}

/** The flag of an entry that looks like others. */
export function suspectFlag(twins: readonly Deed[]): Flag {
	return { code: 'DUP_SUSPECT', twins: twins.map(({ id }) => id), state: 'open' };
}

/** Notes on each of the others that `entry` looks like it, privately to who made it [rule 28]. */
export function flagTwins(tx: WriteTx, op: Op, entry: string, twins: readonly Deed[]): void {
	for (const { id, employee, at } of twins) {
		const key = keyOf(op, 'flags', id);
		const held = tx.get<Flags>(key) ?? { employee, at, flags: [] };
		const known = held.flags.find(({ code, state }) => code === 'DUP_SUSPECT' && state === 'open');
		const others = held.flags.filter((flag) => flag !== known);
		const flag: Flag = { code: 'DUP_SUSPECT', twins: [...(known?.twins ?? []), entry], state: 'open' };
		tx.put(key, { ...held, flags: [...others, flag] }, employee);
	}
}

/** An entry that was taken back is nobody's twin any more; `to`: the one that took its place, which still is. */
export function leaveTwins(
	tx: WriteTx,
	op: Op,
	entry: string,
	{ seq }: MutatorContext,
	to: string | null = null
): void {
	if (seq === null) return;
	for (const id of twinsIn(tx.get<Flags>(keyOf(op, 'flags', entry)))) {
		const key = keyOf(op, 'flags', id);
		const held = tx.get<Flags>(key);
		if (!held) continue;
		const flags = held.flags.map((flag) => (flag.twins ? withoutTwin(flag, entry, to) : flag));
		tx.put(key, { ...held, flags }, held.employee);
	}
}

function withoutTwin(flag: Flag, entry: string, to: string | null): Flag {
	const twins = (flag.twins ?? []).flatMap((id) => (id !== entry ? [id] : to === null ? [] : [to]));
	const isAlone = twins.length === 0 && flag.state === 'open';
	return { ...flag, twins, state: isAlone ? 'cleared' : flag.state };
}
