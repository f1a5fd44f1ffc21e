import type { Home } from '../sync/home';
import type { Scope } from './exportPlan';

const DAY_MS = 86_400_000;
/** A phone not heard of for that long before a month's end is put away, not silent. */
const IN_USE_MS = 35 * DAY_MS;

/** What a phone of somebody who works at the location told of itself when it was last heard of [P18]. */
export interface Heartbeat {
	device: string;
	lastSeenAt: number;
	unsent: number;
	oldestUnsentAt: number | null;
}

/** Heartbeats of the phones of all who work or worked at a location: one row per person on a device. */
export async function readHeartbeats(
	{ database: { db } }: Home,
	{ tenant, space }: Scope
): Promise<Heartbeat[]> {
	const rows = await db
		.selectFrom('device')
		.innerJoin('member_location', (join) =>
			join
				.onRef('member_location.tenant_id', '=', 'device.tenant_id')
				.onRef('member_location.person_id', '=', 'device.person_id')
		)
		.select(['device.id', 'device.last_seen_at', 'device.unsent', 'device.oldest_unsent_at'])
		.where('device.tenant_id', '=', tenant)
		.where('member_location.location_id', '=', space)
		.execute();
	return rows.map((row) => ({
		device: row.id,
		lastSeenAt: row.last_seen_at,
		unsent: row.unsent,
		oldestUnsentAt: row.oldest_unsent_at
	}));
}

/** Several people may share a phone. */
const phonesOf = (heartbeats: readonly Heartbeat[]) => new Set(heartbeats.map(({ device }) => device)).size;

/**
 * Who may still hold entries of a month that ended at `endsAt` (UTC ms). A phone tells the age of its oldest unsent
 * entry and their number, of whatever month: so the number is a most. Silent ones may hold some that nobody knows of.
 */
export function waitingBefore(heartbeats: readonly Heartbeat[], endsAt: number) {
	const holding = heartbeats.filter(
		({ unsent, oldestUnsentAt }) => unsent > 0 && (oldestUnsentAt === null || oldestUnsentAt < endsAt)
	);
	const silent = heartbeats.filter(
		({ lastSeenAt, unsent }) => unsent === 0 && lastSeenAt < endsAt && lastSeenAt >= endsAt - IN_USE_MS
	);
	return {
		waiting: {
			phones: phonesOf(holding),
			entries: holding.reduce((sum, { unsent }) => sum + unsent, 0)
		},
		silentPhones: phonesOf(silent)
	};
}
