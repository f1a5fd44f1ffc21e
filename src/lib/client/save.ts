import { ok, type Result } from '../base/result';
import type { Op } from '../domain/op/op';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxEntry, OutboxStore, StoreFailure } from './store/outboxStore';
import { showOp } from './sync/mirrorSteps';

/**
 * Saves an op: the answer comes once the outbox has committed it [I1, P2]. What the screens show is derived and
 * follows in `shown`; when that fails it is rebuilt from the outbox, and the entry is safe all the same.
 */
export async function saveOp(
	outbox: OutboxStore,
	mirror: MirrorStore,
	op: Op
): Promise<Result<{ entry: OutboxEntry; shown: Promise<void> }, StoreFailure>> {
	const saved = await outbox.add(op);
	if (!saved.ok) return saved;
	return ok({ entry: saved.value, shown: showOp(mirror, saved.value) });
}
