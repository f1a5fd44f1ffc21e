import { must } from '../../base/assert';
import type { LogMark } from '../../protocol/log';
import { commitWhole, type Whole } from './consequences';
import type { BatchOp, Outcome } from './commit';
import type { Database } from '../db/open';
import type { Home } from './home';

/** What became of an op: its outcome, or `later` when the database could not take it now. */
export type SpaceOutcome = Outcome | { kind: 'later' };

/** One outcome per op, in order; `epoch` and `log` null when nothing was looked at. */
export interface SpaceCommit {
	outcomes: SpaceOutcome[];
	epoch: string | null;
	log: LogMark | null;
}

/** Ops of one space that one request brought. */
interface Job {
	home: Home;
	tenant: string;
	space: string;
	ops: readonly BatchOp[];
	resolve: (commit: SpaceCommit) => void;
	reject: (error: unknown) => void;
}

const TRIES_MAX = 4;
/** Ops that share a transaction: one wait for the disk for many phones, and no long wait for anybody. */
const GROUP_OPS_MAX = 400;

/** Two writers met: nothing was written, the same again will do. */
const CONFLICT_CODES = new Set(['40001', '40P01', '23505']);
const SQLITE_BUSY = 5;
/** What is wrong with the rows, not with the database; class 22 data, 23 constraint, 54 limits. */
const CONTENT_CLASSES = new Set(['22', '23', '54']);
const SQLITE_CONTENT = new Set([18, 19, 20]);

/** Jobs that wait while another transaction of the same lane runs; a lane that is here is being worked on. */
const lanes = new WeakMap<Database, Map<string, Job[]>>();

/**
 * Commits ops of one space in ONE transaction [P4], which requests that come while another one runs share: each has its
 * own outcomes, and a refused op is nobody else's matter [P3]. SQLite has one writer, so one lane; PostgreSQL has one
 * a space, whose counter they would wait for anyway. Resolves when all is on disk [I3].
 */
export function commitSpace(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly BatchOp[]
): Promise<SpaceCommit> {
	const { database } = home;
	const all = lanes.get(database) ?? new Map<string, Job[]>();
	lanes.set(database, all);
	const lane = database.dialect === 'sqlite' ? '' : `${tenant}/${space}`;
	return new Promise((resolve, reject) => {
		const job = { home, tenant, space, ops, resolve, reject };
		const waiting = all.get(lane);
		if (waiting) waiting.push(job);
		else {
			all.set(lane, [job]);
			void drain(all, lane);
		}
	});
}

async function drain(all: Map<string, Job[]>, lane: string): Promise<void> {
	for (;;) {
		const group = takeGroup(all.get(lane) ?? []);
		if (group.length === 0) break;
		try {
			if (!(await commitShared(group))) await commitEach(group);
		} catch (error) {
			// A bug: whoever waits hears of it, and the lane goes on.
			for (const { reject } of group) reject(error);
		}
	}
	all.delete(lane);
}

async function commitEach(group: readonly Job[]): Promise<void> {
	for (const { home, tenant, space, ops, resolve } of group) {
		resolve(await commitAlone(home, tenant, space, ops));
	}
}

function takeGroup(waiting: Job[]): Job[] {
	let [count, total] = [0, 0];
	for (const { ops } of waiting) {
		if (count > 0 && total + ops.length > GROUP_OPS_MAX) break;
		total += ops.length;
		count++;
	}
	return waiting.splice(0, count);
}

/** Commits several jobs as one transaction. False when that did not work: then nothing of it was stored. */
async function commitShared(group: readonly Job[]): Promise<boolean> {
	const [first] = group;
	if (!first || group.length === 1) return false;
	const spaces = new Map<string, Job[]>();
	for (const job of group) {
		const name = `${job.tenant}/${job.space}`;
		const same = spaces.get(name);
		if (same) same.push(job);
		else spaces.set(name, [job]);
	}
	// In sorted order, so that two processes do not wait for each other in a ring. What follows from a batch may lock the
	// organisation's counter out of it: then the database breaks the ring, and each is tried alone.
	const sorted = [...spaces].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, jobs]) => jobs);
	const done: [Job[], Whole][] = [];
	try {
		await first.home.database.write(async (session) => {
			for (const jobs of sorted) done.push([jobs, await commitWhole(first.home, session, batchOf(jobs))]);
		});
	} catch {
		return false;
	}
	for (const [jobs, committed] of done) answer(jobs, committed);
	return true;
}

function batchOf(jobs: readonly Job[]) {
	const { home, tenant, space } = must(jobs[0], 'a space has a job');
	return { tenant, space, ops: jobs.flatMap(({ ops }) => ops), receivedAt: home.clock.now() };
}

function answer(jobs: readonly Job[], { outcomes, epoch, log, spaces }: Whole): void {
	let done = 0;
	for (const { home, tenant, ops, resolve } of jobs) {
		const own = outcomes.slice(done, (done += ops.length));
		if (own.some(({ kind }) => kind === 'committed')) home.changed(tenant, spaces);
		resolve({ outcomes: own, epoch, log });
	}
}

/**
 * A job by itself. If the database refuses it for its content, it is halved until the one op that does it is alone:
 * that one comes `later`, its neighbours do not wait [I11].
 */
async function commitAlone(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly BatchOp[]
): Promise<SpaceCommit> {
	try {
		return await commitWithRetries(home, tenant, space, ops);
	} catch (error) {
		home.report(`commit of ${ops.length} ops failed`, error);
		if (ops.length === 1 || !isOfContent(error))
			return { outcomes: ops.map(() => ({ kind: 'later' })), epoch: null, log: null };
		const half = Math.ceil(ops.length / 2);
		const first = await commitAlone(home, tenant, space, ops.slice(0, half));
		const second = await commitAlone(home, tenant, space, ops.slice(half));
		const outcomes = [...first.outcomes, ...second.outcomes];
		return { outcomes, epoch: second.epoch ?? first.epoch, log: second.log ?? first.log };
	}
}

async function commitWithRetries(
	home: Home,
	tenant: string,
	space: string,
	ops: readonly BatchOp[]
): Promise<Whole> {
	const { database, clock } = home;
	for (let tries = 1; ; tries++) {
		try {
			const batch = { tenant, space, ops, receivedAt: clock.now() };
			const committed = await database.write((session) => commitWhole(home, session, batch));
			if (committed.spaces.length > 0) home.changed(tenant, committed.spaces);
			return committed;
		} catch (error) {
			if (tries === TRIES_MAX || !isConflict(error)) throw error;
		}
	}
}

function codesOf(error: unknown): { code: string; errcode: number } {
	const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
	return { code: String(code ?? ''), errcode: typeof errcode === 'number' ? errcode & 0xff : 0 };
}

function isConflict(error: unknown): boolean {
	const { code, errcode } = codesOf(error);
	return CONFLICT_CODES.has(code) || errcode === SQLITE_BUSY;
}

function isOfContent(error: unknown): boolean {
	const { code, errcode } = codesOf(error);
	return SQLITE_CONTENT.has(errcode) || (/^[0-9A-Z]{5}$/.test(code) && CONTENT_CLASSES.has(code.slice(0, 2)));
}
