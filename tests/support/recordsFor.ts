import { MemoryTx, type HeldRecord } from '../../src/lib/domain/memoryTx';
import type { PreparedOp } from '../../src/lib/domain/mutators';
import type { MutatorContext } from '../../src/lib/domain/op/mutator';
import { keyToText, type RecordKey } from '../../src/lib/domain/tx';

/** The records that an op runs over where all are known: those it touches and those that these name. */
export function recordsFor(
	{ op, touches, reaches }: PreparedOp,
	rows: ReadonlyMap<string, HeldRecord>,
	context: MutatorContext
): HeldRecord[] {
	const of = (key: RecordKey) => rows.get(keyToText(key)) ?? { key, body: null, audience: null };
	const touched = touches.map(of);
	const reached = context.seq === null ? [] : (reaches?.(new MemoryTx(op.space, touched), context) ?? []);
	return [...touched, ...reached.map(of)];
}
