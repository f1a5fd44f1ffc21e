import { PostgresDialect } from 'kysely';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { assert } from '../../base/assert';
import { preparedName, type Session } from './session';

const POOL_CONNECTIONS_MAX = 10;
const CONNECT_MS_MAX = 10_000;
const BIGINT_OID = 20;

/** A PostgreSQL of ours: Kysely's way in, and the short way for transactions of prepared statements. */
export interface PostgresServer {
	dialect: PostgresDialect;
	write<T>(work: (session: Session) => Promise<T>): Promise<T>;
	read<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

/** Connects lazily to the database at `url`. */
export function openPostgresServer(url: string): PostgresServer {
	const pool = new pg.Pool({
		connectionString: url,
		max: POOL_CONNECTIONS_MAX,
		connectionTimeoutMillis: CONNECT_MS_MAX,
		application_name: 'respiro',
		pipeline: true,
		// Every bigint of ours is a millisecond, a seq or minor units: far below 2^53.
		types: {
			getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
				oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser
		}
	});
	// An idle connection that breaks is replaced at the next use; without a listener it would end the process.
	pool.on('error', () => undefined);
	return {
		dialect: new PostgresDialect({ pool: preparingPool(pool) }),
		write: (work) => runOn(pool, 'begin', work),
		read: (work) => runOn(pool, 'begin isolation level repeatable read read only', work)
	};
}

/** Begins without waiting for the answer; the first statements travel with it. */
async function runOn<T>(pool: pg.Pool, begin: string, work: (session: Session) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let isBroken = false;
	try {
		const session = firstFailureSession(client);
		const [, result] = await Promise.all([session.query(begin, []), work(session)]);
		const { command } = await client.query('commit');
		// A transaction that failed answers COMMIT with ROLLBACK: nothing was stored [I3].
		assert(command === 'COMMIT', 'the transaction was rolled back');
		return result;
	} catch (error) {
		await client.query('rollback').catch(() => (isBroken = true));
		throw error;
	} finally {
		client.release(isBroken);
	}
}

/** Statements sent behind one that fails only say that the transaction is aborted; all reject with what aborted it. */
function firstFailureSession(client: pg.PoolClient): Session {
	let failure: { error: unknown } | null = null;
	return {
		async query<Row>(text: string, values: readonly unknown[]) {
			try {
				return (await run<Row>(client, text, values)).rows;
			} catch (error) {
				failure ??= { error };
				throw failure.error;
			}
		}
	};
}

async function run<Row>(client: pg.PoolClient, text: string, values: readonly unknown[]) {
	const name = preparedName(text);
	const result = await client.query({ ...(name ? { name } : {}), text, values: [...values] });
	return result as PostgresQueryResult<Row>;
}

/** The pool as Kysely sees it: what is {@link prepared} goes by its name there, too. */
function preparingPool(pool: pg.Pool): PostgresPool {
	const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
	return {
		options: pool.options,
		end: () => pool.end(),
		async connect() {
			const client = await pool.connect();
			const known = clients.get(client) ?? preparingClient(client);
			clients.set(client, known);
			return known;
		}
	};
}

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
	function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
	function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
	function query(text: unknown, values: readonly unknown[] = []): unknown {
		assert(typeof text === 'string', 'this server reads no cursors');
		return run(client, text, values);
	}
	return { query, release: (destroy) => client.release(destroy) };
}
