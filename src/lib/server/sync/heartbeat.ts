import type { PullRequest } from '../../protocol/pull';
import type { Actor } from './actor';
import type { Home } from './home';

/** Remembers what a device still holds back [P18]. */
export async function storeHeartbeat(
	home: Home,
	actor: Actor,
	device: string,
	heartbeat: NonNullable<PullRequest['heartbeat']>
): Promise<void> {
	const { unsent, oldestUnsentAt, build, persisted, clockOffsetMs } = heartbeat;
	const seen = {
		last_seen_at: home.clock.now(),
		unsent,
		oldest_unsent_at: oldestUnsentAt,
		// PostgreSQL cannot store NUL.
		build: build.replaceAll('\0', ''),
		persisted: persisted === null ? null : Number(persisted),
		clock_offset_ms: clockOffsetMs
	};
	await home.database.db
		.insertInto('device')
		.values({ tenant_id: actor.tenant, id: device, person_id: actor.person, ...seen })
		.onConflict((conflict) => conflict.columns(['tenant_id', 'id', 'person_id']).doUpdateSet(seen))
		.execute();
}
