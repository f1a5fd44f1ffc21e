import pg from 'pg';
import * as z from 'zod/mini';
import { assert } from '../../base/assert';
import type { Rng, Timers } from '../../base/clock';
import { sql } from 'kysely';
import { keyQuery, selectByKeys } from '../db/bulk';
import type { Database } from '../db/open';
import { sessionOf } from '../db/session';
import type { PokeHub, SpaceName } from './poke';

const CHANNEL = 'respiro_poke';
const POLL_MS = 2_000;
const RECONNECT_MS = 2_000;
/** PostgreSQL refuses 8,000 bytes; more names than that are left to the poll. */
const PAYLOAD_CHARS_MAX = 7_000;

const payloadSchema = z.object({
	from: z.string(),
	changed: z.array(z.object({ tenant: z.string(), space: z.string() }))
});

export interface PostgresPokeOptions {
	database: Database;
	hub: PokeHub;
	timers: Timers;
	rng: Rng;
	report: (what: string, error: unknown) => void;
	/** False: only the poll, as when every notification is lost. */
	listen?: boolean;
}

/**
 * Joins the hubs of several processes over one PostgreSQL: a notification sent after the commit and outside of it, one
 * listening connection per process, and every {@link POLL_MS} a look at the counters of the spaces that somebody waits
 * for, which is the truth [L33]. The answered function ends it.
 */
export function connectPostgresPokes(options: PostgresPokeOptions): () => Promise<void> {
	const { database, hub, rng, report } = options;
	const self = Buffer.from(rng.bytes(8)).toString('hex');
	hub.connect({
		send(changed) {
			const payload = JSON.stringify({ from: self, changed });
			if (payload.length > PAYLOAD_CHARS_MAX) return;
			sql`select pg_notify(${CHANNEL}, ${payload})`
				.execute(database.db)
				.catch((error: unknown) => report('notify failed', error));
		}
	});
	const stopPolling = pollCounters(options);
	const stopListening = options.listen === false ? () => Promise.resolve() : listen(options, self);
	return async () => {
		await stopPolling();
		await stopListening();
	};
}

function listen({ database, hub, timers, report }: PostgresPokeOptions, self: string): () => Promise<void> {
	assert(database.url, 'listening needs the address of PostgreSQL');
	const connectionString = database.url;
	let client: pg.Client | null = null;
	let isStopped = false;
	let cancelRetry = () => {};
	const connect = async () => {
		const own = new pg.Client({ connectionString, keepAlive: true, application_name: 'respiro poke' });
		client = own;
		let isLost = false;
		const lose = (error: unknown) => {
			if (isStopped || isLost) return;
			isLost = true;
			report('listening connection lost', error);
			own.end().catch(() => undefined);
			cancelRetry = timers.after(RECONNECT_MS, () => void connect());
		};
		own.on('error', lose);
		own.on('end', () => lose(new Error('connection ended')));
		own.on('notification', ({ payload }) => {
			const changed = readPayload(payload, self);
			if (changed) hub.wake(changed);
		});
		try {
			await own.connect();
			await own.query(`listen ${CHANNEL}`);
		} catch (error) {
			lose(error);
		}
	};
	const connecting = connect();
	return async () => {
		isStopped = true;
		cancelRetry();
		await connecting;
		await client?.end().catch(() => undefined);
	};
}

function readPayload(payload: string | undefined, self: string): SpaceName[] | null {
	try {
		const parsed = payloadSchema.safeParse(JSON.parse(payload ?? ''));
		return parsed.success && parsed.data.from !== self ? parsed.data.changed : null;
	} catch {
		return null;
	}
}

const countersOfKeys = keyQuery<SpaceName & { seq: number }>(
	['tenant', 'space'],
	0,
	`select keys.tenant, keys.space, space.seq from :keys join space
		on space.tenant_id = keys.tenant and space.id = keys.space`
);

/** Wakes for every watched space whose counter moved since the last look; one it never saw is only remembered. */
function pollCounters({ database, hub, timers, report }: PostgresPokeOptions): () => Promise<void> {
	let seqs = new Map<string, number>();
	let isStopped = false;
	let cancel = () => {};
	let looking = Promise.resolve();
	const look = async () => {
		const keys = hub.watched().map(({ tenant, space }) => [tenant, space]);
		const rows = await selectByKeys(sessionOf(database.db), database.dialect, countersOfKeys, [], keys);
		const moved = rows.filter((row) => {
			const before = seqs.get(`${row.tenant}/${row.space}`);
			return before !== undefined && before !== row.seq;
		});
		seqs = new Map(rows.map((row) => [`${row.tenant}/${row.space}`, row.seq]));
		if (moved.length > 0) hub.wake(moved);
	};
	const again = () => {
		cancel = timers.after(POLL_MS, () => {
			looking = look()
				.catch((error: unknown) => report('poll of counters failed', error))
				.then(() => {
					if (!isStopped) again();
				});
		});
	};
	again();
	return async () => {
		isStopped = true;
		cancel();
		await looking;
	};
}
