import { MemoryTx, type HeldRecord } from '../../src/lib/domain/memoryTx';
import type { PreparedOp } from '../../src/lib/domain/mutators';
import type { MutatorContext } from '../../src/lib/domain/op/mutator';
import { keyToText, type RecordKey } from '../../src/lib/domain/tx';

/** The records that an op runs over where all are known: those it touches, those that these name, and those elsewhere. */
export function recordsFor(
	{ op, touches, reaches, elsewhere }: PreparedOp,
	rows: ReadonlyMap<string, HeldRecord>,
	context: MutatorContext
): HeldRecord[] {
	const of = (key: RecordKey) => rows.get(keyToText(key)) ?? { key, body: null, audience: null };
	const touched = touches.map(of);
	const reached = context.seq === null ? [] : (reaches?.(new MemoryTx(op.space, touched), context) ?? []);
	const tally = context.seq === null ? null : (elsewhere?.(new MemoryTx(op.space, touched)) ?? null);
	const others =
		tally === null ? [] : [...rows.values()].filter(({ key }) => isElsewhere(key, op.space, tally));
	return [...touched, ...reached.map(of), ...others];
}

function isElsewhere({ space, kind, id }: RecordKey, own: string, tally: string): boolean {
	return (kind === 'tally' && id === tally && space !== own) || (kind === 'location' && id !== own);
}
