import type { RecordBody } from '../../../src/lib/domain/records';
import type { ServerRecord } from './server';
import type { World } from './world';

/** The pool of a place, minor units of either currency: small enough to be gone soon. */
export const POOL_MINOR = 600_000;

/**
 * [rule 19] What is used and what leases promise of a month stays within the pool, unless entries carry OVER_POOL, and
 * then by no more than they say. Minor units.
 */
export function checkPools(world: World, records: readonly ServerRecord[]): void {
	const monthOf = new Map<string, string>();
	for (const { kind, id, body } of records) {
		if (kind === 'spend' && body) monthOf.set(id, (body as RecordBody<'spend'>).postingPeriod);
	}
	for (const { kind, space, body } of records) {
		if (kind !== 'pool' || !body) continue;
		const { months, leases } = body as RecordBody<'pool'>;
		if (leases.length > 0) world.hit('lease taken');
		for (const [month, usedMinor] of Object.entries(months)) {
			const promised = leases.filter((lease) => lease.month === month);
			const bound = promised.reduce((sum, lease) => sum + lease.shareMinor - lease.spentMinor, usedMinor);
			const over = overMinor(records, space, (entry) => monthOf.get(entry) === month);
			if (over > 0) world.hit('over the pool');
			if (bound - POOL_MINOR > over) world.violate(`[rule 19] pool at ${bound} in ${month}, ${over} flagged`);
		}
	}
}

function overMinor(
	records: readonly ServerRecord[],
	space: string,
	isOfMonth: (entry: string) => boolean
): number {
	return records
		.filter((record) => record.kind === 'flags' && record.space === space && isOfMonth(record.id))
		.flatMap(({ body }) => (body as RecordBody<'flags'> | null)?.flags ?? [])
		.filter((flag) => flag.code === 'OVER_POOL' && flag.state === 'open')
		.reduce((sum, flag) => sum + (flag.amountMinor ?? 0), 0);
}
