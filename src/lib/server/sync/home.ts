import type { Clock, Rng } from '../../base/clock';
import { must } from '../../base/assert';
import type { Op } from '../../domain/op/op';
import type { Database } from '../db/open';

/** The server as a home of ops: its database and what it may not get by itself [P22]. */
export interface Home {
	database: Database;
	clock: Clock;
	rng: Rng;
	/** `commit`: a commit is durable at once, as on a synchronously replicated PostgreSQL; else a backup is [P5]. */
	durable: 'backup' | 'commit';
	/** Called after a commit with the spaces that changed; wakes the phones [P8]. */
	changed(tenant: string, spaces: readonly string[]): void;
	/** Called after a commit with ops of a push that are in the log now, for news of them; returns at once, never throws. */
	committed?: (ops: readonly Op[]) => void;
	/** Something that should not happen, told without any content of ops. */
	report(what: string, error: unknown): void;
}

/** Device id of ops that the server itself writes. */
export const SERVER_DEVICE = '00000000-0000-7000-8000-000000000001';

const EPOCH_BYTES = 16;

/** Makes the instance's random epoch when the database is new; once, also with several processes [P7]. */
export async function prepareInstance({ database, rng }: Pick<Home, 'database' | 'rng'>): Promise<void> {
	const epoch = Buffer.from(rng.bytes(EPOCH_BYTES)).toString('hex');
	await database.db
		.insertInto('instance')
		.values({ key: 'epoch', value: epoch })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** A new epoch: after a restore or failover, so that phones send again what this database has lost [P7, I15]. */
export async function rotateEpoch({ database, rng }: Pick<Home, 'database' | 'rng'>): Promise<void> {
	const value = Buffer.from(rng.bytes(EPOCH_BYTES)).toString('hex');
	await database.db.updateTable('instance').set({ value }).where('key', '=', 'epoch').execute();
}

/** The epoch of this database. Read with every answer: a restore may happen below a running process. */
export async function readEpoch(db: Pick<Database['db'], 'selectFrom'>): Promise<string> {
	const row = await db.selectFrom('instance').select('value').where('key', '=', 'epoch').executeTakeFirst();
	return must(row, 'prepareInstance has not run').value;
}
