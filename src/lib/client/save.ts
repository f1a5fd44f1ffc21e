import { must } from '../base/assert';
import { ok, type Result } from '../base/result';
import type { Op } from '../domain/op/op';
import type { MirrorStore } from './store/mirrorStore';
import type { OutboxEntry, OutboxStore, StoreFailure } from './store/outboxStore';
import { showOp } from './sync/mirrorSteps';

/**
 * Saves ops that belong together, all or none: the answer comes once the outbox has committed them [I1, P2]. What the
 * screens show is derived and follows in `shown`; when that fails it is rebuilt from the outbox, and the entries are
 * safe all the same.
 */
export async function saveOps(
	outbox: OutboxStore,
	mirror: MirrorStore,
	ops: readonly Op[]
): Promise<Result<{ entries: OutboxEntry[]; shown: Promise<void> }, StoreFailure>> {
	const saved = await outbox.addAll(ops);
	if (!saved.ok) return saved;
	return ok({ entries: saved.value, shown: showAll(mirror, saved.value) });
}

async function showAll(mirror: MirrorStore, entries: readonly OutboxEntry[]): Promise<void> {
	for (const entry of entries) await showOp(mirror, entry);
}

/** {@link saveOps} for one op. */
export async function saveOp(
	outbox: OutboxStore,
	mirror: MirrorStore,
	op: Op
): Promise<Result<{ entry: OutboxEntry; shown: Promise<void> }, StoreFailure>> {
	const saved = await saveOps(outbox, mirror, [op]);
	if (!saved.ok) return saved;
	return ok({ entry: must(saved.value.entries[0], 'one op is one entry'), shown: saved.value.shown });
}
