/**
 * Where ops run anew. The mutators weigh more than all else that a phone loads, and most starts have nothing pending:
 * they are loaded by the first transaction that meets an op. No code can be waited for within a transaction, so that one
 * is undone and begins again.
 */
import type { MirrorStore, MirrorTx } from '../store/mirrorStore';

type Replayer = typeof import('./replay');

class ReplayerMissing extends Error {
	override name = 'ReplayerMissing';
}

let here: Replayer | null = null;

export async function loadReplayer(): Promise<Replayer> {
	return (here ??= await import('./replay'));
}

/** Does it at once where it can: what is saved is shown in the same breath. */
export function withReplayer<T>(work: (replayer: Replayer) => Promise<T>): Promise<T> {
	return here ? work(here) : loadReplayer().then(work);
}

/** Throws where it is not loaded yet: only {@link atomicReplay} knows what to do then. */
export function replayer(): Replayer {
	if (!here) throw new ReplayerMissing();
	return here;
}

/** One transaction in which ops may run anew. */
export async function atomicReplay<T>(mirror: MirrorStore, work: (tx: MirrorTx) => Promise<T>): Promise<T> {
	try {
		return await mirror.atomic(work);
	} catch (error) {
		if (!(error instanceof ReplayerMissing)) throw error;
	}
	await loadReplayer();
	return mirror.atomic(work);
}
