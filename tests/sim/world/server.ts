import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../../../src/lib/base/assert';
import type { Clock, Rng } from '../../../src/lib/base/clock';
import type { Op } from '../../../src/lib/domain/op/op';
import type { Role } from '../../../src/lib/domain/records';
import { pullRequestSchema } from '../../../src/lib/protocol/pull';
import { pushRequestSchema } from '../../../src/lib/protocol/push';
import { storiesRequestSchema } from '../../../src/lib/protocol/stories';
import type { RawAnswer } from '../../../src/lib/client/sync/transport';
import { migrateToLatest } from '../../../src/lib/server/db/migrate';
import { openDatabase, type Database } from '../../../src/lib/server/db/open';
import { findStories } from '../../../src/lib/server/stories/findStories';
import { readableSpaces, isAtLeast, type Actor } from '../../../src/lib/server/sync/actor';
import { prepareInstance, readEpoch, rotateEpoch, type Home } from '../../../src/lib/server/sync/home';
import { pullPages } from '../../../src/lib/server/sync/pull';
import { pushOps } from '../../../src/lib/server/sync/push';
import { commitServerOps, type ServerOp } from '../../../src/lib/server/sync/serverOps';

export interface ServerRecord {
	space: string;
	kind: string;
	id: string;
	seq: number;
	body: object | null;
	audience: string | null;
}

export interface ServerOpRow {
	space: string;
	seq: number;
	/** UTC ms. */
	arrivedAt: number;
	chain: string;
	op: Op;
}

export const json = (status: number, value: unknown, retryAfter: string | null = null): RawAnswer => ({
	status,
	contentType: 'application/json',
	retryAfter,
	text: JSON.stringify(value)
});

/** Memory, where the system has it: a simulated server needs no disk that survives. */
const BACKUP_HOME = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The real sync server over a throw-away database, with backups and restores. */
export class SimServer {
	readonly actors = new Map<string, Actor>();
	home: Home;
	private directory: string | null = null;
	private restores = 0;
	/** Content of the last backup is a file; null = none yet. */
	private backupPath: string | null = null;
	onChanged: () => void = () => undefined;

	private constructor(
		database: Database,
		private readonly clock: Clock,
		private readonly rng: Rng
	) {
		this.home = this.homeOf(database);
	}

	static async create(clock: Clock, rng: Rng): Promise<SimServer> {
		const database = openDatabase({ file: ':memory:' });
		await migrateToLatest(database);
		const server = new SimServer(database, clock, rng);
		await prepareInstance(server.home);
		return server;
	}

	private homeOf(database: Database): Home {
		return {
			database,
			clock: this.clock,
			rng: this.rng,
			durable: 'backup',
			changed: () => this.onChanged(),
			report(what, error) {
				throw new Error(what, { cause: error });
			}
		};
	}

	commit(ops: ServerOp[]): Promise<void> {
		return commitServerOps(this.home, ops);
	}

	allow(person: string, tenant: string, role: Role, spaces: string[]): void {
		const past = this.actors.get(person);
		const pastSpaces = [...new Set([...(past?.pastSpaces ?? []), ...(past?.spaces ?? []), ...spaces])];
		this.actors.set(person, { tenant, person, role, spaces, pastSpaces });
	}

	/** What the routes do: parse, check who asks, call one function. */
	async handle(path: string, body: string, person: string): Promise<RawAnswer> {
		const actor = must(this.actors.get(person), 'known person');
		const value: unknown = JSON.parse(body);
		if (path === '/api/sync/push') {
			const request = pushRequestSchema.parse(value);
			if (request.person !== person) return json(401, { error: 'not_signed_in' });
			return json(200, await pushOps(this.home, actor, request));
		}
		if (path === '/api/stories')
			return json(200, await findStories(this.home, actor, storiesRequestSchema.parse(value)));
		const request = pullRequestSchema.parse(value);
		if (request.person !== person) return json(401, { error: 'not_signed_in' });
		return json(200, await pullPages(this.home, actor, request));
	}

	/** Takes a backup; what it holds is durable from then on [P5]. */
	async backup(): Promise<void> {
		this.directory ??= mkdtempSync(join(BACKUP_HOME, 'respiro-sim-'));
		const { db, copyTo } = this.home.database;
		const path = join(this.directory, `backup-${this.clock.now()}-${this.restores}`);
		const seqs = await db.selectFrom('space').select(['tenant_id', 'id', 'seq']).execute();
		await must(copyTo, 'SQLite can be copied')(path);
		for (const { tenant_id, id, seq } of seqs) {
			await db
				.updateTable('space')
				.set({ durable_seq: seq })
				.where('tenant_id', '=', tenant_id)
				.where('id', '=', id)
				.execute();
		}
		if (this.backupPath) rmSync(this.backupPath);
		this.backupPath = path;
	}

	/** Goes back to the last backup; a careful operator also rotates the epoch. False without a backup. */
	async restore(rotates: boolean): Promise<boolean> {
		if (!this.backupPath || !this.directory) return false;
		await this.home.database.close();
		const file = join(this.directory, `restored-${++this.restores}`);
		copyFileSync(this.backupPath, file);
		this.home = this.homeOf(openDatabase({ file }));
		if (rotates) await rotateEpoch(this.home);
		return true;
	}

	epoch(): Promise<string> {
		return readEpoch(this.home.database.db);
	}

	async records(): Promise<ServerRecord[]> {
		const rows = await this.home.database.db.selectFrom('record').selectAll().execute();
		return rows.map((row) => ({
			space: row.space_id,
			kind: row.kind,
			id: row.id,
			seq: row.seq,
			body: row.body === null ? null : (JSON.parse(row.body) as object),
			audience: row.audience
		}));
	}

	async ops(): Promise<ServerOpRow[]> {
		const rows = await this.home.database.db.selectFrom('op').selectAll().orderBy('seq').execute();
		return rows.map(({ space_id, seq, chain, body, received_at }) => ({
			space: space_id,
			seq,
			arrivedAt: received_at,
			chain,
			op: JSON.parse(body) as Op
		}));
	}

	async ledger(): Promise<{ incident: string; amount_minor: number }[]> {
		return this.home.database.db.selectFrom('ledger_entry').select(['incident', 'amount_minor']).execute();
	}

	async quarantined(): Promise<{ id: string; reason: string }[]> {
		const rows = await this.home.database.db.selectFrom('quarantine').select(['op_id', 'reason']).execute();
		return rows.map(({ op_id, reason }) => ({ id: op_id, reason }));
	}

	/** What a person may see now. */
	visibleTo(person: string, record: ServerRecord): boolean {
		const actor = must(this.actors.get(person), 'known person');
		if (!readableSpaces(actor).includes(record.space)) return false;
		return record.audience === null || record.audience === person || isAtLeast(actor.role, 'manager');
	}

	async close(): Promise<void> {
		await this.home.database.close();
		if (this.directory) rmSync(this.directory, { recursive: true, force: true });
	}
}
