/** Runs pending ops over records: pure functions. They need every mutator, so that they are loaded when ops are there. */
import { MemoryTx } from '../../domain/memoryTx';
import { prepareOp } from '../../domain/mutators';
import type { Op } from '../../domain/op/op';
import { keyToText } from '../../domain/tx';
import type { MirrorRow, OverlayOp } from '../store/mirrorStore';
import { toRow } from '../store/row';

/** An op as the overlay keeps it; null when this build cannot run it (it is sent all the same). */
export function toOverlay(op: Op, n: number, seq: number | null, epoch: string): OverlayOp | null {
	const prepared = prepareOp(op);
	if (!prepared.ok) return null;
	return { id: op.id, n, op, keys: prepared.value.touches.map(keyToText), seq, epoch };
}

/**
 * Runs ops in local order over confirmed rows: the rows they leave behind (null = removed), by key text.
 * A refused op shows nothing now and is tried again with every change of what it reads.
 */
export function replay(
	ops: readonly OverlayOp[],
	person: string,
	confirmed: (key: string) => MirrorRow | undefined,
	seeds: ReadonlyMap<string, object>
): Map<string, MirrorRow | null> {
	const written = new Map<string, MirrorRow | null>();
	const bodyOf = (key: string): object | null => {
		const own = written.get(key);
		return (own === undefined ? (confirmed(key)?.body ?? seeds.get(key)) : own?.body) ?? null;
	};
	for (const { op } of ops) {
		const prepared = prepareOp(op);
		if (!prepared.ok) continue;
		const held = prepared.value.touches.map((key) => ({ key, body: bodyOf(keyToText(key)), audience: null }));
		const tx = new MemoryTx(op.space, held);
		if (prepared.value.run(tx, { receivedAt: null, seq: null }) !== null) continue;
		for (const { key, body } of tx.written()) {
			const text = keyToText(key);
			written.set(text, body && toRow(person, key, confirmed(text)?.seq ?? 0, body, op.id));
		}
	}
	return written;
}
